"""What somebody means who writes for a report: which one, about which period, as which file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.flows.calendar.period import Length, Period, named, of_length, span
from bot.flows.understanding.commands import plain_words

REPORTS = frozenset(("/laporan", "laporan", "/reports", "reports", "/report", "report"))
"""The first word of what staff write for a report."""

_FORMATS = {
    "pdf": "pdf",
    "xlsx": "xlsx",
    "excel": "xlsx",
    "xls": "xlsx",
    "zip": "zip",
    "png": "png",
    "gambar": "png",
    "picture": "png",
    "poster": "png",
}
_LENGTHS = {
    "hari": Length.DAY,
    "day": Length.DAY,
    "minggu": Length.WEEK,
    "pekan": Length.WEEK,
    "week": Length.WEEK,
    "bulan": Length.MONTH,
    "month": Length.MONTH,
    "triwulan": Length.QUARTER,
    "quarter": Length.QUARTER,
    "semester": Length.HALF_YEAR,
    "tahun": Length.YEAR,
    "year": Length.YEAR,
}
_BACK = {
    "ini": 0,
    "this": 0,
    "lalu": 1,
    "kemarin": 1,
    "sebelumnya": 1,
    "last": 1,
    "previous": 1,
}
_ALONE = {"kemarin": 1, "yesterday": 1, "today": 0}
_UNTIL = ("sampai", "hingga", "s.d.", "sd", "to", "until", "-")
_FIRST_YEAR = 2000
"""What is asked for of before is a slip."""


@dataclass(frozen=True, slots=True)
class ReportSaid:
    """What was written: the words for ``which`` report, the period and the ending of the file, as far as said."""

    which: str = ""
    period: Period | None = None
    ending: str = ""


def asks_for_report(typed: str) -> bool:
    """Whether words begin as a wish for a report does."""
    return plain_words(typed).partition(" ")[0] in REPORTS


def read_report(typed: str, today: date) -> ReportSaid:
    """Reads a wish for a report; ``today`` is the office's day."""
    words = plain_words(typed).split()[1:]
    endings = [_FORMATS[word] for word in words if word in _FORMATS]
    which, periods = _told_apart([word for word in words if word not in _FORMATS], today)
    return ReportSaid(" ".join(which), _one(periods), endings[-1] if endings else "")


def _told_apart(words: list[str], today: date) -> tuple[list[str], list[Period]]:
    """Words that name a report, and the periods among the others."""
    which, periods, ahead = list[str](), list[Period](), list(words)
    while ahead:
        taken, period = _period_at(ahead, today)
        if period is not None:
            periods.append(period)
        elif not (periods and ahead[0] in _UNTIL):
            which.append(ahead[0])
        ahead = ahead[taken:]
    return which, periods


def _period_at(words: list[str], today: date) -> tuple[int, Period | None]:
    """The period that stands first, if one does, and how many words that takes."""
    for length, back in _pairs(words[:2]):
        return 2, back_from(length, back, today)
    if words[0] in _ALONE:
        return 1, back_from(Length.DAY, _ALONE[words[0]], today)
    return 1, period_named(words[0])


def _pairs(words: list[str]) -> Iterator[tuple[Length, int]]:
    """Indonesian says the length first, English last."""
    for length, back in (words, words[::-1]) if len(words) == 2 else ():
        if length in _LENGTHS and back in _BACK:
            yield _LENGTHS[length], _BACK[back]


def back_from(length: Length, back: int, today: date) -> Period:
    """The period of this length that today lies in, or the one before it."""
    present = of_length(length, today)
    return present.before if back else present


def period_named(name: str) -> Period | None:
    """The period with this name, if it is one that an office may ask about."""
    try:
        period = named(name)
    except ValueError:
        return None
    # rule: no-report-before-the-desk
    return period if period.first.year >= _FIRST_YEAR else None


def _one(periods: list[Period]) -> Period | None:
    """One period, or the days from the first of several to the last."""
    if len(periods) < 2:
        return periods[0] if periods else None
    return span(min(each.first for each in periods), max(each.last for each in periods))
