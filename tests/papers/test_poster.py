"""The poster: what stands on it, on one page, byte for byte the same for the same values; and the command for it."""

import asyncio
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.commands import register
from bot.errors import OperatorError
from bot.flows.calendar.hours import read_hours
from bot.flows.office.entrances import Links
from bot.flows.office.office import Office
from bot.papers import printers
from bot.papers.poster import Poster, poster_of
from bot.papers.quick_code import drawn
from bot.papers.wording import Wording
from bot.rehearsal.fakes.telegram import FakeTelegram
from bot.rehearsal.fakes.whatsapp import FakeWhatsApp
from bot.settings import Settings
from bot.settings.sections import OFFICE_HOURS
from bot.texts import LANGUAGES, load_texts
from tests.clock import HeldClock
from tests.desk import TOKEN, whatsapp_section
from tests.flows.table import office

EVERYWHERE = Links("LoketContohBot", "6281160001234", "https://ult.contoh.go.id")


def made(links: Links = EVERYWHERE, hours: str = OFFICE_HOURS, language: str = "id", category: str = "") -> Poster:
    unit = office(office={"contact": "0811-6000-1234"})
    return of(unit, links, hours, language, category)


def of(unit: Office, links: Links, hours: str, language: str = "id", category: str = "") -> Poster:
    links = replace(links, words=unit.links.words)
    words = Wording(load_texts(), language, "WIB")
    return poster_of(unit, links, read_hours(hours), words, category=category)


def words_on(pdf: bytes) -> str:
    [page] = PdfReader(BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("size", printers.SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_stands_on_one_page(language: str, size: str) -> None:
    poster = made(language=language, category="ppid")
    seen = words_on(printers.poster(poster, size))
    for words in (poster.office, poster.title, poster.chosen, *poster.steps, *poster.prepare, *poster.categories):
        assert " ".join(words.split()) in seen
    for words in ("0811-6000-1234", "t.me/LoketContohBot", "ult.contoh.go.id", poster.free, "lapor.go.id"):
        assert words in seen


def test_it_stays_on_one_page_whatever_the_office_is_called_and_opens_when() -> None:
    unit = replace(office(), name="Unit Layanan Terpadu " + "Balai Besar " * 12, contact="layanan " * 40)
    hours = "; ".join(f"{day} 08.0{no}-10.00, 11.00-12.00, 13.00-15.00" for no, day in enumerate(DAYS))
    assert "Minggu" in words_on(printers.poster(of(unit, EVERYWHERE, hours, category="pengaduan"), "a4"))


DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def test_an_office_may_be_called_anything() -> None:
    unit = replace(office(), name='Unit #text("x") <b> *Maju* $1 "dua"')
    assert '#text("x") <b> *Maju* $1' in words_on(printers.poster(of(unit, EVERYWHERE, OFFICE_HOURS), "a4"))


def test_the_same_values_give_the_same_bytes() -> None:
    assert printers.poster(made(), "a4") == printers.poster(made(), "a4")
    assert printers.poster_picture(made(), "a4") == printers.poster_picture(made(), "a4")
    dated = list(PdfReader(BytesIO(printers.poster(made(), "a4"))).metadata or ())
    assert not [name for name in dated if "Date" in name], "the moment of printing is no part of it"
    assert printers.poster_picture(made(), "a4").startswith(b"\x89PNG")


# rule: code-has-quiet-zone
def test_a_code_has_room_around_it() -> None:
    assert 'd="M4 4' in drawn("https://t.me/LoketContohBot")


def test_only_the_channels_there_are_have_a_door() -> None:
    assert [door.name for door in made().doors] == ["WhatsApp", "Telegram", "Obrolan web"]
    [door] = made(Links(telegram="LoketContohBot")).doors
    assert (door.address, door.opens) == ("t.me/LoketContohBot", "https://t.me/LoketContohBot")
    assert made(Links(telegram="LoketContohBot")).scan == "Arahkan kamera ponsel ke kode ini"


def test_a_category_is_what_its_codes_open() -> None:
    opened = [door.opens for door in made(category="pengaduan").doors]
    assert opened == [
        "https://wa.me/6281160001234?text=Layanan%3A%20Pengaduan%2Fkeluhan",
        "https://t.me/LoketContohBot?start=layanan_pengaduan",
        "https://ult.contoh.go.id/chat?mulai=layanan_pengaduan",
    ]
    assert made(category="pengaduan").doors[0].address == "0811-6000-1234"


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (
            OFFICE_HOURS,
            (
                ("Senin–Kamis", ("08.00–12.00,", "13.00–16.00 WIB")),
                ("Jumat", ("08.00–11.30,", "13.00–16.30 WIB")),
            ),
        ),
        ("selalu", (("Setiap hari", ("24 jam",)),)),
        (
            "Senin 08.00-12.00; Selasa 09.00-12.00; Rabu 08.00-12.00; Minggu 08.00-12.00",
            (
                ("Senin", ("08.00–12.00 WIB",)),
                ("Selasa", ("09.00–12.00 WIB",)),
                ("Rabu", ("08.00–12.00 WIB",)),
                ("Minggu", ("08.00–12.00 WIB",)),
            ),
        ),
    ],
)
def test_hours_are_told_in_the_order_of_the_week(hours: str, told: tuple[object, ...]) -> None:
    assert made(hours=hours).hours == told


def test_a_desk_without_zoom_promises_none() -> None:
    unit = office(sop={"file": str(Path(__file__).parents[1] / "sheets" / "jawaban_bertahap.toml")})
    poster = of(unit, EVERYWHERE, OFFICE_HOURS)
    assert "Zoom" not in " ".join((poster.lead, *poster.steps, *poster.prepare))


async def loket(*words: str, **settings: str) -> Result:
    """A command in a folder of its own."""
    register(app)
    environment = {f"LOKET_{key.upper()}": value for key, value in settings.items()}
    return await asyncio.to_thread(lambda: CliRunner().invoke(app, words, env=environment))


async def test_the_command_asks_the_platforms_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    clock = HeldClock()
    async with FakeTelegram(TOKEN, clock.now) as telegram, FakeWhatsApp(clock.now) as meta:
        settings = {f"whatsapp__{key}": str(value) for key, value in whatsapp_section(meta).items()}
        settings |= {"telegram__token": TOKEN, "telegram__api_url": telegram.base_url}
        told = await loket("poster", "--category", "ppid", **settings)
        listed = await loket("link", "list", **settings)
    assert told.exit_code == 0, told.output
    assert "Tidak tercetak: Obrolan web: isi web.public_url" in told.output
    seen = words_on((tmp_path / "poster-ppid-a4-id.pdf").read_bytes())
    assert "0811-0000-0001" in seen
    assert "?start=layanan_ppid" in listed.output
    assert "https://wa.me/6281100000001?text=Tanya%3A%20NISN" in listed.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--lang", "jv"), "--lang"),
        (("--size", "a9"), "Pilih: a4, a3"),
        (("--category", "ktp"), "Pilih: informasi"),
        ((), "Belum ada alamat yang dapat dicetak"),
    ],
)
async def test_what_cannot_be_printed_is_told(
    words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = await loket("poster", *words)
    assert isinstance(answer.exception, OperatorError)
    assert told in str(answer.exception)


def test_settings_without_any_platform_have_no_links() -> None:
    assert made(Links()).doors == ()
    assert Settings().web.public_url is None
