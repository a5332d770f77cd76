"""What an open page hears: everything once and in order, whatever breaks; while nothing happens nothing is asked."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import aiohttp
import pytest
from sqlalchemy import event

from bot.handlers import web_news
from bot.jobs import web_watch
from tests.clock import STUCK
from tests.desk import Desk, WebVisitor, open_desk


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(connector=connector) as http:
        yield http


class Ear:
    """An open stream, read piece by piece."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self.answer = answer
        self.last_id = ""

    async def piece(self) -> dict[str, str]:
        """The next event, its fields by name; a heartbeat is an empty one. Raises EOFError at the end."""
        async with asyncio.timeout(STUCK):
            raw = await self.answer.content.readuntil(b"\n\n")
        if not raw:
            raise EOFError
        fields = dict(line.split(": ", 1) for line in raw.decode().splitlines() if not line.startswith(":") and line)
        self.last_id = fields.get("id", self.last_id)
        return fields

    async def messages(self) -> list[dict[str, Any]]:
        """The messages of the next event that is no heartbeat."""
        while not (fields := await self.piece()):
            pass
        told: list[dict[str, Any]] = json.loads(fields["data"])["messages"]
        return told


@asynccontextmanager
async def stream(
    http: aiohttp.ClientSession, page: WebVisitor, after: int = 0, last_id: str = ""
) -> AsyncIterator[Ear]:
    headers = {**page._headers, "Accept": "text/event-stream"} | ({"Last-Event-ID": last_id} if last_id else {})
    async with http.get(f"{page._base}/api/messages?after={after}", headers=headers) as answer:
        yield Ear(answer)


