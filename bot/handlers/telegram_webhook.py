"""Receiving from Telegram by being called: verify, commit, then answer 200.

Telegram retries whatever is not answered 2xx and holds back that chat meanwhile, so what can never be read is
kept and answered 200, and only an internal failure is answered 503. Whoever does not know the secret is answered 403
before anything of theirs is read.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot import metrics
from bot.channels.telegram_api import TelegramApi
from bot.clock import Clock
from bot.door import Door
from bot.flows.scene.events import TELEGRAM
from bot.flows.scene.reasons import reason
from bot.handlers.body import read_body
from bot.handlers.json_body import NotJson, read_json
from bot.handlers.telegram import callback_id, read_update
from bot.handlers.telegram_polling import ALLOWED, answer_press
from bot.handlers.telegram_watch import TelegramWatch
from bot.handlers.wrong_secret import WrongSecret
from bot.turn import Arrival, unreadable

log = structlog.get_logger(__name__)

PATH = "/webhook/telegram"
_PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST_BODY = 1_000_000

_ASK_AGAIN = timedelta(minutes=5)
"""However many strangers knock, Telegram is asked no more often."""


class TelegramWebhook:
    """Owns the webhook route and its registration with Telegram."""

    def __init__(self, api: TelegramApi, door: Door, clock: Clock, public_url: str, secret: str) -> None:
        self._api = api
        self._door = door
        self._clock = clock
        self._url = public_url.rstrip("/") + PATH
        self._secret = secret.encode()
        self._name = ""
        self.watch = TelegramWatch(door, clock)
        self._wrong = WrongSecret(door, clock, TELEGRAM, reason("fault-telegram-secret"))
        self._asked_at: datetime | None = None

    def add_to(self, app: web.Application) -> None:
        """Adds the route."""
        app.router.add_post(PATH, self.receive)

    async def register(self) -> None:
        """Tells Telegram where to call; replaces polling, keeps what is waiting there."""
        secret = self._secret.decode()
        await self._api.call("setWebhook", url=self._url, secret_token=secret, allowed_updates=ALLOWED)
        self._name = await self._api.username()

    async def receive(self, request: web.Request) -> web.Response:
        """One update."""
        given = request.headers.get(_PROOF_HEADER, "").encode(errors="replace")
        if not hmac.compare_digest(given, self._secret):
            await self._refused(given)
            return web.Response(status=403)
        taken = await self._read(await read_body(request, _LARGEST_BODY))
        try:
            await self._door.enter([taken] if taken else [])
        except (SQLAlchemyError, OSError):
            log.warning("update could not be committed; Telegram will bring it again")
            return web.Response(status=503)
        await self._wrong.proven()
        return web.Response()

    async def _refused(self, given: bytes) -> None:
        """Counts what was refused; whether it was Telegram that was refused, only Telegram can say."""
        metrics.TURNED_AWAY.labels(PATH, "unproven").inc()
        if given and self._wrong.suspected() and await self._telegram_was_refused():
            await self._wrong.tell()

    async def _telegram_was_refused(self) -> bool:
        now, since = self._clock.now(), self._wrong.since
        if since is None or (self._asked_at is not None and timedelta() <= now - self._asked_at < _ASK_AGAIN):
            return False
        self._asked_at = now
        try:
            told: dict[str, Any] = await self._api.call("getWebhookInfo", patience=10.0)
        except (TelegramError, OSError):
            return False
        refused_at = datetime.fromtimestamp(told.get("last_error_date", 0), UTC)
        return "403" in told.get("last_error_message", "") and refused_at >= since.replace(microsecond=0)

    async def _read(self, body: bytes) -> Arrival | None:
        """The event in a body; a press is answered before any work. What is no JSON is kept as the text it is."""
        try:
            raw = read_json(body)
        except NotJson as fault:
            key = f"{TELEGRAM}:unread:{hashlib.sha256(body).hexdigest()[:32]}"
            return unreadable(key, body.decode(errors="replace"), reason("fault-unread", reason=str(fault)))
        query = callback_id(raw)
        if query is not None:
            await answer_press(self._api, query)
        return read_update(raw, self._clock.now(), self._name)


async def register_until_done(webhook: TelegramWebhook, pause: Any) -> None:
    """Registers, trying again while Telegram cannot be reached; ``pause`` is awaited with the seconds."""
    wait = 1.0
    while True:
        try:
            await webhook.register()
            return  # noqa: TRY300 - nothing is left to do once it worked
        except (TelegramError, OSError) as fault:
            await webhook.watch.failed(fault)
            log.warning("webhook not registered yet", fault=type(fault).__name__, again_in_seconds=wait)
            await pause(wait)
            wait = min(60.0, wait * 2)
