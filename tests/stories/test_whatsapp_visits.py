"""Whole visits over WhatsApp: who somebody is, the 24 hours, how far messages get, officers who chat there."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.forms import shipped_flow, template_requests
from bot.rehearsal.fakes.telegram import Chatter
from bot.rehearsal.fakes.whatsapp import Contact
from bot.render.reasons import said as in_words
from tests.clock import HeldClock
from tests.desk import Desk, WebVisitor, open_desk

FRIDAY_EVENING = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
"""Jumat, 20 November 2026 pukul 17.00 WIB: the office has closed for the week."""
OFFICE_HOURS = {"hours": "Senin-Jumat 08.00-16.00"}
TEMPLATES = {
    "template_call": "loket_giliran",
    "template_reminder": "loket_pengingat",
    "template_survey": "loket_survei",
    "template_duty": "loket_tugas",
}
Speaker = Contact | Chatter


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, on_whatsapp=True) as desk:
        yield desk


@pytest.fixture
def rina(desk: Desk) -> Contact:
    return desk.whatsapp.user("6281200000001", name="Rina")


async def write(desk: Desk, person: Speaker, *texts: str) -> None:
    """Somebody writes, one message after the other."""
    for text in texts:
        person.send(text)
        await desk.settle()


async def press(desk: Desk, person: Speaker, *labels: str) -> None:
    """Somebody presses buttons, one after the other."""
    for label in labels:
        person.press(label)
        await desk.settle()


FORM = ("SMA Negeri 1 Binjai", "Binjai", "2", "1", "Bertanya tentang verval Dapodik", "1")
"""Answers after the name: guru, informasi, and at last: send."""


async def register(desk: Desk, person: Speaker, name: str = "Rina Simbolon") -> None:
    """A visitor who knows the way types everything from the first word to the sent form in one go."""
    for text in ("halo", "setuju", name, *FORM):
        person.send(text)
    await desk.settle()


async def serve(desk: Desk, sari: Speaker, bayu: Speaker) -> None:
    """Officers lead a visitor who has joined from the door to the end of service."""
    await press(desk, sari, "Pengunjung diterima", "Kamera dan suara baik", "Data lengkap", "Sudah di ruang diskusi")
    await press(desk, bayu, "Selesai dilayani")
    await write(desk, bayu, "Dijelaskan urutan verval")
    await press(desk, bayu, "Sudah keluar ruang diskusi")


async def survey(desk: Desk, visitor: Speaker) -> None:
    """A visitor fills in the questionnaire and leaves."""
    await write(desk, visitor, *"444444444")
    await press(desk, visitor, "Lewati semua")
    await write(desk, visitor, "Ruang tunggunya ramah")
    await press(desk, visitor, "Sudah meninggalkan Zoom")


def read(person: Speaker, words: str) -> int:
    """How many messages on somebody's phone hold these words."""
    return len([message for message in person.messages if words in message.text])


async def staff(desk: Desk) -> tuple[Chatter, Chatter]:
    """Front office and back office, on Telegram."""
    return await desk.hire("Sari", "front_office", 11), await desk.hire("Bayu", "back_office", 12)


async def test_somebody_without_a_number_is_served_from_the_first_word_to_the_proof(desk: Desk) -> None:
    sari, bayu = await staff(desk)
    rina = desk.whatsapp.user(None, username="rina", name="Rina")
    await write(desk, rina, "halo")
    await press(desk, rina, "Setuju")
    await write(desk, rina, "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai")
    await press(desk, rina, "Guru", "Informasi")
    await write(desk, rina, "Bertanya tentang verval Dapodik")
    await press(desk, rina, "Kirim")
    assert read(rina, "Giliran Bapak/Ibu") == 1
    assert [message.url for message in rina.messages if message.url] == ["https://zoom.us/join"]
    await press(desk, rina, "Saya sudah bergabung")
    await write(desk, rina, "Suara saya terdengar?")
    assert read(sari, "Suara saya terdengar?") == 1
    await serve(desk, sari, bayu)
    await survey(desk, rina)
    visit = await desk.one("visits")
    assert (visit["status"], visit["surveyed"], visit["outcome"]) == ("finished", True, "Dijelaskan urutan verval")
    assert read(rina, "Bukti layanan") == 1
    assert {sent.to for sent in desk.whatsapp.sent} == {rina.bsuid}
    assert desk.whatsapp.refused == []
    assert len(await desk.rows("survey_tray")) == 2


