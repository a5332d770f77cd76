"""The web chat's door for files: one that is acknowledged is kept, one that is not wanted never is, and whoever means
ill is answered in words and costs little."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.flows.scene.events import WEB, Event, StaffAdded
from bot.turn import arrival
from tests.clock import STUCK
from tests.desk import Desk, WebVisitor, open_desk
from tests.handlers.wire import chunked, connect, exchange, request
from tests.jobs.office_files import WORD, office
from tests.storage.faults import failing_at

PDF = b"%PDF-1.4 surat tugas"
PHOTO = b"\xff\xd8\xff\xe0 selembar surat \xff\xd9"
FORM = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval Dapodik", "1")


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    sections: dict[str, dict[str, Any]] = {"visit": {"largest_file_mb": 1}, "web": {"patience_seconds": 0.4}}
    async with open_desk(sqlite_url, sections=sections) as desk:
        yield desk


async def came_in(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    """Somebody on the page."""
    page = WebVisitor(http, desk.app.address)
    await page.open()
    return page


async def registered(desk: Desk, http: aiohttp.ClientSession) -> WebVisitor:
    """A visitor who has a number."""
    rina = await came_in(desk, http)
    for words in FORM:
        await rina.send(words)
        await desk.settle()
    assert (await desk.one("visits"))["ticket"] == "A-001"
    return rina


async def read(page: WebVisitor) -> str:
    """All that somebody has been told so far."""
    await page.fetch()
    return "\n".join(message["text"] for message in page.messages)


async def kept(desk: Desk) -> list[tuple[str, str, bytes | None]]:
    """The files that the desk has: name, state, what they hold."""
    return [(row["name"], row["state"], row["content"]) for row in await desk.rows("files")]


async def test_a_file_reaches_the_officers(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, http)
    status, taken = await rina.upload("foto.jpg", PHOTO, "image/jpeg")
    assert (status, taken["ok"]) == (202, True)
    await desk.settle()
    assert "Berkas kami terima" in await read(rina)
    [file] = [message.document for message in sari.messages if "Berkas dari A-001" in message.text]
    assert file is not None
    assert (file.name, file.content) == ("foto.jpg", PHOTO)
    assert (await desk.one("files"))["size"] == len(PHOTO)


# rule: upload-with-its-event
@pytest.mark.parametrize("point", range(0, 60, 10))
async def test_a_file_and_the_fact_of_it_are_kept_together_or_not_at_all(
    database_url: str, http: aiohttp.ClientSession, point: int
) -> None:
    async with open_desk(database_url) as desk:
        rina = await registered(desk, http)
        before = len(await desk.rows("inbox"))
        with failing_at(desk.app.engine, point):
            status, _ = await rina.upload("surat.pdf", PDF, "application/pdf", id_="surat")
        taken = len(await desk.rows("inbox")) - before
        assert (status == 202) == (taken == 1)
        assert [content for _, _, content in await kept(desk)] == [PDF] * taken
        assert (await rina.upload("surat.pdf", PDF, "application/pdf", id_="surat"))[0] == 202
        await desk.settle()
        assert await kept(desk) == [("surat.pdf", "told", PDF)]
        assert (await read(rina)).count("Berkas kami terima") == 1


async def test_a_desk_that_dies_after_the_commit_still_tells_the_officers(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, http)
    assert (await rina.upload("surat.pdf", PDF, "application/pdf"))[0] == 202
    assert await kept(desk) == [("surat.pdf", "kept", PDF)]
    await desk.restart()
    await desk.settle()
    assert [m.document.content for m in sari.messages if m.document is not None] == [PDF]


async def test_a_file_sent_twice_is_one(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await registered(desk, http)
    both = (rina.upload("surat.pdf", PDF, "application/pdf", id_="satu") for _ in range(2))
    assert [status for status, _ in await asyncio.gather(*both)] == [202, 202]
    assert (await rina.upload("surat.pdf", PDF, "application/pdf", id_="satu"))[0] == 202
    await desk.settle()
    assert await kept(desk) == [("surat.pdf", "told", PDF)]


async def test_files_chosen_together_are_answered_once(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await registered(desk, http)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        assert (await rina.upload(name, PDF, "application/pdf", album="bersama"))[0] == 202
    await desk.settle()
    assert len(await kept(desk)) == 3
    assert (await read(rina)).count("Berkas kami terima") == 1


async def test_where_no_file_is_wanted_none_is_kept(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await came_in(desk, http)
    assert (await rina.upload("surat.pdf", PDF, "application/pdf"))[0] == 202
    await desk.settle()
    assert "belum dapat menerima berkas" in await read(rina)
    assert await kept(desk) == []


REFUSED: dict[str, tuple[str, bytes, str, int, str]] = {
    "a program": ("tagihan.exe", PDF, "application/pdf", 415, "jenis berkas"),
    "a voice": ("suara.ogg", b"OggS", "audio/ogg", 415, "jenis berkas"),
    "a page": ("x.html", b"<html>", "text/html", 415, "jenis berkas"),
    "a type that is not its name's": ("foto.jpg", PHOTO, "application/pdf", 415, "jenis berkas"),
    "a content that is not its name's": ("foto.jpg", b"MZ program", "image/jpeg", 422, "tidak sesuai"),
    "a paper with macros": ("a.docx", office("docx", {"word/vbaProject.bin": "x"}), WORD, 422, "makro"),
    "too large": ("surat.pdf", PDF + b" " * 1_000_000, "application/pdf", 413, "paling besar 1 MB"),
    "nothing": ("surat.pdf", b"", "application/pdf", 400, "kosong"),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_what_is_refused_is_told_in_words_and_never_kept(
    desk: Desk, http: aiohttp.ClientSession, what: str
) -> None:
    name, content, media_type, status, words = REFUSED[what]
    rina = await registered(desk, http)
    answered, said = await rina.upload(name, content, media_type)
    assert answered == status
    assert words in said["error"]
    await desk.settle()
    assert await kept(desk) == []
    assert (await desk.rows("inbox", state="parked")) == []


NAMES = {
    "../../etc/passwd.pdf": "passwd.pdf",
    "C:\\Users\\rina\\surat.pdf": "surat.pdf",
    "surat\r\nX-Jahat: 1.pdf": "suratX-Jahat 1.pdf",
    "KTP 3201012345678901.pdf": "KTP •••••••••••••••• .pdf",
    "tagihan.exe.pdf": "tagihan_exe.pdf",
    "surat‮fdp.pdf": "suratfdp.pdf",
    "": "berkas.pdf",
    "%00%ff.pdf": "%00%ff.pdf",
    "é" * 300 + ".pdf": "é" * 76 + ".pdf",
}


@pytest.mark.parametrize("name", NAMES)
# rule: uploaded-name-cleaned
async def test_a_name_is_cleaned(desk: Desk, http: aiohttp.ClientSession, name: str) -> None:
    rina = await registered(desk, http)
    assert (await rina.upload(name, PDF, "application/pdf"))[0] == 202
    [(as_kept, _, _)] = await kept(desk)
    assert "/" not in as_kept
    assert "3201012345678901" not in as_kept
    assert as_kept == NAMES[name] or "KTP" in name


async def test_words_under_a_file_are_masked_and_go_with_it(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, http)
    caption = "NIK saya 3201 0123 4567 8901, 👍"
    assert (await rina.upload("foto.jpg", PHOTO, "image/jpeg", caption))[0] == 202
    await desk.settle()
    said = " ".join(message.text for message in sari.messages)
    assert "👍" in said
    assert "8901" not in said


async def post(desk: Desk, raw: bytes, path: str = "/api/files?id=satu", **headers: str) -> tuple[int, str]:
    """A request by hand; the status, and what the page is told."""
    answer = await exchange(desk.app.address, request("POST", path, raw, **headers))
    return answer.status, json.loads(answer.body).get("error", "") if answer.body else ""


async def head(desk: Desk, http: aiohttp.ClientSession) -> dict[str, str]:
    """What the page's requests begin with."""
    rina = await registered(desk, http)
    return {**rina._headers, "X_File_Name": "surat.pdf", "Content_Type": "application/pdf"}


