"""A visitor's page hears that an officer writes: it alone, by a key that costs no look into the database."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import aiohttp
import pytest
from sqlalchemy import event

from tests.clock import until
from tests.desk import Desk, WebVisitor
from tests.handlers.test_web_news import Ear, stream
from tests.handlers.test_workbench import asked, opened, press, seated


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True)) as http:
        yield http


async def writes(desk: Desk, http: aiohttp.ClientSession, key: object) -> None:
    """An officer's page says that its officer writes; nothing is to be found out by the answer."""
    async with http.post(f"{desk.app.address}/api/writing", json={"key": key}) as answer:
        assert (answer.status, await answer.json()) == (200, {"ok": True})


async def hears(ear: Ear) -> str:
    """By which name the next sign goes that is no heartbeat."""
    while not (fields := await ear.piece()):
        pass
    return fields.get("event", "news")


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """All that the database is asked meanwhile."""
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    engine = desk.app.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


async def in_conversation(desk: Desk, http: aiohttp.ClientSession) -> tuple[WebVisitor, WebVisitor, str]:
    """A visitor in a chat with an officer, and the key that the officer's page was given."""
    officer = await seated(desk, http)
    visitor = await opened(desk, http)
    await visitor.send("petugas")
    await desk.settle()
    await visitor.send("Apakah hari ini buka?")
    await desk.settle()
    await press(desk, officer, "Jawab")
    to = (await asked(desk, http, officer))["to"]
    assert to["kind"] == "thread"
    return visitor, officer, to["writing"]


# rule: writing-to-its-reader-only
async def test_the_reader_hears_it_and_nobody_else(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, officer, key = await in_conversation(desk, http)
    stranger = await opened(desk, http)
    async with stream(http, visitor) as ear, stream(http, stranger) as other, stream(http, officer) as own:
        for each in (ear, other, own):
            await each.messages()
        await writes(desk, http, key)
        assert await hears(ear) == "writes"
        await stranger.send("halo")
        await officer.send("menu")
        await desk.settle()
        assert [await hears(other), await hears(own)] == ["news", "news"], "and no sign before it"


# rule: writing-costs-no-query
async def test_it_asks_the_database_nothing(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, _, key = await in_conversation(desk, http)
    async with stream(http, visitor) as ear:
        await ear.messages()
        with statements(desk) as seen:
            await writes(desk, http, key)
            assert await hears(ear) == "writes"
        assert seen == []


async def test_one_who_says_it_all_the_time_is_heard_now_and_then(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, officer, key = await in_conversation(desk, http)
    async with stream(http, visitor) as ear:
        await ear.messages()
        for _ in range(20):
            await writes(desk, http, key)
        await officer.send("Buka sampai pukul 16.00.")
        await desk.settle()
        heard = [await hears(ear)]
        while heard[-1] != "news":
            heard.append(await hears(ear))
        assert heard == ["writes", "news"]


@pytest.mark.parametrize("key", ["", "x" * 22, None, 7, ["a"]])
async def test_a_key_that_is_none_opens_nothing(desk: Desk, http: aiohttp.ClientSession, key: object) -> None:
    visitor, _, _ = await in_conversation(desk, http)
    async with stream(http, visitor) as ear:
        await ear.messages()
        await writes(desk, http, key)
        await visitor.send("halo")
        await desk.settle()
        assert await hears(ear) == "news"


async def test_a_page_that_asks_by_long_poll_is_not_answered_by_it(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, officer, key = await in_conversation(desk, http)
    await visitor.fetch()
    after = visitor.messages[-1]["id"]
    asking = asyncio.create_task(
        http.get(f"{desk.app.address}/api/messages?after={after}&wait=25", headers=visitor._headers)
    )
    await until(lambda: bool(desk.app.web_channel.heard_by))
    await writes(desk, http, key)
    assert not asking.done()
    await officer.send("Buka.")
    await desk.settle()
    assert [each["text"] for each in (await (await asking).json())["messages"]]


async def test_a_visitor_elsewhere_has_no_page_to_be_told(desk: Desk, http: aiohttp.ClientSession) -> None:
    officer = await seated(desk, http)
    rina = desk.telegram.user(1)
    rina.send("petugas")
    await desk.settle()
    rina.send("Apakah hari ini buka?")
    await desk.settle()
    await press(desk, officer, "Jawab")
    to = (await asked(desk, http, officer))["to"]
    assert (to["kind"], "writing" in to) == ("thread", False)
