"""The screen in the office: numbers only, nothing happens by looking, and unchanged it costs nothing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from storage import tables
from tests.desk import Desk


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


async def stand(desk: Desk, http: aiohttp.ClientSession) -> dict[str, Any]:
    """What a screen is told once the answer of before is too old."""
    desk.app.pages.office_screen.forget()
    async with http.get(f"{desk.app.address}/api/layar") as answer:
        assert answer.status == 200
        told: dict[str, Any] = await answer.json()
        return told


# rule: screen-shows-numbers-only
async def test_it_shows_who_is_called_and_who_is_next_by_number_and_nobody_by_name(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    await desk.hire("Sari", "front_office", 11)
    for no, name in enumerate(("Rina Simbolon", "Togar Sihotang", "Wulan Ginting", "Dodi Lubis"), 1):
        await desk.register(desk.telegram.user(no), name)
    told = await stand(desk, http)
    called = desk.app.office.capacity
    tickets = [f"A-{no:03d}" for no in range(1, 5)]
    assert told["called"] in tickets[:called]
    assert {told["called"], *told["serving"]} == set(tickets[:called])
    assert told["next"] == tickets[called:]
    assert (told["waiting"], told["open"]) == (4 - called, True)
    assert not [name for name in ("Rina", "Togar", "Wulan", "Dodi", "Sari") if name in str(told)]


# rule: unchanged-screen-costs-nothing
async def test_unchanged_it_says_so_and_many_screens_ask_the_database_once(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    screen = desk.app.pages.office_screen
    async with http.get(f"{desk.app.address}/api/layar") as first:
        mark = first.headers["ETag"]
    looks = screen.looks
    answers = await asyncio.gather(
        *(http.get(f"{desk.app.address}/api/layar", headers={"If-None-Match": mark}) for _ in range(50))
    )
    assert {answer.status for answer in answers} == {304}
    assert [await answer.read() for answer in answers] == [b""] * 50
    assert screen.looks <= looks + 1


async def test_looking_is_no_event_and_leaves_nothing(desk: Desk, http: aiohttp.ClientSession) -> None:
    before = {name: await desk.rows(name) for name in tables.metadata.tables if name != "health"}
    for place in ("/layar", "/layar?bahasa=en", "/api/layar"):
        async with http.get(f"{desk.app.address}{place}") as answer:
            assert answer.status == 200
            assert "Set-Cookie" not in answer.headers
        async with http.post(f"{desk.app.address}{place}") as answer:
            assert answer.status == 405
    assert {name: await desk.rows(name) for name in before} == before


async def test_the_page_speaks_the_language_its_address_asks_for_and_loads_nothing_from_elsewhere(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    async with http.get(f"{desk.app.address}/layar") as answer:
        page = await answer.text()
    async with http.get(f"{desk.app.address}/layar?bahasa=en") as answer:
        english = await answer.text()
    assert "Dipanggil" in page
    assert "Now calling" in english
    assert 'lang="en"' in english
    assert "http://" not in page
    assert "https://" not in page
