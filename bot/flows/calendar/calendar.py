"""When the office is open: its weekly hours, and the calendar that joins them with holidays.

All arithmetic is on the office's own wall clock, whatever zone the server or the caller uses; every instant
given back is aware UTC. Which days are holidays is handed in: see :mod:`bot.holidays`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from zoneinfo import ZoneInfo

_MIDNIGHT = time()
_ONE_DAY = timedelta(days=1)
_HORIZON = 400  # days looked ahead for an opening
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY_NUMBERS = {name: number for number, name in enumerate(_DAYS)} | {"jum'at": 4, "ahad": 6}
_EVERY_DAY = ("setiap hari", "tiap hari")
_ALWAYS = ("selalu", "always")
_TO = r"\s*(?:-|s\.?d\.?(?=\s)|sampai)\s*"
_SEGMENT = re.compile(r"(?P<days>[^\d]+?)(?:\s+pukul)?\s+(?P<periods>\d.*)")
_DAY_RANGE = re.compile(rf"([a-z']+){_TO}([a-z']+)")
_PERIOD = re.compile(rf"(\d{{1,2}})[.:](\d{{2}}){_TO}(\d{{1,2}})[.:](\d{{2}})")
_REMEDY = (
    'tulis misalnya "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30", "Setiap hari 00.00-24.00" '
    'atau "selalu"; hari yang tidak disebut berarti tutup'
)


class UnreadableHours(ValueError):
    """Hours that cannot be read: ``reason`` and ``remedy`` are Indonesian, for whoever wrote them."""

    def __init__(self, reason: str, remedy: str = _REMEDY) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One stretch of opening within a day, half-open; an ``end`` of 00.00 means 24.00, the day's last."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.end != _MIDNIGHT and self.end <= self.start:
            raise UnreadableHours(
                f"periode {self} berakhir sebelum dimulai",
                "tulis jam tutup sesudah jam buka; jam yang melewati tengah malam ditulis sebagai dua hari, "
                'misalnya "Senin 20.00-24.00; Selasa 00.00-04.00"',
            )

    def __contains__(self, moment: time) -> bool:
        return self.start <= moment and (self.end == _MIDNIGHT or moment < self.end)

    def __str__(self) -> str:
        return f"{self.start:%H.%M}-{'24.00' if self.end == _MIDNIGHT else f'{self.end:%H.%M}'}"

    def starts_at(self, day: date, zone: ZoneInfo) -> datetime:
        """The instant (UTC) at which this period begins on ``day``."""
        return datetime.combine(day, self.start, zone).astimezone(UTC)

    def ends_at(self, day: date, zone: ZoneInfo) -> datetime:
        """The first instant (UTC) after this period on ``day``."""
        # rule: midnight-is-no-gap
        last = day + _ONE_DAY if self.end == _MIDNIGHT else day
        return datetime.combine(last, self.end, zone).astimezone(UTC)

    def overlaps(self, later: "Period") -> bool:
        """Whether a period that does not start earlier begins before this one has ended."""
        return later.start in self


WHOLE_DAY = (Period(_MIDNIGHT, _MIDNIGHT),)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The weekly timetable: weekday (0 = Monday) to its periods in order; or open ``always``.

    Raises :class:`UnreadableHours` when periods of a day overlap or the office would never open.
    """

    weekly: Mapping[int, tuple[Period, ...]] = field(default_factory=dict, hash=False)
    always: bool = False

    def __post_init__(self) -> None:
        if self.always:
            object.__setattr__(self, "weekly", MappingProxyType(dict.fromkeys(range(7), WHOLE_DAY)))
            return
        week = {day: tuple(sorted(periods)) for day, periods in sorted(self.weekly.items()) if periods}
        if not week:
            raise UnreadableHours("jam layanan kosong")
        for day, periods in week.items():
            _refuse_overlap(_DAYS[day].capitalize(), periods)
        object.__setattr__(self, "weekly", MappingProxyType(week))

    def __str__(self) -> str:
        """The hours as :func:`read_hours` reads them."""
        if self.always:
            return "selalu"
        days_of: dict[tuple[Period, ...], list[int]] = {}
        for day, periods in self.weekly.items():
            days_of.setdefault(periods, []).append(day)
        return "; ".join(f"{_days_text(days)} {', '.join(map(str, ps))}" for ps, days in days_of.items())


