"""A full disk, a lock that somebody holds, a server that is away: every door says 503, nothing is acknowledged, and
once the cause is gone everything goes on by itself."""

import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import aiohttp
import pytest

from bot.rehearsal.fakes.whatsapp import SIGNATURE_HEADER
from tests.desk import Desk, WebVisitor, open_desk
from tests.handlers import whatsapp_raw
from tests.handlers.raw import message
from tests.handlers.zoom_raw import encoded, proof, seen
from tests.storage.faults import full_disk, unreachable

SECRET = "rahasia-telegram-yang-cukup-panjang"
SECTIONS: dict[str, dict[str, Any]] = {
    "database": {"lock_seconds": 0.2},
    "telegram": {"mode": "webhook", "webhook_url": "https://loket.example.go.id", "webhook_secret": SECRET},
}
Failing = Callable[[Desk], AbstractContextManager[object]]


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, sections=SECTIONS, on_whatsapp=True, on_zoom=True) as desk:
        yield desk


@contextmanager
def held_lock(desk: Desk) -> Iterator[None]:
    """Another process has begun to write and does not come to an end."""
    other = sqlite3.connect(desk.app.engine.url.database or "", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def disk(desk: Desk) -> AbstractContextManager[object]:
    return full_disk(desk.app.engine)


async def statuses(desk: Desk, http: aiohttp.ClientSession, rina: WebVisitor) -> dict[str, int]:
    """What each door answers to somebody new."""
    base = desk.app.address
    update = json.dumps(message(text="halo"))
    zoom = encoded(seen("joined"))
    whatsapp = whatsapp_raw.encoded(whatsapp_raw.said(whatsapp_raw.message()))
    proven = {SIGNATURE_HEADER: whatsapp_raw.signature(whatsapp)}
    posts = {
        "telegram": ("/webhook/telegram", update, {"X-Telegram-Bot-Api-Secret-Token": SECRET}),
        "whatsapp": ("/webhook/whatsapp", whatsapp, proven),
        "zoom": ("/webhook/zoom", zoom, proof(zoom)),
    }
    answers = {"web": await rina.post({"id": "satu", "text": "halo"})}
    for name, (path, body, headers) in posts.items():
        async with http.post(base + path, data=body, headers=headers) as answer:
            answers[name] = answer.status
    return answers


@pytest.mark.parametrize("failing", [held_lock, disk])
async def test_nothing_is_acknowledged_that_is_not_kept(desk: Desk, failing: Failing) -> None:
    async with aiohttp.ClientSession() as http:
        rina = WebVisitor(http, desk.app.address)
        await rina.open()
        with failing(desk):
            assert await statuses(desk, http, rina) == dict.fromkeys(("web", "telegram", "whatsapp", "zoom"), 503)
        assert await desk.rows("people") == []
        answers = await statuses(desk, http, rina)
        assert answers == {"web": 202, "telegram": 200, "whatsapp": 200, "zoom": 200}
        await desk.settle()
        assert len(await rina.fetch()) == 1


async def test_what_cannot_be_looked_up_is_told_honestly(postgres_url: str) -> None:
    async with open_desk(postgres_url) as desk, aiohttp.ClientSession() as http:
        rina = WebVisitor(http, desk.app.address)
        await rina.open()
        url = f"{desk.app.address}/api/messages"
        with unreachable(desk.app.engine):
            await desk.app.engine.dispose()
            async with http.get(url, headers=rina._headers) as answer:
                assert answer.status == 503
                assert "coba lagi" in (await answer.json())["error"]
        async with http.get(url, headers=rina._headers) as answer:
            assert answer.status == 200
