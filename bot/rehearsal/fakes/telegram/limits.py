"""How fast a bot may speak: 30 messages/s in all, about 1/s to a person, 20 a minute to a group.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. A refused message
uses up nothing.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

from bot.rehearsal.fakes.telegram.errors import too_many_requests

_ROUNDING = 1e-9


@dataclass(slots=True)
class _Bucket:
    """What is left of a person's short burst."""

    tokens: float
    at: datetime

    def wait(self, now: datetime, per_second: float, burst: int) -> float:
        """Seconds until the next message may go; 0 when it may go now."""
        self.tokens = min(burst, self.tokens + (now - self.at).total_seconds() * per_second)
        self.at = now
        return 0.0 if self.tokens >= 1 - _ROUNDING else (1 - self.tokens) / per_second


class _Window:
    """The messages of the last ``span`` seconds."""

    def __init__(self) -> None:
        self._sent: deque[datetime] = deque()

    def wait(self, now: datetime, most: int, span: float) -> float:
        """Seconds until the next message may go; 0 when it may go now."""
        while self._sent and (now - self._sent[0]).total_seconds() >= span:
            self._sent.popleft()
        return 0.0 if len(self._sent) < most else span - (now - self._sent[-most]).total_seconds()

    def add(self, now: datetime) -> None:
        """One more message went."""
        self._sent.append(now)


@dataclass
class Limits:
    """The numbers, changeable at any time, and what has been used of them."""

    enabled: bool = True
    overall_per_second: int = 30
    private_per_second: float = 1.0
    private_burst: int = 5
    group_per_minute: int = 20
    counted: set[str] = field(default_factory=lambda: {"sendMessage", "sendDocument", "sendPhoto"})
    """The methods that count as messages; add the edits for a stricter Telegram."""

    def __post_init__(self) -> None:
        self._overall = _Window()
        self._groups: defaultdict[int, _Window] = defaultdict(_Window)
        self._private: dict[int, _Bucket] = {}

    def take(self, method: str, chat_id: int, now: datetime) -> None:
        """Counts one message to a chat; raises 429 with ``retry_after`` when it comes too early."""
        if not self.enabled or method not in self.counted:
            return
        wait = self._overall.wait(now, self.overall_per_second, 1.0)
        wait = max(wait, self._chat_wait(chat_id, now))
        if wait > 0:
            raise too_many_requests(max(1, ceil(wait)))
        self._overall.add(now)
        if chat_id < 0:
            self._groups[chat_id].add(now)
        else:
            self._private[chat_id].tokens -= 1

    def _chat_wait(self, chat_id: int, now: datetime) -> float:
        if chat_id < 0:
            return self._groups[chat_id].wait(now, self.group_per_minute, 60.0)
        bucket = self._private.setdefault(chat_id, _Bucket(self.private_burst, now))
        return bucket.wait(now, self.private_per_second, self.private_burst)
