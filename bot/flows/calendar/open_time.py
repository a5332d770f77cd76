"""Open time: the part of a span in which the office is open, breaks and days off left out.

What staff owe within minutes or hours is counted in it. Only the overlap of a span with the opening periods
counts, so the open time of two adjoining spans adds up to that of both together.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from bot.flows.calendar.calendar import OfficeCalendar

_DAY = timedelta(days=1)
_HORIZON = 3660
"""Days looked ahead; what would end later than ten years from now has no end that matters."""


def open_time(calendar: OfficeCalendar, start: datetime, end: datetime) -> timedelta:
    """How long the office is open between two instants; nothing if the second is not after the first."""
    if calendar.endless:
        return max(end - start, timedelta())
    # rule: only-open-time-counts
    overlaps = (min(closes, end) - max(opens, start) for opens, closes in _openings(calendar, start, end))
    return sum((overlap for overlap in overlaps if overlap > timedelta()), timedelta())


def open_until(calendar: OfficeCalendar, start: datetime, span: timedelta) -> datetime | None:
    """The first instant (UTC) by which the office has been open for ``span`` since ``start``.

    A span that just fits ends at closing time, not at the next opening. None where it does not end within
    ten years.
    """
    if calendar.endless:
        return (start + span).astimezone(UTC)
    left = span
    for opens, closes in _openings(calendar, start):
        begins = max(opens, start)
        if closes - begins >= left:
            return (begins + left).astimezone(UTC)
        left -= max(closes - begins, timedelta())
    return None


def _openings(
    calendar: OfficeCalendar, start: datetime, end: datetime | None = None
) -> Iterator[tuple[datetime, datetime]]:
    """The periods in which the office is open, from those of ``start``'s local day on to those of ``end``'s."""
    first = calendar.local(start).date()
    days = _HORIZON if end is None else (calendar.local(end).date() - first).days + 1
    for day in (first + ahead * _DAY for ahead in range(days)):
        yield from _openings_on(calendar, day)


def _openings_on(calendar: OfficeCalendar, day: date) -> Iterator[tuple[datetime, datetime]]:
    for period in calendar.periods(day):
        yield period.starts_at(day, calendar.zone), period.ends_at(day, calendar.zone)
