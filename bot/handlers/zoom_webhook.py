"""Receiving from Zoom: verify, commit, then answer 200, within the three seconds that Zoom waits.

Zoom brings again whatever is answered 5xx or not in time, and never what is answered 4xx. So only a forged or stale
request gets 401; an internal failure gets 503. Validation is answered only when it is signed itself: otherwise
anybody could have any text signed here, and sign events with it. For the same reason nobody is messaged about what is
not signed: anybody could do that, every hour. It is counted, logged, and kept for ``loket doctor``.
"""

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.clock import Clock
from bot.door import Door
from bot.flows.scene.events import ZOOM, Event, PlatformTroubled
from bot.flows.scene.reasons import reason
from bot.handlers.body import read_body
from bot.handlers.json_body import NotJson, read_json
from bot.handlers.zoom import read_event
from bot.turn import Arrival, arrival, unreadable

log = structlog.get_logger(__name__)

PATH = "/webhook/zoom"
_OLDEST = timedelta(seconds=300)
_SKEWED = timedelta(seconds=60)
_LARGEST_BODY = 1_000_000
_PLAIN_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,128}")
_STAMP = re.compile(r"[0-9]{1,11}")  # seconds since 1970; eleven digits last for three thousand years

Noted = Callable[[str, str], Awaitable[None]]


class ZoomWebhook:
    """Owns the webhook route. ``note`` keeps how well Zoom's reports arrive, for ``loket doctor``."""

    def __init__(self, door: Door, clock: Clock, secret: str, meeting_id: str, note: Noted) -> None:
        self._door = door
        self._clock = clock
        self._secret = secret.encode()
        self._meeting_id = meeting_id
        self._note = note
        self._warned: dict[str, str] = {}
        """In which hour something was last told or noted; a restart tells once more at most, under the same name."""

    def add_to(self, app: web.Application) -> None:
        """Adds the route."""
        app.router.add_post(PATH, self.receive)

    async def receive(self, request: web.Request) -> web.Response:
        """One event, or a question whether this address is ours."""
        stamp, proof = request.headers.get("x-zm-request-timestamp", ""), request.headers.get("x-zm-signature", "")
        body = await read_body(request, _LARGEST_BODY) if proof else b""
        try:
            # rule: zoom-signs-everything
            if not self._signed(body, stamp, proof):
                return await self._refuse_unsigned()
            # rule: zoom-signature-age
            if self._age(stamp) > _OLDEST:
                return await self._refuse_stale()
            return await self._read(body, stamp)
        except (SQLAlchemyError, OSError):
            log.warning("event could not be committed; Zoom will bring it again")
            # rule: zoom-comes-again-on-503
            return web.Response(status=503)

    async def _read(self, body: bytes, stamp: str) -> web.Response:
        try:
            raw = read_json(body)
        except NotJson as fault:
            key = f"{ZOOM}:unread:{hashlib.sha256(body).hexdigest()[:32]}"
            return await self._keep(
                unreadable(key, body.decode(errors="replace"), reason("fault-zoom-unread", reason=str(fault))), stamp
            )
        if isinstance(raw, dict) and raw.get("event") == "endpoint.url_validation":
            return await self._validate(raw)
        return await self._keep(read_event(raw, self._meeting_id, self._clock.now()), stamp)

    async def _keep(self, each: Arrival, stamp: str) -> web.Response:
        await self._door.enter([each])
        await self._note("event", "")
        if self._age(stamp) > _SKEWED:
            seconds = round(self._age(stamp).total_seconds())
            await self._warn("skew", reason("fault-zoom-skew", seconds=seconds))
        return web.Response()

    async def _validate(self, raw: dict[str, Any]) -> web.Response:
        payload = raw.get("payload")
        plain = payload.get("plainToken") if isinstance(payload, dict) else None
        if not isinstance(plain, str) or not _PLAIN_TOKEN.fullmatch(plain):
            return web.Response(status=400)
        await self._note("validated", "")
        sealed = hmac.new(self._secret, plain.encode(), hashlib.sha256).hexdigest()
        return web.json_response({"plainToken": plain, "encryptedToken": sealed})

    def _signed(self, body: bytes, stamp: str, given: str) -> bool:
        if not _STAMP.fullmatch(stamp):
            return False
        proof = "v0=" + hmac.new(self._secret, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(given.encode(errors="replace"), proof.encode())

    def _age(self, stamp: str) -> timedelta:
        """How far Zoom's clock was from ours when it signed, either way."""
        return abs(self._clock.now() - datetime.fromtimestamp(int(stamp), UTC))

    async def _refuse_unsigned(self) -> web.Response:
        """Refuses what may be an attack, or a wrong setting."""
        metrics.TURNED_AWAY.labels(PATH, "unproven").inc()
        # rule: unsigned-messages-nobody
        if self._first_this_hour("refused"):
            log.warning("unsigned request refused; if Zoom's events are missing, check zoom.webhook_secret", place=PATH)
            await self._note("refused", reason("fault-zoom-unsigned", path=PATH))
        return web.Response(status=401)

    async def _refuse_stale(self) -> web.Response:
        """Refuses what is Zoom's, but old: sent again by somebody, or one of the clocks is wrong."""
        metrics.TURNED_AWAY.labels(PATH, "stale").inc()
        await self._warn("stale", reason("fault-zoom-stale", path=PATH))
        return web.Response(status=401)

    async def _warn(self, what: str, words: str) -> None:
        """Tells the administrators, once an hour."""
        if self._first_this_hour(what):
            await self._note(what, words)
            now, trouble = self._clock.now(), PlatformTroubled(reason("fault-zoom-said", reason=words))
            await self._door.enter([arrival(Event(ZOOM, f"trouble:{what}:{now:%Y%m%d%H}", now, trouble))])

    def _first_this_hour(self, what: str) -> bool:
        hour = f"{self._clock.now():%Y%m%d%H}"
        first = self._warned.get(what) != hour
        self._warned[what] = hour
        return first