async def test_a_number_that_shows_up_later_is_the_same_visitors(desk: Desk) -> None:
    await staff(desk)
    unnumbered = desk.whatsapp.user(None, bsuid="ID.134", name="Rina")
    await write(desk, unnumbered, "halo", "setuju", "Rina Simbolon")
    rina = desk.whatsapp.user("6281200000001", bsuid="ID.134", name="Rina")
    await write(desk, rina, "SMA Negeri 1 Binjai", "Binjai")
    assert (await desk.one("visits"))["form"]["name"] == "Rina Simbolon"
    numbered = desk.whatsapp.user("6281200000001")
    assert desk.whatsapp.sent[-1].to == numbered.phone
    await press(desk, rina, "Guru", "Informasi")
    await write(desk, rina, "Bertanya tentang verval Dapodik")
    await press(desk, rina, "Kirim")
    assert read(rina, "Giliran Bapak/Ibu") == 1
    assert len(await desk.rows("visits")) == 1
    assert len([row for row in await desk.rows("people") if row["channel"] == "whatsapp"]) == 1


@pytest.mark.parametrize("bsuid", [None, "ID.134"])
async def test_another_number_keeps_the_visit_and_the_old_one_becomes_a_strangers(
    desk: Desk, bsuid: str | None
) -> None:
    sari, _ = await staff(desk)
    rina = desk.whatsapp.user("6281200000001", bsuid=bsuid, name="Rina")
    await register(desk, rina)
    rina.change_number("6281200000002")
    await desk.settle()
    await press(desk, sari, "Tulis kepada pengunjung")
    await write(desk, sari, "Silakan masuk")
    assert read(rina, "Silakan masuk") == 1
    assert desk.whatsapp.sent[-1].to == "6281200000002"
    await press(desk, rina, "Saya sudah bergabung")
    assert len(await desk.rows("visits")) == 1
    stranger = desk.whatsapp.user("6281200000001", name="Orang lain")
    await write(desk, stranger, "status")
    assert "tidak ada kunjungan" in stranger.last.text
    assert not any("A-001" in text for text in stranger.texts)
    await press(desk, sari, "Tulis kepada pengunjung")
    await write(desk, sari, "Kamera mohon dinyalakan")
    assert (read(rina, "Kamera mohon"), read(stranger, "Kamera mohon")) == (1, 0)


async def test_another_number_and_id_at_once_keep_the_visit(desk: Desk) -> None:
    await staff(desk)
    rina = desk.whatsapp.user("6281200000001", bsuid="ID.134", name="Rina")
    await register(desk, rina)
    rina.change_number("6281200000002", "ID.135")
    desk.whatsapp.shuffle(1)
    await write(desk, rina, "status")
    assert "A-001" in rina.last.text or "A-001" in "".join(rina.texts[-3:])
    assert len(await desk.rows("visits")) == 1


