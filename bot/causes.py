"""What a message came from: kept from the decision until the message is sent, so that it is known how soon visitors are
answered.

Kept in memory, for figures only. What a crash loses of it, or another process sends, is not counted; the message itself
is a row, and loses nothing.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import metrics
from bot.trail import Trail

_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a message is said: ``asked_at`` is when a visitor said that which it is the first answer to, ``trail`` the
    trace of what it came from."""

    asked_at: datetime | None = None
    trail: Trail | None = field(default=None, compare=False)


class Causes:
    """Owns the causes of messages that are on their way, by the number of their row."""

    def __init__(self) -> None:
        self._by_row: OrderedDict[int, Cause] = OrderedDict()

    def note(self, causes: Mapping[int, Cause]) -> None:
        """Keeps what rows came from; of far too many, the latest."""
        for row_id, cause in causes.items():
            self._by_row[row_id] = replace(cause, trail=cause.trail.part("message")) if cause.trail else cause
        while len(self._by_row) > _MOST:
            self._by_row.popitem(last=False)

    def ended(self, row_id: int, channel: str, state: str, now: datetime) -> None:
        """A message has come to its end, or is tried once more (``pending``: then nothing is known yet)."""
        cause = self._by_row.get(row_id)
        if cause is None:
            return
        if state == "pending":
            if cause.trail is not None:
                cause.trail.note("put off")
            return
        del self._by_row[row_id]
        if cause.trail is not None:
            cause.trail.end(f"{channel} {state}", well=state != "given_up")
        if cause.asked_at is None:
            return
        if state == "sent":
            metrics.ANSWER_SECONDS.labels(channel).observe(max(0.0, (now - cause.asked_at).total_seconds()))
        elif state == "given_up":
            metrics.UNANSWERED.labels(channel).inc()
