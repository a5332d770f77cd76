"""What tests of the Zoom webhook share: a desk on Zoom, and a way to post to it."""

import io
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.handlers.zoom_webhook import PATH
from bot.rehearsal.fakes.telegram import Chatter
from tests.desk import Desk, open_desk
from tests.handlers.zoom_raw import encoded, proof


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, on_zoom=True) as desk:
        yield desk


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


@pytest.fixture
async def tigor(desk: Desk) -> Chatter:
    """The administrator."""
    return await desk.hire("Tigor", "admin", 1009)


async def post(desk: Desk, http: aiohttp.ClientSession, body: Any, headers: dict[str, str] | None = None) -> int:
    """Posts a body as Zoom would, now by the held clock, then lets the desk come to rest."""
    raw = body if isinstance(body, bytes) else encoded(body)
    given = proof(raw, int(desk.clock.now().timestamp())) if headers is None else headers
    async with http.post(desk.app.address + PATH, data=io.BytesIO(raw), headers=given) as answer:
        status = answer.status
        assert await answer.text() == "" or status == 413
    await desk.settle()
    return status


async def decided(desk: Desk) -> list[str]:
    """The names of Zoom's events that were decided."""
    rows = await desk.rows("inbox", state="decided")
    return sorted(row["key"] for row in rows if row["key"].startswith("zoom:") and ":trouble:" not in row["key"])


async def health(desk: Desk) -> dict[str, str]:
    return {row["name"]: row["words"] for row in await desk.rows("health")}
