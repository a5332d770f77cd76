"""The days that somebody means: read from pieces, by today's date; where two readings are likely, both."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.flows.hours.pieces import DASH, DAYED, NUMBER, YEAR, Piece, day_of
from bot.flows.understanding import hours_vocabulary as words

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LONG_AGO = timedelta(days=120)
"""A day without a year that is past by less than this may be a slip; by more, next year's is meant."""

Span = tuple[date, date]
_AHEAD = {words.TODAY: 0, words.TOMORROW: 1, words.AFTER_TOMORROW: 2, words.NOW: 0}


@dataclass(frozen=True, slots=True)
class Days:
    """What the days may be, and how many pieces say so; ``sure`` where nobody has to be asked."""

    spans: tuple[Span, ...]
    used: int
    sure: bool = True


def read_days(pieces: list[Piece], today: date, *, month_first: bool = False) -> Days | None:
    """The days that the first pieces name; None if they name none. ``month_first`` for readers who may write 12/24."""
    start = _one(pieces, today, month_first=month_first)
    if start is None:
        return None
    rest = pieces[start.used :]
    joint = next((n for n in (2, 1) if len(rest) > n and all(p.what in (words.TO, DASH) for p in rest[:n])), 0)
    end = _one(rest[joint:], today, month_first=month_first) if joint and len(start.spans) <= 2 else None
    if end is None or not end.spans:
        return start if start.spans or pieces[0].what in (DAYED, words.MONTH) else None
    first = next(piece for piece in pieces if piece.what not in (words.DATE, words.FILLER))
    spans = _between(first, start, end, today)
    return Days(spans, start.used + joint + end.used, sure=len(spans) == 1)


