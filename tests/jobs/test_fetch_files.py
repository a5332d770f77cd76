"""Files that visitors send during a visit: fetched, kept, passed on to whoever attends to them, wherever they chat."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from bot.channels.base import Attempt, Refused, RetryLater
from bot.flows.given.papers import MEDIA_TYPES
from bot.flows.scene.events import WEB, Event, StaffAdded
from bot.flows.visitor import files as flow
from bot.rehearsal.fakes.telegram import Chatter
from bot.rehearsal.fakes.whatsapp import Contact
from bot.turn import arrival
from storage import files
from storage.engine import writing
from storage.patience import MOST_TRIES
from tests.clock import STUCK
from tests.desk import Desk, WebVisitor, open_desk
from tests.jobs.office_files import WORD, office

PDF = b"%PDF-1.4 surat tugas"
DOCX, WEBP = office("docx"), b"RIFF\x10\x00\x00\x00WEBPVP8 selembar"
NAME = "Surat – tugas (Kepala Sekolah).pdf"
PHOTO = b"\xff\xd8\xff\xe0 selembar surat \xff\xd9"
Visitor = Chatter | Contact


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, sections={"visit": {"largest_file_mb": 1}}, on_whatsapp=True) as desk:
        yield desk


async def registered(desk: Desk, channel: str) -> Visitor:
    """A visitor who has been called."""
    visitor = desk.telegram.user(7) if channel == "telegram" else desk.whatsapp.user("6281200000001")
    for words in ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval Dapodik", "1"):
        visitor.send(words)
    await desk.settle()
    assert (await desk.one("visits"))["status"] == "in_service"
    return visitor


def send_photo(visitor: Visitor, caption: str = "", content: bytes = PHOTO, album: str | None = None) -> None:
    """A visitor sends a photo."""
    if isinstance(visitor, Contact):
        visitor.send_image(caption, content)
    else:
        visitor.send_photo(caption, album, content)


def texts(person: Visitor) -> list[str]:
    """What somebody has been told."""
    return [message.text for message in person.messages]


def last(person: Visitor, words: str) -> Any:
    """The newest message with these words."""
    messages: list[Any] = list(person.messages)
    return next(message for message in reversed(messages) if words in message.text)


def read(person: Visitor, words: str) -> int:
    """How many messages somebody has got with these words."""
    return len([text for text in texts(person) if words in text])


def file_of(message: Any) -> tuple[str, bytes]:
    """Name and content of the file that somebody sees."""
    file = message.file if hasattr(message, "file") else message.document
    assert file is not None
    return file.name, file.content


async def on_web(desk: Desk, http: aiohttp.ClientSession, name: str, role: str) -> WebVisitor:
    """Somebody who works at the desk in the web chat."""
    page = WebVisitor(http, desk.app.address)
    await page.open()
    await page.send("halo")
    await desk.settle()
    [address] = [row["address"] for row in await desk.rows("people", channel="web")]
    event = Event(WEB, f"console:{name}", desk.clock.now(), StaffAdded(name, role), address, address)
    await desk.app.door.enter([arrival(event)])
    await desk.settle()
    return page


async def download(http: aiohttp.ClientSession, desk: Desk, message_id: int, token: str = "") -> tuple[int, bytes]:
    """What the page gets for a message's file; never anything that a browser would show by itself."""
    url = f"{desk.app.address}/api/messages/{message_id}/file"
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with http.get(url, headers=headers) as answer:
        if answer.status == 200:
            assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.content_type in MEDIA_TYPES
        return answer.status, await answer.read()


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_a_file_reaches_the_officers_wherever_they_chat(desk: Desk, channel: str, kind: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    tono = await desk.hire_on_whatsapp("Tono", "front_office", "6281200000011")
    async with aiohttp.ClientSession() as http:
        page = await on_web(desk, http, "Wati", "front_office")
        rina = await registered(desk, channel)
        if kind == "photo":
            send_photo(rina)
        else:
            rina.send_document("surat.pdf", PDF)
        await desk.settle()
        name, content = ("foto.jpg", PHOTO) if kind == "photo" else ("surat.pdf", PDF)
        assert "Berkas kami terima" in rina.messages[-1].text
        assert file_of(last(sari, "Berkas dari A-001 (Rina Simbolon)")) == (name, content)
        assert file_of(last(tono, "Berkas dari *A-001* (Rina Simbolon)")) == (name, content)
        assert last(tono, "Berkas dari").kind == ("image" if kind == "photo" else "document")
        await page.fetch()
        [seen] = [message for message in page.messages if "Berkas dari" in message["text"]]
        assert seen["file"]["name"] == name
        token = page._token
        assert await download(http, desk, seen["id"], token) == (200, content)
        other = WebVisitor(http, desk.app.address)
        await other.open()
        assert (await download(http, desk, seen["id"], other._token))[0] == 404
        assert (await download(http, desk, seen["id"]))[0] == 401
        assert (await download(http, desk, seen["id"] + 1000, token))[0] == 404
    assert (await desk.one("files"))["state"] == "told"
    assert desk.whatsapp.refused == []


async def test_a_files_name_stays_as_it_was(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "whatsapp")
    rina.send_document(NAME, PDF)
    await desk.settle()
    assert file_of(last(sari, "Berkas dari")) == (NAME, PDF)


# rule: media-type-without-line-break
async def test_a_line_break_in_a_files_kind_or_name_holds_nobody_up(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "telegram")
    assert isinstance(rina, Chatter)
    rina.send_document("surat\r\ntugas.pdf", PDF, "application/pdf\r\nX-Evil: 1")
    await desk.settle()
    assert file_of(last(sari, "Berkas dari")) == ("surattugas.pdf", PDF)
    assert (await desk.one("files"))["media_type"] == "application/pdf"


async def test_a_files_name_stays_as_it_was_on_whatsapp(desk: Desk) -> None:
    sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
    rina = await registered(desk, "telegram")
    rina.send_document(NAME, PDF)
    await desk.settle()
    assert file_of(last(sari, "Berkas dari"))[1] == PDF
    assert [sent.body["document"]["filename"] for sent in desk.whatsapp.sent if sent.kind == "document"] == [NAME]


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_an_officer_answers_a_file_with_its_button(desk: Desk, channel: str) -> None:
    sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
    rina = await registered(desk, channel)
    send_photo(rina)
    await desk.settle()
    sari.press("Tulis kepada pengunjung", sari.last)
    await desk.settle()
    sari.send("Fotonya jelas, terima kasih")
    await desk.settle()
    assert read(rina, "Fotonya jelas") == 1


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_an_album_is_passed_on_whole_and_answered_once(desk: Desk, channel: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    for number in range(3):
        send_photo(rina, content=PHOTO + bytes([number]), album="album-1")
    await desk.settle()
    got = {file_of(message)[1] for message in sari.messages if "Berkas dari" in message.text}
    assert got == {PHOTO + bytes([number]) for number in range(3)}
    assert read(rina, "Berkas kami terima") == 1


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_words_under_a_file_are_passed_on_as_well(desk: Desk, channel: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    send_photo(rina, "Ini surat tugas saya")
    await desk.settle()
    assert file_of(last(sari, "Berkas dari"))[1] == PHOTO
    assert read(sari, "Ini surat tugas saya") == 1


async def test_a_file_whose_size_is_told_before_is_refused_before(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "telegram")
    assert isinstance(rina, Chatter)
    rina.send_document("besar.pdf", PDF.ljust(1_000_001))
    await desk.settle()
    assert "paling besar 1 MB" in rina.last.text
    rina.send_document("pas.pdf", PDF.ljust(1_000_000))
    await desk.settle()
    assert "Berkas kami terima" in rina.last.text
    assert read(sari, "Berkas dari") == 1
    assert len(await desk.rows("files")) == 1


async def test_a_file_that_proves_too_large_is_not_kept_and_the_visitor_is_told(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "whatsapp")
    rina.send_document("besar.pdf", PDF.ljust(1_000_001))
    await desk.settle()
    assert "Mohon maaf, berkas besar.pdf tidak berhasil kami ambil" in rina.messages[-1].text
    assert read(sari, "Berkas dari") == 0
    kept = await desk.one("files")
    assert (kept["state"], kept["content"]) == ("refused", None)


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_a_file_of_another_kind_is_not_taken(desk: Desk, channel: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    kinds = ("application/x-msdownload", "image/svg+xml", "text/html", "application/zip")
    for kind in kinds:
        rina.send_document("aneh.bin", b"MZ", kind)
        await desk.settle()
    assert read(rina, "jenis berkas itu belum dapat kami teruskan") == len(kinds)
    assert read(sari, "Berkas dari") == 0
    assert await desk.rows("files") == []


async def test_an_office_document_reaches_an_officer_on_whatsapp(desk: Desk) -> None:
    sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
    rina = await registered(desk, "telegram")
    rina.send_document("berkas.docx", DOCX, WORD)
    await desk.settle()
    assert file_of(last(sari, "Berkas dari")) == ("berkas.docx", DOCX)


async def test_a_picture_that_whatsapp_cannot_carry_is_told_of_there_and_carried_elsewhere(desk: Desk) -> None:
    sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
    tono = await desk.hire("Tono", "front_office", 11)
    rina = await registered(desk, "telegram")
    rina.send_document("surat.webp", WEBP, "image/webp")
    await desk.settle()
    assert "surat.webp tidak dapat dikirim lewat WhatsApp" in last(sari, "Berkas dari").text
    assert file_of(last(tono, "Berkas dari")) == ("surat.webp", WEBP)
    assert desk.whatsapp.refused == []


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_outside_a_visit_no_file_is_fetched(desk: Desk, channel: str) -> None:
    visitor = desk.telegram.user(7) if channel == "telegram" else desk.whatsapp.user("6281200000001")
    send_photo(visitor)
    await desk.settle()
    assert read(visitor, "belum dapat menerima berkas") == 1
    assert await desk.rows("files") == []


class Away:
    """A platform that cannot be asked for files as often as arranged, and then does as it used to."""

    def __init__(self, fetch: Callable[[str, int], Any], ends: list[Attempt]) -> None:
        self._fetch, self.ends, self.asked = fetch, ends, 0

    async def fetch(self, ref: str, most: int) -> Attempt:
        self.asked += 1
        answer: Attempt = self.ends.pop(0) if self.ends else await self._fetch(ref, most)
        return answer


def away(desk: Desk, channel: str, *ends: Attempt) -> Away:
    """Puts an unreliable platform between the desk and the real one."""
    platforms: dict[str, Any] = desk.app.work.file_fetch._platforms  # type: ignore[assignment]  # a Mapping to the job, a dict of ours here
    platforms[channel] = Away(platforms[channel].fetch, list(ends))
    found: Away = platforms[channel]
    return found


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_a_platform_that_is_away_is_asked_again_later_and_later(desk: Desk, channel: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    platform = away(desk, channel, *[RetryLater("tidak terjangkau")] * 3)
    send_photo(rina)
    await desk.settle()
    for seconds in (1, 1, 3, 1, 7):
        await desk.wait(seconds=seconds)
    assert (platform.asked, read(sari, "Berkas dari")) == (3, 0)
    await desk.wait(seconds=1)
    assert (platform.asked, read(sari, "Berkas dari")) == (4, 1)
    assert read(rina, "tidak berhasil") == 0


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
@pytest.mark.parametrize("ends", [[Refused("hilang")], [RetryLater("tidak terjangkau")] * 6])
async def test_a_file_that_cannot_be_had_is_told_to_the_visitor_once(
    desk: Desk, channel: str, ends: list[Attempt]
) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    platform = away(desk, channel, *ends)
    send_photo(rina)
    await desk.settle()
    for _ in range(12):
        await desk.wait(seconds=40)
    assert platform.asked == len(ends)
    assert read(rina, "foto.jpg tidak berhasil kami ambil") == 1
    assert read(sari, "Berkas dari") == 0
    assert (await desk.one("files"))["state"] == "refused"


async def test_whatsapps_own_trouble_only_delays_a_file(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "whatsapp")
    desk.whatsapp.fault("download", "502")
    send_photo(rina)
    await desk.settle()
    assert read(sari, "Berkas dari") == 0
    await desk.wait(seconds=2)
    assert file_of(last(sari, "Berkas dari"))[1] == PHOTO


async def test_a_file_that_meta_has_forgotten_is_told_to_the_visitor(desk: Desk) -> None:
    await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "whatsapp")
    assert isinstance(rina, Contact)
    rina.send_image()
    desk.whatsapp.media.remove(rina.said[-1].content["image"]["id"])
    await desk.settle()
    assert read(rina, "foto.jpg tidak berhasil kami ambil") == 1


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_after_a_crash_between_keeping_and_telling_it_is_told_once(desk: Desk, channel: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    platform = away(desk, channel, RetryLater("tidak terjangkau"))
    send_photo(rina)
    await desk.settle()
    kept = await desk.one("files")
    async with writing(desk.app.engine) as connection:
        await files.keep(connection, kept["id"], PHOTO)
    await desk.restart()
    await desk.wait(seconds=2)
    await desk.wait(seconds=60)
    assert platform.asked == 1
    assert read(sari, "Berkas dari") == 1
    assert file_of(last(sari, "Berkas dari"))[1] == PHOTO


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_a_file_expected_before_a_restart_is_fetched_after_it(desk: Desk, channel: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    away(desk, channel, RetryLater("tidak terjangkau"))
    send_photo(rina)
    await desk.settle()
    await desk.restart()
    await desk.wait(seconds=2)
    assert file_of(last(sari, "Berkas dari"))[1] == PHOTO


async def test_a_file_told_twice_by_two_processes_is_passed_on_once(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "telegram")
    away(desk, "telegram", RetryLater("tidak terjangkau"))
    send_photo(rina)
    await desk.settle()
    desk.clock.pass_(seconds=2)
    now = desk.clock.now()
    async with writing(desk.app.engine) as connection:
        [row] = await files.to_fetch(connection, now, 10)
    for _ in range(2):
        await desk.app.work.file_fetch._fetch(row, now)
    await desk.settle()
    assert read(sari, "Berkas dari") == 1


async def test_a_file_of_a_visit_that_is_over_by_now_still_arrives(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "telegram")
    away(desk, "telegram", RetryLater("tidak terjangkau"))
    send_photo(rina)
    await desk.settle()
    await desk.press(sari, "Tidak hadir")
    await desk.wait(seconds=2)
    assert read(sari, "Berkas dari") == 1


# rule: slow-file-holds-nothing-up
async def test_a_file_that_hangs_holds_up_no_other(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "telegram")
    released = asyncio.Event()
    platforms: Any = desk.app.work.file_fetch._platforms
    real = platforms["telegram"]

    class Hanging:
        async def fetch(self, ref: str, most: int) -> Attempt:
            if ref.endswith("1"):
                await released.wait()
            found: Attempt = await real.fetch(ref, most)
            return found

    platforms["telegram"] = Hanging()
    for number in range(3):
        send_photo(rina, content=PHOTO + bytes([number]))
    await desk.app.polling.run_once(0)
    fetching = asyncio.create_task(desk.app.work.file_fetch.run_once(desk.clock.now()))
    async with asyncio.timeout(STUCK):
        while len([row for row in await desk.rows("files") if row["state"] == "told"]) < 2:  # noqa: ASYNC110 - gives way to the loop
            await asyncio.sleep(0)
    assert not fetching.done()
    released.set()
    await fetching
    await desk.settle()
    assert read(sari, "Berkas dari") == 3


@pytest.fixture
async def roomy(sqlite_url: str) -> AsyncIterator[Desk]:
    """A desk that takes more files of a visit than are fetched at once."""
    async with open_desk(sqlite_url, sections={"visit": {"files_per_visit": 20, "files_per_day": 20}}) as desk:
        yield desk


async def test_a_file_nobody_can_be_told_of_starves_none_and_its_end_is_told(
    roomy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = roomy
    sari, lasma = await desk.hire("Sari", "front_office", 11), await desk.hire("Lasma", "admin", 12)
    rina = await registered(desk, "telegram")
    assert isinstance(rina, Chatter)
    sound = flow.fetched

    def fetched(scene: Any, body: Any) -> None:
        if body.name == "aneh.pdf":
            raise ZeroDivisionError
        sound(scene, body)

    with monkeypatch.context() as patched:
        patched.setattr(flow, "fetched", fetched)
        for _ in range(12):
            rina.send_document("aneh.pdf", PDF)
        rina.send_document("surat.pdf", PDF)
        await desk.settle()
        await desk.settle()
        assert [file_of(message)[0] for message in sari.messages if "Berkas dari" in message.text] == ["surat.pdf"]
        assert len(await desk.rows("inbox", state="parked")) == 12
        for _ in range(MOST_TRIES + 2):
            for _ in range(2):
                await desk.wait(minutes=31)
    assert {row["state"] for row in await desk.rows("files") if row["name"] == "aneh.pdf"} == {"stuck"}
    assert len(await desk.rows("inbox", state="parked")) == 12
    assert read(lasma, "tidak dicoba lagi sampai loket dijalankan ulang") >= 1
    await desk.restart()
    await desk.settle()
    await desk.settle()
    assert read(sari, "Berkas dari") == 13


async def test_a_platform_that_answers_nonsense_is_asked_a_few_times_and_holds_up_nobody(desk: Desk) -> None:
    await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, "telegram")
    asked = 0

    class Nonsense:
        async def fetch(self, _ref: str, _most: int) -> Attempt:
            nonlocal asked
            asked += 1
            raise KeyError("file_path")

    platforms: Any = desk.app.work.file_fetch._platforms
    platforms["telegram"] = Nonsense()
    send_photo(rina)
    await desk.settle()
    for _ in range(12):
        await desk.wait(seconds=40)
    assert asked == 6
    assert read(rina, "foto.jpg tidak berhasil kami ambil") == 1
