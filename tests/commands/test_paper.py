"""``loket paper``: what was issued, saved as it was given, and checked by its file."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.commands import register
from bot.errors import OperatorError
from storage import papers, schema
from storage.engine import open_engine, writing
from storage.tables import metadata
from tests.clock import MONDAY_MORNING
from tests.storage.before import put
from tests.storage.rows import somebody

PAPER = b"%PDF-1.7 satu"


async def _kept(url: str) -> str:
    """Two documents of one visit, the second in place of the first; only the first is printed."""
    import hashlib

    from bot.records import visit_row
    from tests.flows.standings import over
    from tests.flows.table import Table

    table = Table()
    over(table)
    row = {**visit_row(table.visit_of("Rina"), occupies=False)}
    engine, digest = open_engine(url), hashlib.sha256(PAPER).hexdigest()
    await schema.upgrade(engine)
    sheet = {"id": row["sheet_id"], "text": "", "first_used_at": MONDAY_MORNING}
    async with writing(engine) as connection:
        await connection.run_sync(put, "sheets", [sheet])
        await connection.run_sync(put, "people", [somebody("rina")])
        await connection.execute(metadata.tables["visits"].insert(), [row])
        for no, old in ((1, ""), (2, "DL-2026-0001")):
            wanted = {"number": f"DL-2026-000{no}", "kind": "service", "visit_id": row["id"], "version": no}
            wanted |= {"replaces": old, "revision": 1, "by": "visitor", "given": {"name": "Rina"}}
            at = {"wanted_at": MONDAY_MORNING, "due_at": MONDAY_MORNING}
            await papers.want(connection, {**wanted, **at}, f"7Q3M0VXA9KT{no}")
        assert await papers.keep(connection, "DL-2026-0001", 1, PAPER, digest, MONDAY_MORNING)
        assert not await papers.keep(connection, "DL-2026-0001", 1, b"lain", "lain", MONDAY_MORNING)
    await engine.dispose()
    return digest


def test_documents_are_listed_shown_saved_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'loket.sqlite3'}"
    monkeypatch.setenv("LOKET_DATABASE__URL", url)
    monkeypatch.chdir(tmp_path)
    digest = asyncio.run(_kept(url))
    register(app)
    run = CliRunner().invoke
    listed = run(app, ["paper", "list", "--days", "36500"])
    assert "DL-2026-0002" in listed.output, listed.output
    assert "ULT-20261123-" in listed.output, "by the number that its visitor knows"
    shown = run(app, ["paper", "show", "DL-2026-0001"])
    for part in ("7Q3M-0VXA-9KT1", digest, "digantikan DL-2026-0002"):
        assert part in shown.output
    assert "Rina" not in shown.output
    saved = run(app, ["paper", "save", "DL-2026-0001", "--output", "satu.pdf"])
    assert saved.exit_code == 0, saved.output
    assert (tmp_path / "satu.pdf").read_bytes() == PAPER
    genuine = run(app, ["paper", "verify", "satu.pdf"])
    assert "Asli" in genuine.output
    assert "DL-2026-0002" in genuine.output
    (tmp_path / "lain.pdf").write_bytes(PAPER + b".")
    assert run(app, ["paper", "verify", "lain.pdf"]).exit_code == 1
    for words, remedy in (
        (["paper", "show", "DL-2026-0099"], "loket paper list"),
        (["paper", "save", "DL-2026-0002"], "loket run"),
        (["paper", "verify", "tidak-ada.pdf"], "tidak-ada.pdf"),
    ):
        fault = run(app, words).exception
        assert isinstance(fault, OperatorError)
        assert remedy in str(fault)
