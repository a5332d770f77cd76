"""Words about the office's hours, read as the change that is meant; where more than one may be, they are asked back.

"tutup besok 13.00-16.00, rapat", "buka sabtu 08.00-12.00", "jam ramadan 18/2-19/3 08.00-15.00 istirahat 12.00-12.30".
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import LONGEST, Change, Kind
from bot.flows.calendar.hours import OfficeHours, Period
from bot.flows.calendar.spans import common, joined, without
from bot.flows.given.typed import clean
from bot.flows.hours.clocks import Clocks, read_clocks
from bot.flows.hours.days import Days, Span, read_days
from bot.flows.hours.pieces import CLOCKED, DASH, MARK, NUMBER, Piece, pieces, plain
from bot.flows.understanding import hours_vocabulary as words

LONGEST_TYPED = 400
_LONGEST_REASON = 120
_MOST_OPTIONS = 4
_KINDS = {words.CLOSE: Kind.CLOSED, words.OPEN: Kind.OPENED}
_AROUND = " ,;:.()-"
_MEANT = frozenset((words.FILLER, words.CLOCK, words.FROM, words.WHOLE, words.DATE))


VAGUE = frozenset(("hours-when", "hours-what-hours"))
"""What is asked back of words that say neither days nor times; unasked, such words are about something else."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One change, and why."""

    change: Change
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """What has to be asked back: the text that asks, and the changes that may be meant, if any."""

    asks: str
    options: tuple[Change, ...] = ()
    reason: str = ""


@dataclass
class _Heard:
    """What has been heard so far."""

    kind: Kind | None = None
    days: Days | None = None
    now: bool = False
    spans: list[Clocks] = field(default_factory=list)
    weekdays: tuple[int, ...] = ()
    of_weekdays: dict[tuple[int, ...], list[Period]] = field(default_factory=dict)
    breaks: dict[tuple[int, ...], list[Period]] = field(default_factory=dict)
    pausing: bool = False
    faulty: str = ""
    """The text that says what cannot be understood about it."""
    tail: int | None = None
    """Where the reason begins."""


def read(typed: str, calendar: OfficeCalendar, at: datetime, *, english: bool = False) -> Meant | Unclear | None:
    """What somebody means who writes this ``at`` that moment; None for words that are not about hours."""
    text = plain(typed[:LONGEST_TYPED]).removeprefix("/jam").strip()
    local = calendar.local(at)
    heard = _hear(text, local, english=english)
    if heard.kind is None:
        return None
    reason = _reason(typed[:LONGEST_TYPED], text, heard)
    if heard.faulty:
        return Unclear(heard.faulty)
    options, sure = _options(heard, calendar, local)
    if isinstance(options, str):
        return Unclear(options)
    future = tuple(each for each in options if each.last >= local.date())
    if not future:
        return Unclear("hours-past")
    if len(future) == 1 and sure:
        return Meant(future[0], reason)
    return Unclear("hours-which", future[:_MOST_OPTIONS], reason)


def _hear(text: str, local: datetime, *, english: bool) -> _Heard:
    heard, left = _Heard(), pieces(text)
    if left and left[0].what in (words.CLOCK, words.TIMETABLE):
        heard.kind, left = Kind.HOURS, left[1:]
    passed: int | None = None
    after_comma = False
    while left:
        used = _take(heard, left, local, english=english)
        if not used:
            heard.tail = left[0].begins if passed is None or left[0].what in (MARK, DASH) else passed
            # rule: no-time-taken-for-a-reason
            faulty = left[0].what == CLOCKED or (left[0].what == NUMBER and not after_comma)
            heard.faulty = heard.faulty or ("hours-no-such-time" if faulty else "")
            break
        after_comma = left[used - 1].what == MARK
        idle = used == 1 and left[0].what in (words.FILLER, words.FROM)
        passed = (left[0].begins if passed is None else passed) if idle else None
        left = left[used:]
    return heard


def _take(heard: _Heard, left: list[Piece], local: datetime, *, english: bool) -> int:
    """Takes what the next pieces say; returns how many they were, 0 where the reason begins."""
    head = left[0]
    if heard.kind is None and head.what in (*_KINDS, words.TIMETABLE):
        heard.kind = _KINDS.get(head.what, Kind.HOURS)
        return 1
    if heard.kind is Kind.HOURS and head.what == words.TIMETABLE:
        return 1
    if head.what == words.WHY:
        return 0
    heard.now = heard.now or head.what == words.NOW
    if heard.kind is Kind.HOURS and heard.days is not None and head.what == words.DAY:
        heard.weekdays, used = _weekdays(left)
        heard.pausing = False
        return used
    if head.what == words.BREAK and heard.kind is not None:
        heard.pausing = True
        return 1
    return _take_time(heard, left, local, english=english)


def _take_time(heard: _Heard, left: list[Piece], local: datetime, *, english: bool) -> int:
    skipped = 0
    while skipped < len(left) and left[skipped].what == words.FROM:
        skipped += 1
    days = read_days(left[skipped:], local.date(), month_first=english) if left[skipped:] else None
    if days is not None and days.spans and heard.days is None:
        heard.days = days
        return skipped + days.used
    now = local.time().replace(second=0, microsecond=0) if heard.now else None
    clocks = read_clocks(left, bare=heard.days is not None, now=now)
    if clocks is not None:
        _keep(heard, clocks)
        return clocks.used
    if days is not None:
        heard.faulty = "hours-one-at-a-time" if days.spans else "hours-no-such-day"
        return 0
    separated = left[0].what in (MARK, DASH) and len(left) > 1
    return 1 if left[0].what in _MEANT or (separated and _goes_on(left[1:])) else 0


