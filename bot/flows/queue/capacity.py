"""How many visitors an hour a desk with so many places can take while its visitors are called in time. Pure reckoning.

By the formula of Erlang (M/M/c, "Erlang C") with the correction of Allen and Cunneen for lengths that are not spread
exponentially: visitors come independently of each other, lengths are what visits here really took. A test holds it to
a simulation.
"""

import math
from dataclasses import dataclass
from datetime import timedelta

from bot.flows.state.lengths import Lengths

SHARE = 0.9
"""Of the visitors who are to be called in time."""

_ROUNDS = 50
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Capacity:
    """With so many places: how many an hour, and how long a visit keeps its place busy on the average."""

    places: int
    per_hour: int
    mean: timedelta


def capacity(lengths: Lengths, places: int, in_time: timedelta) -> Capacity:
    """The most visitors an hour of whom nine of ten are called within ``in_time``."""
    mean, spread = _mean(lengths), _spread(lengths)
    low, high = 0.0, 1.0
    for _ in range(_ROUNDS):
        load = (low + high) / 2
        if late(places, load * places, mean, spread, in_time.total_seconds()) <= 1 - SHARE:
            low = load
        else:
            high = load
    return Capacity(places, int(low * places / mean * _HOUR + 1e-6), timedelta(seconds=mean))


def late(places: int, offered: float, mean: float, spread: float, seconds: float) -> float:
    """The share of visitors who wait longer than that; ``offered`` is how many places would be busy on the average,
    ``spread`` the squared coefficient of variation of the lengths."""
    pace = (places - offered) / mean * 2 / (1 + spread)
    return _waits(places, offered) * math.exp(-pace * seconds)


def _waits(places: int, offered: float) -> float:
    """Erlang's C: the share of visitors who find all places busy, by the recursion for his B."""
    blocked = 1.0
    for no in range(1, places + 1):
        blocked = offered * blocked / (no + offered * blocked)
    busy = offered / places
    return blocked / (1 - busy + busy * blocked)


def _mean(lengths: Lengths) -> float:
    return sum(each.total_seconds() for each in lengths.spans) / len(lengths.spans)


def _spread(lengths: Lengths) -> float:
    mean = _mean(lengths)
    squares = sum((each.total_seconds() - mean) ** 2 for each in lengths.spans) / len(lengths.spans)
    return squares / mean**2
