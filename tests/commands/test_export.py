"""What is exported can be read without Loket, is found out when it is altered, and goes back as it was."""

import csv
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.archive.folder import Folder, Taken
from bot.archive.leaving import Days, Wanted, export
from bot.archive.manifest import Manifest, NoExport, verify_export
from bot.archive.returning import NotRestorable, restore
from bot.commands import export as commands
from bot.errors import OperatorError
from bot.settings import Settings
from storage import schema, whole
from storage.chain.entries import close_day
from storage.chain.linked import LINKED
from storage.datamap import data_map
from storage.engine import open_engine, reading, writing
from storage.tables import metadata
from tests.clock import MONDAY_MORNING, HeldClock
from tests.desk import open_desk
from tests.door.entrance import hired, open_entrance, said
from tests.kept import KEEPER, SEAL
from tests.storage import chained
from tests.storage.filled import fill
from tests.storage.overheard import overheard
from tests.thoroughness import times

OFFICE = "ULT Contoh"


def untold(_table: str, _done: int, _total: int) -> None:
    pass


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(url, keeper=KEEPER)
    await schema.upgrade(engine, SEAL.name)
    try:
        yield engine
    finally:
        await engine.dispose()


async def exported(engine: AsyncEngine, target: Path, days: Days | None = None) -> Manifest:
    manifest, digest = await export(engine, Wanted(OFFICE, target, MONDAY_MORNING, days), untold)
    assert verify_export(target).digest == digest
    return manifest


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """A table's rows; none where it has no file."""
    file = folder / f"data/{table}.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").split("\n") if line] if file.exists() else []


@pytest.mark.parametrize("seed", range(times(1, 5)))
async def test_out_and_back_and_out_again_is_the_same_byte_for_byte(
    seed: int, sqlite_url: str, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """rule: out-and-back-the-same"""
    monkeypatch.setattr(whole, "PAGE", 2)
    first, second, again = tmp_path / "pertama", tmp_path / "kedua", f"{database_url}"
    async with opened(sqlite_url) as engine:
        await fill(engine, seed)
        await exported(engine, first)
    if again == sqlite_url:
        again = f"sqlite+aiosqlite:///{tmp_path}/lain.sqlite3"
    async with opened(again) as engine:
        manifest = await restore(engine, first, untold)
        await exported(engine, second)
    assert files_of(first) == files_of(second)
    assert manifest.rows.keys() == {name for name, entry in data_map().tables.items() if entry.exported}


# rule: imported-as-linked
# rule: secrets-not-linked
async def test_what_is_imported_is_vouched_for_as_it_was_and_goes_on_being_so(
    sqlite_url: str, database_url: str, tmp_path: Path
) -> None:
    to = database_url if database_url != sqlite_url else f"sqlite+aiosqlite:///{tmp_path}/lain.sqlite3"
    seal, staff, visits = (metadata.tables[name] for name in ("seal", "staff", "visits"))
    async with opened(sqlite_url) as engine:
        await chained.fill(engine)
        async with writing(engine) as connection:
            await connection.execute(delete(seal).where(seal.c.fingerprint.startswith("fingerprint ")))
            await close_day(connection, chained.NOON.date())
        before, counted = await chained.looked_at(engine)
        await exported(engine, tmp_path / "x")
    async with opened(to) as engine:
        await restore(engine, tmp_path / "x", untold)
        after, again = await chained.looked_at(engine)
        assert (before, after) == ([], [])
        assert (again.head, again.rows, again.surveys) == (counted.head, counted.rows, counted.surveys)
        async with reading(engine) as connection:
            lost = [*await connection.scalars(select(staff.c.invite_digest))]
            assert {*lost, *await connection.scalars(select(visits.c.join_url))} == {None}
        async with writing(engine) as connection:
            await connection.execute(update(visits).where(visits.c.id == "id 1/é").values(ticket="Z-999"))
        findings, grown = await chained.looked_at(engine)
        assert (findings, grown.entries) == ([], counted.entries + 1)
        async with chained.behind(to) as there:
            await there.execute(update(visits).where(visits.c.id == "id 2/é").values(ticket="Z-998"))
        assert await chained.found(engine) == [("visits", LINKED["visits"].written(("id 2/é",)), "altered")]


def test_nothing_but_an_import_writes_without_linking() -> None:
    """rule: imported-as-linked"""
    root = Path(whole.__file__).parents[1]
    files = [path for room in ("bot", "storage") for path in (root / room).rglob("*.py")]

    def naming(word: str) -> set[str]:
        return {path.relative_to(root).as_posix() for path in files if word in path.read_text("utf-8")}

    assert naming("bringing_back") == {"storage/engine.py", "bot/archive/returning.py"}
    # rule: nothing-said-otherwise
    assert naming("rewriting") == {"storage/engine.py", "bot/jobs/persons.py", "bot/commands/keys.py"}


async def test_csv_is_the_standards_and_json_is_exact(sqlite_url: str, tmp_path: Path) -> None:
    """rule: no-formula-in-csv"""
    async with opened(sqlite_url) as engine:
        await fill(engine, 7, most=20)
        await exported(engine, tmp_path / "x")
    told: list[str] = []
    for table in metadata.tables:
        if not data_map().tables[table].exported:
            continue
        with (tmp_path / f"x/data/{table}.csv").open(encoding="utf-8", newline="") as file:
            head, *found = list(csv.reader(file, strict=True))
        exact = rows(tmp_path / "x", table)
        assert [*exact[0]] == head
        assert len(found) == len(exact)
        assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "@", "\t"))]
        told += [value for row in exact for value in row.values() if value == "=1+1"]
    assert told, "there was something to be put behind an apostrophe, and here it is as it was"


