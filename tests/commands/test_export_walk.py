"""An export that was altered by somebody who made its manifest anew is found out by the chain in it."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Text

from bot.archive.leaving import Days, Wanted, export
from bot.archive.manifest import cells_file, lines_file, read_manifest, verify_export
from bot.archive.values import cell, cells, line
from bot.archive.walking import Walked, walk, walkable
from bot.commands.export import check
from bot.errors import OperatorError
from storage import schema
from storage.chain.entries import close_day
from storage.chain.linked import LINKED, Linked
from storage.chain.verifying import Outside
from storage.datamap import data_map
from storage.engine import open_engine, writing
from tests.clock import MONDAY_MORNING
from tests.kept import SEAL
from tests.storage import chained

Rows = list[dict[str, Any]]


@pytest.fixture
async def folder(sqlite_url: str, tmp_path: Path) -> Path:
    """An export of a record with rows in every table."""
    engine = open_engine(sqlite_url)
    await schema.upgrade(engine, SEAL.name)
    await chained.fill(engine)
    async with writing(engine) as connection:
        await close_day(connection, chained.NOON.date())
    await export(engine, Wanted("ULT Contoh", tmp_path / "x", MONDAY_MORNING), lambda *_: None)
    await engine.dispose()
    return tmp_path / "x"


def rows_in(folder: Path, table: str) -> Rows:
    return [json.loads(each) for each in (folder / lines_file(table)).read_text("utf-8").splitlines()]


def forge(folder: Path, table: str, change: Callable[[Rows], Rows | None]) -> None:
    """Changes a table's rows, in both of its files, and makes the manifest anew."""
    rows = rows_in(folder, table)
    changed = change(rows)
    rows = rows if changed is None else changed
    (folder / lines_file(table)).write_text("".join(f"{line(each)}\n" for each in rows), "utf-8")
    sheet = (folder / cells_file(table)).read_bytes().splitlines(keepends=True)[:1]
    (folder / cells_file(table)).write_bytes(b"".join((*sheet, *(cells([*map(cell, e.values())]) for e in rows))))
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["rows"][table] = len(rows)
    for name in (lines_file(table), cells_file(table)):
        manifest["files"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))


def walked(folder: Path, outside: tuple[Outside, ...] = ()) -> Walked:
    verified = verify_export(folder)
    assert verified.faults == (), "the manifest itself says nothing"
    assert walkable(verified.manifest)
    return walk(folder, verified.manifest, outside, lambda *_: None, 1000)


def found(folder: Path, outside: tuple[Outside, ...] = ()) -> set[tuple[str, str]]:
    return {(each.table, each.fault.value) for each in walked(folder, outside).findings}


def told_column(linked: Linked) -> str | None:
    """A column of words that is committed to and stands in the line itself."""
    apart = {*data_map().tables[linked.name].as_file, *data_map().tables[linked.name].secret}
    plain = (each for each in linked.columns if isinstance(each.type, Text) and each.name not in apart)
    return next((each.name for each in plain), None)


def test_an_export_holds_as_its_desk_does(folder: Path) -> None:
    """rule: export-walked-along-its-chain"""
    whole = walked(folder)
    assert whole.findings == ()
    assert whole.tally.unlinked == 0
    assert whole.tally.rows >= len(LINKED)
    assert whole.tally.head == rows_in(folder, "chain")[-1]["head"]


# rule: export-walked-along-its-chain
def test_an_altered_line_is_found_in_each_table(folder: Path) -> None:
    columns = {name: column for name, linked in LINKED.items() if (column := told_column(linked)) is not None}
    assert len(columns) > len(LINKED) * 2 / 3
    for table, column in columns.items():
        forge(folder, table, lambda rows, column=column: rows[1].update({column: f"{rows[1][column]}!"}))  # type: ignore[misc]  # mypy does not infer a lambda's default
    assert found(folder) == {(table, "altered") for table in columns}


# rule: export-walked-along-its-chain
def test_lines_that_are_missing_inserted_or_have_changed_places_are_found(folder: Path) -> None:
    def inserted(rows: Rows) -> Rows:
        return [*rows, {**rows[0], "id": "id 77"}]

    def swapped(rows: Rows) -> None:
        rows[0]["id"], rows[1]["id"] = rows[1]["id"], rows[0]["id"]

    forge(folder, "papers", lambda rows: rows[:-1])
    forge(folder, "letters", inserted)
    forge(folder, "threads", swapped)
    assert found(folder) == {("papers", "missing"), ("letters", "inserted"), ("threads", "reordered")}


# rule: export-walked-along-its-chain
def test_a_line_that_stands_twice_is_found(folder: Path) -> None:
    forge(folder, "letters", lambda rows: [*rows, {**rows[0], "reason": "lain"}])
    assert ("letters", "inserted") in found(folder)


def cut(folder: Path, serial: int) -> None:
    """Takes away the chain's end, with all that it vouches for."""
    for table in ("chain", "links"):
        forge(folder, table, lambda rows: [each for each in rows if each["serial"] < serial])
    for table in (*LINKED, "survey_responses"):
        forge(folder, table, lambda rows: rows[:-1])


# rule: cut-off-found-outside
def test_a_chain_that_was_cut_off_is_found(folder: Path) -> None:
    *_, last, day = rows_in(folder, "chain")
    forge(folder, "chain", lambda rows: rows[:-2])
    assert ("chain", "cut_off") in found(folder), "rows name an entry that is not there"
    cut(folder, last["serial"])
    outside = (Outside(day["serial"], day["head"], "head-2026-03-02.txt"),)
    assert ("chain", "cut_off") in found(folder, outside)


def test_an_export_without_its_chain_does_not_pass(folder: Path) -> None:
    for table in ("chain", "links", "sums"):
        forge(folder, table, lambda _rows: [])
    assert walked(folder).tally.unlinked > len(LINKED)
    with pytest.raises(OperatorError, match="tidak ditautkan"):
        check(folder)


def test_what_people_read_says_what_the_lines_say(folder: Path) -> None:
    """rule: csv-says-what-the-lines-say"""
    sheet = folder / cells_file("visits")
    sheet.write_bytes(sheet.read_bytes().replace(b"Z", b"Y", 1) + b"lain\r\n")
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"][cells_file("visits")] = hashlib.sha256(sheet.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert ["visits.csv" in fault for fault in verify_export(folder).faults] == [True]


def test_the_operator_is_told_what_was_found_and_where(folder: Path, tmp_path: Path) -> None:
    check(folder)
    with pytest.raises(OperatorError, match="tidak ada"):
        check(folder, tmp_path / "kosong")
    forge(folder, "staff", lambda rows: rows[0].update(name="Orang lain"))
    with pytest.raises(OperatorError, match="DIUBAH: staff"):
        check(folder)
    forge(folder, "journal", lambda rows: rows[0].update(at="kapan saja"))
    with pytest.raises(OperatorError, match=r"data/journal.jsonl baris 1 "):
        check(folder)


async def test_of_a_period_it_is_said_that_there_is_no_chain(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_engine(sqlite_url)
    await schema.upgrade(engine, SEAL.name)
    day = MONDAY_MORNING.date()
    wanted = Wanted("ULT Contoh", tmp_path / "p", MONDAY_MORNING, Days(day, day, ZoneInfo("Asia/Jakarta")))
    await export(engine, wanted, lambda *_: None)
    await engine.dispose()
    assert not walkable(read_manifest(tmp_path / "p"))
    check(tmp_path / "p")
    assert "tidak membawa rantai" in capsys.readouterr().out
