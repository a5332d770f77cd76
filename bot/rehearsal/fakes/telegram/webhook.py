"""Delivery of updates to the bot's own address, one queue a chat and one a person's button presses.

An answer other than 2xx is retried with growing delay and holds up only its own queue.
Source: https://core.telegram.org/bots/api#setwebhook.
"""

import asyncio
import re
from collections import deque
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

import aiohttp

from bot.rehearsal.fakes.telegram.errors import Json, bad_request
from bot.rehearsal.fakes.telegram.faults import WEBHOOK, Faults
from bot.rehearsal.fakes.telegram.updates import Pending, Queue, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PORTS = (443, 80, 88, 8443)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PATIENCE = aiohttp.ClientTimeout(total=60)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def growing_delay(attempt: int) -> float:
    """Seconds before the next attempt: 1, 2, 4 ... at most a minute."""
    return min(2.0 ** (attempt - 1), 60.0)


class Webhook:
    """The bot's address, if it has set one, and the deliveries on their way to it."""

    def __init__(self, updates: Updates, faults: Faults, clock: Callable[[], datetime]) -> None:
        self._updates, self._faults, self._clock = updates, faults, clock
        self.retry_delay: Callable[[int], float] = growing_delay
        self.on_change: Callable[[], None] = lambda: None
        self.url = ""
        self._secret = ""
        self._places = asyncio.Semaphore(40)
        self._max_connections = 40
        self._last_error: Json = {}
        self._queues: dict[Queue, deque[Pending]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Begins delivery, with everything that waits; raises 400 for an address that Telegram refuses."""
        _check(url, secret)
        self._stop()
        self.url, self._secret, self._max_connections = url, secret, max_connections
        self._places = asyncio.Semaphore(max_connections)
        self._last_error = {}
        self.resume()

    def remove(self) -> None:
        """Ends delivery; what is undelivered waits for ``getUpdates``."""
        self._stop()
        self.url = ""

    def info(self) -> Json:
        """A ``WebhookInfo``."""
        known: Json = {"url": self.url, "has_custom_certificate": False}
        known["pending_update_count"] = self._updates.count()
        if self._updates.allowed:
            known["allowed_updates"] = list(self._updates.allowed)
        return known | ({"max_connections": self._max_connections, **self._last_error} if self.url else {})

    def resume(self) -> None:
        """Delivers, from now on, whatever waits."""
        self._updates.on_put = self._enqueue
        for pending in self._updates.waiting.values():
            self._enqueue(pending)

    async def close(self) -> None:
        """Stops delivering, as when Telegram's servers are down."""
        self._updates.on_put = lambda _: None
        tasks = list(self._tasks)
        self._stop()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._queues.clear()

    def _enqueue(self, pending: Pending) -> None:
        if not self.url:
            return
        if pending.queue in self._queues:
            self._queues[pending.queue].append(pending)
            return
        self._queues[pending.queue] = queue = deque([pending])
        task = asyncio.get_running_loop().create_task(self._drain(pending.queue, queue))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, name: Queue, queue: deque[Pending]) -> None:
        while queue:
            await self._deliver(queue[0])
            queue.popleft()
        if self._queues.get(name) is queue:
            del self._queues[name]

    async def _deliver(self, pending: Pending) -> None:
        """Tries until the bot has taken the update, or nobody wants it any more."""
        attempt = 0
        while pending.id in self._updates.waiting and pending.expires_at > self._clock():
            if not await self._post(pending):
                attempt += 1
                await asyncio.sleep(self.retry_delay(attempt))
            elif not self._faults.meet(WEBHOOK, pending.queue[1]):
                break
        self._updates.waiting.pop(pending.id, None)
        self.on_change()

    async def _post(self, pending: Pending) -> bool:
        self._session = self._session or aiohttp.ClientSession(timeout=_PATIENCE)
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        try:
            async with (
                self._places,
                self._session.post(self.url, json=pending.update, headers=headers) as answer,
            ):
                if 200 <= answer.status < 300:
                    return True
                reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            reason = f"Connection failed: {error}"
        self._last_error = {"last_error_date": int(self._clock().timestamp()), "last_error_message": reason}
        self.on_change()
        return False


def _check(url: str, secret: str) -> None:
    """Telegram asks for TLS and certain ports; loopback stands for the proxy that provides them."""
    parts = urlsplit(url)
    if parts.hostname not in _LOOPBACK:
        if parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
