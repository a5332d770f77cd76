"""Numbers: the spoken queue number of the day and category, and the gap-free visit number."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.office.office import Office
from bot.flows.scene.scene import Scene
from bot.flows.state.kept_numbers import counter_of
from bot.flows.state.visits import Visit

_NO_CATEGORY = "Z"
_APPOINTED, _APPOINTMENTS = "J", "queue:appointments"
_LAST = 999


def counter_names(office: Office, now: datetime) -> tuple[str, ...]:
    """The counters that a number given out now may come from; they are loaded before deciding."""
    days = [day for day in (service_day(office, now), next_day(office, now)) if day is not None]
    spoken = (_spoken(day, letter) for day in days for letter in _by_category(office))
    booked = (_APPOINTMENTS,) if office.appointments is not None else ()
    numbers = (*spoken, *(_visits(day) for day in days), *booked)
    return (*numbers, silence_counter(office, now)) if office.meeting.reports else numbers


def letters(office: Office) -> frozenset[str]:
    """The letters with which spoken numbers begin."""
    return frozenset((*_by_category(office), _APPOINTED))


def _by_category(office: Office) -> list[str]:
    return [*(category.letter for category in office.categories), _NO_CATEGORY]


def day_prefix(office: Office, now: datetime) -> str:
    """How the visit numbers given out now begin."""
    return f"{office.number_prefix}-{service_day(office, now):%Y%m%d}-"


def silence_counter(office: Office, now: datetime) -> str:
    """Counts, by day, that the desk has said the meeting is silent: to 1."""
    return f"meeting-silent:{office.calendar.local(now):%Y-%m-%d}"


def issue(scene: Scene, visit: Visit, later: datetime | None = None) -> tuple[str, str]:
    """The next ticket ("A-007") and visit number ("ULT-20261123-007"); of a ``later`` day for who waits until then.

    A spoken number that somebody from an earlier day still waits with is passed over, for a later day all that have
    been given out today; the visit number never leaves a gap.
    """
    today = service_day(scene.office, scene.now)
    day = later or today
    category = scene.office.category(visit.form["category"])
    letter = category.letter if category else _NO_CATEGORY
    serial = _next(scene, _visits(day))
    in_use = {place.ticket for place in (*scene.desk.queue.heads, *scene.desk.attended)} | scene.desk.queue.tickets
    passed = scene.desk.counters.last(_spoken(today, letter)) if later else 0
    no, ticket = 0, ""
    # rule: waiting-number-passed-over
    while no <= passed or ticket in in_use:
        no = _next(scene, _spoken(day, letter))
        ticket = f"{letter}-{no:03d}"
    return ticket, f"{scene.office.number_prefix}-{day:%Y%m%d}-{serial:03d}"


def appointed_ticket(scene: Scene) -> str:
    """The next spoken number of an appointment ("J-012"): it counts through all days, so that moving it to another day
    changes nothing."""
    # rule: appointment-keeps-its-number
    return f"{_APPOINTED}-{(_next(scene, _APPOINTMENTS) - 1) % _LAST + 1:03d}"


def visit_number(scene: Scene) -> str:
    """The next visit number of the day that numbers are given for now."""
    day = service_day(scene.office, scene.now)
    return f"{scene.office.number_prefix}-{day:%Y%m%d}-{_next(scene, _visits(day)):03d}"


def given_out(scene: Scene, day: datetime) -> int:
    """How many visits have a number of that day."""
    return scene.desk.counters.last(_visits(day))


def _spoken(day: datetime, letter: str) -> str:
    return f"queue:{day.isoformat()[:10]}:{letter}"


def _visits(day: datetime) -> str:
    return counter_of(day)


def next_day(office: Office, now: datetime) -> datetime | None:
    """When the desk opens on the day after the one that numbers are given for now, on the office's clock."""
    after = service_day(office, now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    opening = office.calendar.next_opening(after)
    return office.calendar.local(opening) if opening else None


def service_day(office: Office, now: datetime) -> datetime:
    """The local day for which a number is given: today while the desk will still open today, else the next."""
    calendar = office.calendar
    if calendar.is_open(now):
        return calendar.local(now)
    opening = calendar.next_opening(now)
    return calendar.local(opening or now)


def _next(scene: Scene, name: str) -> int:
    number = scene.desk.counters.last(name) + 1
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(name, number))
    return number