async def test_officers_on_whatsapp_can_do_everything(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, sections={"queue": {"capacity": 1}}, on_whatsapp=True) as desk:
        sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
        bayu = await desk.hire_on_whatsapp("Bayu", "back_office", "6281200000012")
        rina, budi = desk.telegram.user(7), desk.telegram.user(8)
        await register(desk, rina)
        await register(desk, budi, "Budi Purba")
        assert "Belum ada yang mengambil" in sari.texts[-1]
        await press(desk, sari, "Panggil")
        assert read(budi, "Giliran Bapak/Ibu") == 1
        await press(desk, sari, "Tidak hadir")
        assert read(budi, "belum hadir") == 1
        await press(desk, sari, "Ternyata hadir", "Pengunjung diterima")
        assert read(budi, "ternyata masih dilayani") == 1
        await press(desk, sari, "Batalkan laporan terakhir")
        assert read(sari, "dibatalkan; catatannya tetap tersimpan") == 1
        await press(desk, sari, "Pengunjung diterima")
        desk.clock.pass_(minutes=2)
        await press(desk, sari, "Perbaiki waktu", "Langkah 3")
        await write(desk, sari, "09.00")
        assert read(sari, "kini tercatat selesai pukul 09.00 WIB") == 1
        await press(desk, sari, "Kamera dan suara baik", "Data lengkap", "Sudah di ruang diskusi")
        await press(desk, bayu, "Ambil")
        assert "Ditangani Bayu" in bayu.texts[-1]
        await press(desk, bayu, "Tulis kepada pengunjung")
        await write(desk, bayu, "Mohon tampilkan layarnya")
        assert read(budi, "Mohon tampilkan layarnya") == 1
        await press(desk, bayu, "Selesai dilayani")
        await write(desk, bayu, "Dijelaskan urutan verval")
        await press(desk, bayu, "Perbaiki hasil")
        await write(desk, bayu, "Dijelaskan urutan verval Dapodik")
        await press(desk, bayu, "Sudah keluar ruang diskusi", "Buka kartu")
        assert read(bayu, "Hasil layanan: Dijelaskan urutan verval Dapodik") >= 1
        await write(desk, sari, "menu")
        await press(desk, sari, "A-001", "Ambil")
        await write(desk, sari, "menu")
        await press(desk, sari, "Selesai bertugas", "Kembalikan A-", "Kembalikan A-")
        assert read(sari, "dilepas untuk petugas lain") == 2
        await press(desk, sari, "Mulai bertugas")
        assert "bertugas" in sari.last.text
        outcomes = {visit["ticket"]: visit["outcome"] for visit in await desk.rows("visits")}
        assert outcomes == {"A-001": None, "A-002": "Dijelaskan urutan verval Dapodik"}
        assert desk.whatsapp.refused == []