async def test_no_secret_leaves_and_what_is_sealed_stays_so(sqlite_url: str, tmp_path: Path) -> None:
    async with open_entrance(sqlite_url, HeldClock()) as entrance:
        await entrance.bring(hired(11, "Sari", "front_office"))
        for no, words in enumerate(_REQUEST):
            await entrance.bring(said(7, no, words))
    async with opened(sqlite_url) as engine:
        await exported(engine, tmp_path / "x")
    found = files_of(tmp_path / "x")
    assert not [name for name in found if "web_sessions" in name or "seal." in name]
    assert all("invite_digest" not in row for row in rows(tmp_path / "x", "staff"))
    assert not [name for name, content in found.items() if _NIK.encode() in content]
    (request,) = rows(tmp_path / "x", "information_requests")
    assert request["masked"].startswith("1271")
    readme = found["README.txt"].decode()
    assert "TERSEGEL" in readme
    for entry in data_map().tables.values():
        assert (f"\r\n{entry.name}\r\n" in readme) == entry.exported
        told = entry.columns.keys() - entry.secret if entry.exported else ()
        assert all(f"  {name}: {entry.columns[name].purpose}" in readme for name in told)


_NIK = "1271015507900001"
_REQUEST = (
    *("ppid", "1", "1", "Rina Simbolon", _NIK, "Jalan Melati 5, Medan", "guru", "-", "rina@contoh.id", "tidak"),
    *("Data guru honorer 2025", "Bahan skripsi", "1", "kirim"),
)


async def altered(sqlite_url: str, tmp_path: Path) -> Path:
    async with opened(sqlite_url) as engine:
        await fill(engine, 4)
        await exported(engine, tmp_path / "x")
    return tmp_path / "x"


async def test_whatever_is_altered_is_found(sqlite_url: str, tmp_path: Path) -> None:
    """rule: export-verified"""
    folder = await altered(sqlite_url, tmp_path)
    known = json.loads((folder / "manifest.json").read_text("utf-8"))
    for name, content in files_of(folder).items():
        if name == "manifest.json":
            continue
        (folder / name).write_bytes(content + b" ")
        assert name in verify_export(folder).faults[0]
        (folder / name).unlink()
        assert [name in fault for fault in verify_export(folder).faults] == [True]
        (folder / name).write_bytes(content)
    (folder / "data/lain.csv").write_text("lain")
    assert [fault.partition(":")[0] for fault in verify_export(folder).faults] == ["data/lain.csv"]
    (folder / "data/lain.csv").unlink()
    cut = (folder / "data/visits.jsonl").read_bytes().rsplit(b"\n", 2)[0] + b"\n"
    (folder / "data/visits.jsonl").write_bytes(cut)
    known["files"]["data/visits.jsonl"] = hashlib.sha256(cut).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(known))
    assert len(verify_export(folder).faults) == 1, "a row is missing, whatever the digests say"
    (folder / "manifest.json").write_text("{}")
    with pytest.raises(NoExport):
        verify_export(folder)


async def test_what_does_not_belong_is_not_imported(sqlite_url: str, tmp_path: Path) -> None:
    """rule: import-into-nothing"""
    folder = await altered(sqlite_url, tmp_path)
    async with opened(sqlite_url) as engine:
        with pytest.raises(NotRestorable, match="kosong"):
            await restore(engine, folder, untold)
    written = (folder / "manifest.json").read_text("utf-8")
    manifest = verify_export(folder).manifest
    wrong = {
        "versi": replace(manifest, schema="0001"),
        "seluruhnya": replace(manifest, since="2026-01-01", until="2026-12-31"),
        "kunci": replace(manifest, key="lain"),
    }
    async with opened(f"sqlite+aiosqlite:///{tmp_path}/lain.sqlite3") as engine:
        for words, other in wrong.items():
            (folder / "manifest.json").write_text(other.written(), "utf-8")
            with pytest.raises(NotRestorable, match=words):
                await restore(engine, folder, untold)
        (folder / "manifest.json").write_text(written, "utf-8")
        (folder / "README.txt").write_text("lain")
        with pytest.raises(NotRestorable, match="utuh"):
            await restore(engine, folder, untold)
        async with reading(engine) as connection:
            assert await whole.anything_in(connection) == ""


