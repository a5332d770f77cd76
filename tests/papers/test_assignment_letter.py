"""The draft of a letter of assignment: what stands on it, on one page, and the command that prints it."""

import asyncio
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from bot.cli import app
from bot.commands import register
from bot.errors import OperatorError
from bot.flows.state.letter import Letter
from bot.papers import printers
from bot.papers.assignment_letter import LetterPaper, letter_paper
from bot.papers.wording import Wording
from bot.texts import load_texts
from storage import bulk, schema
from storage.engine import open_engine, writing
from storage.tables import letters, staff
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

TOLD = {"from": "Selasa, 24 November 2026", "until": "Kamis, 26 November 2026", "reason": "Sakit"}
NAMES = {"absent": "Sari Lubis", "substitute": "Bayu <Siregar> #1"}


def drafted(*roles: str) -> Letter:
    until = MONDAY_MORNING + timedelta(days=2)
    return Letter("3f9a1c20", "s", "b", roles, MONDAY_MORNING, until, "ill", "s", MONDAY_MORNING)


def made(*roles: str) -> LetterPaper:
    unit = office(office={"contact": "0811-6000-1234"})
    return letter_paper(unit, drafted(*roles), NAMES, TOLD, Wording(load_texts(), "id", "WIB"))


@pytest.mark.parametrize("roles", [("front_office",), ("back_office",), ("front_office", "back_office", "supervisor")])
def test_it_has_all_its_parts_on_one_page(roles: tuple[str, ...]) -> None:
    printed = printers.letter(made(*roles))
    [page] = PdfReader(BytesIO(printed)).pages
    text = " ".join(page.extract_text().split())
    for part in ("SURAT TUGAS", "Nomor: ...", "Dasar", "MEMBERI TUGAS", "NIP", "Sari Lubis", "Bayu <Siregar> #1"):
        assert part in text
    for part in ("24 November 2026", "26 November 2026", "Sakit", "Kepala,", "H.6", "3f9a1c20"):
        assert part in text
    assert printers.letter(made(*roles)) == printed, "byte for byte the same"


def test_it_names_the_steps_of_the_role_and_none_of_the_visitors() -> None:
    steps = made("back_office").steps
    assert [each.split(":")[0] for each in steps] == ["langkah 7", "langkah 8"]
    assert "langkah 1:" not in " ".join(made("front_office").steps)


def test_the_command_prints_the_draft_of_an_open_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'loket.sqlite3'}"
    monkeypatch.setenv("LOKET_DATABASE__URL", url)
    monkeypatch.chdir(tmp_path)
    asyncio.run(_kept(url))
    register(app)
    shown = CliRunner().invoke(app, ["letter", "list"])
    assert "3f9a1c20" in shown.output
    printed = CliRunner().invoke(app, ["letter", "draft", "3f9a1c20"])
    assert printed.exit_code == 0, printed.output
    assert (tmp_path / "surat_tugas_3f9a1c20.pdf").read_bytes().startswith(b"%PDF")
    other = CliRunner().invoke(app, ["letter", "draft", "lain"])
    assert isinstance(other.exception, OperatorError)
    assert "loket letter list" in str(other.exception)


async def _kept(url: str) -> None:
    engine = open_engine(url)
    await schema.upgrade(engine)
    letter = drafted("front_office")
    row = {name: getattr(letter, name) for name in letter.__dataclass_fields__} | {"roles": list(letter.roles)}
    members = [
        {"id": key, "name": name, "role": "front_office", "on_duty": True}
        for key, name in (("s", "Sari"), ("b", "Bayu"))
    ]
    async with writing(engine) as connection:
        await bulk.add(connection, staff, members)
        await bulk.add(connection, letters, [row])
    await engine.dispose()
