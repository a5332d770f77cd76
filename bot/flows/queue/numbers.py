"""Numbers: the spoken queue number of the day and category, and the gap-free visit number."""

from dataclasses import replace
from datetime import datetime

from bot.flows.office.office import Office
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Visit

_NO_CATEGORY = "Z"


def counter_names(office: Office, now: datetime) -> tuple[str, ...]:
    """The counters that a number given out now may come from; they are loaded before deciding."""
    day = _service_day(office, now)
    letters = [*(category.letter for category in office.categories), _NO_CATEGORY]
    numbers = (*(f"queue:{day:%Y-%m-%d}:{letter}" for letter in letters), f"visit:{day:%Y-%m-%d}")
    return (*numbers, silence_counter(office, now)) if office.meeting.reports else numbers


def day_prefix(office: Office, now: datetime) -> str:
    """How the visit numbers given out now begin."""
    return f"{office.number_prefix}-{_service_day(office, now):%Y%m%d}-"


def silence_counter(office: Office, now: datetime) -> str:
    """Counts, by day, that the desk has said the meeting is silent: to 1."""
    return f"meeting-silent:{office.calendar.local(now):%Y-%m-%d}"


def issue(scene: Scene, visit: Visit) -> tuple[str, str]:
    """The next ticket ("A-007") and visit number ("ULT-20261123-007").

    A spoken number that somebody from an earlier day still waits with is passed over; the visit number
    never leaves a gap.
    """
    day = _service_day(scene.office, scene.now)
    category = scene.office.category(visit.form["category"])
    letter = category.letter if category else _NO_CATEGORY
    serial = _next(scene, f"visit:{day:%Y-%m-%d}")
    in_use = {place.ticket for place in (*scene.desk.queue.heads, *scene.desk.attended)} | scene.desk.queue.tickets
    ticket = ""
    # rule: waiting-number-passed-over
    while not ticket or ticket in in_use:
        ticket = f"{letter}-{_next(scene, f'queue:{day:%Y-%m-%d}:{letter}'):03d}"
    return ticket, f"{day_prefix(scene.office, scene.now)}{serial:03d}"


def _service_day(office: Office, now: datetime) -> datetime:
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
