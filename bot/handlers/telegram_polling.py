"""Receiving from Telegram by asking for it: the offset moves only after the batch has been committed.

So an update is handed out again after a crash until it is in, and deduplicated once it is.
"""

import asyncio
from typing import Any

import structlog
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram_api import TelegramApi
from bot.clock import Clock
from bot.door import Door
from bot.handlers.telegram import callback_id, read_update
from bot.handlers.telegram_watch import TelegramWatch
from bot.loops import Pulse

log = structlog.get_logger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
LONG_POLL_SECONDS = 25
_MOST_UPDATES = 100
_LONGEST_PAUSE = 30.0
_RIVAL_PAUSE = 3.0
_REFUSED_PAUSE, _LONGEST_REFUSED = 5.0, 60.0
"""A token that is refused will hardly be taken a moment later; but Telegram itself has been known to err."""


class TelegramPolling:
    """Owns the loop that fetches updates and brings them through the door."""

    def __init__(self, api: TelegramApi, door: Door, clock: Clock) -> None:
        self._api = api
        self._door = door
        self._clock = clock
        self.watch = TelegramWatch(door, clock)
        self._offset: int | None = None
        self._answers: set[asyncio.Task[None]] = set()

    async def run(self, pulse: Pulse) -> None:
        """Polls until cancelled; whatever fails is tried again, more slowly each time."""
        await self._leave_webhook(pulse)
        pause = 0.0
        while True:
            pulse.beat()
            try:
                await self.run_once(LONG_POLL_SECONDS)
                pause = 0.0
                await self.watch.went_well()
            except Exception as fault:  # noqa: BLE001 - the ears must not fall off, whatever happens
                pause = pause_after(fault, pause)
                await self.watch.failed(fault)
                log.warning("polling interrupted", fault=type(fault).__name__, again_in_seconds=pause)
                await asyncio.sleep(pause)

    async def _leave_webhook(self, pulse: Pulse) -> None:
        """Switching from webhook to polling: Telegram would answer 409 while one is set."""
        pause = 0.0
        while True:
            pulse.beat()
            try:
                await self._api.call("deleteWebhook")
                return  # noqa: TRY300 - nothing is left to do once it worked
            except (TelegramError, OSError) as fault:
                pause = pause_after(fault, pause)
                await self.watch.failed(fault)
                log.warning("webhook could not be removed", fault=type(fault).__name__, again_in_seconds=pause)
                await asyncio.sleep(pause)

    async def run_once(self, wait: int) -> int:
        """Fetches one batch, commits it, and only then moves the offset. Returns how many updates came."""
        parameters: dict[str, Any] = {"timeout": wait, "limit": _MOST_UPDATES, "allowed_updates": ALLOWED}
        if self._offset is not None:
            parameters["offset"] = self._offset
        name = await self._api.username()
        batch: list[Any] = await self._api.call("getUpdates", patience=wait + 10.0, **parameters)
        for raw in batch:
            # rule: press-answered-first
            self._answer(raw)
        now = self._clock.now()
        read = (read_update(raw, now, name) for raw in batch)
        await self._door.enter([each for each in read if each is not None])
        ids = [raw["update_id"] for raw in batch if isinstance(raw, dict) and isinstance(raw.get("update_id"), int)]
        if ids:
            # rule: offset-after-commit
            self._offset = max(ids) + 1
        return len(batch)

    def _answer(self, raw: Any) -> None:
        """Ends the button's waiting sign at once, before any work; that it may be too late is no matter."""
        query = callback_id(raw)
        if query is not None:
            task = asyncio.create_task(answer_press(self._api, query))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)


async def answer_press(api: TelegramApi, query: str) -> None:
    """Answers a press; "query is too old" and the like are ignored."""
    try:
        await api.call("answerCallbackQuery", callback_query_id=query)
    except BadRequest:
        return
    except TelegramError as fault:
        log.debug("press not answered", fault=type(fault).__name__)


def pause_after(fault: BaseException, pause: float) -> float:
    """Seconds to wait before trying again, given those of the last time: longer each time, within reason."""
    match fault:
        case RetryAfter():
            after = fault.retry_after
            return float(after) if isinstance(after, int | float) else after.total_seconds()
        case InvalidToken():
            return min(_LONGEST_REFUSED, max(_REFUSED_PAUSE, pause * 2))
        case Conflict():
            return min(_LONGEST_PAUSE, max(_RIVAL_PAUSE, pause * 2))
        case _:
            return min(_LONGEST_PAUSE, max(0.2, pause * 2))
