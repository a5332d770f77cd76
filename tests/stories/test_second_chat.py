"""A visitor who has joined two chats of theirs is reached in the other when one of them does not reach them."""

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.flows.scene.events import Event, SessionEnded
from bot.rehearsal.fakes.telegram import Chatter
from bot.rehearsal.fakes.whatsapp import Contact
from bot.turn import arrival
from tests.desk import Desk, WebVisitor, open_desk
from tests.stories.test_whatsapp_visits import FORM, press, read, register, write

CODE = re.compile(r"hubungkan(?:-|%20)([A-Za-z0-9_-]{16})", re.IGNORECASE)
ELSEWHERE = "tidak sampai lewat Telegram, jadi kami sampaikan di sini"


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, sections={"queue": {"capacity": 1}}, on_whatsapp=True) as desk:
        yield desk


@pytest.fixture
def rina(desk: Desk) -> Chatter:
    return desk.telegram.user(7, first_name="Rina")


@pytest.fixture
def phone(desk: Desk) -> Contact:
    return desk.whatsapp.user("6281200000001", name="Rina")


async def code_of(desk: Desk, rina: Chatter) -> str:
    """Asks for a link in the first chat; what it carries."""
    await write(desk, rina, "hubungkan")
    urls = [button.url or "" for row in rina.last.buttons for button in row]
    [code] = {found[1] for url in urls if (found := CODE.search(url))}
    return code


async def join(desk: Desk, rina: Chatter, phone: Contact) -> None:
    """Telegram first, WhatsApp second, confirmed in the first."""
    code = await code_of(desk, rina)
    await write(desk, phone, f"Hubungkan {code}")
    await press(desk, rina, "Ya, itu saya")


async def waiting(desk: Desk, rina: Chatter) -> tuple[Chatter, Chatter]:
    """Budi is being served, Rina waits with A-002; with front office."""
    sari, budi = await desk.hire("Sari", "front_office", 11), desk.telegram.user(8, first_name="Budi")
    await register(desk, budi, "Budi Purba")
    await register(desk, rina)
    return sari, budi


async def call(desk: Desk, budi: Chatter) -> None:
    """Rina's turn comes."""
    await write(desk, budi, "batal")
    await press(desk, budi, "Ya, batalkan")


def unreachable(desk: Desk) -> None:
    """Telegram takes nothing for Rina any more."""
    desk.telegram.faults.add("*", "400", None, chat_id=7)


async def visit_of_rina(desk: Desk) -> dict[str, object]:
    return await desk.one("visits", ticket="A-002")


async def test_both_chats_show_a_number_and_the_first_confirms(desk: Desk, rina: Chatter, phone: Contact) -> None:
    """rule: second-chat-confirmed-in-the-first"""
    code = await code_of(desk, rina)
    await write(desk, phone, f"Hubungkan {code}")
    number = re.search(r"Angka obrolan ini: (\d\d)", phone.last.text.replace("*", ""))
    assert number is not None
    assert f"angka {number[1]}" in rina.last.text
    assert [row["further"] for row in await desk.rows("people")] == [None, None]
    await press(desk, rina, "Ya, itu saya")
    assert read(rina, "Tersambung dengan WhatsApp") == read(phone, "Tersambung dengan Telegram") == 1
    assert await desk.rows("chat_offers") == []
    assert code not in str(await desk.rows("outbox", channel="whatsapp"))


async def test_a_call_that_fails_is_said_in_the_second_chat_and_hadir_counts_there(
    desk: Desk, rina: Chatter, phone: Contact
) -> None:
    """rule: urgent-words-have-a-copy"""
    await join(desk, rina, phone)
    sari, budi = await waiting(desk, rina)
    unreachable(desk)
    await call(desk, budi)
    assert read(phone, ELSEWHERE) == 1
    assert "A-002" in next(text for text in phone.texts if ELSEWHERE in text)
    assert read(sari, "A-002 tidak terjangkau di Telegram; disampaikan lewat WhatsApp") == 1
    assert read(sari, "tidak dapat disampaikan") == 0
    await press(desk, phone, "Saya sudah bergabung")
    assert (await visit_of_rina(desk))["status"] == "in_service"
    said = await desk.rows("evidence", visit_id=(await visit_of_rina(desk))["id"], word="bergabung")
    assert len(said) == 1
    assert len(await desk.rows("visits")) == 2