async def test_a_mixed_team_works_on_the_same_visits(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    tono = await desk.hire_on_whatsapp("Tono", "front_office", "6281200000011")
    bayu = await desk.hire_on_whatsapp("Bayu", "back_office", "6281200000012")
    async with aiohttp.ClientSession() as http:
        web = WebVisitor(http, desk.app.address)
        await web.open()
        rina, budi = desk.whatsapp.user("6281200000001"), desk.telegram.user(7)
        await register(desk, rina)
        await register(desk, budi, "Budi Purba")
        for words in ("halo", "setuju", "Wati Ginting", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval", "1"):
            await web.send(words)
            await desk.settle()
        for officer in (sari, tono, bayu):
            for name in ("Rina Simbolon", "Budi Purba", "Wati Ginting"):
                assert read(officer, f"Nama: {name}") >= 1, f"{name} was not shown to an officer"
        visits = {visit["form"]["name"]: visit["id"] for visit in await desk.rows("visits")}
        sari.press(f"c:{visits['Rina Simbolon']}")
        tono.press(f"c:{visits['Rina Simbolon']}")
        await desk.settle()
        [holder] = (await desk.rows("visits", ticket="A-001"))[0]["assigned"].values()
        names = {row["id"]: row["name"] for row in await desk.rows("staff")}
        loser, winner = (sari, tono) if names[holder] == "Tono" else (tono, sari)
        assert read(loser, f"sudah diambil {names[holder]}") == 1
        assert read(winner, "sudah diambil") == 0
        for officer, name, person in ((tono, "Budi Purba", budi), (winner, "Rina Simbolon", rina)):
            officer.press(f"b:{visits[name]}")
            await write(desk, officer, f"Halo {name}")
            assert read(person, f"Halo {name}") == 1
        loser.press(f"b:{visits['Rina Simbolon']}")
        await write(desk, loser, "Halo dari yang lain")
        assert read(rina, "Halo dari yang lain") == 0
        tono.press(f"b:{visits['Wati Ginting']}")
        await write(desk, tono, "Halo Wati")
        await web.fetch()
        assert any("Halo Wati" in message["text"] for message in web.messages)


def forms(desk: Desk) -> dict[str, str]:
    """Publishes the shipped forms with Meta; their ids by settings key."""
    return {
        "flow_id": desk.whatsapp.add_flow(shipped_flow("id").decode(), "id"),
        "flow_id_en": desk.whatsapp.add_flow(shipped_flow("en").decode(), "en"),
    }


@asynccontextmanager
async def desk_with(url: str, clock: HeldClock | None = None, **whatsapp: Any) -> AsyncIterator[Desk]:
    """A desk with further settings for WhatsApp, open in office hours if a clock is given."""
    office = {"office": OFFICE_HOURS} if clock else {}
    async with open_desk(url, clock, sections={**office, "whatsapp": whatsapp}, on_whatsapp=True) as desk:
        yield desk


def desk_with_forms(url: str) -> AbstractAsyncContextManager[Desk]:
    """A desk that gives out the forms; the fake numbers them from here."""
    return desk_with(url, flow_id="700000000000001", flow_id_en="700000000000002")


FILLED = {
    "name": "Rina Simbolon",
    "institution": "SMA Negeri 1 Binjai",
    "region": "binjai",
    "role": "guru",
    "category": "informasi",
    "purpose": "Bertanya tentang verval Dapodik",
}


async def test_a_form_filled_in_as_a_whole_needs_no_questions(sqlite_url: str) -> None:
    async with desk_with_forms(sqlite_url) as desk:
        assert forms(desk)["flow_id"] == "700000000000001"
        rina = desk.whatsapp.user()
        await write(desk, rina, "halo", "setuju")
        assert rina.last.kind == "flow"
        rina.answer_flow(FILLED)
        await desk.settle()
        assert "Mohon diperiksa" in rina.last.text
        await press(desk, rina, "Kirim")
        assert (await desk.one("visits"))["form"] == FILLED
        rina.answer_flow({**FILLED, "name": "Orang Lain"})
        await desk.settle()
        assert "tidak berlaku" in rina.last.text
        assert (await desk.one("visits"))["form"] == FILLED


async def test_what_is_wrong_in_a_form_is_asked_again_in_the_chat(sqlite_url: str) -> None:
    async with desk_with_forms(sqlite_url) as desk:
        forms(desk)
        rina = desk.whatsapp.user()
        await write(desk, rina, "halo", "setuju")
        rina.answer_flow({**FILLED, "region": "atlantis", "role": "raja", "purpose": "NIK saya 1234567890123456 ya"})
        await desk.settle()
        kept = (await desk.one("visits"))["form"]
        assert "region" not in kept
        assert "role" not in kept
        assert "1234567890123456" not in kept["purpose"]
        assert read(rina, "NIK atau nomor identitas lain tidak kami perlukan") == 1
        await write(desk, rina, "Binjai")
        await press(desk, rina, "Guru")
        assert "Mohon diperiksa" in rina.last.text


@pytest.mark.parametrize("key", ["name", "institution", "purpose"])
async def test_a_wish_for_a_person_in_a_form_is_heard_and_becomes_no_answer(sqlite_url: str, key: str) -> None:
    async with desk_with_forms(sqlite_url) as desk:
        forms(desk)
        sari, _ = await staff(desk)
        rina = desk.whatsapp.user()
        await write(desk, rina, "halo", "setuju")
        rina.answer_flow({**FILLED, key: "mau bicara dengan petugas"})
        await desk.settle()
        assert (await desk.one("visits"))["form"] == {each: FILLED[each] for each in FILLED if each != key}
        assert read(rina, "ingin berbicara dengan petugas") == 1
        assert "Mohon diperiksa" not in rina.last.text
        assert read(sari, "mau bicara dengan petugas") == 1
        await write(desk, rina, FILLED[key])
        assert "Mohon diperiksa" in rina.last.text
        assert (await desk.one("visits"))["form"] == FILLED


@pytest.mark.parametrize("written", ["{bukan JSON", "", "[]", '"teks"', "[" * 15_000, '{"name": "' + "a" * 20_001])
async def test_a_form_that_cannot_be_read_is_answered_and_asked_question_by_question(
    sqlite_url: str, written: str
) -> None:
    async with desk_with_forms(sqlite_url) as desk:
        forms(desk)
        rina = desk.whatsapp.user()
        await write(desk, rina, "halo", "setuju")
        seen = len(rina.messages)
        rina.answer_flow_raw(written)
        await desk.settle()
        assert len(rina.messages) > seen
        assert "nama lengkap" in "".join(rina.texts[seen:])
        assert await desk.rows("inbox", state="parked") == []
        await write(desk, rina, "Rina Simbolon")
        assert (await desk.one("visits"))["form"] == {"name": "Rina Simbolon"}


@pytest.mark.parametrize("language", ["id", "en"])
async def test_whoever_writes_instead_of_filling_in_is_asked_question_by_question(
    sqlite_url: str, language: str
) -> None:
    async with desk_with_forms(sqlite_url) as desk:
        published = forms(desk)
        rina = desk.whatsapp.user()
        await write(desk, rina, "halo", *(["english"] if language == "en" else []), "ya")
        assert rina.last.flow is not None
        assert rina.last.flow["flow_id"] == published["flow_id" if language == "id" else "flow_id_en"]
        await write(desk, rina, "Rina Simbolon")
        assert "1" in rina.last.text
        await write(desk, rina, "Rina Simbolon", "SMA Negeri 1 Binjai")
        assert set((await desk.one("visits"))["form"]) == {"name", "institution"}
        rina.answer_flow(FILLED)
        await desk.settle()
        assert (await desk.one("visits"))["form"] == FILLED


async def test_a_wrong_answer_in_a_form_puts_the_one_given_before_out_of_force(sqlite_url: str) -> None:
    async with desk_with_forms(sqlite_url) as desk:
        forms(desk)
        rina = desk.whatsapp.user()
        await write(desk, rina, "halo", "setuju", "ya", "Rina Simbolon")
        rina.answer_flow({**FILLED, "name": "7"})
        await desk.settle()
        assert (await desk.one("visits"))["form"] == {key: FILLED[key] for key in FILLED if key != "name"}
        assert "nama" in rina.last.text


async def test_somebody_elses_form_fills_in_nothing(sqlite_url: str) -> None:
    async with desk_with_forms(sqlite_url) as desk:
        forms(desk)
        rina, budi = desk.whatsapp.user(), desk.whatsapp.user("6281200000002", name="Budi")
        for person in (rina, budi):
            await write(desk, person, "halo", "setuju")
        budi.answer_flow(FILLED, rina.last)
        await desk.settle()
        assert {len(visit["form"]) for visit in await desk.rows("visits")} == {0}


def approved(desk: Desk) -> None:
    """Meta has approved the shipped templates."""
    for request in template_requests("ULT Contoh", {}):
        desk.whatsapp.templates.create(request)
    desk.whatsapp.templates.judge("APPROVED")


MONDAY = {"days": 2, "hours": 15, "minutes": 1}
"""From Friday evening to Monday's opening."""


async def test_a_call_on_monday_to_who_wrote_on_friday_is_not_sent_and_front_office_knows(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, HeldClock(FRIDAY_EVENING)) as desk:
        sari, _ = await staff(desk)
        rina = desk.whatsapp.user()
        await register(desk, rina)
        seen = len(rina.messages)
        await desk.wait(**MONDAY)
        assert (await desk.one("visits"))["status"] == "in_service"
        assert len(rina.messages) == seen
        refused = await desk.rows("outbox", purpose="call", state="given_up")
        assert ["24 jam" in in_words(row["reason"]) for row in refused] == [True]
        assert read(sari, "tidak dapat disampaikan") == 1
        assert read(sari, "panggilan tidak sampai") == 1
        await press(desk, sari, "Pesan kepadanya")
        assert "tidak sampai: lebih dari 24 jam" in sari.last.text


@pytest.mark.parametrize("language", ["id", "en"])
async def test_a_template_calls_on_monday_and_its_button_brings_the_way_in(sqlite_url: str, language: str) -> None:
    async with desk_with(sqlite_url, HeldClock(FRIDAY_EVENING), **TEMPLATES) as desk:
        approved(desk)
        sari, _ = await staff(desk)
        rina = desk.whatsapp.user()
        await register(desk, rina)
        if language == "en":
            await write(desk, rina, "english")
        seen = len(rina.messages)
        await desk.wait(**MONDAY)
        assert [message.kind for message in rina.messages[seen:]] == ["template"]
        template = desk.whatsapp.sent[-1].body["template"]
        assert (template["name"], template["language"]["code"]) == ("loket_giliran", language)
        assert "A-001" in rina.last.text
        assert "ULT BPMP Provinsi Sumatera Utara" in rina.last.text
        await press(desk, sari, "Pesan kepadanya")
        assert "hanya ajakan dengan templat, sampai" in sari.last.text
        await press(desk, rina, rina.last.buttons[0].title)
        assert read(rina, "83151711241") == 1
        assert rina.messages[-1].buttons or rina.messages[-2].url
        assert read(sari, "tidak dapat disampaikan") == 0


@pytest.mark.parametrize(("hours", "broken"), [(0, True), (13, False), (13, True)])
async def test_an_officers_words_that_the_window_held_back_follow(sqlite_url: str, hours: int, broken: bool) -> None:
    async with desk_with(sqlite_url, HeldClock(FRIDAY_EVENING), **TEMPLATES) as desk:
        approved(desk)
        sari, _ = await staff(desk)
        rina = desk.whatsapp.user()
        await register(desk, rina)
        desk.clock.pass_(**MONDAY)
        await press(desk, sari, "Tulis kepada pengunjung")
        await write(desk, sari, "Mohon bawa surat tugas")
        assert rina.last.kind == "template"
        assert read(rina, "surat tugas") == 0
        desk.clock.pass_(hours=hours)
        if broken:
            desk.whatsapp.fault("messages", "500", times=5)
        await press(desk, rina, "Lanjutkan")
        for _ in range(6):
            await desk.wait(minutes=1)
        assert read(rina, "Mohon bawa surat tugas") == 1
        assert read(sari, "tidak dapat disampaikan") == 0


async def test_a_proof_of_service_written_after_the_window_is_announced_and_follows(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, None, **TEMPLATES) as desk:
        approved(desk)
        sari, bayu = await staff(desk)
        rina = desk.whatsapp.user()
        await register(desk, rina)
        await press(desk, rina, "Saya sudah bergabung")
        await press(
            desk, sari, "Pengunjung diterima", "Kamera dan suara baik", "Data lengkap", "Sudah di ruang diskusi"
        )
        await press(desk, bayu, "Selesai dilayani", "Sudah keluar ruang diskusi")
        await survey(desk, rina)
        assert read(rina, "Bukti layanan") == 1
        desk.clock.pass_(hours=25)
        await write(desk, bayu, "Berkas diteruskan ke tim Dapodik")
        assert desk.whatsapp.sent[-1].body["template"]["name"] == "loket_pengingat"
        assert read(rina, "Berkas diteruskan ke tim Dapodik") == 0
        await press(desk, rina, "Lanjutkan")
        assert read(rina, "Berkas diteruskan ke tim Dapodik") == 1
        assert read(rina, "Bukti layanan") == 2
        assert read(sari, "tidak dapat disampaikan") == 0


async def test_a_written_answer_after_the_weekend_is_announced_and_all_of_it_follows(sqlite_url: str) -> None:
    sections: dict[str, dict[str, Any]] = {"office": OFFICE_HOURS, "whatsapp": TEMPLATES}
    clock, sheet = HeldClock(FRIDAY_EVENING), Path(__file__).parents[1] / "sheets" / "permintaan_layanan.toml"
    async with open_desk(sqlite_url, clock, sheet, sections, on_whatsapp=True) as desk:
        approved(desk)
        sari, bayu = await staff(desk)
        rina = desk.whatsapp.user()
        await register(desk, rina)
        seen = len(rina.messages)
        await desk.wait(**MONDAY)
        await press(desk, bayu, "Sudah dijawab")
        await write(desk, bayu, "Verval dibuka sampai 30 November")
        kinds = [message.kind for message in rina.messages[seen:]]
        names = [each.body["template"]["name"] for each in desk.whatsapp.sent if each.body["type"] == "template"]
        assert (kinds, names) == (["template", "template"], ["loket_survei", "loket_pengingat"])
        await press(desk, rina, "Lanjutkan")
        assert read(rina, "Verval dibuka sampai 30 November") == 1
        assert read(rina, "Mohon kesediaan") == 1
        assert read(sari, "tidak dapat disampaikan") == 0


async def test_words_held_back_just_as_the_visitor_writes_follow_as_well(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, HeldClock(FRIDAY_EVENING), **TEMPLATES) as desk:
        approved(desk)
        sari, _ = await staff(desk)
        rina = desk.whatsapp.user()
        await register(desk, rina)
        desk.clock.pass_(**MONDAY)
        await press(desk, sari, "Tulis kepada pengunjung")
        template = desk.whatsapp.fault("messages", "hang")
        sari.send("Mohon bawa surat tugas")
        await desk.app.polling.run_once(0)
        await desk.whatsapp.wait_for(lambda: template.met)
        rina.send("selamat pagi")
        assert await desk.whatsapp.deliver() == [200]
        template.release()
        await desk.settle()
        await desk.wait(minutes=5)
        await write(desk, rina, "saya masih menunggu")
        assert read(rina, "Mohon bawa surat tugas") == 1


async def test_a_card_held_back_does_not_come_as_it_stood_then(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, None, **TEMPLATES, messages_per_second=80) as desk:
        approved(desk)
        sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
        desk.clock.pass_(hours=25)
        rina = desk.telegram.user(7)
        await register(desk, rina)
        await write(desk, rina, "batal")
        await desk.press(rina, "Ya, batalkan")
        await press(desk, sari, "Lanjutkan")
        assert read(sari, "sedang dilayani") == 0


async def test_an_officers_words_that_come_late_go_to_no_visitor(desk: Desk, rina: Contact) -> None:
    sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
    await register(desk, rina)
    sari.send("siapa yang mau makan siang?")
    [late] = desk.whatsapp.waiting
    desk.whatsapp.waiting.remove(late)
    desk.clock.pass_(minutes=10)
    await press(desk, sari, "Tulis kepada pengunjung")
    desk.whatsapp.cloud.hooks.put(late)
    await desk.settle()
    assert "baru sampai sekarang, jadi tidak dijalankan" in sari.last.text
    assert read(rina, "makan siang") == 0
    await write(desk, sari, "Silakan masuk")
    assert read(rina, "Silakan masuk") == 1


async def test_an_officer_who_was_away_is_fetched_once_and_then_told_everything(sqlite_url: str) -> None:
    async with desk_with(sqlite_url, None, **TEMPLATES, messages_per_second=80) as desk:
        approved(desk)
        sari = await desk.hire_on_whatsapp("Sari", "front_office", "6281200000011")
        sari.messages.clear()
        desk.clock.pass_(hours=25)
        rina, budi = desk.telegram.user(7), desk.telegram.user(8)
        await register(desk, rina)
        await register(desk, budi, "Budi Purba")
        await desk.say(rina, "Apakah sudah bisa masuk?")
        assert [message.kind for message in sari.messages].count("template") == 1
        assert "Sari" in sari.last.text
        await press(desk, sari, "Lanjutkan")
        assert read(sari, "Apakah sudah bisa masuk?") == 1
        assert sari.find("A-001")
        assert sari.find("A-002")


def reports(state: str) -> Callable[[Any], bool]:
    """Whether a waiting webhook is a report of this state."""
    return lambda item: item.kind == "statuses" and item.body["status"] == state


async def test_how_far_the_call_got_stands_on_the_card_and_in_the_list(desk: Desk, rina: Contact) -> None:
    sari, _ = await staff(desk)
    rina.reads = True
    await register(desk, rina)
    assert (await desk.one("visits"))["call_state"] == "read"
    assert read(sari, "panggilan dibaca pukul 09.00 WIB") >= 1
    await press(desk, sari, "Pesan kepadanya")
    assert "dibaca pukul 09.00 WIB" in sari.last.text
    assert "Bapak/Ibu Rina Simbolon (dibaca" in sari.last.text
    assert "*" not in sari.last.text


@pytest.mark.parametrize("seed", range(2))
# rule: furthest-report-counts
async def test_reports_in_any_order_leave_the_furthest(desk: Desk, rina: Contact, seed: int) -> None:
    sari, _ = await staff(desk)
    rina.reads, desk.whatsapp.duplicate = True, True
    for text in ("halo", "setuju", "Rina Simbolon", *FORM[:-1]):
        rina.send(text)
    await desk.settle()
    desk.whatsapp.shuffle(seed)
    await write(desk, rina, FORM[-1])
    visit = await desk.one("visits")
    assert (visit["status"], visit["call_state"]) == ("in_service", "read")
    assert read(sari, "tidak dapat disampaikan") == 0


async def test_a_call_that_nothing_says_has_arrived_is_told_once_to_front_office(desk: Desk, rina: Contact) -> None:
    sari, bayu = await staff(desk)
    await write(desk, rina, "halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval")
    rina.online = False
    desk.clock.pass_(seconds=0.5)
    await press(desk, rina, "Kirim")
    assert (await desk.one("visits"))["call_state"] == "sent"
    assert read(sari, "panggilan terkirim") >= 1
    await desk.wait(minutes=1, seconds=59)
    assert read(sari, "belum sampai ke ponsel") == 0
    await desk.wait(seconds=2)
    await desk.wait(minutes=5)
    assert (read(sari, "belum sampai ke ponsel"), read(bayu, "belum sampai ke ponsel")) == (1, 0)
    rina.online = True
    await desk.settle()
    assert (await desk.one("visits"))["call_state"] == "delivered"
    assert read(sari, "panggilan sampai") >= 1


async def test_a_visitor_who_answers_has_got_the_call(desk: Desk, rina: Contact) -> None:
    sari, _ = await staff(desk)
    await write(desk, rina, "halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval")
    rina.online = False
    desk.clock.pass_(seconds=0.5)
    await press(desk, rina, "Kirim")
    desk.clock.pass_(seconds=30)
    await write(desk, rina, "saya sudah masuk")
    await desk.wait(minutes=5)
    assert read(sari, "belum sampai ke ponsel") == 0


@pytest.mark.parametrize(("code", "seconds"), [(131056, 31), (130429, 6), (131000, 16), (190, 61)])
async def test_a_message_that_failed_for_now_is_sent_again(desk: Desk, rina: Contact, code: int, seconds: int) -> None:
    sari, _ = await staff(desk)
    await register(desk, rina)
    desk.whatsapp.fail(rina, code, stage="status")
    await press(desk, sari, "Tulis kepada pengunjung")
    await write(desk, sari, "Segera kami layani")
    assert read(rina, "Segera kami layani") == 0
    await desk.wait(seconds=seconds - 2)
    assert read(rina, "Segera kami layani") == 0
    await desk.wait(seconds=2)
    assert read(rina, "Segera kami layani") == 1
    assert read(sari, "tidak dapat disampaikan") == 0


async def test_a_call_that_fails_for_good_is_told_and_shown(desk: Desk, rina: Contact) -> None:
    sari, bayu = await staff(desk)
    await write(desk, rina, "halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "2", "1", "Verval")
    rina.on_whatsapp = False
    await press(desk, rina, "Kirim")
    assert (await desk.one("visits"))["call_state"] == "failed"
    assert read(sari, "tidak dapat menerima pesan WhatsApp (kode 131026)") >= 1
    assert read(sari, "panggilan tidak sampai") == 1
    assert read(bayu, "kode 131026") == 0
    await press(desk, sari, "Pesan kepadanya")
    assert "tidak sampai: nomor ini tidak dapat menerima" in sari.last.text


async def test_trying_again_has_an_end(desk: Desk, rina: Contact) -> None:
    sari, _ = await staff(desk)
    await register(desk, rina)
    desk.whatsapp.fail(rina, 131000, times=50, stage="status")
    await press(desk, sari, "Tulis kepada pengunjung")
    await write(desk, sari, "Segera kami layani")
    for _ in range(12):
        await desk.wait(seconds=20)
    tried = [sent for sent in desk.whatsapp.sent if "Segera kami layani" in str(sent.body)]
    assert len(tried) == 5
    assert read(sari, "tidak dapat disampaikan") == 2, "these words, and the word before the limit of the step"


async def test_a_failure_reported_before_the_receipt_is_in_is_heard_with_it(desk: Desk, rina: Contact) -> None:
    sari, _ = await staff(desk)
    await register(desk, rina)
    door, gate = desk.app.door, asyncio.Event()

    class Slow:
        """Lets receipts in only when the gate opens."""

        async def enter(self, arrivals: Any, receipts: Any = ()) -> None:
            await gate.wait()
            await door.enter(arrivals, receipts)

    desk.app.deliverer.door = Slow()  # type: ignore[assignment]  # of a door the deliverer uses this alone
    desk.whatsapp.fail(rina, 131056, stage="status")
    sari.press("Tulis kepada pengunjung")
    await desk.app.polling.run_once(0)
    sari.send("Segera kami layani")
    await desk.app.polling.run_once(0)
    await desk.whatsapp.wait_for(lambda: any("Segera kami" in str(sent.body) for sent in desk.whatsapp.sent))
    assert await desk.whatsapp.deliver() == [200]
    gate.set()
    desk.app.deliverer.door = door
    await desk.settle()
    assert read(rina, "Segera kami layani") == 0
    await desk.wait(seconds=31)
    assert read(rina, "Segera kami layani") == 1
    assert (await desk.one("deliveries", state="failed"))["code"] == "131056"