@pytest.mark.parametrize("key", ["", "Bearer " + "a" * 43])
async def test_nothing_is_taken_without_a_session(desk: Desk, key: str) -> None:
    status, said = await post(desk, PDF, Authorization=key, X_File_Name="a.pdf", Content_Type="application/pdf")
    assert status == 401
    assert "berakhir" in said
    assert await desk.rows("people") == []


async def test_a_file_of_unknown_length_is_bounded_while_it_comes(desk: Desk, http: aiohttp.ClientSession) -> None:
    given = await head(desk, http)
    assert (await post(desk, chunked(PDF), Transfer_Encoding="chunked", **given))[0] == 202
    large = chunked(PDF + b" " * 3_000_000)
    status, _ = await post(desk, large, "/api/files?id=dua", Transfer_Encoding="chunked", **given)
    assert status in (413, 0)  # 0: closed before we had said everything
    assert len(await kept(desk)) == 1


@pytest.mark.parametrize("path", ["/api/files", "/api/files?id=", "/api/files?id=a%20b", "/api/files?id=" + "x" * 65])
async def test_a_file_without_a_name_of_the_pages_own_is_no_file(
    desk: Desk, http: aiohttp.ClientSession, path: str
) -> None:
    assert (await post(desk, PDF, path, **await head(desk, http)))[0] == 400