async def test_whoever_shuts_one_chat_goes_on_in_the_other(desk: Desk, rina: Chatter, phone: Contact) -> None:
    await join(desk, rina, phone)
    sari, budi = await waiting(desk, rina)
    rina.block()
    await desk.settle()
    assert read(phone, "Kunjungan *A-002* berlanjut di sini (tadi di Telegram)") == 1
    await call(desk, budi)
    assert read(phone, "Giliran Bapak/Ibu") == 1
    assert read(sari, "tidak dapat disampaikan") == 0
    await write(desk, phone, "Saya sudah bergabung")
    assert len(await desk.rows("evidence", visit_id=(await visit_of_rina(desk))["id"], word="bergabung")) == 1


async def test_a_call_that_arrives_is_said_once(desk: Desk, rina: Chatter, phone: Contact) -> None:
    await join(desk, rina, phone)
    _, budi = await waiting(desk, rina)
    before = len(phone.texts)
    await call(desk, budi)
    assert read(rina, "Giliran Bapak/Ibu") == 1
    assert len(phone.texts) == before


async def test_both_chats_fail_and_staff_are_told_as_ever(desk: Desk, rina: Chatter, phone: Contact) -> None:
    await join(desk, rina, phone)
    sari, budi = await waiting(desk, rina)
    unreachable(desk)
    desk.whatsapp.fail(phone, 131026, times=9)
    await call(desk, budi)
    assert read(sari, "Pesan untuk A-002 tidak dapat disampaikan") >= 1
    spare = [row for row in await desk.rows("outbox", state="spare") if row["purpose"] == "call"]
    assert spare == []


async def test_a_forwarded_link_is_refused_in_the_first_chat(desk: Desk, rina: Chatter) -> None:
    stranger = desk.whatsapp.user("6281200000009", name="Orang lain")
    code = await code_of(desk, rina)
    await write(desk, stranger, f"Hubungkan {code}")
    await press(desk, rina, "Bukan saya")
    assert read(stranger, "tidak disambungkan") == 1
    await write(desk, stranger, f"Hubungkan {code}")
    assert "tidak berlaku lagi" in stranger.last.text
    assert [row["further"] for row in await desk.rows("people")] == [None, None]
    _, budi = await waiting(desk, rina)
    rina.block()
    await call(desk, budi)
    assert read(stranger, "A-002") == 0


async def test_a_code_is_opened_once_and_ends(desk: Desk, rina: Chatter, phone: Contact) -> None:
    """rule: chat-code-once rule: chat-code-ends"""
    code = await code_of(desk, rina)
    await write(desk, phone, f"Hubungkan {code}")
    stranger = desk.whatsapp.user("6281200000009", name="Orang lain")
    await write(desk, stranger, f"Hubungkan {code}")
    assert "tidak berlaku lagi" in stranger.last.text
    await desk.wait(minutes=16)
    await press(desk, rina, "Ya, itu saya")
    assert read(rina, "tidak berlaku lagi") == 1
    late = await code_of(desk, rina)
    await desk.wait(minutes=16)
    await write(desk, stranger, f"Hubungkan {late}")
    assert [row["further"] for row in await desk.rows("people")] == [None, None, None]


async def test_codes_are_few(desk: Desk, rina: Chatter) -> None:
    """rule: chat-codes-are-few"""
    await write(desk, rina, *["hubungkan"] * 5)
    assert read(rina, "sudah beberapa kali dibuat") == 0
    await write(desk, rina, "hubungkan")
    assert read(rina, "sudah beberapa kali dibuat") == 1
    await desk.wait(minutes=61)
    await code_of(desk, rina)


