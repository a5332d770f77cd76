"""Arithmetic of the periods of one day: joined, cut, and what two have in common."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from bot.flows.calendar.hours import Period

Periods = tuple[Period, ...]

_DAY = timedelta(days=1)
_Pair = tuple[timedelta, timedelta]


def joined(periods: Iterable[Period]) -> Periods:
    """The same stretches of the day, in order, without overlaps; what adjoins becomes one."""
    found: list[_Pair] = []
    for start, end in sorted(map(_pair, periods)):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(map(_period, found))


def common(one: Periods, other: Periods) -> Periods:
    """What is in both; a boundary within either stays one."""
    return tuple(map(_period, sorted(_overlaps(one, other))))


def without(periods: Periods, cut: Iterable[Period]) -> Periods:
    """What is left of the periods when others are taken out of them."""
    left = periods
    for each in cut:
        left = common(left, _around(each))
    return left


def _overlaps(one: Periods, other: Periods) -> Iterator[_Pair]:
    for first, last in map(_pair, one):
        for start, end in map(_pair, other):
            if max(first, start) < min(last, end):
                yield max(first, start), min(last, end)


def _around(period: Period) -> Periods:
    start, end = _pair(period)
    return tuple(_period(pair) for pair in ((timedelta(), start), (end, _DAY)) if pair[0] < pair[1])


def _pair(period: Period) -> _Pair:
    end = _since_midnight(period.end)
    return _since_midnight(period.start), end or _DAY


def _since_midnight(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond)


def _period(pair: _Pair) -> Period:
    start, end = map(_time, pair)
    return Period(start, end)


def _time(since_midnight: timedelta) -> time:
    return (datetime.combine(date.min, time()) + since_midnight).time()
