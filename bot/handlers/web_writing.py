"""That an officer writes to a visitor right now: told to the visitor's page, kept nowhere, and lost where nobody looks.

Who writes to whom is settled when the officer's page is told to whom its words go (:mod:`bot.handlers.workbench`): it
is given a key then. Using it costs no look into the database, tells nothing but that somebody writes, and nobody else
has it.
"""

import asyncio
from secrets import token_urlsafe

from aiohttp import web

from bot.channels.web import WebChannel
from bot.handlers.body import read_object
from bot.handlers.web import LARGEST_BODY, WebLimits
from bot.handlers.web_sources import Allowance

_LASTS = 60.0
"""Seconds for which a key opens: the officer's page is given it anew every 20 while their words go there."""

_TOLD_EVERY = 2.0
"""Seconds between two signs to one reader, however often somebody says so."""


class Writing:
    """Owns the keys."""

    def __init__(self, channel: WebChannel, limits: WebLimits) -> None:
        self._channel = channel
        self._limits = limits
        self._keys: dict[tuple[str, str], str] = {}
        self._readers: dict[str, tuple[str, float]] = {}
        self._signs = Allowance(1, _TOLD_EVERY)

    def add_to(self, app: web.Application) -> None:
        """Adds the address where a page says that somebody writes."""
        app.router.add_post("/api/writing", self._limits.paced(self._say))

    def key_for(self, writer: str, reader: str) -> str:
        """What the page at one address shows to tell the page at the other that somebody writes."""
        self._forget_old()
        key = self._keys.setdefault((writer, reader), token_urlsafe(16))
        self._readers[key] = (reader, _now() + _LASTS)
        return key

    async def _say(self, request: web.Request) -> web.Response:
        """The answer is the same for a key that opens nothing: there is nothing to be found out here."""
        key = (await read_object(request, LARGEST_BODY)).get("key")
        reader, until = self._readers.get(key if isinstance(key, str) else "", ("", 0.0))
        # rule: writing-to-its-reader-only
        if _now() < until and not self._signs.spend(reader):
            self._channel.say_writing(reader)
        return web.json_response({"ok": True})

    def _forget_old(self) -> None:
        now = _now()
        for pair, key in list(self._keys.items()):
            if self._readers[key][1] <= now:
                del self._keys[pair], self._readers[key]


def _now() -> float:
    return asyncio.get_running_loop().time()