def read_hours(text: str) -> OfficeHours:
    """Reads hours as an office writes them; raises :class:`UnreadableHours` with what to write instead."""
    plain = " ".join(re.sub("[‐-―]", "-", text).replace("’", "'").lower().split())
    if plain in _ALWAYS:
        return OfficeHours(always=True)
    weekly: dict[int, tuple[Period, ...]] = {}
    for segment in filter(None, (part.strip(" .") for part in plain.split(";"))):
        days, periods = _read_segment(segment)
        for day in days:
            weekly[day] = weekly.get(day, ()) + periods
    return OfficeHours(weekly)


def _read_segment(segment: str) -> tuple[list[int], tuple[Period, ...]]:
    found = _SEGMENT.fullmatch(segment)
    if not found:
        raise UnreadableHours(f'"{segment}" bukan hari yang diikuti jam')
    names = re.split(r"\s*,\s*(?:dan\s+)?|\s+dan\s+|\s*&\s*", found["days"].strip(" :,"))
    days = {day: None for name in names for day in _read_days(name)}  # a day named twice counts once
    return list(days), tuple(_read_period(period) for period in re.split(r"\s*,\s*|\s+dan\s+", found["periods"]))


def _read_days(name: str) -> list[int]:
    if name in _EVERY_DAY:
        return list(range(7))
    if name in _DAY_NUMBERS:
        return [_DAY_NUMBERS[name]]
    ends = _DAY_RANGE.fullmatch(name)
    if not ends or ends[1] not in _DAY_NUMBERS or ends[2] not in _DAY_NUMBERS:
        raise UnreadableHours(f'hari "{name}" tidak dikenal')
    first, last = _DAY_NUMBERS[ends[1]], _DAY_NUMBERS[ends[2]]
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _read_period(text: str) -> Period:
    found = _PERIOD.fullmatch(text)
    if not found:
        raise UnreadableHours(f'jam "{text}" tidak dapat dibaca')
    if found[3] + found[4] in ("000", "0000"):
        raise UnreadableHours(f'jam "{text}" berakhir pukul 00.00', "tulis akhir hari sebagai 24.00")
    until_midnight = found[3] + found[4] == "2400"
    return Period(_read_time(found[1], found[2]), _MIDNIGHT if until_midnight else _read_time(found[3], found[4]))


