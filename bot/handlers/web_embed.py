"""The chat in an office's own site: one script, how the queue stands before anybody writes, and which sites may.

A site that the settings do not name can neither show the chat in a frame (the page's own policy) nor read the state;
who put the script there is told in words, in the browser's console and in the desk's log.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiohttp import web

from bot.clock import Clock
from bot.handlers.office_screen import OfficeScreen
from bot.handlers.web import Sign, WebLimits, page_file
from bot.handlers.wording import TEXTS
from bot.texts import LANGUAGES, Texts

log = structlog.get_logger(__name__)

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MOST_TOLD, _LONGEST_ORIGIN = 20, 200
_LABELS = ("embed-launch", "embed-close", "embed-tab", "embed-news")


class Embedding:
    """Owns what other sites get of the desk; ``origins`` are the sites that may."""

    def __init__(
        self, screen: OfficeScreen, clock: Clock, sign: Sign, limits: WebLimits, origins: tuple[str, ...]
    ) -> None:
        self._screen = screen
        self._clock = clock
        self._sign = sign
        self._limits = limits
        self._origins = origins
        self._told: set[str] = set()

    def add_to(self, app: web.Application) -> None:
        """Adds the script and the state."""
        app.router.add_get("/sisip.js", self._script)
        app.router.add_get("/api/sisip", self._limits.paced(self._state))

    async def _script(self, _: web.Request) -> web.Response:
        return page_file("sisip.js")

    async def _state(self, request: web.Request) -> web.Response:
        origin, asked = request.headers.get("Origin", ""), request.query.get("bahasa", "")
        language, texts = asked if asked in LANGUAGES else LANGUAGES[0], request.app[TEXTS]
        headers = {"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if origin else {"Vary": "Origin"}
        # rule: only-named-sites-embed
        if origin and origin not in self._origins:
            self._tell(origin)
            words = texts.say(language, "embed-not-allowed", {"origin": origin[:_LONGEST_ORIGIN]})
            return web.json_response({"error": words}, status=403, headers=headers)
        said = self._words(texts, language, await self._screen.present())
        return web.json_response(said, headers={**headers, "Cache-Control": "max-age=15"})

    def _words(self, texts: Texts, language: str, stand: Mapping[str, Any]) -> dict[str, Any]:
        labels = {name.removeprefix("embed-"): texts.say(language, name) for name in _LABELS}
        title = texts.say(language, "embed-title", {"office": self._sign.office})
        return {"open": stand["open"], "state": self._stand(texts, language, stand), "title": title, **labels}

    def _stand(self, texts: Texts, language: str, stand: Mapping[str, Any]) -> str:
        """How the queue stands, in one line."""
        if stand["open"]:
            return texts.say(language, "embed-waiting", {"waiting": stand["waiting"]})
        if stand["opens_at"] is None:
            return texts.say(language, "embed-closed")
        zone = ZoneInfo(self._sign.zone)
        at, now = datetime.fromisoformat(stand["opens_at"]).astimezone(zone), self._clock.now().astimezone(zone)
        clock = f"{at:%H.%M} {self._sign.zone_label}"
        if at.date() == now.date():
            return texts.say(language, "embed-opens-today", {"time": clock})
        day = texts.say(language, f"day-{_DAYS[at.weekday()]}")
        date = f"{at.day}/{at.month}" if (at.date() - now.date()).days >= len(_DAYS) else ""
        return texts.say(language, "embed-opens", {"day": f"{day} {date}".strip(), "time": clock})

    def _tell(self, origin: str) -> None:
        """Each site once, and not for ever: whoever asks may call itself anything."""
        if origin not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(origin)
            remedy = "loket.toml: [web] embed_origins"
            log.warning("a site that is not allowed embeds the chat", origin=origin[:_LONGEST_ORIGIN], remedy=remedy)