async def test_a_period_holds_what_ended_in_it_and_whom_that_names(sqlite_url: str, tmp_path: Path) -> None:
    zone = ZoneInfo("Asia/Jakarta")
    async with opened(sqlite_url) as engine:
        await fill(engine, 5, most=30)
        await exported(engine, tmp_path / "semua")
        everything = rows(tmp_path / "semua", "visits")
        closed = {row["id"]: datetime.fromisoformat(row["closed_at"]) for row in everything if row["closed_at"]}
        day = min(closed.values()).astimezone(zone).date()
        days = Days(day, day, zone)
        since, until = days.ends()
        manifest = await exported(engine, tmp_path / "x", days)
    assert not manifest.whole
    found = rows(tmp_path / "x", "visits")
    ended = [key for key, at in closed.items() if since <= at < until]
    assert 0 < len(ended) < len(closed)
    assert sorted(row["id"] for row in found) == sorted(ended)
    assert {row["visit_id"] for row in rows(tmp_path / "x", "outcomes")} <= {*ended}
    people = rows(tmp_path / "x", "people")
    assert {row["person_id"] for row in found} <= {row["id"] for row in people}
    assert all(row["address"].startswith("…") for row in people)
    assert manifest.rows.keys().isdisjoint(("deadlines", "cards", "inbox", "counters", "addresses"))


def test_an_export_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """rule: export-whole-or-not-at-all"""
    target = tmp_path / "x"
    unfinished = Folder(target)
    unfinished.add("README.txt", b"-")
    assert not target.exists()
    begun_again = Folder(target)
    assert not (tmp_path / "x.partial/README.txt").exists()
    begun_again.finish(Manifest(OFFICE, "1", "1", "", ""))
    with pytest.raises(Taken):
        Folder(target)
    (tmp_path / "y.partial").mkdir()
    (tmp_path / "y.partial/lain").write_text("milik orang")
    with pytest.raises(Taken):
        Folder(tmp_path / "y")
    assert (tmp_path / "y.partial/lain").exists()


def test_the_commands_export_check_and_import(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def use(url: str) -> None:
        given = {"database": {"url": url}, "survey": {"seal_key": "k" * 40}}
        monkeypatch.setattr(commands, "settings_now", lambda: Settings.model_validate(given))

    use(sqlite_url)
    commands.export_(tmp_path / "x")
    commands.export_(tmp_path / "x", verify=True)
    assert "SHA-256" in capsys.readouterr().out
    with pytest.raises(OperatorError, match="sudah ada"):
        commands.export_(tmp_path / "x")
    with pytest.raises(OperatorError, match="bukan ekspor"):
        commands.export_(tmp_path, verify=True)
    use(f"sqlite+aiosqlite:///{tmp_path}/lain.sqlite3")
    commands.import_(tmp_path / "x")
    (tmp_path / "x/README.txt").write_text("")
    with pytest.raises(OperatorError, match=r"README\.txt"):
        commands.export_(tmp_path / "x", verify=True)


async def test_the_desk_goes_on_where_it_was(sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    async with open_desk(sqlite_url) as desk:
        await desk.hire("Sari", "front_office", 11)
        rina = desk.telegram.user(7)
        await desk.register(rina)
        await exported(desk.app.engine, tmp_path / "x")
        last = await desk.rows("journal")
    async with opened(postgres_url) as engine:
        await restore(engine, tmp_path / "x", untold)
    async with open_entrance(postgres_url, HeldClock()) as entrance:
        for no, words in enumerate(_REGISTERS):
            await entrance.bring(said(8, 1000 + no, words))
    async with opened(postgres_url) as engine, reading(engine) as connection:
        tickets = (await connection.scalars(select(metadata.tables["visits"].c.ticket))).all()
        lines = (await connection.scalars(select(metadata.tables["journal"].c.id))).all()
    assert {*tickets} == {"A-001", "A-002"}
    assert max(lines) > max(row["id"] for row in last)


_REGISTERS = (
    *("halo", "setuju", "Togar Nainggolan", "SMA Negeri 1 Binjai", "Binjai", "2", "1"),
    *("Bertanya tentang verval Dapodik", "1"),
)


async def test_rows_are_in_the_same_order_whatever_language_a_server_sorts_by(postgres_url: str) -> None:
    everything = metadata.tables["visits"].c.id.is_not(None)
    async with opened(postgres_url) as engine:
        with overheard(engine) as statements:
            async with reading(engine) as connection:
                async for _ in whole.pages(connection, metadata.tables["visits"], ("id",), everything):
                    pass
    assert any('COLLATE "C"' in words for words in statements)
