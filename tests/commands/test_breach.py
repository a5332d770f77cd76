"""``loket breach`` on a desk with visitors: who is affected by what, letters, clock, told in chat, closed."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from bot.commands import breach, entering
from bot.errors import OperatorError
from bot.papers.breach.letters import Case, Concerned, sheet, to_authority, to_person
from bot.papers.printers import breach_letters
from bot.settings import Settings
from storage import breaches
from storage.datamap import data_map
from storage.engine import open_engine, reading
from storage.tables import outbox
from tests.clock import MONDAY_MORNING, HeldClock
from tests.door.entrance import hired, open_entrance, said
from tests.kept import IDENTITY_KEY, KEEPER, SEAL
from tests.papers import xlsx

DAY = timedelta(days=1)
WORDS = ("halo", "1", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "guru", "informasi")


@pytest.fixture
async def settings(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Rina has a visit, Togar has only greeted, Sari works here: they are all kept."""
    async with open_entrance(sqlite_url, HeldClock()) as entrance:
        await entrance.bring(hired(11, "Sari", "front_office"))
        for no, words in enumerate(WORDS):
            await entrance.bring(said(7, no, words))
        await entrance.bring(said(8, 0, "halo"))
    official = {"official": "Kepala Subbag, pdp@x.id"}
    kept = {"database": {"url": sqlite_url}, "identity": {"key": IDENTITY_KEY}}
    given = Settings.model_validate({**kept, "privacy": official})
    monkeypatch.setattr(breach, "settings_now", lambda: given)
    monkeypatch.setattr(entering, "seal_of", lambda _settings: SEAL)
    monkeypatch.setattr(breach, "SystemClock", lambda: HeldClock(MONDAY_MORNING + DAY))
    return given


async def ran(act: Callable[..., None], *given: Any, **named: Any) -> None:
    """What a command does, where no loop runs."""
    await asyncio.to_thread(lambda: act(*given, **named))


class NoGroup:
    invoked_subcommand = None


FROM, TO = datetime(2026, 11, 20), datetime(2026, 11, 23)  # noqa: DTZ001  # as typer gives it


# rule: affected-by-the-map
@pytest.mark.usefixtures("settings")
async def test_who_is_affected_by_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "daftar.xlsx"
    await ran(breach.affected, NoGroup(), FROM, TO, ["visits"], file)
    assert "1 orang terdampak" in capsys.readouterr().out
    [row] = [each for each in xlsx.rows(file.read_bytes()) if "Rina Simbolon" in map(str, each)]
    assert "telegram 7" in map(str, row)
    await ran(breach.affected, NoGroup(), FROM, TO, None, None)
    assert "3 orang terdampak" in capsys.readouterr().out
    early = datetime(2026, 10, 1), datetime(2026, 10, 2)  # noqa: DTZ001  # likewise
    await ran(breach.affected, NoGroup(), *early, ["visits"], None)
    assert "0 orang terdampak" in capsys.readouterr().out


async def test_declared_told_and_closed(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await ran(breach.declare, "cadangan hilang", FROM, TO, None, None)
    code = capsys.readouterr().out.split()[0]
    assert code.startswith("KB-20261124-")
    await ran(breach.list_)
    assert "terbuka" in capsys.readouterr().out
    await ran(breach.tell, code, "kata sandi diganti")
    assert "3 orang sudah diberi tahu" in capsys.readouterr().out
    await ran(breach.tell, code, "kata sandi diganti")
    engine = open_engine(settings.database.url.get_secret_value(), keeper=KEEPER)
    async with reading(engine) as connection:
        said = await connection.scalars(select(outbox.c.payload))
        assert sum("cadangan hilang" in str(payload) for payload in said) == 3
        due = await connection.exec_driver_sql("SELECT count(*) FROM deadlines WHERE kind = 'breach'")
        assert due.scalar_one() == 1
    await engine.dispose()
    folder = tmp_path / "surat"
    await ran(breach.letters, code, folder)
    written = sorted(each.name.removeprefix(code) for each in folder.iterdir())
    assert written == ["_daftar.xlsx", "_lembaga.pdf", "_orang_1.pdf"]
    await ran(breach.done, code, "lembaga")
    await ran(breach.close, code, "kata sandi diganti")
    capsys.readouterr()
    await ran(breach.list_)
    assert "ditutup" in capsys.readouterr().out
    with pytest.raises(OperatorError, match="lembaga atau orang"):
        await ran(breach.done, code, "presiden")
    with pytest.raises(OperatorError, match="KB-9"):
        await ran(breach.close, "KB-9", "x")
    with pytest.raises(OperatorError, match="visits"):
        await ran(breach.affected, NoGroup(), FROM, TO, ["visit"], None)
    with pytest.raises(OperatorError, match="--from"):
        await ran(breach.affected, NoGroup(), TO, FROM, None, None)


_OFFICE = ("ULT Contoh", "KEMENTERIAN", "0812", "Kepala, pdp@x.id", "Lembaga PDP")
CASE = Case("KB-1", *_OFFICE, "A", "B", "C", "laptop hilang", "", "D")
ONE = Concerned("p1", "Rina Simbolon", "telegram 7", ("Buku tamu dan jalannya kunjungan",), told=False)


# rule: breach-letter-as-the-law-wants
def test_a_letter_says_what_when_how_and_what_is_done() -> None:
    letter = to_person(CASE, ONE)
    assert dict(letter.rows) == {
        "Data pribadi yang terungkap": "Buku tamu dan jalannya kunjungan",
        "Kapan": "A sampai dengan B",
        "Bagaimana": "laptop hilang",
        "Diketahui kami": "C",
        "Penanganan dan pemulihan": "…",
        "Pejabat pelindungan data": "Kepala, pdp@x.id",
    }
    pages = PdfReader(BytesIO(breach_letters(sheet(CASE, [letter, letter])))).pages
    assert len(pages) == 2
    assert "Rina Simbolon" in pages[1].extract_text()
    assert "Rina" not in str(to_authority(CASE, ONE.kinds, 3))


def test_every_table_with_something_about_visitors_can_be_asked_for() -> None:
    found = breaches.personal(data_map())
    assert {"people", "visits", "outbox", "files", "remarks", "information_requests"} <= found.keys()
    assert not found.keys() & {"survey_responses", "journal", "web_sessions", "chat_offers"}