def _between(first: Piece, start: Days, end: Days, today: date) -> tuple[Span, ...]:
    """A span of days; its first day takes the month and year that it lacks from the last."""
    last = end.spans[0][1]
    if first.what == NUMBER and not start.spans:
        begins = day_of(last.year, last.month, first.number)
        return ((begins, last),) if begins and begins <= last else ()
    begins = start.spans[0][0]
    if begins > last:
        weeks = -(-(begins - last).days // 7) if first.what == words.DAY else 0
        later = last + weeks * _WEEK if weeks else day_of(last.year + 1, last.month, last.day)
        earlier = day_of(begins.year - 1, begins.month, begins.day)
        if first.what != words.DAY and earlier is not None and earlier <= last and today <= last:
            return ((earlier, last),)
        return ((begins, later),) if later else ()
    return ((begins, last),)


def _one(pieces: list[Piece], today: date, *, month_first: bool) -> Days | None:
    """One day (or a week) that the first pieces name; a bare number names none, but may begin a span."""
    lead = 0
    while lead < len(pieces) and pieces[lead].what in (words.DATE, words.FILLER):
        lead += 1
    if lead == len(pieces):
        return None
    led = pieces[:lead]
    found = _said(pieces[lead:], led, today, month_first=month_first)
    return Days(found.spans, found.used + lead, found.sure) if found else None


def _said(pieces: list[Piece], led: list[Piece], today: date, *, month_first: bool) -> Days | None:
    head, following = pieces[0], [piece.what for piece in pieces[1:2]]
    if head.what in (words.THIS, words.NEXT, words.WEEK, words.DAY, *_AHEAD):
        return _from_today(pieces, led, today, month_first=month_first)
    if head.what == DAYED:
        return _dated(head, today, month_first=month_first)
    if head.what == NUMBER and following == [words.MONTH]:
        return _spelt(head.number, pieces[1].number, pieces[2:], 2, today)
    if head.what == words.MONTH and following == [NUMBER]:
        return _spelt(pieces[1].number, head.number, pieces[2:], 2, today)
    if head.what != NUMBER:
        return None
    numbered = any(piece.what == words.DATE for piece in led) and 1 <= head.number <= 31
    return _numbered(head.number, today) if numbered else Days((), 1)


def _from_today(pieces: list[Piece], led: list[Piece], today: date, *, month_first: bool) -> Days | None:
    """Days that are named by how far they are from today: "lusa", "hari ini", "pekan depan", "next Monday"."""
    head, following = pieces[0].what, pieces[1].what if pieces[1:] else ""
    if head in _AHEAD or (head == words.THIS and led and led[-1].number):
        day = today + _AHEAD.get(head, 0) * _DAY
        return Days(((day, day),), 1)
    if head == words.DAY:
        return _weekday(pieces, today, month_first=month_first)
    if head == words.WEEK:
        return Days((_week(today, following),), 2) if following in (words.NEXT, words.THIS) else None
    if following == words.WEEK:
        return Days((_week(today, head),), 2)
    if following == words.DAY:
        return _weekday([pieces[1], pieces[0], *pieces[2:]], today, month_first=month_first)
    return None


def _spelt(day: int, month: int, rest: list[Piece], used: int, today: date) -> Days | None:
    at = 1 if rest and rest[0].what == "mark" and len(rest) > 1 and rest[1].what == YEAR else 0
    if len(rest) > at and rest[at].what == YEAR:
        found = day_of(rest[at].number, month, day)
        return Days(((found, found),) if found else (), used + at + 1)
    return _in_some_year(day, month, used, today)


def _in_some_year(day: int, month: int, used: int, today: date) -> Days:
    """The next such day; one that is past by little may be a slip, and is asked about."""
    this = day_of(today.year, month, day)
    following = next((found for ahead in range(1, 9) if (found := day_of(today.year + ahead, month, day))), None)
    if this is not None and this >= today:
        return Days(((this, this),), used)
    slip = this is not None and today - this < _LONG_AGO
    return Days(((following, following),) if following else (), used, sure=not slip)


def _dated(piece: Piece, today: date, *, month_first: bool) -> Days:
    """A day in figures; where either may be the month, and its writer may mean either, both."""
    read = [(piece.number, piece.month)]
    if month_first and piece.slashed and piece.number != piece.month and max(read[0]) <= 12:
        read.append((piece.month, piece.number))
    found = [_in_year(day, month, piece.year, today) for day, month in read]
    spans = tuple(span for days in found for span in days.spans)
    return Days(spans, 1, sure=len(spans) == 1 and all(days.sure for days in found))


def _in_year(day: int, month: int, year: int, today: date) -> Days:
    if not year:
        return _in_some_year(day, month, 1, today)
    found = day_of(year, month, day)
    return Days(((found, found),) if found else (), 1)


def _numbered(number: int, today: date) -> Days:
    """A day of this month, else of the next that has it."""
    year, month = today.year, today.month
    for _ in range(12):
        found = day_of(year, month, number)
        if found is not None and found >= today:
            return Days(((found, found),), 1)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return Days((), 1)


def _weekday(pieces: list[Piece], today: date, *, month_first: bool) -> Days | None:
    """A day by its name: alone, with "depan" or "ini", or before a date, which it has to fit."""
    name, rest = pieces[0].number, pieces[1:]
    comma = 1 if rest and rest[0].what == "mark" else 0
    dated = _one(rest[comma:], today, month_first=month_first) if rest[comma:] else None
    if dated is not None and dated.spans and rest[comma].what not in (words.DAY, *_AHEAD, words.NEXT, words.THIS):
        return _fitting(name, dated, dated.used + 1 + comma)
    coming = today + ((name - today.weekday()) % 7) * _DAY
    if rest and rest[0].what == words.NEXT:
        return _next(name, coming, today)
    if rest and rest[0].what == words.THIS:
        day = _monday(today) + name * _DAY
        return _or_week(name, Days(((day, day),), 2, sure=day >= today), words.THIS, today)
    spans = ((coming, coming),) if coming != today else ((today, today), (today + _WEEK, today + _WEEK))
    return Days(spans, 1, sure=len(spans) == 1)


def _fitting(name: int, dated: Days, used: int) -> Days:
    """A date said with its day: where the two do not fit, whoever wrote it is asked."""
    (day, last), *_ = dated.spans
    if day.weekday() == name or day != last:
        return Days(dated.spans, used, dated.sure)
    other = day + ((name - day.weekday() + 3) % 7 - 3) * _DAY
    return Days(((day, day), (other, other)), used, sure=False)


def _next(name: int, coming: date, today: date) -> Days:
    """ "Senin depan": the coming one, or that of the next week; the same from Tuesday on."""
    after = today + _WEEK if coming == today else coming
    of_next_week = _monday(today) + _WEEK + name * _DAY
    spans = tuple(dict.fromkeys(((after, after), (of_next_week, of_next_week))))
    return _or_week(name, Days(spans, 2, sure=len(spans) == 1), words.NEXT, today)


def _or_week(name: int, days: Days, which: str, today: date) -> Days:
    """ "Minggu" is Sunday, and a week."""
    if name != 6:
        return days
    return Days((*days.spans, _week(today, which)), days.used, sure=False)


def _week(today: date, which: str) -> Span:
    monday = _monday(today) + (_WEEK if which == words.NEXT else timedelta())
    return max(monday, today), monday + 6 * _DAY


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY
