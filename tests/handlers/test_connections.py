"""Connections that dawdle keep nobody out: half requests, silence, answers that nobody reads, too many of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network
from typing import Any

import pytest
from aiohttp import web

from bot.handlers import connections
from bot.handlers.answers import new_application
from bot.handlers.connections import Bounds, Crowd
from bot.handlers.web_server import WebServer
from bot.texts import load_texts
from tests.clock import STUCK
from tests.desk import Desk, open_desk
from tests.handlers.wire import answer, connect, exchange, request

HASTY, PATIENT = 0.4, 60.0
"""Seconds: where a test waits for the end of a connection; and where none may end by itself, however slow all is."""
HALVES = (b"", b"G", b"GET / HTTP/1.1\r\nHost: loket\r\n", b"POST /webhook/zoom HTTP/1.1\r\nContent-Length: 9\r\n")
LARGE = 30_000_000


@asynccontextmanager
async def desk_with(url: str, patience: float, **keys: Any) -> AsyncIterator[Desk]:
    async with open_desk(url, sections={"web": {"patience_seconds": patience, **keys}}) as desk:
        yield desk


# rule: half-request-bounded
async def test_a_hundred_and_twenty_half_requests_are_soon_over(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, HASTY) as desk:
        halves = [await connect(desk.app.address) for _ in range(120)]
        for number, (_, writer) in enumerate(halves):
            writer.write(HALVES[number % len(HALVES)])
        assert (await exchange(desk.app.address, request("GET", "/health"))).status == 200
        async with asyncio.timeout(STUCK):
            ends = await asyncio.gather(*(reader.read() for reader, _ in halves), return_exceptions=True)
        assert all(end == b"" or isinstance(end, ConnectionError) for end in ends)
        for _, writer in halves:
            writer.close()


async def test_a_head_that_comes_letter_by_letter_wins_no_time(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, HASTY) as desk:
        reader, writer = await connect(desk.app.address)
        reading, letters = asyncio.create_task(reader.read()), iter(b"GET / HTTP/1.1\r\nX-Long: " + b"a" * 4000)
        async with asyncio.timeout(STUCK):
            while not reading.done():
                writer.write(bytes([next(letters)]))
                await asyncio.wait([reading], timeout=0.01)
        writer.close()


async def test_who_waits_for_news_or_speaks_again_later_is_not_cut_off(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, HASTY) as desk:
        reader, writer = await connect(desk.app.address)
        again = request("GET", "/health", Connection="keep-alive")
        writer.write(again)
        assert b"200 OK" in await reader.readuntil(b"\r\n\r\n")
        opened = await exchange(desk.app.address, request("POST", "/api/session"))
        token = opened.body.decode().partition('"token": "')[2].partition('"')[0]
        poll = request("GET", "/api/messages?after=0&wait=1", Authorization=f"Bearer {token}")
        assert (await exchange(desk.app.address, poll)).status == 200, "it lasted longer than a head may"
        writer.write(again)
        assert b"200 OK" in await reader.readuntil(b"\r\n\r\n")
        writer.close()


async def until_free(address: str) -> None:
    """Until somebody has a place again."""
    async with asyncio.timeout(STUCK):
        while (await exchange(address, request("GET", "/health"))).status != 200:
            pass


@pytest.mark.parametrize(
    "keys",
    [
        {"most_connections": 5},
        {"most_connections_of_one": 5, "trusted_proxies": ["10.0.0.0/8"]},
    ],
)
async def test_one_too_many_is_told_to_come_again(sqlite_url: str, keys: dict[str, Any]) -> None:
    async with desk_with(sqlite_url, PATIENT, **keys) as desk:
        idle = [await connect(desk.app.address) for _ in range(5)]
        for reader, writer in idle:
            writer.write(request("GET", "/health", Connection="keep-alive"))
            await reader.readuntil(b"\r\n\r\n")
        reader, writer = await connect(desk.app.address)
        refused = await answer(reader)
        assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
        writer.close()
        for _, one in idle[:2]:
            one.close()
        await until_free(desk.app.address)
        for _, one in idle:
            one.close()


async def test_a_proxy_speaks_for_many(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, PATIENT, most_connections_of_one=2) as desk:
        many = [await connect(desk.app.address) for _ in range(6)]
        for reader, writer in many:
            writer.write(request("GET", "/health"))
            assert (await answer(reader)).status == 200
            writer.close()


@pytest.mark.parametrize(
    ("peer", "name"),
    [
        (("203.0.113.7", 5), "203.0.113.7"),
        (("2001:db8:1:2:3::4", 5, 0, 0), "2001:db8:1:2::/64"),
        (("2001:db8:1:2:ffff::", 5, 0, 0), "2001:db8:1:2::/64"),
        (("::ffff:203.0.113.7", 5, 0, 0), "203.0.113.7"),
        (("fe80::1%eth0", 5, 0, 2), "fe80::/64"),
        (("127.0.0.1", 5), ""),
        (("::ffff:127.0.0.1", 5), ""),
        ("", ""),
        (None, ""),
        ((None,), ""),
    ],
)
def test_who_counts_as_one(peer: Any, name: str) -> None:
    assert Bounds(Crowd(1, 1), 1.0, [ip_network("127.0.0.0/8")]).name_of(peer) == name


@asynccontextmanager
async def reading_room() -> AsyncIterator[tuple[str, Crowd]]:
    """A server with one large thing to read, and who is there."""

    async def large(_: web.Request) -> web.Response:
        return web.Response(body=b"a" * LARGE)

    app, crowd = new_application(5.0, load_texts()), Crowd(10, 10)
    app.router.add_get("/", large)
    server = WebServer(app, Bounds(crowd, 5.0), "web.port")
    yield await server.open("127.0.0.1", 0), crowd
    await server.close()


# rule: unread-answer-dropped
async def test_an_answer_that_nobody_reads_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_WATCH_SECONDS", 0.1)
    async with reading_room() as (address, crowd):
        reader, writer = await connect(address)
        writer.write(request("GET", "/"))
        async with asyncio.timeout(STUCK):
            await reader.readuntil(b"\r\n\r\n")
            while crowd._here.total():  # noqa: ASYNC110 - gives way to the loop, waits for no clock
                await asyncio.sleep(0)
        writer.close()


async def test_an_answer_that_is_read_slowly_arrives_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_WATCH_SECONDS", 0.1)
    async with reading_room() as (address, _):
        reader, writer = await connect(address)
        writer.write(request("GET", "/"))
        got, silent = 0, asyncio.Event()
        async with asyncio.timeout(STUCK):
            while piece := await reader.read(2_000_000):
                got += len(piece)
                with pytest.raises(TimeoutError):
                    await asyncio.wait_for(silent.wait(), 0.03)
        assert got > LARGE
        writer.close()
