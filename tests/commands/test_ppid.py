"""``loket ppid`` on a database with requests in it: the list, the official form, the register, and what it says where
it cannot."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from bot.commands import ppid
from bot.commands.saving import source_now
from bot.errors import OperatorError
from bot.flows.calendar.period import span
from bot.papers.kinds import listed
from bot.settings import Settings
from storage import rulings
from storage.engine import open_engine, writing
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import hired, open_entrance, said
from tests.kept import IDENTITY_KEY, SEAL
from tests.papers import xlsx

NIK = "1271015507900001"
WORDS = ("ppid", "1", "1", "Rina Simbolon", NIK, "Jalan Melati 5, Medan", "guru", "-", "rina@contoh.id", "tidak")
FURTHER = ("Data guru honorer 2025", "Bahan skripsi", "1", "kirim")


@pytest.fixture
async def settings(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a desk where Rina has asked for information."""
    async with open_entrance(sqlite_url, HeldClock()) as entrance:
        await entrance.bring(hired(11, "Sari", "front_office"))
        for no, words in enumerate(WORDS + FURTHER):
            await entrance.bring(said(7, no, words))
    given = Settings.model_validate({"database": {"url": sqlite_url}, "identity": {"key": IDENTITY_KEY}})
    monkeypatch.setattr(ppid, "settings_now", lambda: given)
    monkeypatch.setattr(ppid, "seal_of", lambda _settings: SEAL)
    return given


async def ran(act: Callable[..., None], *given: object) -> None:
    """What a command does, where no loop runs."""
    await asyncio.to_thread(act, *given)


async def test_the_form_is_printed_with_the_number_and_the_register_without(settings: Settings, tmp_path: Path) -> None:
    form, register = tmp_path / "formulir.pdf", tmp_path / "register.xlsx"
    await ran(ppid.form_, "pi-2026-1", form)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(form.read_bytes())).pages]
    assert NIK in pages[0]
    assert "PI-2026-0001" in pages[1]
    await ran(ppid.register, datetime(2026, 11, 1), datetime(2026, 11, 23), register)  # noqa: DTZ001  # as typer gives it
    assert xlsx.rows(register.read_bytes())[-1][1] == "PI-2026-0001"
    assert "rina@contoh.id" in str(xlsx.cells(register.read_bytes())), "whoever keeps the register answers them"
    async with source_now(settings, "laporan", "ppid") as source:
        asked = replace(source, contacts=True)
        period = span(date(2026, 11, 1), date(2026, 11, 23))
        assert (await listed()["ppid"].make(asked, period, "xlsx")).content == register.read_bytes()
        printed = PdfReader(BytesIO((await listed()["ppid"].make(asked, period, "pdf")).content))
        masked = (await listed()["ppid"].make(source, period, "xlsx")).content
    told = "".join(page.extract_text() for page in printed.pages)
    assert "PI-2026-0001" in told
    assert NIK not in told
    assert "rina@contoh.id" not in str(xlsx.cells(masked))
    assert NIK not in str(xlsx.cells(register.read_bytes()))
    assert settings.database.url


# rule: forms-reckon-as-the-desk
async def test_deadlines_on_paper_go_by_the_rulings_of_the_desk(settings: Settings, tmp_path: Path) -> None:
    form = tmp_path / "formulir.pdf"
    await ran(ppid.form_, "PI-2026-0001", form)
    assert "Senin, 7 Desember 2026" in PdfReader(BytesIO(form.read_bytes())).pages[1].extract_text()
    engine = open_engine(settings.database.url.get_secret_value())
    closed = {"serial": 1, "id": "r", "change": "tutup 2026-12-07/2026-12-07", "reason": "", "by": "s"}
    async with writing(engine) as connection:
        await rulings.keep(connection, [{**closed, "entered_at": MONDAY_MORNING}], [])
    await engine.dispose()
    await ran(ppid.form_, "PI-2026-0001", form)
    assert "Selasa, 8 Desember 2026" in PdfReader(BytesIO(form.read_bytes())).pages[1].extract_text()


@pytest.mark.parametrize("option", ["--output", "--out"])
def test_where_a_file_goes_is_said_as_with_every_other_command(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ppid, "settings_now", lambda: Settings.model_validate({}))
    span = ["--from", "2026-12-01", "--to", "2026-11-01"]
    ran = CliRunner().invoke(ppid.app, ["register", *span, option, str(tmp_path / "x.xlsx")])
    assert isinstance(ran.exception, OperatorError), ran.output


async def test_the_list_names_what_is_open(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    await ran(ppid.list_)
    told = capsys.readouterr().out
    assert "PI-2026-0001" in told
    assert NIK not in told
    assert settings.ppid.enabled


async def test_what_is_not_there_is_said(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OperatorError, match="Tidak ada permohonan PI-2026-0009"):
        await ran(ppid.form_, "PI-2026-0009", tmp_path / "x.pdf")
    with pytest.raises(OperatorError, match="--output"):
        await ran(ppid.form_, "PI-2026-0001", tmp_path / "none" / "x.pdf")
    with pytest.raises(OperatorError, match="--from"):
        await ran(ppid.register, datetime(2026, 12, 1), datetime(2026, 11, 1), tmp_path / "x.xlsx")  # noqa: DTZ001  # likewise
    monkeypatch.setattr(ppid, "opened", lambda _row, _seal: None)
    with pytest.raises(OperatorError, match="kunci"):
        await ran(ppid.form_, "PI-2026-0001", tmp_path / "x.pdf")
    assert settings.ppid.enabled
