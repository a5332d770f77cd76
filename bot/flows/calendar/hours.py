"""Weekly hours as an office writes them: periods of a day, and the timetable of a week."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from types import MappingProxyType
from zoneinfo import ZoneInfo

_MIDNIGHT = time()
_ONE_DAY = timedelta(days=1)
_DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_DAY_NUMBERS = {name: number for number, name in enumerate(_DAYS)} | {"jum'at": 4, "ahad": 6}
_EVERY_DAY = ("setiap hari", "tiap hari")
_ALWAYS = ("selalu", "always")
_TO = r"\s*(?:-|s\.?d\.?(?=\s)|sampai)\s*"
_SEGMENT = re.compile(r"(?P<days>[^\d]+?)(?:\s+pukul)?\s+(?P<periods>\d.*)")
_DAY_RANGE = re.compile(rf"([a-z']+){_TO}([a-z']+)")
_PERIOD = re.compile(rf"(\d{{1,2}})[.:](\d{{2}}){_TO}(\d{{1,2}})[.:](\d{{2}})")


class UnreadableHours(ValueError):
    """Hours that cannot be read, for whoever wrote them: the names of the operator's texts that say what is wrong and
    what mends it, and what the first tells of."""

    def __init__(self, reason: str, remedy: str = "settings-hours-remedy", **args: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.args_of_reason = args


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One stretch of opening within a day, half-open; an ``end`` of 00.00 means 24.00, the day's last."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.end != _MIDNIGHT and self.end <= self.start:
            raise UnreadableHours("settings-hours-backwards", "settings-hours-backwards-remedy", period=self)

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
            raise UnreadableHours("settings-hours-empty")
        for day, periods in week.items():
            _refuse_overlap(_DAYS[day].capitalize(), periods)
        object.__setattr__(self, "weekly", MappingProxyType(week))

    def on(self, day: date) -> tuple[Period, ...]:
        """The periods of a day's weekday."""
        return self.weekly.get(day.weekday(), ())

    def on_extra(self, day: date) -> tuple[Period, ...]:
        """The periods of a day that is opened on purpose: those that most weekdays have, where its own has none."""
        return self.on(day) or Counter(self.weekly.values()).most_common(1)[0][0]

    @property
    def unbroken(self) -> "OfficeHours":
        """The same hours without the breaks within a day."""
        if self.always:
            return self
        return OfficeHours({day: (Period(ps[0].start, ps[-1].end),) for day, ps in self.weekly.items()})

    def __str__(self) -> str:
        """The hours as :func:`read_hours` reads them."""
        if self.always:
            return "selalu"
        return self.worded([name.capitalize() for name in _DAYS], "Setiap hari")

    def worded(self, names: Sequence[str], every_day: str) -> str:
        """The same with other names of the days."""
        days_of: dict[tuple[Period, ...], list[int]] = {}
        for day, periods in self.weekly.items():
            days_of.setdefault(periods, []).append(day)
        return "; ".join(
            f"{_days_text(days, names, every_day)} {', '.join(map(str, ps))}" for ps, days in days_of.items()
        )


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
        raise UnreadableHours("settings-hours-segment", text=segment)
    names = re.split(r"\s*,\s*(?:dan\s+)?|\s+dan\s+|\s*&\s*", found["days"].strip(" :,"))
    days = {day: None for name in names for day in _read_days(name)}  # a day named twice counts once
    return list(days), tuple(read_period(period) for period in re.split(r"\s*,\s*|\s+dan\s+", found["periods"]))


def _read_days(name: str) -> list[int]:
    if name in _EVERY_DAY:
        return list(range(7))
    if name in _DAY_NUMBERS:
        return [_DAY_NUMBERS[name]]
    ends = _DAY_RANGE.fullmatch(name)
    if not ends or ends[1] not in _DAY_NUMBERS or ends[2] not in _DAY_NUMBERS:
        raise UnreadableHours("settings-hours-day", text=name)
    first, last = _DAY_NUMBERS[ends[1]], _DAY_NUMBERS[ends[2]]
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def read_period(text: str) -> Period:
    """One period ("08.00-12.00"); raises :class:`UnreadableHours`."""
    found = _PERIOD.fullmatch(text)
    if not found:
        raise UnreadableHours("settings-hours-unread", text=text)
    if found[3] + found[4] in ("000", "0000"):
        raise UnreadableHours("settings-hours-midnight", "settings-hours-midnight-remedy", text=text)
    until_midnight = found[3] + found[4] == "2400"
    return Period(_read_time(found[1], found[2]), _MIDNIGHT if until_midnight else _read_time(found[3], found[4]))


def _read_time(hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError as error:
        raise UnreadableHours("settings-hours-no-time", text=f"{hour}.{minute}") from error


def _refuse_overlap(day: str, periods: tuple[Period, ...]) -> None:
    for earlier, later in pairwise(periods):
        if earlier.overlaps(later):
            raise UnreadableHours(
                "settings-hours-overlap", "settings-hours-overlap-remedy", day=day, earlier=earlier, later=later
            )


def _days_text(days: list[int], names: Sequence[str], every_day: str) -> str:
    if len(days) == 7:
        return every_day
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join("-".join(names[day] for day in dict.fromkeys((r[0], r[-1]))) for r in runs)
