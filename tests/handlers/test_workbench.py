"""The staff page: another layout of the chat. It is only looked at; who sits there and to whom words go, it is told."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from sqlalchemy.pool import QueuePool

from storage import tables
from tests.clock import until
from tests.desk import Desk, WebVisitor


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


async def opened(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    page = WebVisitor(http, desk.app.address)
    await page.open()
    return page


async def seated(desk: Desk, http: aiohttp.ClientSession, role: str = "front_office") -> WebVisitor:
    page = await opened(desk, http)
    answer = await http.post(f"{desk.app.address}/api/demo/invite", json={"role": role})
    await page.send(f"/start {(await answer.json())['invite']}")
    await desk.settle()
    return page


async def asked(desk: Desk, http: aiohttp.ClientSession, page: WebVisitor) -> dict[str, Any]:
    """What the page of this session is told."""
    async with http.get(f"{desk.app.address}/api/meja", headers=page._headers) as answer:
        assert answer.status == 200
        told: dict[str, Any] = await answer.json()
        return told


async def press(desk: Desk, page: WebVisitor, *labels: str) -> None:
    for label in labels:
        await page.press(label)
        await desk.settle()


async def test_the_page_has_the_headers_of_a_page_and_loads_nothing_from_elsewhere(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    async with http.get(f"{desk.app.address}/meja") as answer:
        page = await answer.text()
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers
    async with http.get(f"{desk.app.address}/meja?bahasa=en") as answer:
        english = await answer.text()
    assert "Pekerjaan saya" in page
    assert "My work" in english
    assert 'lang="en"' in english
    assert "http://" not in page
    assert "https://" not in page


@pytest.mark.parametrize("place", ["/meja", "/api/meja"])
async def test_nothing_but_looking_is_answered(desk: Desk, http: aiohttp.ClientSession, place: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        async with http.request(method, f"{desk.app.address}{place}", json={"press": "x"}) as answer:
            assert answer.status == 405


async def test_looking_is_no_event_and_leaves_nothing(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await seated(desk, http)
    before = {name: await desk.rows(name) for name in tables.metadata.tables if name != "health"}
    async with http.get(f"{desk.app.address}/meja") as answer:
        assert answer.status == 200
    assert (await asked(desk, http, sari))["seat"] == "Front Office (demo)"
    assert {name: await desk.rows(name) for name in before} == before


# rule: workbench-for-a-seat-only
async def test_only_who_has_a_seat_is_told_anything(desk: Desk, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{desk.app.address}/api/meja") as answer:
        assert answer.status == 401
    async with http.get(f"{desk.app.address}/api/meja", headers={"Authorization": f"Bearer {'a' * 43}"}) as answer:
        assert answer.status == 401
    rina = await opened(desk, http)
    assert await asked(desk, http, rina) == {"seat": None}
    await rina.send("halo")
    await desk.settle()
    assert await asked(desk, http, rina) == {"seat": None}


async def test_a_seat_that_went_elsewhere_is_told_nothing_any_more(desk: Desk, http: aiohttp.ClientSession) -> None:
    before = await seated(desk, http)
    after = await seated(desk, http)
    assert (await asked(desk, http, after))["seat"] == "Front Office (demo)"
    async with http.get(f"{desk.app.address}/api/meja", headers=before._headers) as answer:
        assert answer.status == 401 or (await answer.json()) == {"seat": None}


async def test_it_is_told_to_whom_the_next_words_go(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await seated(desk, http)
    rina = desk.telegram.user(1)
    await desk.register(rina)
    assert (await asked(desk, http, sari))["to"] == {"kind": "nobody"}
    await press(desk, sari, "Ambil", "Tulis kepada pengunjung")
    to = (await asked(desk, http, sari))["to"]
    assert (to["kind"], to["name"]) == ("visitor", "A-001")
    assert await sari.post({"id": "lepas", "press": to["let_go"]}) == 202
    await desk.settle()
    assert (await asked(desk, http, sari))["to"] == {"kind": "nobody"}
    await press(desk, sari, "Catatan")
    assert (await asked(desk, http, sari))["to"] == {"kind": "remark", "name": "A-001"}


def words_of(work: dict[str, Any]) -> str:
    return "".join(run["text"] for run in work["view"]["words"])


# rule: work-renews-itself
async def test_how_ones_work_stands_is_told_as_the_first_screen_would_say_it(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    sari = await seated(desk, http)
    assert "Tidak ada pekerjaan" in words_of((await asked(desk, http, sari))["work"])
    await desk.register(desk.telegram.user(1), "Rina Simbolon")
    await press(desk, sari, "Ambil")
    before = {name: await desk.rows(name) for name in tables.metadata.tables if name != "health"}
    work = (await asked(desk, http, sari))["work"]
    assert {name: await desk.rows(name) for name in before} == before, "looking is no event"
    assert "Rina Simbolon" in words_of(work)
    await press(desk, sari, "Catatan")
    assert (await asked(desk, http, sari))["to"]["kind"] == "remark"
    assert words_of((await asked(desk, http, sari))["work"]) == words_of(work), "wherever the conversation stands"
    await sari.send("Membawa dua berkas")
    await sari.send("menu")
    await desk.settle()
    await sari.fetch()
    [*_, said] = [each for each in sari.messages if each["view"].get("part") == "work"]
    assert (said["view"]["words"], said["rows"]) == (work["view"]["words"], work["rows"])


# rule: addressee-lapses
async def test_an_addressee_that_lapses_is_shown_no_more(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await seated(desk, http)
    rina = desk.telegram.user(1)
    await desk.register(rina)
    await press(desk, sari, "Ambil", "Tulis kepada pengunjung")
    desk.clock.pass_(minutes=desk.app.settings.visit.addressee_minutes)
    assert (await asked(desk, http, sari))["to"]["kind"] == "visitor"
    desk.clock.pass_(seconds=1)
    assert (await asked(desk, http, sari))["to"] == {"kind": "nobody"}
    await sari.send("Silakan masuk")
    await desk.settle()
    assert "Silakan masuk" not in str([message.text for message in rina.messages]), "what is shown is what is done"
    await press(desk, sari, "Tulis kepada pengunjung")
    desk.clock.pass_(seconds=1)
    await desk.say(rina, "batal")
    await desk.press(rina, "Ya")
    assert (await asked(desk, http, sari))["to"] == {"kind": "nobody"}


async def test_who_writes_without_a_visit_is_named_with_their_mark(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await seated(desk, http)
    await desk.say(desk.telegram.user(1), "mau bicara dengan petugas", "Berapa lama verval NISN?")
    await press(desk, sari, "Jawab")
    [thread] = await desk.rows("threads")
    assert (await asked(desk, http, sari))["to"] == {"kind": "thread", "name": f"#{thread['id'][-4:]}"}


async def test_what_the_desk_has_asked_is_told_as_such(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await seated(desk, http)
    await sari.send("/daftarkan")
    await desk.settle()
    assert (await asked(desk, http, sari))["to"] == {"kind": "desk", "name": ""}


async def test_a_message_says_its_place_and_how_its_visit_stands(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await seated(desk, http)
    await desk.register(desk.telegram.user(1))
    await sari.fetch()
    views = [message["view"] for message in sari.messages]
    assert [view["part"] for view in views if "part" in view] == ["work", "visit"]
    [card] = [view["card"] for view in views if view.get("part") == "visit"]
    assert card["stand"] == "running"
    assert [step["due"] for step in card["steps"] if step["look"] == "now"] == ["2026-11-23T02:03:00+00:00"]
    await desk.wait(minutes=4)
    await sari.fetch()
    assert [m["view"]["card"]["stand"] for m in sari.messages if m["view"].get("part") == "visit"] == ["late"]
    [alarm] = [m["view"] for m in sari.messages if m["view"].get("part") == "alarm"]
    assert "melewati waktu baku" in "".join(run["text"] for run in alarm["words"])


# rule: undo-button-goes
async def test_the_button_that_undoes_stands_in_a_bubble_and_goes_where_it_stood(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    sari = await seated(desk, http)
    await desk.register(desk.telegram.user(1))
    await press(desk, sari, "Ambil")
    await sari.fetch()
    [asked] = [each for each in sari.messages if "Urungkan" in str(each["rows"])]
    assert asked["view"]["bubble"], "no ticket"
    await press(desk, sari, "Urungkan")
    await sari.fetch()
    [left] = [each for each in sari.messages if each["card"] == asked["card"]]
    assert (left["view"]["gone"], left["rows"]) == (True, [])
    assert left["text"] == "↩️ Sudah diurungkan: ambil A-001."
    assert "Urungkan" not in str([each["rows"] for each in sari.messages])


# rule: nobody-waits-with-a-shared-connection
async def test_pages_that_wait_for_their_turn_to_be_looked_at_hold_no_connection(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    sari = await seated(desk, http)
    pool = desk.app.engine.pool
    assert isinstance(pool, QueuePool)
    async with desk.app.pages.workbench._one_look:
        waiting = [asyncio.create_task(asked(desk, http, sari)) for _ in range(20)]
        lock = desk.app.pages.workbench._one_look
        await until(lambda: len(lock._waiters or ()) == len(waiting))
        assert pool.checkedout() == 0
    told = await asyncio.gather(*waiting)
    assert all(each["work"] for each in told)
