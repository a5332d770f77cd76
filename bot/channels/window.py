"""A platform's window: at most so many messages in any second, by the platform's count and not by ours.

What we know of the moment at which a message is counted is that it lies between its sending and its answer. So a place
is free again one second after the *answer* of the message that had it: then no second holds more than the permitted,
however long anything was under way. That would cost a whole round trip a place. But what was answered just now was
counted a way back ago, and what is sent now is counted a way there later: the fixed part of a round trip is not
needed twice. Of the quickest that was seen lately, half is believed to be fixed.
"""

from collections import deque

_FIXED = 0.5
"""The part of the quickest round trip that every round trip takes: jitter may be as long as the way itself."""
_ROUND_TRIPS = 60
_FEWER, _FEWEST = 0.1, 0.5
"""The share of the places that a refusal costs, and the share that is left whatever happens."""
_FORGOTTEN_IN = 900.0
"""Seconds until what one refusal taught has been forgotten."""


SPAN = 1.005
"""Seconds for which a place stays taken after its message was counted: the platform's second, and a little for clocks
that count in milliseconds."""


class Window:
    """The places of a window of one second; times are seconds of any steady clock."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._under_way = 0
        self._taken: deque[float] = deque()
        """When the places that were taken are free again, soonest first."""
        self._round_trips: deque[float] = deque(maxlen=_ROUND_TRIPS)
        self._fewer, self._refused_at = 0.0, 0.0

    def delay(self, now: float) -> float:
        """Seconds until a place is free; 0 if one is."""
        while self._taken and self._taken[0] <= now:
            self._taken.popleft()
        excess = self._under_way + len(self._taken) - self._places(now)
        if excess < 0:
            return 0.0
        return self._taken[excess] - now if excess < len(self._taken) else SPAN

    def sent(self) -> None:
        """A message takes a place, until a while after its answer."""
        self._under_way += 1

    def answered(self, sent_at: float, now: float) -> None:
        """The answer to a message is here: the platform has counted it by now."""
        self._under_way -= 1
        self._round_trips.append(now - sent_at)
        # rule: counted-by-the-platform
        free_at = now + SPAN - self._fixed
        self._taken.append(max(free_at, self._taken[-1] if self._taken else free_at))

    def well_used(self, now: float) -> bool:
        """Whether so much goes out that a refusal may be for the sake of all of it."""
        self.delay(now)
        return self._under_way + len(self._taken) >= self._places(now) / 2

    def refused(self, now: float) -> None:
        """A refusal, although the window was kept: the platform takes less than we think, for now."""
        self._fewer, self._refused_at = min(1 - _FEWEST, self._still_fewer(now) + _FEWER), now

    def _places(self, now: float) -> int:
        return max(1, int(self._most * (1 - self._still_fewer(now))))

    def _still_fewer(self, now: float) -> float:
        return max(0.0, self._fewer - (now - self._refused_at) * _FEWER / _FORGOTTEN_IN)

    @property
    def _fixed(self) -> float:
        known = len(self._round_trips) == _ROUND_TRIPS
        return min(self._round_trips) * _FIXED if known else 0.0
