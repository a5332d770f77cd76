"""Receiving from WhatsApp: verify the signature, commit everything the payload holds, then answer 200.

Meta brings again, for days, whatever is not answered 2xx. So what can never be read is kept and answered 200, and
only an internal failure is answered 503.
"""

import asyncio
import hashlib
import hmac
import re
from datetime import datetime

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.channels.whatsapp_api import GraphError, GraphUnreachable, WhatsappApi
from bot.clock import Clock
from bot.door import Door
from bot.flows.scene.events import WHATSAPP
from bot.flows.scene.reasons import reason
from bot.handlers.body import read_body
from bot.handlers.json_body import NotJson, read_json
from bot.handlers.whatsapp import read_payload, wamids
from bot.handlers.wrong_secret import WrongSecret
from bot.turn import Arrival, unreadable

log = structlog.get_logger(__name__)

PATH = "/webhook/whatsapp"
_PROOF_HEADER = "X-Hub-Signature-256"
LARGEST_BODY = 3 * 1024 * 1024
"""Bytes. Meta: webhook payloads can be up to 3 MB."""

_PROOF = re.compile(r"sha256=[0-9a-f]{64}")
_LONGEST_CHALLENGE = 1000
_MOST_MARKED = 50


class WhatsappWebhook:
    """Owns the webhook route."""

    def __init__(self, api: WhatsappApi, door: Door, clock: Clock, app_secret: str, verify_token: str) -> None:
        self._api = api
        self._door = door
        self._clock = clock
        self._secret = app_secret.encode()
        self._word = verify_token.encode()
        self._wrong = WrongSecret(door, clock, WHATSAPP, reason("fault-whatsapp-secret"))
        self._marking: set[asyncio.Task[None]] = set()

    def add_to(self, app: web.Application) -> None:
        """Adds the route."""
        app.router.add_get(PATH, self.verify)
        app.router.add_post(PATH, self.receive)

    async def close(self) -> None:
        """Lets go of read marks that are still on their way."""
        for task in self._marking:
            task.cancel()
        await asyncio.gather(*self._marking, return_exceptions=True)

    async def verify(self, request: web.Request) -> web.Response:
        """Repeats Meta's challenge, if it knows the word agreed on."""
        given = request.query.get("hub.verify_token", "").encode(errors="replace")
        asked = request.query.get("hub.mode") == "subscribe"
        challenge = request.query.get("hub.challenge", "")
        if not asked or not hmac.compare_digest(given, self._word) or not 0 < len(challenge) <= _LONGEST_CHALLENGE:
            return web.Response(status=403)
        return web.Response(text=challenge)

    async def receive(self, request: web.Request) -> web.Response:
        """One payload."""
        proof = request.headers.get(_PROOF_HEADER, "")
        body = await read_body(request, LARGEST_BODY) if proof else b""
        if not proof or not self._signed(body, proof):
            await self._refused(body, proof)
            return web.Response(status=401)
        arrivals = _read(body, self._api.phone_number_id, self._clock.now())
        try:
            await self._door.enter(arrivals)
        except (SQLAlchemyError, OSError):
            log.warning("payload could not be committed; Meta will bring it again")
            return web.Response(status=503)
        await self._wrong.proven()
        self._mark_read(wamids(arrivals))
        return web.Response()

    async def _refused(self, body: bytes, proof: str) -> None:
        """Counts what was refused; who names the desk's number and signs as Meta does is likely to be Meta."""
        metrics.TURNED_AWAY.labels(PATH, "unproven").inc()
        meant = f'"{self._api.phone_number_id}"'.encode() in body
        if meant and _PROOF.fullmatch(proof) and self._wrong.suspected():
            await self._wrong.tell()

    def _signed(self, body: bytes, header: str) -> bool:
        # rule: whatsapp-signs-raw-body
        proof = "sha256=" + hmac.new(self._secret, body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(header.encode(errors="replace"), proof.encode())

    def _mark_read(self, ids: list[str]) -> None:
        """Shows the senders that they have been read. Not a message of the desk's: it is not tried again."""
        for wamid in ids[:_MOST_MARKED]:
            task = asyncio.create_task(self._mark(wamid))
            self._marking.add(task)
            task.add_done_callback(self._marking.discard)

    async def _mark(self, wamid: str) -> None:
        try:
            await self._api.mark_read(wamid)
        except (GraphError, GraphUnreachable) as fault:
            log.debug("message not marked as read", fault=type(fault).__name__)


def _read(body: bytes, phone_number_id: str, now: datetime) -> list[Arrival]:
    """What a payload tells; one that is no JSON, or nested beyond reason, is kept as the text it is."""
    try:
        return read_payload(read_json(body), phone_number_id, now)
    except NotJson as fault:
        key = f"{WHATSAPP}:unread:{hashlib.sha256(body).hexdigest()[:32]}"
        return [unreadable(key, body.decode(errors="replace"), reason("fault-unread", reason=str(fault)))]
