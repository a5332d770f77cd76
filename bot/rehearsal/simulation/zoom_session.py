"""What carries the desk's calls to simulated Zoom: as much of aiohttp's session as the desk uses, no network."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.rehearsal.fakes.zoom.errors import Json
from bot.rehearsal.simulation.graph_session import Answered
from bot.rehearsal.simulation.wire import Cut, Unanswered, Wire
from bot.rehearsal.simulation.zoom import Zoom

_PATIENCE = 2.0
"""Seconds for which the desk waits for an answer of Zoom's."""


class ZoomSession:
    """Each call goes over the wire, and is answered by the state machine."""

    def __init__(self, zoom: Zoom, wire: Wire) -> None:
        self._zoom, self._wire = zoom, wire

    async def close(self) -> None:
        """Nothing to close."""

    @asynccontextmanager
    async def request(
        self, method: str, url: str, *, headers: dict[str, str], json: Json | None = None, params: Json | None = None
    ) -> AsyncIterator[Answered]:
        """One exchange; raises aiohttp's ClientError, or TimeoutError."""
        status, body = await self._carried(method, urlsplit(url).path, json or params or {}, headers["Authorization"])
        yield Answered(status, body)

    async def _carried(self, *call: Any) -> tuple[int, bytes]:
        try:
            async with asyncio.timeout(_PATIENCE):
                return await self._wire.carry(lambda: self._zoom.answer(*call))
        except Cut:
            raise aiohttp.ServerDisconnectedError from None
        except Unanswered:
            raise TimeoutError from None
