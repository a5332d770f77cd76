"""How fast a number may speak: 80 messages/s in all; to one person a burst of 45, then one every six seconds.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/overview (throughput, pair rate limits). A refused
message uses up nothing.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.fakes.whatsapp.errors import GraphError

_ROUNDING = 1e-9


@dataclass(slots=True)
class _Allowance:
    """What is left of the burst to one person."""

    messages: float
    at: datetime

    def refill(self, now: datetime, burst: int, seconds_each: float) -> None:
        self.messages = min(burst, self.messages + (now - self.at).total_seconds() / seconds_each)
        self.at = now


@dataclass
class Limits:
    """The numbers, changeable at any time, and what has been used of them."""

    enabled: bool = True
    per_second: int = 80
    pair_burst: int = 45
    pair_seconds: float = 6.0

    def __post_init__(self) -> None:
        self._last_second: deque[datetime] = deque()
        self._pairs: dict[str, _Allowance] = {}

    def take(self, address: str, now: datetime) -> None:
        """Counts one message to an address; raises 130429 or 131056 when it comes too early."""
        if not self.enabled:
            return
        while self._last_second and (now - self._last_second[0]).total_seconds() >= 1:
            self._last_second.popleft()
        if len(self._last_second) >= self.per_second:
            raise GraphError(130429)
        pair = self._pairs.setdefault(address, _Allowance(self.pair_burst, now))
        pair.refill(now, self.pair_burst, self.pair_seconds)
        if pair.messages < 1 - _ROUNDING:
            raise GraphError(131056)
        pair.messages -= 1
        self._last_second.append(now)
