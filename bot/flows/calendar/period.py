"""A period of the calendar that a paper is about: a day, a week, a month, a quarter, half a year, a year, or any span
of days. Pure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Length(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SPAN = "span"
    """From one day to another, as somebody chose them."""


_MONTHS = {Length.MONTH: 1, Length.QUARTER: 3, Length.HALF_YEAR: 6, Length.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """All days from ``first`` to ``last``, both included, as the office's calendar counts them."""

    length: Length
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends after it has begun")

    @property
    def within_year(self) -> int:
        """Which of its year's periods of this length it is, counted from 1: the quarter's number for a quarter."""
        return (self.first.month - 1) // _MONTHS.get(self.length, 12) + 1

    @property
    def name(self) -> str:
        """Its name as it is typed and used in names of files: ``2026-11-23``, ``2026-M48``, ``2026-11``, ``2026-TW4``,
        ``2026-S2``, ``2026``, ``2026-11-01_2026-11-23``; :func:`named` reads it."""
        match self.length:
            case Length.DAY:
                return self.first.isoformat()
            case Length.WEEK:
                year, week, _ = self.first.isocalendar()
                return f"{year}-M{week:02}"
            case Length.MONTH:
                return f"{self.first:%Y-%m}"
            case Length.QUARTER:
                return f"{self.first.year}-TW{self.within_year}"
            case Length.HALF_YEAR:
                return f"{self.first.year}-S{self.within_year}"
            case Length.YEAR:
                return str(self.first.year)
            case Length.SPAN:
                return f"{self.first.isoformat()}_{self.last.isoformat()}"

    @property
    def days(self) -> Iterator[date]:
        """Its days in order."""
        return (self.first + timedelta(days=no) for no in range((self.last - self.first).days + 1))

    @property
    def before(self) -> "Period":
        """The period of the same length that ends where this one begins."""
        if self.length is Length.SPAN:
            return span(self.first - (self.last - self.first) - timedelta(days=1), self.first - timedelta(days=1))
        return of_length(self.length, self.first - timedelta(days=1))

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """When it begins and when the next one does, in the office's zone."""
        after = self.last + timedelta(days=1)
        return datetime.combine(self.first, time(), zone), datetime.combine(after, time(), zone)


def of_length(length: Length, day: date) -> Period:
    """The period of this length that a day lies in; a span is the day alone."""
    if length in _MONTHS:
        months = _MONTHS[length]
        first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
        beyond = (first.replace(day=28) + timedelta(days=4 + 31 * (months - 1))).replace(day=1)
        return Period(length, first, beyond - timedelta(days=1))
    if length is Length.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(length, monday, monday + timedelta(days=6))
    return Period(length, day, day)


def span(first: date, last: date) -> Period:
    """From one day to another. Raises ValueError where it would end before it begins."""
    return Period(Length.SPAN, first, last)


def named(name: str) -> Period:
    """The period with this name (see :attr:`Period.name`). Raises ValueError for what is none."""
    for shape, read in _NAMES:
        if parts := shape.fullmatch(name.strip().upper()):
            try:
                return read(*parts.groups())
            except ValueError:
                break
    raise ValueError(f"no period is called {name!r}")


def _of_months(length: Length) -> Callable[[str, str], Period]:
    def read(year: str, no: str) -> Period:
        return of_length(length, date(int(year), (int(no) - 1) * _MONTHS[length] + 1, 1))

    return read


_NAMES: tuple[tuple[re.Pattern[str], Callable[..., Period]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)"), lambda day: of_length(Length.DAY, date.fromisoformat(day))),
    (re.compile(r"(\d{4})-M(\d\d)"), lambda y, no: of_length(Length.WEEK, date.fromisocalendar(int(y), int(no), 1))),
    (re.compile(r"(\d{4})-(\d\d)"), _of_months(Length.MONTH)),
    (re.compile(r"(\d{4})-TW([1-4])"), _of_months(Length.QUARTER)),
    (re.compile(r"(\d{4})-S([12])"), _of_months(Length.HALF_YEAR)),
    (re.compile(r"(\d{4})"), lambda year: of_length(Length.YEAR, date(int(year), 1, 1))),
    (
        re.compile(r"(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)"),
        lambda first, last: span(date.fromisoformat(first), date.fromisoformat(last)),
    ),
)
