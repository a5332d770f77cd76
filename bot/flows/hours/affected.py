"""Whom a change of hours concerns: reckoned before it is ordered, and once more when it is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.flows.appointment import displacing
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import Change
from bot.flows.calendar.judged import judged
from bot.flows.calendar.rulings import Ruling, Rulings
from bot.flows.calendar.spans import without
from bot.flows.hours.needs import HoursConcern
from bot.flows.procedure.timeline import fold
from bot.flows.queue import numbers
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Visit

_DAY = timedelta(days=1)
_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class Shift:
    """The office's hours before a change and after it."""

    change: Change
    before: OfficeCalendar
    after: OfficeCalendar

    def touches(self, day: date) -> bool:
        """Whether a day has other hours then."""
        return self.before.periods(day) != self.after.periods(day)

    @property
    def days(self) -> tuple[date, ...]:
        """The days that have other hours then."""
        length = (self.change.last - self.change.first).days + 1
        return tuple(day for n in range(length) if self.touches(day := self.change.first + n * _DAY))

    @property
    def closures(self) -> tuple[tuple[datetime, datetime], ...]:
        """The spans of time that were open before and are not after, the ends left out."""
        zone = self.before.zone
        return tuple(
            (period.starts_at(day, zone), period.ends_at(day, zone))
            for day in self.days
            for period in without(self.before.periods(day), self.after.periods(day))
        )


@dataclass(frozen=True, slots=True)
class Touched:
    """How many of one sort a change concerns, and how that is said."""

    count: int
    words: Phrase


@dataclass(frozen=True, slots=True)
class Concern:
    """One sort of people or things that a change may concern: how many they are, and what is done about them when it is
    ordered or taken back, where that is not left to the clock."""

    reckon: Callable[[Scene, Shift], Touched]
    carry_out: Callable[[Scene, Shift], object] | None = None


def ordered(scene: Scene, ruling: Ruling) -> Shift:
    """The hours before and after another ruling."""
    before = scene.office.calendar
    return Shift(ruling.change, before, replace(before, rulings=Rulings((*before.rulings.listed, ruling))))


def withdrawn(scene: Scene, ruling: Ruling, by: str | None = None) -> Shift:
    """The hours before and after a ruling is taken back."""
    before = scene.office.calendar
    gone = replace(ruling, withdrawn_at=scene.now, withdrawn_by=by)
    after = tuple(gone if each.id == ruling.id else each for each in before.rulings.listed)
    return Shift(ruling.change, before, replace(before, rulings=Rulings(after)))


def reckon(scene: Scene, shift: Shift) -> tuple[Touched, ...]:
    """Everybody and everything that a change concerns, in the same order every time."""
    return tuple(each.reckon(scene, shift) for each in CONCERNS)


def carry_out(scene: Scene, shift: Shift) -> None:
    """Does what is to be done at once about whoever a change concerns; it is in force already."""
    for each in CONCERNS:
        if each.carry_out is not None:
            each.carry_out(scene, shift)


def _waiting(scene: Scene, shift: Shift) -> Touched:
    """Whoever waits for the present day of service, if that has other hours then, or another day comes before it."""
    day = numbers.service_day(scene.office, scene.now).date()
    sooner = shift.before.next_opening(scene.now) != shift.after.next_opening(scene.now)
    count = max(0, scene.desk.queue.count - sum(_of_later_days(scene).values())) if shift.touches(day) or sooner else 0
    return Touched(count, Phrase("hours-affects-waiting", {"count": count}))


def _booked(scene: Scene, shift: Shift) -> Touched:
    """Whoever holds a number of a later day that has other hours then."""
    later = _of_later_days(scene).items()
    count = sum(count for at, count in later if shift.touches(shift.before.local(at).date()))
    return Touched(count, Phrase("hours-affects-booked", {"count": count}))


def _of_later_days(scene: Scene) -> dict[datetime, int]:
    """How many hold a number of a later day, by its opening; who is there and waits for their time is none of them."""
    today, local = numbers.service_day(scene.office, scene.now).date(), scene.office.calendar.local
    return {at: count for at, count in scene.facts.about(HoursConcern).items() if local(at).date() > today}


def _appointed(scene: Scene, shift: Shift) -> Touched:
    """The appointments whose time will not be; none at a desk that has none."""
    count = len(displacing.affected(scene, shift.closures)) if scene.office.appointments else 0
    return Touched(count, Phrase("hours-affects-appointed", {"count": count}))


def _displace(scene: Scene, shift: Shift) -> None:
    """Everybody whose appointment will not be is given another time at once, and told."""
    if scene.office.appointments:
        displacing.displaced(scene, shift.closures)


def _served(scene: Scene, shift: Shift) -> Touched:
    """The visits that are being served, if today has other hours then."""
    served = _attended(scene) if shift.touches(shift.before.local(scene.now).date()) else ()
    return Touched(len(served), Phrase("hours-affects-served", {"count": len(served), "tickets": _named(served)}))


def _steps(scene: Scene, shift: Shift) -> Touched:
    """The running steps whose limit is another then."""
    moved = tuple(v for v in _attended(scene) if _due(scene, v, shift.before) != _due(scene, v, shift.after))
    return Touched(len(moved), Phrase("hours-affects-steps", {"count": len(moved), "tickets": _named(moved)}))


def _named(visits: tuple[Visit, ...]) -> str:
    return ", ".join(visit.ticket or "" for visit in visits[:_MOST_NAMED])


def _attended(scene: Scene) -> tuple[Visit, ...]:
    found = (scene.visit(place.visit_id) for place in scene.desk.attended if scene.at_hand(place.visit_id))
    return tuple(visit for visit in found if visit is not None)


def _due(scene: Scene, visit: Visit, under: OfficeCalendar) -> datetime | None:
    calendar = judged(scene.office.calendar_of(visit.calendar_id), under.rulings, visit.started_at)
    current = fold(scene.sheet(visit), visit.evidence, calendar, scene.now).current
    return current.due_at if current else None


CONCERNS: tuple[Concern, ...] = (
    Concern(_waiting),
    Concern(_booked),
    Concern(_appointed, _displace),
    Concern(_served),
    Concern(_steps),
)
"""What else holds a time at the office is one more of these, with what becomes of it in :attr:`Shift.closures`."""