def _read_time(hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError as error:
        raise UnreadableHours(f'jam "{hour}.{minute}" tidak ada') from error


def _refuse_overlap(day: str, periods: tuple[Period, ...]) -> None:
    for earlier, later in pairwise(periods):
        if earlier.overlaps(later):
            raise UnreadableHours(
                f"pada hari {day} periode {earlier} dan {later} bertumpang tindih",
                "ubah jamnya sehingga satu periode selesai sebelum periode berikutnya dimulai",
            )


def _days_text(days: list[int]) -> str:
    if len(days) == 7:
        return "Setiap hari"
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join("-".join(_DAYS[day].capitalize() for day in dict.fromkeys((r[0], r[-1]))) for r in runs)


@dataclass(frozen=True)
class OfficeCalendar:
    """The office's days and hours on its own clock.

    ``closed`` are holidays and closures; ``opened`` wins over them and over a weekday without hours (which
    then has the hours that most weekdays have). An office that is open ``always`` keeps no holidays: every
    day is a working day that ends at 24.00.
    """

    hours: OfficeHours
    zone: ZoneInfo
    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()

    def local(self, at: datetime) -> datetime:
        """The same instant on the office's clock; ``at`` must be aware (ValueError otherwise)."""
        if at.tzinfo is None:
            raise ValueError("an instant without a time zone has no local time")
        # rule: clock-of-the-office
        return at.astimezone(self.zone)

    def periods(self, day: date) -> tuple[Period, ...]:
        """The periods in which the office is open on ``day``, in order; empty on a day off."""
        usual_for_day = self._week[day.weekday()]
        if self.hours.always:
            return usual_for_day
        if day in self.opened:
            return usual_for_day or self._most_common
        return () if day in self.closed else usual_for_day

    def is_working_day(self, day: date) -> bool:
        """Whether the office opens at all on ``day``."""
        return bool(self.periods(day))

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at this instant; closing time itself is already closed."""
        here = self.local(at)
        moment = here.time()
        return any(moment in period for period in self.periods(here.date()))

    def next_opening(self, at: datetime) -> datetime | None:
        """The first instant (UTC) from ``at`` on at which the office is open: ``at`` itself when it is.

        None when it does not open within 400 days.
        """
        if self.is_open(at):
            return at.astimezone(UTC)
        for day in self._working_days(self.local(at).date(), _HORIZON + 1):
            for period in self.periods(day):
                if (opens_at := period.starts_at(day, self.zone)) > at:
                    return opens_at
        return None

    def closing(self, at: datetime) -> datetime | None:
        """When (UTC) the last period of ``at``'s local day ends, even if that has passed.

        None on a day off, and for an office that never closes.
        """
        day = self.local(at).date()
        periods = self.periods(day)
        if self.hours.always or not periods:
            return None
        return periods[-1].ends_at(day, self.zone)

    def period_end(self, at: datetime) -> datetime | None:
        """When (UTC) the period that is open at ``at`` ends; None while closed, and for an office that never
        closes."""
        here = self.local(at)
        moment = here.time()
        open_now = (period for period in self.periods(here.date()) if not self.hours.always and moment in period)
        return next((period.ends_at(here.date(), self.zone) for period in open_now), None)

    def closed_at(self, at: datetime) -> datetime | None:
        """When (UTC) the last period before ``at`` ended.

        None where none has ended in 400 days, and for an office that never closes.
        """
        if self.hours.always:
            return None
        today = self.local(at).date()
        for day in (today - _ONE_DAY * back for back in range(_HORIZON + 1)):
            ends = [end for period in self.periods(day) if (end := period.ends_at(day, self.zone)) <= at]
            if ends:
                return ends[-1]
        return None

    def is_break(self, at: datetime) -> bool:
        """Whether the office is closed between two periods of one day: lunch, Friday prayer."""
        here = self.local(at)
        periods = self.periods(here.date())
        return not self.is_open(at) and any(p.start <= here.time() for p in periods) and periods[-1].start > here.time()

    def opened_at(self, at: datetime) -> datetime | None:
        """When (UTC) the office opened for ``at``'s day of service, even if that is still to come.

        A day of service that runs over midnight began the day before. None on a day off, for an office that never
        closes, and where it has been open without a break for 400 days.
        """
        day = self.local(at).date()
        for _ in range(_HORIZON):
            if self.hours.always or not self.periods(day):
                return None
            if not self._continues(day):
                return self.periods(day)[0].starts_at(day, self.zone)
            day -= _ONE_DAY
        return None

    def _continues(self, day: date) -> bool:
        """Whether the office is open over the midnight before ``day``."""
        before = self.periods(day - _ONE_DAY)
        return self.periods(day)[0].start == _MIDNIGHT and bool(before) and before[-1].end == _MIDNIGHT

    def end_of_working_day(self, after: datetime, days: int) -> datetime:
        """Closing time (UTC) of the ``days``-th working day, counted from the day after ``after``'s.

        Raises ValueError for fewer than one day, or when that day is more than ten years away.
        """
        if days < 1:
            raise ValueError("working days are counted from one")
        first = self.local(after).date() + _ONE_DAY
        for counted, day in enumerate(self._working_days(first, 3660), start=1):
            if counted == days:
                return self.periods(day)[-1].ends_at(day, self.zone)
        raise ValueError(f"no {days} working days within ten years")

    @cached_property
    def _week(self) -> tuple[tuple[Period, ...], ...]:
        return tuple(self.hours.weekly.get(weekday, ()) for weekday in range(7))

    @cached_property
    def _most_common(self) -> tuple[Period, ...]:
        return Counter(self.hours.weekly.values()).most_common(1)[0][0]

    def _working_days(self, first: date, span: int) -> Iterator[date]:
        days = (first + timedelta(days=ahead) for ahead in range(span))
        return (day for day in days if self.is_working_day(day))