def _goes_on(left: list[Piece]) -> bool:
    """Whether what comes after a comma is still about hours."""
    return left[0].what not in ("other", words.WHY)


def _keep(heard: _Heard, clocks: Clocks) -> None:
    kept = heard.breaks if heard.pausing else heard.of_weekdays
    kept.setdefault(heard.weekdays, []).append(clocks.period)
    if not heard.pausing and not heard.weekdays:
        heard.spans.append(clocks)


def _weekdays(left: list[Piece]) -> tuple[tuple[int, ...], int]:
    """The days of the week that a part of a timetable is for: "senin-kamis", "senin, rabu"."""
    found, used = [left[0].number], 1
    while used + 1 < len(left) and left[used + 1].what == words.DAY:
        joint, day = left[used].what, left[used + 1].number
        if joint in (DASH, words.TO):
            found += [(found[-1] + step) % 7 for step in range(1, (day - found[-1]) % 7 + 1)]
        elif joint in (MARK, words.FILLER):
            found.append(day)
        else:
            break
        used += 2
    return tuple(sorted(set(found))), used


def _options(heard: _Heard, calendar: OfficeCalendar, local: datetime) -> tuple[tuple[Change, ...] | str, bool]:
    """Every change that may be meant, or the text that asks for what is missing; and whether it is the only one."""
    days, sure = _days_meant(heard, calendar, local)
    if isinstance(days, str):
        return days, False
    if any((last - first).days >= LONGEST for first, last in days):
        return "hours-too-long", False
    if heard.kind is Kind.HOURS:
        return _timetables(heard, calendar, days), sure
    changes: list[Change] = []
    for first, last in days:
        ways = _spans(heard, calendar, first, local)
        if not ways:
            return "hours-until-when", False
        sure = sure and len(ways) == 1
        changes += [Change(heard.kind or Kind.CLOSED, first, last, spans) for spans in ways]
    return tuple(changes), sure


def _days_meant(heard: _Heard, calendar: OfficeCalendar, local: datetime) -> tuple[tuple[Span, ...] | str, bool]:
    if heard.days is not None:
        return heard.days.spans, heard.days.sure
    today = local.date()
    if heard.now or (heard.spans and heard.spans[0].period.start == time()):
        return ((today, today),), True
    if not heard.spans or heard.kind is Kind.HOURS:
        return "hours-when", False
    opening = calendar.next_opening(datetime.combine(today + timedelta(days=1), time(), calendar.zone))
    following = calendar.local(opening).date() if opening else today + timedelta(days=1)
    return ((today, today), (following, following)), False


def _spans(heard: _Heard, calendar: OfficeCalendar, day: date, local: datetime) -> list[tuple[Period, ...]]:
    """The parts of a day that may be meant: one way, two where small hours may be after noon; none where an end is
    missing."""
    if heard.now and not heard.spans:
        heard = _Heard(
            heard.kind, spans=[Clocks(Period(local.time().replace(second=0, microsecond=0), time()), 0, open_end=True)]
        )
    if heard.kind is Kind.OPENED and any(each.open_end or each.period.start == time() for each in heard.spans):
        return []
    said = tuple(each.period for each in heard.spans)
    later = tuple(each.other or each.period for each in heard.spans)
    if later == said:
        return [_less_breaks(said, heard.breaks.get((), []))]
    usual = calendar.periods(day) or calendar.timetable(day).on_extra(day)
    fits = [ways for ways in (said, later) if common(joined(ways), usual)]
    return fits if len(fits) == 1 and fits[0] == said else [later, said]


def _timetables(heard: _Heard, calendar: OfficeCalendar, days: tuple[Span, ...]) -> tuple[Change, ...] | str:
    usual = heard.of_weekdays.get((), [])
    weekly = {day: _less_breaks(tuple(usual), heard.breaks.get((), [])) for day in calendar.hours.weekly if usual}
    for group, periods in heard.of_weekdays.items():
        weekly |= {day: _less_breaks(tuple(periods), heard.breaks.get(group, [])) for day in group}
    if not weekly or any(not periods for periods in weekly.values()):
        return "hours-what-hours"
    hours = OfficeHours(weekly)
    return tuple(Change(Kind.HOURS, first, last, hours=hours) for first, last in days)


def _less_breaks(periods: tuple[Period, ...], breaks: list[Period]) -> tuple[Period, ...]:
    """Opening periods less the breaks; a stretch within another one is a break, whether or not it is called so."""
    within = [each for each in periods if any(other != each and not without((each,), (other,)) for other in periods)]
    return without(joined(each for each in periods if each not in within), (*within, *breaks))


def _reason(typed: str, text: str, heard: _Heard) -> str:
    """Why, in the words in which it was written."""
    if heard.tail is None:
        return ""
    original = typed.strip()
    at = heard.tail + (len(original) - len(text) if len(original) >= len(text) else 0)
    said = clean(original[at:]).strip(_AROUND)
    first, _, rest = said.partition(" ")
    why = words.KNOWN.get(first.lower().strip(_AROUND))
    if why is not None and why[0] == words.WHY and rest:
        said = rest
    return said[:_LONGEST_REASON].strip(_AROUND)