async def test_an_officers_chat_is_nobodys_second(desk: Desk, rina: Chatter) -> None:
    """rule: seats-have-no-second-chat"""
    officer = await desk.hire_on_whatsapp("Tono", "front_office", "6281200000012")
    code = await code_of(desk, rina)
    await write(desk, officer, f"Hubungkan {code}")
    assert read(officer, "Obrolan petugas tidak dapat disambungkan") == 1


async def test_a_chat_with_a_visit_of_its_own_is_not_joined(desk: Desk, rina: Chatter, phone: Contact) -> None:
    await write(desk, phone, "halo", "setuju")
    code = await code_of(desk, rina)
    await write(desk, phone, f"Hubungkan {code}")
    assert "masih ada yang berjalan" in phone.last.text


async def test_the_open_question_moves_along(desk: Desk, rina: Chatter, phone: Contact) -> None:
    """rule: joined-chats-are-one-person rule: open-question-moves-along"""
    await join(desk, rina, phone)
    await write(desk, rina, "halo", "setuju", "Rina Simbolon")
    await write(desk, phone, "Nomor telepon saya berganti")
    assert read(phone, "Kita lanjutkan di sini; pertanyaan ini tadi ditanyakan di Telegram") == 1
    assert "Pertanyaan 2 dari 6" in "".join(phone.texts[-2:])
    await write(desk, phone, *FORM)
    assert (await desk.one("visits"))["ticket"] == "A-001"


async def test_parted_each_chat_is_its_own(desk: Desk, rina: Chatter, phone: Contact) -> None:
    """rule: parted-chats-keep-their-own rule: only-to-a-proved-chat"""
    await join(desk, rina, phone)
    sari, budi = await waiting(desk, rina)
    await write(desk, phone, "status")
    assert read(phone, "Kunjungan *A-002* berlanjut di sini") == 1
    await write(desk, phone, "lepaskan")
    assert read(phone, "sudah dilepaskan") == read(rina, "sudah dilepaskan") == 1
    before = len(phone.texts)
    rina.block()
    await call(desk, budi)
    assert len(phone.texts) == before
    assert read(sari, "Pesan untuk A-002 tidak dapat disampaikan") >= 1
    await write(desk, phone, "status")
    assert "A-002" not in phone.last.text


async def test_forgotten_data_joins_nothing(desk: Desk, rina: Chatter, phone: Contact) -> None:
    await join(desk, rina, phone)
    await write(desk, phone, "bantuan", "data saya")
    assert read(phone, "*hubungkan* / *lepaskan*") == 1
    assert read(phone, "Obrolan kedua: Telegram, tersambung sejak") == 1
    await write(desk, phone, "hapus data", "ya")
    assert read(phone, "Bukti penghapusan") == read(rina, "Bukti penghapusan") == 1
    assert [row["further"] for row in await desk.rows("people")] == [None, None]
    assert {row["channel"]: row["profile"] for row in await desk.rows("people")} == {"telegram": {}, "whatsapp": {}}


async def test_the_web_chat_is_joined_with_telegram_and_called_there_at_once(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, sections={"queue": {"capacity": 1}}) as desk, aiohttp.ClientSession() as http:
        web, phone = WebVisitor(http, desk.app.address), desk.telegram.user(7, first_name="Rina")
        budi = desk.telegram.user(8, first_name="Budi")
        await desk.hire("Sari", "front_office", 11)
        await register(desk, budi, "Budi Purba")
        await web.open()
        for words in ("halo", "setuju", "Rina Simbolon", *FORM, "hubungkan"):
            await web.send(words)
            await desk.settle()
        await web.fetch()
        [code] = {found[1] for found in CODE.finditer(str(web.messages))}
        await write(desk, phone, f"/start hubungkan-{code}")
        await web.press("Ya, itu saya")
        await desk.settle()
        await call(desk, budi)
        assert read(phone, "Pesan ini juga ada di obrolan web") == 1
        await press(desk, phone, "Saya sudah bergabung")
        visit = await desk.one("visits", ticket="A-002")
        assert len(await desk.rows("evidence", visit_id=visit["id"], word="bergabung")) == 1


