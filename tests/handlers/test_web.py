"""The web chat's API: sessions that cannot be guessed, messages that are kept before they are answered."""

import asyncio
import gzip
import re
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError
from yarl import URL

from bot.desk import Desk as RunningDesk
from storage import tables
from storage.engine import writing
from tests.clock import HeldClock
from tests.desk import Desk, WebVisitor, open_desk, settings_for
from tests.storage.faults import failing_at


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


async def session(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    visitor = WebVisitor(http, desk.app.address)
    await visitor.open()
    return visitor


async def test_a_message_sent_twice_is_taken_once(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await session(desk, http)
    for _ in range(2):
        assert await rina.post({"id": "same", "text": "halo"}) == 202
    await desk.settle()
    assert len(await rina.fetch()) == 1


async def over_the_wire(http: aiohttp.ClientSession, base: str, path: str, seen: dict[str, int]) -> None:
    """Fetches a page and all that it is made of; notes how many bytes come for each."""
    async with http.get(f"{base}/{path}", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = await answer.read()
        text = gzip.decompress(raw).decode() if answer.headers.get("Content-Encoding") == "gzip" else raw.decode()
    seen[path] = len(raw)
    for name in re.findall(r'(?:from "\./|(?:src|href)="halaman/)([^"]+)"', text):
        if f"halaman/{name}" not in seen:
            await over_the_wire(http, base, f"halaman/{name}", seen)


@pytest.mark.parametrize("path", ["chat", "meja"])
async def test_a_page_is_small_over_the_wire(desk: Desk, path: str) -> None:
    seen: dict[str, int] = {}
    async with aiohttp.ClientSession(auto_decompress=False) as http:
        await over_the_wire(http, desk.app.address, path, seen)
    assert len(seen) > 30
    assert sum(seen.values()) <= 60_000, seen


READS = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


# rule: missing-page-in-words
@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("tidak-ada", "id-ID,id;q=0.9", "Halaman ini tidak ada"),
        ("a/b/c", "en-GB", "There is no such page"),
        ("x?bahasa=en", "id", "There is no such page"),
    ],
)
async def test_an_address_where_there_is_nothing_is_a_page_that_leads_on(
    desk: Desk, http: aiohttp.ClientSession, path: str, language: str, words: str
) -> None:
    headers = READS | {"Accept-Language": language}
    async with http.get(f"{desk.app.address}/{path}", headers=headers) as answer:
        assert (answer.status, answer.content_type) == (404, "text/html")
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
        page = await answer.text()
        assert words in page
        found = [answer.url.join(URL(link)) for link in re.findall(r'(?:src|href)="([^"#]+)"', page)]
    for link in found:
        async with http.get(link) as answer:
            assert answer.status == 200, link


@pytest.mark.parametrize("path", ["api/tidak-ada", "halaman/tidak-ada.js", "webhook/tidak-ada"])
async def test_a_program_is_told_in_its_own_form(desk: Desk, http: aiohttp.ClientSession, path: str) -> None:
    for headers, asked in ((READS, path), ({"Accept": "application/json"}, "tidak-ada"), ({}, "tidak-ada")):
        async with http.get(f"{desk.app.address}/{asked}", headers=headers) as answer:
            assert (answer.status, await answer.json()) == (404, {"error": "Alamat ini tidak ada."})


async def test_two_sessions_never_see_each_other(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina, budi = await session(desk, http), await session(desk, http)
    await rina.send("halo")
    await desk.settle()
    assert await budi.fetch() == []
    assert len(await rina.fetch()) == 1


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", "Basic " + "a" * 43, "Bearer " + "é" * 43])
async def test_without_a_session_nothing_is_told(desk: Desk, http: aiohttp.ClientSession, header: str | None) -> None:
    headers = {"Authorization": header} if header is not None else {}
    for answer in (
        await http.get(f"{desk.app.address}/api/messages", headers=headers),
        await http.post(f"{desk.app.address}/api/messages", json={"id": "1", "text": "halo"}, headers=headers),
    ):
        assert answer.status == 401
        assert "error" in await answer.json()
    assert await desk.rows("people") == []


BAD: list[Any] = [
    {},
    {"id": "1"},
    {"id": "1", "text": ""},
    {"id": "1", "text": "   "},
    {"id": "1", "text": 3},
    {"id": "", "text": "halo"},
    {"id": "a b", "text": "halo"},
    {"id": "x" * 65, "text": "halo"},
    {"text": "halo"},
    {"id": "1", "file": {"kind": "exe"}},
    [],
    3,
]


@pytest.mark.parametrize("body", BAD)
async def test_what_is_no_message_is_refused_in_words(desk: Desk, http: aiohttp.ClientSession, body: Any) -> None:
    rina = await session(desk, http)
    assert await rina.post(body) == 400


async def test_a_text_too_long_is_refused_whole(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await session(desk, http)
    assert await rina.post({"id": "1", "text": "a" * 4096}) == 202
    assert await rina.post({"id": "2", "text": "a" * 4097}) == 413


async def test_odd_text_is_kept_as_far_as_it_can_be(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await session(desk, http)
    assert await rina.post({"id": "1", "text": "ha\x00lo \ud800"}) == 202
    assert await rina.post({"id": "2", "press": "\x00" * 300}) == 202
    await desk.settle()
    assert len(await rina.fetch()) == 2


async def test_a_flood_is_slowed_down(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await session(desk, http)
    answers = await asyncio.gather(*(rina.post({"id": f"m{n}", "text": "halo"}) for n in range(50)))
    assert set(answers) == {202, 429}


async def test_a_waiting_page_is_woken_by_the_answer(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await session(desk, http)
    headers = rina._headers
    url = f"{desk.app.address}/api/messages?after=0&wait=25"
    waiting = asyncio.create_task(http.get(url, headers=headers))
    await rina.send("halo")
    answer = await asyncio.wait_for(waiting, 20)
    assert "Selamat pagi" in (await answer.json())["messages"][0]["text"]


async def test_a_page_is_told_when_nothing_could_be_kept(desk: Desk, http: aiohttp.ClientSession) -> None:
    async def away(*_: object) -> None:
        raise OperationalError("commit", {}, Exception("disk full"))

    rina = await session(desk, http)
    desk.app.door.enter = away  # type: ignore[method-assign, assignment]  # the database is away
    assert await rina.post({"id": "1", "text": "halo"}) == 503


async def test_pages_come_with_a_strict_policy_and_the_office_s_name(desk: Desk, http: aiohttp.ClientSession) -> None:
    for path in ("/", "/petugas", "/demo"):
        answer = await http.get(desk.app.address + path)
        assert answer.status == 200
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "{{" not in await answer.text()


async def test_a_page_is_told_the_office_s_zone(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    zone = {"timezone": "Asia/Jayapura", "timezone_label": "WIT"}
    async with open_desk(sqlite_url, sections={"office": zone}) as desk:
        words = await (await http.get(desk.app.address)).text()
    assert 'data-zone="Asia/Jayapura" data-zone-label="WIT"' in words


async def test_what_an_older_desk_has_said_comes_as_words(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await session(desk, http)
    await rina.send("halo")
    await desk.settle()
    async with writing(desk.app.engine) as connection:
        older = {"text": "<b>A-001</b>\n▶️ 1. Membuka", "rows": [], "anew": False}
        await connection.execute(update(tables.outbox).values(payload=older, card="one"))
    [old] = await rina.fetch()
    assert old["view"]["words"] == [{"text": "A-001", "whole": True, "look": "b"}, {"text": "\n▶️ 1. Membuka"}]
    assert old["view"].keys() == {"words", "calls"}


@pytest.mark.parametrize("name", ["chat.html", "..%2fweb.py", "%2e%2e/web.py", "none.js", "web.py", ""])
async def test_only_the_pages_files_are_given_out(desk: Desk, http: aiohttp.ClientSession, name: str) -> None:
    assert (await http.get(f"{desk.app.address}/halaman/{name}")).status == 404


async def test_invitations_are_handed_out_by_the_demonstration_only(
    sqlite_url: str, http: aiohttp.ClientSession
) -> None:
    app = RunningDesk(settings_for(sqlite_url, None), HeldClock(), demo=False, alone=False)
    await app.start()
    try:
        assert (await http.post(f"{app.address}/api/demo/invite", json={"role": "front_office"})).status == 404
        assert (await http.get(f"{app.address}/demo")).status == 404
    finally:
        await app.stop()


async def test_demonstration_staff_join_by_invitation(desk: Desk, http: aiohttp.ClientSession) -> None:
    answer = await http.post(f"{desk.app.address}/api/demo/invite", json={"role": "back_office"})
    secret = (await answer.json())["invite"]
    sari = await session(desk, http)
    await sari.send(f"/start {secret}")
    await desk.settle()
    assert "Selamat bertugas" in (await sari.fetch())[0]["text"]
    assert (await http.post(f"{desk.app.address}/api/demo/invite", json={"role": "raja"})).status == 400


# rule: details-on-own-address
async def test_only_whoever_looks_after_the_desk_learns_what_is_wrong_with_it(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    with failing_at(desk.app.engine, 0):
        public, inner = await http.get(f"{desk.app.address}/health"), await http.get(f"{desk.app.admin_address}/health")
    assert (public.status, await public.json()) == (503, {"status": "not ok"})
    assert inner.status == 503
    assert (await inner.json())["status"] not in ("ok", "not ok")


async def test_without_a_port_for_them_metrics_are_nowhere(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url, sections={"web": {"admin_port": None}}) as desk:
        assert desk.app.admin_address == ""
        assert (await http.get(f"{desk.app.address}/metrics")).status == 404
        assert (await http.get(f"{desk.app.address}/health")).status == 200


async def test_health_and_metrics(desk: Desk, http: aiohttp.ClientSession) -> None:
    for address in (desk.app.address, desk.app.admin_address):
        answer = await http.get(f"{address}/health")
        assert (answer.status, await answer.json()) == (200, {"status": "ok"})
    rina = await session(desk, http)
    await rina.send("halo")
    await desk.settle()
    assert (await http.get(f"{desk.app.address}/metrics")).status == 404
    assert (await http.get(f"{desk.app.admin_address}/")).status == 404
    page = await (await http.get(f"{desk.app.admin_address}/metrics")).text()
    counted = dict(line.rsplit(" ", 1) for line in page.splitlines() if not line.startswith("#"))
    assert sum(float(value) for name, value in counted.items() if name.startswith("loket_turns_total{")) >= 1
    assert float(counted['loket_sendings_total{channel="web",end="sent"}']) >= 1
