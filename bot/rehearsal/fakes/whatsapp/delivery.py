"""Delivery of webhooks to the desk's address: signed, in batches, twice or out of order on wish.

What is not answered 2xx stays queued for the next delivery. Source:
https://developers.facebook.com/docs/graph-api/webhooks/getting-started.
"""

import asyncio
import hashlib
import hmac
from random import Random

import aiohttp

from bot.rehearsal.fakes.whatsapp.hooks import Hooks, Item, chunks, encode

SIGNATURE_HEADER = "X-Hub-Signature-256"
_PATIENCE = aiohttp.ClientTimeout(total=20)


class Delivery:
    """The desk's address and the moods in which it is served."""

    def __init__(self, hooks: Hooks, app_secret: str, verify_token: str) -> None:
        self._hooks, self._secret, self._verify_token = hooks, app_secret.encode(), verify_token
        self.url: str | None = None
        self.batch = 1
        self.duplicate = False
        self._order: Random | None = None
        self._one_at_a_time = asyncio.Lock()
        self._session: aiohttp.ClientSession | None = None

    def shuffle(self, seed: int | None) -> None:
        """From now on every delivery has its own order; None: the order of events again."""
        self._order = None if seed is None else Random(seed)

    def sign(self, body: bytes) -> str:
        """The value of ``X-Hub-Signature-256`` for a raw body."""
        return "sha256=" + hmac.new(self._secret, body, hashlib.sha256).hexdigest()

    async def deliver(self) -> list[int]:
        """Posts everything that waits; the HTTP statuses in order (0: no answer)."""
        if self.url is None:
            return []
        async with self._one_at_a_time:
            items = list(self._hooks.waiting)
            if self._order:
                self._order.shuffle(items)
            return [status for chunk in chunks(items, self.batch) for status in await self._hand_over(chunk)]

    async def verify(self, challenge: str, token: str | None) -> bool:
        """Asks the desk to repeat a challenge, as when the webhook is set up."""
        said = {"hub.mode": "subscribe", "hub.challenge": challenge}
        said["hub.verify_token"] = self._verify_token if token is None else token
        async with self._http().get(self.url or "", params=said) as answer:
            return answer.status == 200 and await answer.text() == challenge

    async def close(self) -> None:
        """Stops, as when Meta is down."""
        if self._session:
            await self._session.close()
            self._session = None

    async def _hand_over(self, items: list[Item]) -> list[int]:
        body = encode(self._hooks.payload(items))
        statuses = [await self._post(body) for _ in range(2 if self.duplicate else 1)]
        if all(200 <= status < 300 for status in statuses):
            self._hooks.taken(items)
        return statuses

    async def _post(self, body: bytes) -> int:
        headers = {"Content-Type": "application/json", SIGNATURE_HEADER: self.sign(body)}
        try:
            async with self._http().post(self.url or "", data=body, headers=headers) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 0

    def _http(self) -> aiohttp.ClientSession:
        self._session = self._session or aiohttp.ClientSession(timeout=_PATIENCE)
        return self._session
