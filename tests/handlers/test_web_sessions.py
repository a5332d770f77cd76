"""The web chat's sessions: issued by the desk, kept as a digest, ended by leaving, idleness, age and a lost seat."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.flows.scene.events import CONSOLE, Event, StaffRemoved
from bot.jobs.sessions import SessionSweep
from bot.turn import arrival
from tests.desk import Desk, WebVisitor, open_desk


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    async with open_desk(database_url) as desk:
        yield desk


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


async def opened(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    visitor = WebVisitor(http, desk.app.address)
    await visitor.open()
    return visitor


async def officer(desk: Desk, http: aiohttp.ClientSession, role: str = "front_office") -> WebVisitor:
    page = await opened(desk, http)
    answer = await http.post(f"{desk.app.address}/api/demo/invite", json={"role": role})
    await page.send(f"/start {(await answer.json())['invite']}")
    await desk.settle()
    return page


async def queued(desk: Desk, page: WebVisitor) -> None:
    await page.send("halo")
    await desk.settle()
    await page.press("Setuju")
    for words in ("Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval Dapodik", "1"):
        await page.send(words)
    await desk.settle()


async def status(desk: Desk, http: aiohttp.ClientSession, key: str, after: int = 0, wait: int = 0) -> int:
    url = f"{desk.app.address}/api/messages?after={after}&wait={wait}"
    async with http.get(url, headers={"Authorization": f"Bearer {key}"}) as answer:
        await answer.read()
        return answer.status


async def swept(desk: Desk) -> int:
    """What a running desk does within two minutes."""
    ticks = iter((0.0, 60.0))
    sweep = SessionSweep(desk.app.engine, desk.app.door, desk.app.work.session_sweep._terms, lambda: next(ticks))
    await sweep.run_once(desk.clock.now())
    ended = await sweep.run_once(desk.clock.now())
    await desk.settle()
    return ended


# rule: session-issued-by-desk
async def test_a_key_that_the_desk_did_not_issue_opens_nothing(desk: Desk, http: aiohttp.ClientSession) -> None:
    for invented in ("a" * 32, "a" * 43, "A" * 64, "0" * 43):
        assert await status(desk, http, invented) == 401
    assert await desk.rows("people") == []
    assert await desk.rows("web_sessions") == []


# rule: session-key-as-digest
async def test_of_a_key_only_a_digest_is_kept(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await opened(desk, http)
    await rina.send("halo")
    await desk.settle()
    kept = [await desk.rows(table) for table in ("web_sessions", "people", "addresses", "inbox", "outbox", "journal")]
    assert rina._token not in repr(kept)
    assert (await desk.one("web_sessions"))["address"] == (await desk.one("people"))["address"]


async def test_a_session_outlives_the_process(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await opened(desk, http)
    await desk.restart()
    assert await status(desk, http, rina._token) == 200


async def leave(desk: Desk, http: aiohttp.ClientSession, page: WebVisitor) -> int:
    async with http.delete(f"{desk.app.address}/api/session", headers=page._headers) as answer:
        await desk.settle()
        return answer.status


# rule: leaving-ends-session
async def test_whoever_leaves_is_forgotten_and_the_next_begins_anew(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await opened(desk, http)
    await queued(desk, rina)
    assert (await desk.one("visits"))["status"] == "queued"
    assert await leave(desk, http, rina) == 200
    assert await status(desk, http, rina._token) == 401
    assert await rina.post({"id": "more", "text": "halo"}) == 401
    assert await leave(desk, http, rina) == 401
    assert (await desk.one("visits"))["status"] == "cancelled"
    budi = await opened(desk, http)
    assert await budi.fetch() == []
    await budi.send("halo")
    await desk.settle()
    assert "Rina" not in repr(await budi.fetch())


async def test_a_message_cannot_take_the_name_of_the_end(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await opened(desk, http)
    for name in ("ended", "ended-" + "a" * 40):
        assert await rina.post({"id": name, "text": "halo"}) == 202
    assert await leave(desk, http, rina) == 200
    assert await status(desk, http, rina._token) == 401


async def test_whoever_leaves_with_officers_waiting_keeps_their_visit(desk: Desk, http: aiohttp.ClientSession) -> None:
    await desk.hire("Sari", "front_office", 11)
    rina = await opened(desk, http)
    await queued(desk, rina)
    assert (await desk.one("visits"))["status"] == "in_service"
    await leave(desk, http, rina)
    assert (await desk.one("visits"))["status"] == "in_service"


async def test_a_waiting_page_hears_at_once_that_its_session_is_over(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await opened(desk, http)
    waiting = asyncio.create_task(status(desk, http, rina._token, wait=25))
    while not desk.app.web_channel._listening:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
        await asyncio.sleep(0)
    await leave(desk, http, rina)
    assert await asyncio.wait_for(waiting, 20) == 401


async def test_a_removed_officer_reads_nothing_any_more(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await officer(desk, http)
    assert len(await sari.fetch()) > 0
    [member] = await desk.rows("staff")
    removed = Event(CONSOLE, "x", desk.clock.now(), StaffRemoved(member["id"]))
    await desk.app.door.enter([arrival(removed)])
    assert await status(desk, http, sari._token) == 401
    assert await status(desk, http, sari._token, after=0) == 401
    assert await sari.post({"id": "more", "text": "menu"}) == 401


@pytest.mark.parametrize(("hours", "answered"), [(71, 200), (73, 401)])
# rule: idle-session-ends
async def test_an_officers_session_ends_after_idleness(
    desk: Desk, http: aiohttp.ClientSession, hours: int, answered: int
) -> None:
    sari = await officer(desk, http)
    desk.clock.pass_(hours=hours)
    assert await status(desk, http, sari._token) == answered


async def test_reading_alone_does_not_keep_an_officers_session(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await officer(desk, http)
    for _ in range(73):
        desk.clock.pass_(hours=1)
        await status(desk, http, sari._token)
    assert await status(desk, http, sari._token) == 401


async def test_an_idle_officer_is_not_taken_for_present(desk: Desk, http: aiohttp.ClientSession) -> None:
    await officer(desk, http)
    desk.clock.pass_(hours=73)
    assert await swept(desk) == 1
    [member] = await desk.rows("staff")
    assert (member["on_duty"], member["person_id"]) == (False, None)
    rina = await opened(desk, http)
    await queued(desk, rina)
    assert (await desk.one("visits"))["status"] == "queued"


async def test_a_clock_set_forward_for_a_moment_ends_nobodys_session(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await officer(desk, http)
    ticks = iter((0.0, 6.0, 60.0))
    sweep = SessionSweep(desk.app.engine, desk.app.door, desk.app.work.session_sweep._terms, lambda: next(ticks))
    desk.clock.pass_(days=400)
    assert [await sweep.run_once(desk.clock.now()) for _ in range(2)] == [0, 0]
    desk.clock.pass_(days=-400)
    assert await sweep.run_once(desk.clock.now()) == 0
    assert await status(desk, http, sari._token) == 200


@pytest.mark.parametrize(("hours", "answered"), [(359, 200), (361, 401)])
async def test_a_visitors_session_without_a_visit_ends(
    desk: Desk, http: aiohttp.ClientSession, hours: int, answered: int
) -> None:
    rina = await opened(desk, http)
    await rina.send("halo")
    desk.clock.pass_(hours=hours)
    assert await status(desk, http, rina._token) == answered


# rule: unused-session-one-day
async def test_a_session_in_which_nothing_was_said_ends_after_a_day(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await opened(desk, http)
    desk.clock.pass_(hours=23)
    assert await status(desk, http, rina._token) == 200
    desk.clock.pass_(hours=2)
    assert await status(desk, http, rina._token) == 401
    assert await swept(desk) == 1


# rule: waiting-keeps-session
async def test_who_waits_for_a_call_may_be_silent(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await opened(desk, http)
    await queued(desk, rina)
    desk.clock.pass_(hours=400)
    assert await status(desk, http, rina._token) == 200
    desk.clock.pass_(days=14)
    assert await status(desk, http, rina._token) == 401


# rule: waiting-keeps-session
async def test_a_form_that_rests_keeps_nobody_s_session_on_a_shared_computer(
    sqlite_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(sqlite_url, sections={"web": {"visitor_idle_hours": 2}}) as desk:
        rina = await opened(desk, http)
        await rina.send("halo")
        await rina.send("setuju")
        await desk.settle()
        assert (await desk.one("visits"))["status"] == "form"
        desk.clock.pass_(minutes=119)
        assert await status(desk, http, rina._token) == 200
        desk.clock.pass_(minutes=1)
        assert await status(desk, http, rina._token) == 401


async def test_sessions_that_ended_are_forgotten(desk: Desk, http: aiohttp.ClientSession) -> None:
    await opened(desk, http)
    desk.clock.pass_(hours=361)
    assert await swept(desk) == 1
    desk.clock.pass_(hours=25)
    await desk.app.work.housekeeping.run_once(desk.clock.now())
    assert await desk.rows("web_sessions") == []


# rule: unheard-page-forgotten
async def test_nothing_is_remembered_of_pages_that_do_not_wait(desk: Desk, http: aiohttp.ClientSession) -> None:
    for number in range(20):
        assert await status(desk, http, f"{number:043d}") == 401
    rina = await opened(desk, http)
    assert await status(desk, http, rina._token) == 200
    assert desk.app.web_channel._listening == {}


# The demonstration is for this machine


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "loket.example.go.id"},
        {"X-Forwarded-For": "203.0.113.7"},
        {"x-forwarded-for": "203.0.113.7"},
        {"Via": "1.1 proxy"},
        {"Host": "127.0.0.1.example.com:8080"},
        {"Host": "[::1"},
        {"Forwarded": "for=203.0.113.7"},
        {"X-Real-IP": "203.0.113.7"},
    ],
)
# rule: demo-on-this-machine
async def test_the_demonstration_is_for_this_machine_alone(
    desk: Desk, http: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    base = desk.app.address
    calls: list[Any] = [
        http.get(f"{base}/demo", headers=headers),
        http.post(f"{base}/api/demo/invite", json={"role": "supervisor"}, headers=headers),
        http.post(f"{base}/api/demo/anew", json={}, headers=headers),
    ]
    for call in calls:
        assert (await call).status == 403


async def test_a_strangers_page_cannot_post_to_the_demonstration(desk: Desk, http: aiohttp.ClientSession) -> None:
    """What a form or a plain request of another site can send without asking the browser first."""
    plain = {"Content-Type": "text/plain"}
    for path in ("invite", "anew"):
        answer = await http.post(f"{desk.app.address}/api/demo/{path}", data='{"role": "supervisor"}', headers=plain)
        assert answer.status == 415
