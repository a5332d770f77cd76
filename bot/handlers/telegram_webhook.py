"""Receiving from Telegram by being called: verify, commit, then answer 200.

Telegram retries whatever is not answered 2xx and holds back that chat meanwhile, so what can never be read is
kept and answered 200, and only an internal failure is answered 503.
"""

import hmac
import json
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot.channels.telegram_api import TelegramApi
from bot.clock import Clock
from bot.door import Door
from bot.handlers.telegram import callback_id, read_update
from bot.handlers.telegram_polling import ALLOWED, answer_press
from bot.handlers.telegram_watch import TelegramWatch

log = structlog.get_logger(__name__)

PATH = "/webhook/telegram"
_PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST_BODY = 1_000_000


class TelegramWebhook:
    """Owns the webhook route and its registration with Telegram."""

    def __init__(self, api: TelegramApi, door: Door, clock: Clock, public_url: str, secret: str) -> None:
        self._api = api
        self._door = door
        self._clock = clock
        self._url = public_url.rstrip("/") + PATH
        self._secret = secret
        self.watch = TelegramWatch(door, clock)

    def add_to(self, app: web.Application) -> None:
        """Adds the route."""
        app.router.add_post(PATH, self.receive)

    async def register(self) -> None:
        """Tells Telegram where to call; replaces polling, keeps what is waiting there."""
        await self._api.call("setWebhook", url=self._url, secret_token=self._secret, allowed_updates=ALLOWED)

    async def receive(self, request: web.Request) -> web.Response:
        """One update."""
        given = request.headers.get(_PROOF_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return web.Response(status=403)
        if (request.content_length or 0) > _LARGEST_BODY:
            return web.Response(status=413)
        raw = _parse(await request.read())
        query = callback_id(raw)
        if query is not None:
            await answer_press(self._api, query)
        taken = read_update(raw, self._clock.now())
        try:
            await self._door.enter([taken] if taken else [])
        except (SQLAlchemyError, OSError):
            log.warning("update could not be committed; Telegram will bring it again")
            return web.Response(status=503)
        return web.Response()


def _parse(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return {"unparseable": body.decode(errors="replace")}


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
