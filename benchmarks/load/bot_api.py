"""The Bot API, as much of it as a bot needs: every method that is not here is answered with true.

Updates wait until they are fetched (:class:`Inbox`) or are brought to one of several processes (:class:`Courier`).
"""

import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from benchmarks.load.tally import Tally
from benchmarks.load.visitors import Update, card
from bot.rehearsal.fakes.telegram.errors import ApiError
from bot.rehearsal.fakes.telegram.limits import Limits

SECRET = "benchmark-secret"
_SENDING = {"sendmessage": "sendMessage", "senddocument": "sendDocument", "editmessagetext": "editMessageText"}
_BOT = {"id": 4242, "is_bot": True, "first_name": "Loket", "username": "loket_uji_bot"}


class Inbox:
    """The updates Telegram keeps for the bot until a higher offset acknowledges them."""

    def __init__(self) -> None:
        self._kept: deque[Update] = deque()
        self._arrived = asyncio.Event()

    def add(self, update: Update) -> None:
        """Keeps an update and wakes a waiting poll."""
        self._kept.append(update)
        self._arrived.set()

    async def batch(self, offset: int, limit: int, wait_after: float) -> list[Update]:
        """Drops what ``offset`` acknowledges; the next updates, waiting up to ``wait_after`` seconds."""
        while self._kept and self._kept[0].id < offset:
            self._kept.popleft()
        if not self._kept:
            self._arrived.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), wait_after)
        handed_at = time.perf_counter()
        batch = list(itertools.islice(self._kept, limit))
        for update in batch:
            update.handed_at = update.handed_at or handed_at
        return batch


class Courier:
    """Brings each update to the process that took the last one, and on to the next if it is not taken there, as a
    balancer does that has learnt who answers."""

    def __init__(self, ports: list[int]) -> None:
        self._bases = [f"http://127.0.0.1:{port}" for port in ports]
        self._taker = 0
        self._session = aiohttp.ClientSession(
            headers={"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
        )
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, update: Update) -> None:
        """Brings an update, again and again until it is taken."""
        task = asyncio.get_running_loop().create_task(self._bring(update))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _bring(self, update: Update) -> None:
        update.handed_at = time.perf_counter()
        while not await self._taken(update):  # noqa: ASYNC110 - of another process
            await asyncio.sleep(0.1)

    async def _taken(self, update: Update) -> bool:
        for place in range(self._taker, self._taker + len(self._bases)):
            with suppress(aiohttp.ClientError):
                address = f"{self._bases[place % len(self._bases)]}/webhook/telegram"
                async with self._session.post(address, data=update.body) as answer:
                    if answer.status == 200:
                        self._taker = place % len(self._bases)
                        return True
        return False

    async def live(self) -> bool:
        """Whether every process answers, whether or not it takes updates."""
        with suppress(aiohttp.ClientError):
            for base in self._bases:
                async with self._session.get(f"{base}/health/live") as answer:
                    answer.raise_for_status()
            return True
        return False

    async def idle(self) -> None:
        """Until everything has been taken."""
        await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        """Brings nothing any more."""
        for task in self._tasks:
            task.cancel()
        await self._session.close()


class BotApi:
    """Answers what bots ask; ``hear`` is told of every message, ``tally`` gives what is being counted."""

    def __init__(
        self,
        hear: Callable[[dict[str, Any], bool], None],
        tally: Callable[[], Tally],
        *,
        limited: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._hear = hear
        self._tally = tally
        self._limits = Limits(enabled=limited)
        self._clock = clock
        self._message_ids = itertools.count(1)
        self.inbox = Inbox()
        self.ready = 0
        """How many bots have asked for updates, or have said where they want them."""

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answers one HTTP request ``/bot<token>/<method>``."""
        method = request.path.rpartition("/")[2].lower()
        parameters = await _parameters(request)
        tally = self._tally()
        if method == "getupdates":
            tally.batches += 1
            return _ok(await self._updates(parameters))
        tally.calls += 1
        if method in _SENDING:
            return self._said(method, parameters)
        self.ready += method == "setwebhook"
        return _ok(json.dumps(_BOT).encode() if method == "getme" else b"true")

    async def _updates(self, parameters: dict[str, Any]) -> bytes:
        self.ready = max(1, self.ready)
        offset, limit = int(parameters.get("offset") or 0), int(parameters.get("limit") or 100)
        batch = await self.inbox.batch(offset, min(limit, 100), float(parameters.get("timeout") or 0))
        return b"[" + b",".join(update.body for update in batch) + b"]"

    def _said(self, method: str, parameters: dict[str, Any]) -> web.Response:
        try:
            self._limits.take(_SENDING[method], int(parameters["chat_id"]), self._clock())
        except ApiError as refusal:
            self._tally().refused += 1
            return web.json_response(refusal.body(), status=refusal.code)
        message = self._message(method, parameters)
        self._hear(message, method == "editmessagetext")
        return _ok(json.dumps(message).encode())

    def _message(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        message: dict[str, Any] = {
            "message_id": int(parameters["message_id"]) if method == "editmessagetext" else next(self._message_ids),
            "from": _BOT,
            "chat": card(int(parameters["chat_id"])),
            "date": int(time.time()),
        }
        if method == "senddocument":
            message["document"] = {"file_id": "BQAD", "file_unique_id": "AgAD"}
        message |= {key: parameters[key] for key in ("text", "caption") if key in parameters}
        if markup := parameters.get("reply_markup"):
            markup = json.loads(markup) if isinstance(markup, str) else markup
            if "inline_keyboard" in markup:
                message["reply_markup"] = markup
        return message


@asynccontextmanager
async def listening(api: BotApi) -> AsyncIterator[str]:
    """Serves the API on a free loopback port; gives its address."""
    runner = web.ServerRunner(web.Server(api.answer, access_log=None), shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def _parameters(request: web.BaseRequest) -> dict[str, Any]:
    if request.content_type == "multipart/form-data":
        return dict(await request.post())
    body = await request.text()
    if request.content_type == "application/json":
        return dict(json.loads(body or "{}"))
    return dict(parse_qsl(body))


def _ok(result: bytes) -> web.Response:
    return web.Response(body=b'{"ok":true,"result":' + result + b"}", content_type="application/json")
