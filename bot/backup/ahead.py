"""Which numbers are passed over in a database that was restored: those that may have been given out since the backup.

Nobody knows how many they were but whoever can read the last one off a paper, a screen or a phone. Where nobody says
so, a margin is passed over. Either way none of them is given out again, and each is accounted for: one that is known
to have been given out is kept for entering its visit again, the others are marked as passed over.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.flows.office.office import Office
from bot.flows.papers.issuing import counter
from bot.flows.queue.numbers import next_day, service_day
from bot.flows.state.information import objection_counter, request_counter
from bot.flows.state.kept_numbers import counter_of
from bot.flows.state.rights import right_counter

MARGIN, OF_REQUESTS = 100, 20
"""Visit numbers of a day, and numbers of a year's requests and objections."""
_OF_A_YEAR = {"PI": request_counter, "KI": objection_counter, "HAK": right_counter}
_APPOINTMENTS = "queue:appointments"
_VISIT = re.compile(r"(?P<prefix>.+)-(?P<day>\d{8})-(?P<serial>\d{3,})")
_REQUEST = re.compile(r"(?P<kind>PI|KI|HAK)-(?P<year>\d{4})-(?P<serial>\d{4,})")


@dataclass(frozen=True, slots=True)
class Ahead:
    """The counters as they go on, and the visit numbers passed over for it: whether each is known to be given out."""

    counters: dict[str, int] = field(default_factory=dict)
    passed: dict[str, tuple[date, bool]] = field(default_factory=dict)


class NoNumber(ValueError):
    """What was said to be the last number is none of this desk's."""


def ahead(office: Office, given: Mapping[str, int], since: datetime, now: datetime, told: Iterable[str]) -> Ahead:
    """How numbers go on, by those ``given`` out when the backup was taken and the last ones ``told``.

    Raises NoNumber.
    """
    known = dict(map(lambda number: _read(office, number), told))
    counters: dict[str, int] = {}
    passed: dict[str, tuple[date, bool]] = {}
    for day in _days(office, given, since, now, known):
        name = counter_of(day)
        first, sure = given.get(name, 0), name in known
        last = max(first, known.get(name, first + MARGIN))
        # rule: restored-number-given-once
        counters |= {name: last} | _spoken(office, given, day, last - first)
        numbers = (f"{office.number_prefix}-{day:%Y%m%d}-{serial:03d}" for serial in range(first + 1, last + 1))
        passed |= dict.fromkeys(numbers, (day, sure))
    return Ahead(counters | _others(office, given, since, now, known), passed)


def _read(office: Office, number: str) -> tuple[str, int]:
    """The counter that a number comes from, and which it was."""
    if request := _REQUEST.fullmatch(number.strip()):
        return _OF_A_YEAR[request["kind"]](int(request["year"])), int(request["serial"])
    visit = _VISIT.fullmatch(number.strip())
    if visit is None or visit["prefix"] != office.number_prefix:
        raise NoNumber(number)
    try:
        day = date.fromisoformat(visit["day"])
    except ValueError:
        raise NoNumber(number) from None
    return counter_of(day), int(visit["serial"])


def _days(
    office: Office, given: Mapping[str, int], since: datetime, now: datetime, known: Mapping[str, int]
) -> list[date]:
    """The days for which numbers may have been given out since: those served in between, and the ones ahead."""
    first, today = (office.calendar.local(moment).date() for moment in (since, now))
    passed = (first + timedelta(days=count) for count in range((today - first).days + 1))
    between = (day for day in passed if office.calendar.periods(day))
    ahead = {service_day(office, now).date()} | {day.date() for day in (next_day(office, now),) if day is not None}
    in_words = (date.fromisoformat(name.partition(":")[2]) for name in {*given, *known} if name.startswith("visit:"))
    return sorted({*between, *ahead, *(day for day in in_words if day >= first)})


def _spoken(office: Office, given: Mapping[str, int], day: date, more: int) -> dict[str, int]:
    """The numbers that are called go as far ahead, whatever the kind of business."""
    letters = [*(category.letter for category in office.categories), "Z"]
    names = [f"queue:{day:%Y-%m-%d}:{letter}" for letter in letters]
    return {name: given.get(name, 0) + more for name in names} if more else {}


def _others(
    office: Office, given: Mapping[str, int], since: datetime, now: datetime, known: Mapping[str, int]
) -> dict[str, int]:
    """What counts through days or years."""
    years = sorted({office.calendar.local(moment).year for moment in (since, now)})
    series = [each for kind, each in _OF_A_YEAR.items() if kind == "HAK" or office.information.taken]
    names = [each(year) for year in years for each in series]
    last = {name: max(given.get(name, 0), known.get(name, given.get(name, 0) + OF_REQUESTS)) for name in names}
    # the papers' series, which go by the year: a document in somebody's hand keeps its number for itself
    papers = {counter(office, moment) for moment in (since, now)}
    last |= {name: given.get(name, 0) + MARGIN for name in sorted(papers)}
    booked = {_APPOINTMENTS: given.get(_APPOINTMENTS, 0) + MARGIN} if office.appointments is not None else {}
    return last | booked