async def test_a_call_that_nothing_confirms_is_said_in_the_second_chat_too(desk: Desk, phone: Contact) -> None:
    """WhatsApp has taken the call, and the phone is off."""
    rina = desk.telegram.user(7, first_name="Rina")
    await join(desk, rina, phone)
    sari, budi = await waiting(desk, rina)
    await write(desk, phone, "status")
    phone.online = False
    desk.clock.pass_(minutes=1)
    await call(desk, budi)
    assert read(rina, "Giliran Bapak/Ibu") == 0
    await desk.wait(minutes=2)
    await desk.wait(minutes=2)
    assert read(rina, "tidak sampai lewat WhatsApp, jadi kami sampaikan di sini") >= 1
    assert read(sari, "A-002 tidak terjangkau di WhatsApp; disampaikan lewat Telegram") == 1
    assert read(sari, "belum sampai ke ponsel pengunjung") == 0
    await press(desk, rina, "Saya sudah bergabung")
    assert len(await desk.rows("evidence", visit_id=(await visit_of_rina(desk))["id"], word="bergabung")) == 1


async def test_a_web_session_that_ends_goes_on_in_the_second_chat(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, sections={"queue": {"capacity": 1}}) as desk, aiohttp.ClientSession() as http:
        web, phone, budi = WebVisitor(http, desk.app.address), desk.telegram.user(7), desk.telegram.user(8)
        await desk.hire("Sari", "front_office", 11)
        await register(desk, budi, "Budi Purba")
        await web.open()
        for words in ("halo", "setuju", "Rina Simbolon", *FORM, "hubungkan"):
            await web.send(words)
            await desk.settle()
        await web.fetch()
        [code] = {found[1] for found in CODE.finditer(str(web.messages))}
        await write(desk, phone, f"/start hubungkan-{code}")
        await web.press("Ya, itu saya")
        await desk.settle()
        [address] = [row["address"] for row in await desk.rows("people", channel="web")]
        ended = Event("web", "ended:1", desk.clock.now(), SessionEnded(), address, address)
        await desk.app.door.enter([arrival(ended)])
        await desk.settle()
        assert read(phone, "Percakapan Bapak/Ibu berlanjut di sini") == 1
        await call(desk, budi)
        assert read(phone, "Giliran Bapak/Ibu") == 1
        assert {row["further"] is None for row in await desk.rows("people")} == {True}


async def restricted(desk: Desk) -> dict[str, object]:
    return {str(row["channel"]): row["restricted"] for row in await desk.rows("people")}


async def test_a_restriction_holds_in_both_chats_whichever_is_joined_later(
    desk: Desk, rina: Chatter, phone: Contact
) -> None:
    """rule: joined-chats-restricted-together"""
    await write(desk, rina, "batasi data")
    await write(desk, rina, "kontak saya jangan dipakai dahulu")
    await join(desk, rina, phone)
    assert await restricted(desk) == {"telegram": "HAK-2026-0001", "whatsapp": "HAK-2026-0001+"}
    await write(desk, phone, "cabut HAK-2026-0001")
    assert set((await restricted(desk)).values()) == {None}
    await write(desk, phone, "batasi data")
    await write(desk, phone, "kontak saya jangan dipakai dahulu")
    assert set((await restricted(desk)).values()) == {"HAK-2026-0002", "HAK-2026-0002+"}
    await write(desk, rina, "lepaskan")
    assert await restricted(desk) == {"telegram": "HAK-2026-0002", "whatsapp": None}
