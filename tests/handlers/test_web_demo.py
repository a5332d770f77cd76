"""The demonstration's page moves the desk's clock, shows a visit against its sheet, and brings people to the desk."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.demonstration.clock import DemoClock, going
from bot.desk import Desk as RunningDesk
from tests.clock import HeldClock
from tests.desk import Desk, WebVisitor, open_desk, settings_for

OFFICE = {"office": {"hours": "Senin-Jumat 08.00-12.00, 13.00-16.00"}}
WAYS = (
    ("GET", "stand"),
    ("POST", "clock"),
    ("POST", "words"),
    ("POST", "morning"),
    ("POST", "invite"),
    ("POST", "anew"),
)


@pytest_asyncio.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest_asyncio.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, sections=OFFICE) as desk:
        yield desk


async def post(desk: Desk, http: aiohttp.ClientSession, path: str, given: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    async with http.post(f"{desk.app.address}/api/demo/{path}", json=given) as answer:
        return answer.status, await answer.json()


async def stand(desk: Desk, http: aiohttp.ClientSession, visit: str = "") -> dict[str, Any]:
    async with http.get(f"{desk.app.address}/api/demo/stand", params={"visit": visit}) as answer:
        found: dict[str, Any] = await answer.json()
        return found


async def leap(desk: Desk, http: aiohttp.ClientSession, to: str) -> bool:
    status, body = await post(desk, http, "clock", {"to": to})
    assert status == 200
    await desk.settle()
    return bool(body["moved"])


async def served(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    """A front office on duty, and a visitor who is called at once."""
    await desk.hire("Sari", "front_office", 1001)
    rina = WebVisitor(http, desk.app.address)
    await rina.open()
    for text in ("halo", "1", "Rina Kenanga", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Bertanya", "1"):
        await rina.send(text)
    await desk.settle()
    return rina


async def test_the_clock_is_moved_and_stands_on_the_page(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert (await stand(desk, http))["time"] == "09.00 WIB"
    assert await leap(desk, http, "one")
    assert await leap(desk, http, "five")
    found = await stand(desk, http)
    assert (found["time"], found["open"], found["until"]) == ("09.06 WIB", True, "12.00 WIB")
    assert desk.app.clock.now() == desk.clock.now() + timedelta(minutes=6)


async def test_closing_time_and_the_next_morning_are_gone_to(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert await leap(desk, http, "closing")
    found = await stand(desk, http)
    assert (found["time"], found["open"], found["opens"]) == ("16.00 WIB", False, "08.00 WIB")
    assert not await leap(desk, http, "closing")
    assert await leap(desk, http, "morning")
    found = await stand(desk, http)
    assert (found["time"], found["day"], found["open"]) == ("08.00 WIB", "2026-11-24", True)


async def test_without_anything_to_wait_for_there_is_no_deadline(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert not await leap(desk, http, "deadline")
    assert (await post(desk, http, "clock", {"to": "yesterday"}))[0] == 400


# rule: demo-clock-outlives-a-crash
async def test_a_start_does_not_set_the_clock_back(desk: Desk, http: aiohttp.ClientSession) -> None:
    await leap(desk, http, "five")
    await desk.restart()
    assert desk.app.clock.now() == desk.clock.now() + timedelta(minutes=5)
    clock = desk.app.clock
    assert isinstance(clock, DemoClock)
    await clock.set_to(desk.clock.now(), desk.app.engine)
    assert clock.now() == desk.clock.now() + timedelta(minutes=5), "it is never set back"


# rule: demo-time-skips-nothing
async def test_what_happens_on_the_way_happens_at_its_time(desk: Desk, http: aiohttp.ClientSession) -> None:
    await served(desk, http)
    began = desk.clock.now()
    for _ in range(3):
        await leap(desk, http, "five")
    raised = [row for row in await desk.rows("journal") if row["what"] == "deviation_flagged"]
    assert raised
    assert raised[0]["at"] - began <= timedelta(minutes=4), "not when the clock arrived, but when the step ran over"


async def test_the_sheet_shows_plan_and_actual_and_who_is_charged(desk: Desk, http: aiohttp.ClientSession) -> None:
    await served(desk, http)
    await leap(desk, http, "one")
    found = await stand(desk, http)
    [visit] = found["visits"]
    assert (visit["name"], visit["status"], found["looked"]) == ("Rina Kenanga", "demo-status-in-service", visit["id"])
    assert len(found["lines"]) == 10
    assert found["lines"][0]["actors"] == [["visitor", "Pengunjung"]]
    first = found["lines"][0]
    assert (first["state"], first["plan"], first["actual"], first["over"]) == ("running", 180, 60, None)
    await leap(desk, http, "five")
    first = (await stand(desk, http))["lines"][0]
    assert (first["state"], first["actual"], first["over"], first["role"]) == ("late", 360, 180, "visitor")
    assert found["lines"][1]["state"] == "ahead"


async def test_an_invented_visitor_registers_by_the_chats_own_door(desk: Desk, http: aiohttp.ClientSession) -> None:
    await desk.hire("Sari", "front_office", 1001)
    rina = WebVisitor(http, desk.app.address)
    await rina.open()
    for _ in range(20):
        async with http.post(f"{desk.app.address}/api/demo/words", json={"who": 0.0}, headers=rina._headers) as answer:
            said = await answer.json()
        if "done" in said:
            break
        await rina.send(said["text"])
    visit = await desk.one("visits")
    assert (visit["status"], visit["form"]["name"]) == ("in_service", "Rina Kenanga")


async def test_a_busy_morning_comes_to_its_end_with_everybody_served(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert (await post(desk, http, "morning", {"go": True}))[1] == {"going": True}
    desk.app.morning.beat_seconds = 0.0
    await desk.app.morning.play(visitors=2)
    visits = await desk.rows("visits")
    assert len(visits) == 2
    assert {visit["status"] for visit in visits} == {"finished"}
    assert {visit["form"]["category"] for visit in visits} >= {"informasi", "konsultasi"}
    assert await desk.standing(), "some took longer than they may"
    assert not (await stand(desk, http))["morning"]


@pytest.mark.thorough
@pytest.mark.timeout(900)
async def test_a_busy_morning_of_a_dozen_comes_to_its_end(desk: Desk, http: aiohttp.ClientSession) -> None:
    assert (await post(desk, http, "morning", {"go": True}))[1] == {"going": True}
    desk.app.morning.beat_seconds = 0.0
    await desk.app.morning.play()
    visits = await desk.rows("visits")
    assert len(visits) == 12
    assert {visit["status"] for visit in visits} == {"finished"}


async def test_no_morning_begins_while_the_office_is_closed(desk: Desk, http: aiohttp.ClientSession) -> None:
    await leap(desk, http, "closing")
    assert (await post(desk, http, "morning", {"go": True}))[0] == 409


# rule: clock-moved-in-demonstrations-only
async def test_a_desk_that_serves_people_has_none_of_it(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    clock = HeldClock()
    app = RunningDesk(settings_for(sqlite_url, None), clock, demo=False, alone=False)
    await app.start()
    try:
        assert app.clock is clock
        assert going(app.clock) is clock
        for method, path in WAYS:
            async with http.request(method, f"{app.address}/api/demo/{path}", json={}) as answer:
                assert answer.status == 404
    finally:
        await app.stop()


@pytest.mark.parametrize(("method", "path"), WAYS)
# rule: demo-on-this-machine
async def test_all_of_it_is_for_this_machine_alone(
    desk: Desk, http: aiohttp.ClientSession, method: str, path: str
) -> None:
    url, through = f"{desk.app.address}/api/demo/{path}", {"Via": "1.1 proxy"}
    async with http.request(method, url, json={}, headers=through) as answer:
        assert answer.status == 403
