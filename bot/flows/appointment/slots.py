"""Slots: which times of which days can be booked. A slot lies wholly within the opening hours."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta

from bot.flows.appointment.needs import Times
from bot.flows.office.office import Appointments, Office
from bot.flows.scene.scene import Scene

Span = tuple[datetime, datetime]
"""From when until when, the end left out."""

Taken = list[tuple[datetime, int]]
"""When each appointment is, and on which seat; in order."""

_DAY = timedelta(days=1)
_EVERY_SEAT = 1 << 30


def terms(office: Office) -> Appointments:
    """How times are booked here; the defaults at a desk that books none any more, for what was booked before."""
    return office.appointments or Appointments()


def of_day(office: Office, day: date) -> Iterator[datetime]:
    """When each slot of a day begins (UTC), in order."""
    length, calendar = terms(office).length, office.calendar
    for period in calendar.periods(day):
        at, end = period.starts_at(day, calendar.zone), period.ends_at(day, calendar.zone)
        while at + length <= end:
            yield at
            at += length


def reaches(office: Office, slot_at: datetime, spans: Iterable[Span]) -> bool:
    """Whether a slot shares any time with one of these spans."""
    ends_at = slot_at + terms(office).length
    return any(since < ends_at and slot_at < until for since, until in spans)


def free(scene: Scene, day: date) -> tuple[datetime, ...]:
    """The slots of a day that can be booked now, in order; raises NotLoaded where nobody said that this is needed."""
    return tuple(_free(scene, day, _taken(scene)))


def _free(scene: Scene, day: date, taken: Taken) -> Iterator[datetime]:
    seats = terms(scene.office).seats
    return (at for at in _within(scene, day) if len(_seats_at(scene, taken, at)) < seats)


def _within(scene: Scene, day: date) -> Iterator[datetime]:
    """The slots of a day that are neither too near nor too far."""
    given = terms(scene.office)
    first, last = scene.now + given.earliest, scene.now + given.latest
    return (at for at in of_day(scene.office, day) if first <= at <= last)


def days(scene: Scene) -> tuple[date, ...]:
    """The days on which something can be booked; as far as it is known here what is taken already."""
    taken = _taken(scene) if scene.facts.knows(Times) else []
    return tuple(day for day in _ahead(scene) if any(_free(scene, day, taken)))


def _ahead(scene: Scene) -> Iterator[date]:
    today = scene.office.calendar.local(scene.now).date()
    return (today + _DAY * no for no in range(terms(scene.office).latest.days + 1))


def seat(scene: Scene, slot_at: datetime) -> int | None:
    """The first free seat of a slot that can be booked now; None where there is none."""
    if slot_at not in free(scene, scene.office.calendar.local(slot_at).date()):
        return None
    taken = _seats_at(scene, _taken(scene), slot_at)
    return next(no for no in range(1, terms(scene.office).seats + 1) if no not in taken)


def nearest(scene: Scene, slot_at: datetime, closures: Collection[Span]) -> datetime | None:
    """The free slot nearest to a time that is not to be, none of which reaches into a closure."""
    taken, office = _taken(scene), scene.office
    free_ones = (at for day in _ahead(scene) for at in _free(scene, day, taken))
    found = (at for at in free_ones if not reaches(office, at, closures))
    return min(found, key=lambda at: (abs(at - slot_at), at), default=None)


def known(scene: Scene) -> None:
    """Raises NotLoaded where nobody said that all appointments are needed."""
    scene.facts.about(Times)


def _taken(scene: Scene) -> Taken:
    known(scene)
    return sorted((each.slot_at, each.seat) for each in scene.live_appointments)


def _seats_at(scene: Scene, taken: Taken, slot_at: datetime) -> set[int]:
    """The seats that somebody has during a slot, whose times the hours may have shifted since they were booked."""
    # rule: no-seat-twice-at-a-time
    length = terms(scene.office).length
    first = bisect_right(taken, (slot_at - length, _EVERY_SEAT))
    return {seat for _, seat in taken[first : bisect_left(taken, (slot_at + length, 0))]}
