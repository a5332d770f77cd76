"""Slots: which times of which days can be booked. A slot lies wholly within the opening hours."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.flows.office.office import Appointments, Office
from bot.flows.scene.scene import Scene
from bot.flows.state.loaded import NotLoaded

_DAY = timedelta(days=1)


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


def free(scene: Scene, day: date) -> tuple[datetime, ...]:
    """The slots of a day that can be booked now, in order; raises NotLoaded where nobody said that this is needed."""
    taken, seats = _taken(scene), terms(scene.office).seats
    return tuple(at for at in _within(scene, day) if taken[at] < seats)


def _within(scene: Scene, day: date) -> Iterator[datetime]:
    """The slots of a day that are neither too near nor too far."""
    given = terms(scene.office)
    first, last = scene.now + given.earliest, scene.now + given.latest
    return (at for at in of_day(scene.office, day) if first <= at <= last)


def days(scene: Scene) -> tuple[date, ...]:
    """The days on which something can be booked; as far as it is known here what is taken already."""
    today = scene.office.calendar.local(scene.now).date()
    ahead = (today + _DAY * no for no in range(terms(scene.office).latest.days + 1))
    return tuple(day for day in ahead if (free(scene, day) if scene.facts.agenda else any(_within(scene, day))))


def seat(scene: Scene, slot_at: datetime) -> int | None:
    """The first free seat of a slot that can be booked now; None where there is none."""
    if slot_at not in free(scene, scene.office.calendar.local(slot_at).date()):
        return None
    taken = {each.seat for each in scene.live_appointments if each.slot_at == slot_at}
    return next(no for no in range(1, terms(scene.office).seats + 1) if no not in taken)


def nearest(scene: Scene, slot_at: datetime, closed: tuple[datetime, datetime]) -> datetime | None:
    """The free slot nearest to a time that is not to be, none within the span that is ``closed``."""
    since, until = closed
    slots = (at for day in days(scene) for at in free(scene, day) if not since <= at < until)
    return min(slots, key=lambda at: (abs(at - slot_at), at), default=None)


def known(scene: Scene) -> None:
    """Raises NotLoaded where nobody said that all appointments are needed."""
    if not scene.facts.agenda:
        raise NotLoaded("the appointments")


def _taken(scene: Scene) -> Counter[datetime]:
    known(scene)
    return Counter(each.slot_at for each in scene.live_appointments)
