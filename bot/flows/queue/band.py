"""How long somebody is likely to wait, and at most: pure reckoning in open time, without a visit or a clock.

Not one figure but a band: the wait is played through many times with lengths that visits really had, and the band
holds four of five outcomes. The same lengths, places and line always give the same band: what is drawn is a lattice of
scenarios in which every length comes equally often for each visit, not dice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from heapq import heapify, heappop, heapreplace

from bot.flows.state.lengths import Lengths

_SCENARIOS, _STEP = 101, 29
"""A prime, and a number whose powers reach every remainder of it: a Korobov lattice."""

_EARLY, _LATE = 10, 92
"""Which of the sorted outcomes, in hundredths, begin and end the band."""

_MOST_PLAYED = 30
"""Visits ahead that are played through one by one; who waits longer waits in proportion."""


@dataclass(frozen=True, slots=True)
class Band:
    """When a call is likely to come first, and at the latest; spans of open time from now."""

    likely: timedelta
    latest: timedelta


def wait(ahead: Sequence[Lengths], busy: Sequence[Lengths], places: int) -> Band:
    """The band for whoever stands behind ``ahead``, while ``busy`` says how long each place in use stays so."""
    # rule: band-holds-for-most
    played = ahead[:_MOST_PLAYED]
    outcomes = sorted(_played(played, busy, places, scenario) for scenario in range(_SCENARIOS))
    stretch = (len(ahead) + len(busy)) / max(1, len(played) + len(busy))
    likely, latest = (outcomes[share * _SCENARIOS // 100] for share in (_EARLY, _LATE))
    return Band(likely * stretch, latest * stretch)


def _played(ahead: Sequence[Lengths], busy: Sequence[Lengths], places: int, scenario: int) -> timedelta:
    """When a place is free in one scenario; each visit has a length of its own in it."""
    free = [lengths.drawn(_case(scenario, no), _SCENARIOS) for no, lengths in enumerate(busy)]
    free += [timedelta()] * (places - len(busy))
    heapify(free)
    for _ in range(len(busy) - places):
        heappop(free)  # more are being served than there are places: the first to go make room for nobody
    for no, lengths in enumerate(ahead, len(busy)):
        heapreplace(free, free[0] + lengths.drawn(_case(scenario, no), _SCENARIOS))
    return free[0]


def _case(scenario: int, no: int) -> int:
    return (scenario + 1) * pow(_STEP, no + 1, _SCENARIOS) % _SCENARIOS