async def opened(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    page = WebVisitor(http, desk.app.address)
    await page.open()
    return page


async def says(desk: Desk, page: WebVisitor, *texts: str) -> None:
    for text in texts:
        await page.send(text)
        await desk.settle()


async def test_a_stream_tells_what_was_said_and_goes_on(desk: Desk, http: aiohttp.ClientSession) -> None:
    page = await opened(desk, http)
    await says(desk, page, "halo")
    async with stream(http, page) as ear:
        assert ear.answer.headers["Content-Type"].startswith("text/event-stream")
        assert ear.answer.headers["X-Accel-Buffering"] == "no"
        assert len(await ear.messages()) == 1
        await says(desk, page, "halo")
        assert len(await ear.messages()) == 1


# rule: stream-resumes-where-it-broke
async def test_broken_off_anywhere_it_loses_and_doubles_nothing(desk: Desk, http: aiohttp.ClientSession) -> None:
    page = await opened(desk, http)
    heard: list[int] = []
    last = ""
    for _ in range(4):
        await says(desk, page, "halo", "halo")
        async with stream(http, page, last_id=last) as ear:
            heard += [message["id"] for message in await ear.messages()]
            await says(desk, page, "halo")
            heard += [message["id"] for message in await ear.messages()]
            last = ear.last_id
    rows = await desk.rows("outbox")
    assert heard == sorted(row["id"] for row in rows)
    async with stream(http, page, after=heard[-1], last_id=str(heard[0])) as ear:
        assert await ear.messages() == [], "the newer of both numbers counts"


async def test_a_long_history_comes_whole(
    desk: Desk, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_news, "_MOST_MESSAGES", 2)
    page = await opened(desk, http)
    await says(desk, page, *["halo"] * 5)
    async with stream(http, page) as ear:
        pieces = [await ear.messages() for _ in range(3)]
    assert [len(piece) for piece in pieces] == [2, 2, 1]


async def test_several_tabs_hear_the_same(desk: Desk, http: aiohttp.ClientSession) -> None:
    page = await opened(desk, http)
    async with stream(http, page) as one, stream(http, page) as other:
        assert (await one.messages(), await other.messages()) == ([], [])
        await says(desk, page, "halo")
        assert await one.messages() == await other.messages() != []


async def test_a_silent_line_beats(desk: Desk, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_news, "_BEAT_SECONDS", 0.05)
    page = await opened(desk, http)
    async with stream(http, page) as ear:
        assert "data" in await ear.piece()
        assert [await ear.piece() for _ in range(3)] == [{}, {}, {}]


async def test_a_stream_ends_after_a_while_to_be_asked_for_anew(
    desk: Desk, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_news, "_BEAT_SECONDS", 0.05)
    monkeypatch.setattr(web_news, "_LONGEST_STREAM", 0.2)
    page = await opened(desk, http)
    async with stream(http, page) as ear:
        await asyncio.wait_for(ear.answer.content.read(), STUCK)


@contextmanager
def counted(desk: Desk) -> Iterator[list[str]]:
    """The statements that the desk sends to its database meanwhile."""
    seen: list[str] = []

    def note(*told: Any) -> None:
        seen.append(told[2])

    event.listen(desk.app.engine.sync_engine, "before_cursor_execute", note)
    yield seen
    event.remove(desk.app.engine.sync_engine, "before_cursor_execute", note)


# rule: idle-pages-cost-no-query
async def test_while_nothing_happens_open_pages_ask_the_database_nothing(
    desk: Desk, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_news, "_BEAT_SECONDS", 0.05)
    page, other = await opened(desk, http), await opened(desk, http)
    async with stream(http, page) as ear, stream(http, other) as neighbour:
        await ear.messages()
        await neighbour.messages()
        with counted(desk) as asked:
            assert [await ear.piece() for _ in range(5)] == [{}] * 5
        assert not [one for one in asked if "web_sessions" in one]
        with counted(desk) as asked:
            await says(desk, page, "halo")
            await ear.messages()
        fetched = [one for one in asked if "outbox" in one and "payload" in one and one.startswith("SELECT")]
        assert len([one for one in fetched if "ORDER BY outbox.id" in one]) <= 2, "only whoever was spoken to looks"


async def test_a_stream_is_told_that_its_session_is_over(desk: Desk, http: aiohttp.ClientSession) -> None:
    page = await opened(desk, http)
    async with stream(http, page) as ear:
        await ear.messages()
        async with http.delete(f"{desk.app.address}/api/session", headers=page._headers):
            pass
        while (said := await ear.piece()) == {}:
            pass
        assert said["event"] == "over"
        assert await ear.answer.content.read() == b""


# rule: page-told-that-it-is-over
async def test_also_one_that_is_over_by_time(desk: Desk, http: aiohttp.ClientSession) -> None:
    page = await opened(desk, http)
    async with stream(http, page) as ear:
        await ear.messages()
        desk.clock.pass_(days=31)
        await desk.app.web_watch.look_at_sessions()
        assert (await ear.piece())["event"] == "over"


async def test_without_a_session_there_is_no_stream(desk: Desk, http: aiohttp.ClientSession) -> None:
    page = WebVisitor(http, desk.app.address)
    async with stream(http, page) as ear:
        assert ear.answer.status == 401
        assert "error" in await ear.answer.json()


# rule: waiting-pages-bounded
async def test_streams_are_bounded_like_all_that_waits_and_the_refused_are_told_when(
    sqlite_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(sqlite_url, sections={"web": {"most_connections": 4}}) as desk:
        pages = [await opened(desk, http) for _ in range(3)]
        async with stream(http, pages[0]) as one, stream(http, pages[1]) as two:
            await one.messages()
            await two.messages()
            async with stream(http, pages[2]) as refused:
                assert (refused.answer.status, refused.answer.headers["Retry-After"]) == (429, "5")
                assert "error" in await refused.answer.json()


# rule: streams-end-in-good-order
async def test_a_desk_that_stops_brings_its_streams_to_their_end(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url) as desk:
        page = await opened(desk, http)
        async with stream(http, page) as ear:
            await ear.messages()
            await desk.restart()
            assert await ear.answer.content.read() == b"", "at its end, not broken off"
        page._base = desk.app.address
        async with stream(http, page) as ear:
            assert await ear.messages() == []


# rule: page-woken-by-another-process
async def test_what_another_process_says_is_heard(
    postgres_url: str, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_watch, "_MOST_AT_ONCE", 2)
    async with open_desk(postgres_url) as desk, open_desk(postgres_url) as neighbour:
        page = await opened(desk, http)
        async with stream(http, page) as ear:
            assert await ear.messages() == []
            await desk.app.web_watch.look()
            page._base = neighbour.app.address
            await says(neighbour, page, *["halo"] * 3)
            await desk.app.web_watch.look()
            heard = await ear.messages()
            while len(heard) < 3:
                heard += await ear.messages()
        assert len({message["id"] for message in heard}) == 3


# rule: page-woken-once-where-nobody-looked
async def test_what_another_process_says_before_the_first_look_is_heard(
    postgres_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(postgres_url) as desk, open_desk(postgres_url) as neighbour:
        page = await opened(desk, http)
        await desk.app.web_watch.look()  # no page is open: nothing is seen
        async with stream(http, page) as ear:
            assert await ear.messages() == []
            page._base = neighbour.app.address
            await says(neighbour, page, "halo")
            await desk.app.web_watch.look()
            assert await ear.messages() != []


async def test_a_long_poll_tells_the_same(desk: Desk, http: aiohttp.ClientSession) -> None:
    page = await opened(desk, http)
    await says(desk, page, "halo")
    async with stream(http, page) as ear:
        streamed = await ear.messages()
    assert streamed == await page.fetch()
