"""What somebody wrote on a page is marked once it was read by whom it was for: by nobody else, and at no cost."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.clock import until
from tests.desk import Desk, WebVisitor, open_desk
from tests.handlers.test_web_files import PDF
from tests.handlers.test_web_news import Ear, stream
from tests.handlers.test_web_writing import statements
from tests.handlers.test_workbench import opened, press, seated


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, force_close=True)) as http:
        yield http


async def says(desk: Desk, http: aiohttp.ClientSession, page: WebVisitor, text: str) -> str:
    """Writes something; returns the name by which the page will be told that it was read."""
    body = {"id": page._next_id(), "text": text}
    async with http.post(f"{desk.app.address}/api/messages", json=body, headers=page._headers) as answer:
        taken = await answer.json()
    await desk.settle()
    return str(taken["name"])


async def reads(desk: Desk, http: aiohttp.ClientSession, page: WebVisitor, up_to: object) -> int:
    """A page says how far its reader has read."""
    body = {"up_to": up_to}
    async with http.post(f"{desk.app.address}/api/read", json=body, headers=page._headers) as answer:
        return answer.status


async def asked_about(page: WebVisitor) -> list[int]:
    """Of which messages the page is asked to say when they were read."""
    await page.fetch()
    return [message["id"] for message in page.messages if message.get("mark")]


async def told(desk: Desk, http: aiohttp.ClientSession, page: WebVisitor) -> list[str]:
    """Which of their words a page is told were read."""
    async with http.get(f"{desk.app.address}/api/messages?after=999999", headers=page._headers) as answer:
        return list((await answer.json()).get("read", []))


async def hears(ear: Ear) -> dict[str, Any]:
    while not (fields := await ear.piece()):
        pass
    return dict(json.loads(fields["data"]))


async def in_conversation(desk: Desk, http: aiohttp.ClientSession) -> tuple[WebVisitor, WebVisitor, str]:
    """A visitor who has asked an officer something, and the name of that."""
    officer, visitor = await seated(desk, http), await opened(desk, http)
    await says(desk, http, visitor, "petugas")
    return visitor, officer, await says(desk, http, visitor, "Apakah hari ini buka?")


async def test_both_sides_are_told_once_the_other_has_read(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, officer, question = await in_conversation(desk, http)
    [row] = await asked_about(officer)
    assert await told(desk, http, visitor) == []
    assert await reads(desk, http, officer, row - 1) == 200
    assert await told(desk, http, visitor) == [], "read up to the message before it"
    assert await reads(desk, http, officer, row) == 200
    assert await told(desk, http, visitor) == [question]
    await press(desk, officer, "Jawab")
    answer = await says(desk, http, officer, "Buka sampai pukul 16.00.")
    [back] = await asked_about(visitor)
    assert await reads(desk, http, visitor, back) == 200
    assert (await told(desk, http, officer), await asked_about(visitor)) == ([answer], [back])
    visitor._after, visitor.messages = 0, []
    assert await asked_about(visitor) == [], "nobody waits to hear it twice"


# rule: read-by-its-reader-only
async def test_nobody_else_can_mark_it(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, _, _ = await in_conversation(desk, http)
    stranger = await opened(desk, http)
    for page in (visitor, stranger):
        assert await reads(desk, http, page, 999_999) == 200
    assert await told(desk, http, visitor) == []
    assert await reads(desk, http, WebVisitor(http, desk.app.address), 1) == 401
    assert await reads(desk, http, visitor, "1") == 400


async def test_what_the_desk_itself_was_told_is_read_by_nobody(desk: Desk, http: aiohttp.ClientSession) -> None:
    officer, visitor = await seated(desk, http), await opened(desk, http)
    await says(desk, http, visitor, "halo")
    assert await asked_about(officer) == []
    assert await reads(desk, http, officer, 999_999) == 200
    assert await told(desk, http, visitor) == []


# rule: read-marks-cost-no-query
async def test_an_open_page_hears_it_at_once_and_asks_nothing(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, officer, question = await in_conversation(desk, http)
    [row] = await asked_about(officer)
    async with stream(http, visitor) as ear:
        first = await hears(ear)
        with statements(desk) as seen:
            assert await reads(desk, http, officer, row) == 200
            mark = await hears(ear)
        assert (mark["messages"], mark["after"], mark["read"]) == ([], first["after"], [question])
        assert [line for line in seen if "outbox.payload" in line] == [], "the page looks for no news"
        assert {line.split()[0] for line in seen} <= {"BEGIN", "SELECT"}


async def test_a_page_that_asks_by_long_poll_is_answered(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, officer, question = await in_conversation(desk, http)
    [row] = await asked_about(officer)
    await visitor.fetch()
    url = f"{desk.app.address}/api/messages?after={visitor.messages[-1]['id']}&wait=25"
    asking = asyncio.create_task(http.get(url, headers=visitor._headers))
    await until(lambda: bool(desk.app.web_channel.heard_by))
    assert await reads(desk, http, officer, row) == 200
    assert (await (await asking).json())["read"] == [question]


# rule: time-of-the-desk
async def test_words_are_dated_by_the_desk(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor = await opened(desk, http)
    now = desk.clock.now().isoformat()
    body = {"id": "a", "text": "halo"}
    async with http.post(f"{desk.app.address}/api/messages", json=body, headers=visitor._headers) as answer:
        assert (await answer.json())["at"] == now
    async with http.get(f"{desk.app.address}/api/messages", headers=visitor._headers) as answer:
        assert (await answer.json())["now"] == now


async def test_a_reader_elsewhere_has_read_when_their_platform_says_so(
    sqlite_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(sqlite_url, on_whatsapp=True) as desk:
        officer, rina = await seated(desk, http), desk.whatsapp.user("6281200000007", name="Rina")
        rina.send("petugas")
        await desk.settle()
        rina.send("Apakah hari ini buka?")
        await desk.settle()
        await press(desk, officer, "Jawab")
        delivered = await says(desk, http, officer, "Buka.")
        assert await told(desk, http, officer) == [], "it has come, and is not read yet"
        rina.reads = True
        answer = await says(desk, http, officer, "Sampai pukul 16.00.")
        assert delivered != answer
        assert await told(desk, http, officer) == [answer]


async def test_a_file_is_dated_like_words(desk: Desk, http: aiohttp.ClientSession) -> None:
    visitor, _, _ = await in_conversation(desk, http)
    status, taken = await visitor.upload("surat.pdf", PDF, "application/pdf")
    assert (status, taken["at"]) == (202, desk.clock.now().isoformat())