# rule: slow-upload-bounded
@pytest.mark.parametrize("steady", [False, True], ids=["stops", "drips"])
async def test_a_file_that_comes_too_slowly_is_not_waited_for(
    desk: Desk, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch, steady: bool
) -> None:
    monkeypatch.setattr("bot.handlers.body._SLOWEST", 1000)
    length = "100" if steady else "900000"
    raw = request("POST", "/api/files?id=satu", b"%", **{**await head(desk, http), "Content_Length": length})
    reader, writer = await connect(desk.app.address)
    writer.write(raw)
    async with asyncio.timeout(STUCK):
        while steady and not reader._buffer:  # type: ignore[attr-defined]  # whether it was answered
            writer.write(b"x")
            await asyncio.sleep(0.05)
        assert b" 408 " in await reader.readline()
    writer.close()
    assert await kept(desk) == []


async def test_a_file_that_breaks_off_is_none(desk: Desk, http: aiohttp.ClientSession) -> None:
    raw = request("POST", "/api/files?id=satu", PDF, **{**await head(desk, http), "Content_Length": "100"})
    _, writer = await connect(desk.app.address)
    writer.write(raw)
    await writer.drain()
    writer.close()
    rina = await came_in(desk, http)
    await rina.send("halo")
    assert await kept(desk) == []


# rule: uploads-bounded
async def test_many_files_at_once_wait_their_turn(desk: Desk, http: aiohttp.ClientSession) -> None:
    given = await head(desk, http)
    lines = [await connect(desk.app.address) for _ in range(2)]
    for no, (_, writer) in enumerate(lines):
        writer.write(request("POST", f"/api/files?id=x{no}", b"%", **{**given, "Content_Length": "100"}))
    await asyncio.sleep(0.1)
    status, said = await post(desk, PDF, "/api/files?id=tiga", **given)
    assert (status, "sekaligus" in said) == (429, True)
    for _, writer in lines:
        writer.close()
    statuses: list[int] = []

    async def again() -> None:
        statuses.append((await post(desk, PDF, "/api/files?id=tiga", **given))[0])

    await again()
    while statuses[-1] == 429:
        await asyncio.sleep(0.05)
        await again()
    assert statuses[-1] == 202


async def test_a_flood_of_files_is_told_when_to_come_again(desk: Desk, http: aiohttp.ClientSession) -> None:
    rina = await came_in(desk, http)
    statuses = [(await rina.upload("a.exe", b"x"))[0] for _ in range(31)]
    assert statuses == [415] * 30 + [429]


async def test_a_limit_is_told_as_elsewhere(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url, sections={"visit": {"files_per_visit": 1}}) as desk:
        rina = await registered(desk, http)
        for _ in range(2):
            assert (await rina.upload("surat.pdf", PDF, "application/pdf"))[0] == 202
        await desk.settle()
        assert "paling banyak 1 berkas" in await read(rina)
        assert len(await kept(desk)) == 1


@pytest.mark.parametrize(("code", "status"), [(1, 422), (2, 503)])
async def test_the_scanner_is_asked_before_anything_is_kept(
    sqlite_url: str, http: aiohttp.ClientSession, code: int, status: int
) -> None:
    scanner = [sys.executable, "-I", "-c", f"import sys; sys.stdin.buffer.read(); sys.exit({code})"]
    async with open_desk(sqlite_url, sections={"files": {"scanner": scanner}}) as desk:
        ayu = await desk.hire("Ayu", "admin", 11)
        rina = await registered(desk, http)
        answered, said = await rina.upload("surat.pdf", PDF, "application/pdf")
        assert answered == status
        assert "surat.pdf" in said["error"]
        await desk.settle()
        assert await kept(desk) == []
        assert any("indai" in message.text for message in ayu.messages) == (code == 2)


async def test_an_officers_file_goes_to_their_visitor(desk: Desk, http: aiohttp.ClientSession) -> None:
    sari = await came_in(desk, http)
    await sari.send("halo")
    await desk.settle()
    [address] = [row["address"] for row in await desk.rows("people", channel="web")]
    event = Event(WEB, "console:sari", desk.clock.now(), StaffAdded("Sari", "front_office"), address, address)
    await desk.app.door.enter([arrival(event)])
    rina = await registered(desk, http)
    await sari.press("Tulis kepada pengunjung")
    assert (await sari.upload("surat.pdf", PDF, "application/pdf", "Mohon dibaca"))[0] == 202
    await desk.settle()
    [message] = [each for each in await rina.fetch() if "file" in each]
    assert message["file"]["name"] == "surat.pdf"
    assert "Mohon dibaca" in message["text"]
