"""Updates waiting for the bot: numbered, kept until acknowledged or expired, handed out by long poll.

Sources: https://core.telegram.org/bots/api#getting-updates, and for offsets far in the future the open source
Bot API server, which ignores them (so a bot survives the restart of the numbers after a quiet week).
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rehearsal.fakes.telegram.errors import ApiError, Json

MESSAGES_LAST = timedelta(hours=24)
PRESSES_LAST = timedelta(seconds=150)
FIRST_ID = 700_000_001
ONLY_ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
_FORGIVEN = 10
"""An offset further than this beyond the next number is ignored."""

Queue = tuple[str, int]
"""What keeps its order: ("chat", id) for messages, ("user", id) for button presses."""


@dataclass(frozen=True, slots=True)
class Pending:
    """One update that the bot has not acknowledged."""

    id: int
    update: Json
    queue: Queue
    expires_at: datetime


class Updates:
    """The bot's queue of updates. At most one poll waits; a newer one ends it with 409."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.next_id = FIRST_ID
        self.waiting: OrderedDict[int, Pending] = OrderedDict()
        self.allowed: tuple[str, ...] = ()
        """Kinds wanted from now on; empty: all but those that Telegram sends only on request."""
        self.on_put: Callable[[Pending], None] = lambda _: None
        self._delivered: list[Json] = []
        self._again: list[Json] = []
        self._poll: asyncio.Future[None] | None = None

    def put(self, kind: str, body: Json, queue: Queue) -> int | None:
        """Queues an update of a kind ("message", "callback_query"...); None if the bot does not want it."""
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_ON_REQUEST
        if not wanted:
            return None
        return self._put({kind: body}, queue, PRESSES_LAST if kind == "callback_query" else MESSAGES_LAST)

    def put_raw(self, payload: Json) -> int:
        """Queues anything at all; ``payload`` may even spoil ``update_id``."""
        return self._put(payload, ("raw", 0), MESSAGES_LAST)

    def restart_ids(self, first: int) -> None:
        """As after a quiet week: whatever waited has expired, and the next update is number ``first``."""
        if 0 <= self.next_id - first <= _FORGIVEN:
            raise ValueError(f"{first} is too near {self.next_id}: an old offset would swallow new updates")
        self.waiting.clear()
        self.next_id = first

    def redeliver(self) -> None:
        """Hands out the last batch once more, acknowledged or not."""
        self._again = self._delivered
        self._wake()

    def count(self) -> int:
        """How many updates still wait."""
        now = self._clock()
        return sum(pending.expires_at > now for pending in self.waiting.values())

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """One ``getUpdates``: forgets what ``offset`` acknowledges, then waits for at least one update."""
        self.end_poll("terminated by other getUpdates request; make sure that only one bot instance is running")
        self._acknowledge(offset)
        batch = self._batch(limit)
        if not batch and seconds > 0:
            await self._wait(seconds)
            self._acknowledge(offset)
            batch = self._batch(limit)
        return batch

    def end_poll(self, conflict: str) -> None:
        """Ends the poll that waits, if one does, with 409; without ``conflict`` it just gets its answer."""
        if self._poll and not self._poll.done():
            if conflict:
                self._poll.set_exception(ApiError(409, f"Conflict: {conflict}"))
            else:
                self._poll.set_result(None)

    def _put(self, payload: Json, queue: Queue, lasts: timedelta) -> int:
        number, self.next_id = self.next_id, self.next_id + 1
        pending = Pending(number, {"update_id": number, **payload}, queue, self._clock() + lasts)
        self.waiting[number] = pending
        self._wake()
        self.on_put(pending)
        return number

    def _wake(self) -> None:
        self.end_poll("")

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            offset = self.next_id + offset
        if offset <= self.next_id + _FORGIVEN:
            while self.waiting and next(iter(self.waiting)) < offset:
                self.waiting.popitem(last=False)

    def _batch(self, limit: int) -> list[Json]:
        batch, self._again = self._again[:limit], self._again[limit:]
        now = self._clock()
        expired = []
        for pending in self.waiting.values():
            if len(batch) >= limit:
                break
            if pending.expires_at > now:
                batch.append(pending.update)
            else:
                expired.append(pending.id)
        for number in expired:
            del self.waiting[number]
        self._delivered = batch or self._delivered
        return batch

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
