"""The times of day that somebody means: "13.00-16.00", "mulai pukul 13", "sampai jam 3 sore"."""

from dataclasses import dataclass
from datetime import time

from bot.flows.calendar.hours import Period, UnreadableHours
from bot.flows.hours.pieces import CLOCKED, DASH, NUMBER, Piece, moment
from bot.flows.understanding import hours_vocabulary as words

_MIDNIGHT = time()
_SMALL = 7
"""Hours below this may be meant after noon."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One time of day; ``plain`` if it may as well be twelve hours later."""

    at: time
    used: int
    plain: bool = False
    ends_day: bool = False


@dataclass(frozen=True, slots=True)
class Clocks:
    """A stretch of a day, how many pieces say so, what else it may be, and which of its ends was not said."""

    period: Period
    used: int
    other: Period | None = None
    open_end: bool = False


def read_clocks(pieces: list[Piece], *, bare: bool, now: time | None = None) -> Clocks | None:
    """The stretch of a day that the first pieces name; None for none. ``bare`` where "13-16" is two hours; ``now`` is
    when a stretch begins that is only said to end ("sekarang sampai 15.00")."""
    lead, led = 0, ""
    while lead < len(pieces) and pieces[lead].what in (words.FROM, words.TO, words.CLOCK, words.FILLER):
        led = pieces[lead].what if pieces[lead].what in (words.FROM, words.TO) else led
        bare = bare or pieces[lead].what == words.CLOCK
        lead += 1
    first = _clock(pieces[lead:], bare=bare or led != "")
    if first is None:
        return None
    used = lead + first.used
    if led == words.TO:
        return _stretch(now or _MIDNIGHT, first, used, plain=first.plain)
    joint = used
    while joint < len(pieces) and pieces[joint].what in (words.TO, DASH, words.CLOCK):
        joint += 1
    joined = any(piece.what in (words.TO, DASH) for piece in pieces[used:joint])
    last = _clock(pieces[joint:], bare=True) if joined else None
    if last is not None:
        return _both(first, last, joint + last.used)
    if pieces[lead].what == NUMBER and not lead:
        return None
    if led != words.FROM and not first.plain and not bare:
        return Clocks(Period(first.at, _MIDNIGHT), used, open_end=True)
    other = Period(_later(first.at), _MIDNIGHT) if first.plain else None
    return Clocks(Period(first.at, _MIDNIGHT), used, other, open_end=True)


def _both(first: Clock, last: Clock, used: int) -> Clocks | None:
    """A stretch whose ends are both said: "1 - 4 sore" says once when both are."""
    begins = _later(first.at) if first.plain and not last.plain and last.at > _later(first.at) else first.at
    if first.plain and not last.plain and begins != first.at and first.at.hour >= _SMALL:
        begins = first.at
    return _stretch(begins, last, used, plain=first.plain and last.plain and begins == first.at)


def _stretch(begins: time, last: Clock, used: int, *, plain: bool) -> Clocks | None:
    found = _period(begins, last)
    after_noon = Clock(_later(last.at), 0) if plain else None
    shift = begins if begins == _MIDNIGHT or begins.hour >= _SMALL else _later(begins)
    other = _period(shift, after_noon) if after_noon and last.at.hour < _SMALL else None
    if found is None:
        return Clocks(other, used) if other else None
    return Clocks(found, used, other)


def _period(begins: time, last: Clock) -> Period | None:
    if last.at == _MIDNIGHT and not last.ends_day:
        return None
    try:
        return Period(begins, last.at)
    except UnreadableHours:
        return None


def _clock(pieces: list[Piece], *, bare: bool) -> Clock | None:
    if not pieces:
        return None
    head = pieces[0]
    if head.what == CLOCKED:
        at, ends_day = head.at, head.ends_day
    elif head.what == NUMBER and bare and not _of_a_date(pieces):
        at, ends_day = moment(head.number), head.number == 24
    else:
        return None
    if at is None:
        return None
    half = pieces[1] if len(pieces) > 1 and pieces[1].what == words.HALF else None
    if half is None:
        return Clock(at, 1, 0 < at.hour < _SMALL, ends_day)
    return Clock(_later(at) if half.number and 0 < at.hour < 12 else at, 2, ends_day=ends_day)


def _of_a_date(pieces: list[Piece]) -> bool:
    """Whether a number belongs to a date: "24 Desember", "24-26 Desember"."""
    following = [piece.what for piece in pieces[1:4]]
    return following[:1] == [words.MONTH] or (
        following[:2] in ([DASH, NUMBER], [words.TO, NUMBER]) and following[2:] == [words.MONTH]
    )


def _later(at: time) -> time:
    return at.replace(hour=at.hour + 12) if at.hour < 12 else at
