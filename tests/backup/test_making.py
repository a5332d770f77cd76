"""A backup is a copy of one moment, whole or not there, and takes nothing from the desk that runs."""

import asyncio
import json
import os
import sqlite3
import tarfile
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

from bot.backup import making, names, packing, testing, tests_done
from bot.backup.errors import BackupFailed, NotRestored, Unreadable
from bot.backup.making import make
from bot.backup.restoring import Since, restore
from bot.backup.terms import Terms
from storage import dumps
from storage.engine import open_engine, writing
from storage.tables import metadata
from tests.backup.store import AT, KEY, filled, inbox, later, terms_for, tools, workplace
from tests.storage.chained import behind


@pytest.fixture
async def terms(database_url: str, tmp_path: Path) -> Terms:
    await filled(database_url)
    return terms_for(database_url, tmp_path / "backups")


@pytest.fixture
async def on_sqlite(sqlite_url: str, tmp_path: Path) -> Terms:
    await filled(sqlite_url)
    return terms_for(sqlite_url, tmp_path / "backups")


def closed(terms: Terms) -> Terms:
    return terms_for(terms.url, terms.folder, key=KEY)


@pytest.mark.parametrize("key", ["", KEY])
async def test_a_backup_restored_aside_is_as_it_was(terms: Terms, key: str) -> None:
    """rule: restored-as-it-was"""
    terms = terms_for(terms.url, terms.folder, key=key)
    made = await make(terms, AT)
    assert made.path.name == f"loket-ult-contoh-20261123T090000-WIB.tar.gz{'.aes' if key else ''}"
    assert oct(made.path.stat().st_mode)[-3:] == "600"
    kept = {path.name for path in terms.folder.iterdir() if not path.name.startswith(".")}
    assert kept == {made.path.name, "loket-ult-contoh-orang.keys"}
    assert made.manifest.contents.tables["inbox"] == 500
    assert made.manifest.contents.counters["visit:2026-11-23"] == 41
    done = await testing.test_of(made.path, terms, later(hours=1))
    assert done.faults == ()
    assert (b"rahasia" in made.path.read_bytes()) is False


# rule: backup-holds-the-archive
async def test_an_archive_that_does_not_hold_is_told_of_when_a_backup_is_tested_and_can_be_restored(
    on_sqlite: Terms, tmp_path: Path
) -> None:
    engine = open_engine(on_sqlite.url)
    async with writing(engine) as connection:
        line = {"at": AT, "who": "x", "what": "y", "visit_id": None, "details": {}}
        await connection.execute(insert(metadata.tables["journal"]), [line])
    await engine.dispose()
    async with behind(on_sqlite.url) as connection:
        await connection.execute(update(metadata.tables["journal"]).values(who="z"))
    made = await make(on_sqlite, AT)
    (fault,) = (await testing.test_of(made.path, on_sqlite, later(hours=1))).faults
    assert "journal 1 altered" in fault
    to = f"sqlite+aiosqlite:///{tmp_path}/lain/loket.sqlite3"
    done = await restore(made.path, terms_for(to, tmp_path), workplace(to), Since(moved=True), later(hours=1))
    assert done.manifest == made.manifest


async def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(terms: Terms) -> None:
    """rule: copy-of-one-moment"""
    engine, going_on = open_engine(terms.url), True

    async def write() -> int:
        """Two rows at a time, in two tables: a copy of two moments would hold different numbers of them."""
        number = 0
        while going_on:
            async with writing(engine) as connection:
                await connection.execute(insert(metadata.tables["inbox"]), [inbox(10_000 + number)])
                counter = {"name": f"n:{number}", "value": number}
                await connection.execute(insert(metadata.tables["counters"]), [counter])
            number += 1
        return number

    busy = asyncio.create_task(write())
    made = [await make(terms, later(seconds=second)) for second in range(3)]
    going_on = False
    assert await busy
    await engine.dispose()
    for each in made:
        held = each.manifest.contents
        assert held.tables["inbox"] - 500 == len([name for name in held.counters if name.startswith("n:")])
        assert (await testing.test_of(each.path, terms, AT)).faults == ()


async def test_a_writer_hardly_waits_for_a_copy(on_sqlite: Terms) -> None:
    """The longest transaction beside a copy of some megabytes, that never takes the lock."""
    file = Path(on_sqlite.url.partition(":///")[2])
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE large (content BLOB)")
        connection.executemany("INSERT INTO large VALUES (?)", [(os.urandom(100_000),) for _ in range(200)])
    engine, longest, going_on = open_engine(on_sqlite.url), 0.0, True

    async def write() -> None:
        nonlocal longest
        number = 50_000
        while going_on:
            began, number = time.monotonic(), number + 1
            async with writing(engine) as connection:
                await connection.execute(insert(metadata.tables["inbox"]), [inbox(number)])
            longest = max(longest, time.monotonic() - began)

    busy = asyncio.create_task(write())
    began = time.monotonic()
    await make(on_sqlite, AT)
    whole = time.monotonic() - began
    going_on = False
    await busy
    await engine.dispose()
    assert longest < min(1.0, whole), (longest, whole)


async def test_it_opens_with_ordinary_tools(on_sqlite: Terms, tmp_path: Path) -> None:
    made = await make(on_sqlite, AT)
    with tarfile.open(made.path) as tar:
        tar.extractall(tmp_path / "out", filter="data")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["sha256"] == packing.sha256_of(tmp_path / "out" / "loket.sqlite3")
    with sqlite3.connect(tmp_path / "out" / "loket.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM inbox").fetchone() == (500,)


async def test_the_sealing_key_is_in_no_backup(on_sqlite: Terms, tmp_path: Path) -> None:
    (tmp_path / "loket.key").write_text("kunci-penyegel-yang-rahasia-sekali-benar")
    made = await make(on_sqlite, AT)
    with tarfile.open(made.path) as tar:
        assert tar.getnames() == ["manifest.json", "loket.sqlite3"]
    assert made.manifest.contents.seal


# rule: backup-proves-itself
@pytest.mark.parametrize("key", ["", KEY])
async def test_a_spoilt_file_is_told_and_not_restored(on_sqlite: Terms, key: str) -> None:
    terms = terms_for(on_sqlite.url, on_sqlite.folder, key=key)
    made = await make(terms, AT)
    content = made.path.read_bytes()
    for spoilt in (content[:-1], content[: len(content) // 2], content[:100], b"", _changed(content)):
        made.path.write_bytes(spoilt)
        with pytest.raises(Unreadable, match=r"tidak utuh|bukan cadangan"):
            await testing.test_of(made.path, terms, AT)


def _changed(content: bytes) -> bytes:
    """Thirty-two bytes in the middle turned over: a single bit may well unpack to the same."""
    middle = len(content) // 2
    return content[:middle] + bytes(255 - each for each in content[middle : middle + 32]) + content[middle + 32 :]


async def test_a_wrong_or_missing_key_is_told(on_sqlite: Terms) -> None:
    made = await make(closed(on_sqlite), AT)
    with pytest.raises(Unreadable, match="disandikan"):
        await testing.test_of(made.path, on_sqlite, AT)
    with pytest.raises(Unreadable, match="bukan kunci yang dipakai"):
        await testing.test_of(made.path, terms_for(on_sqlite.url, on_sqlite.folder, key="x" * 40), AT)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DELETE FROM inbox WHERE key = 'web:7'", "tabel inbox memuat 499 baris, seharusnya 500"),
        ("UPDATE counters SET value = 40", "nomor terakhir"),
        ("UPDATE seal SET fingerprint = 'x'", "sidik kunci"),
        ("INSERT INTO kept_numbers VALUES ('ULT-20261123-042', '2026-11-23', '2026-11-23', 'kept', NULL, '')", "042"),
    ],
)
async def test_a_copy_that_is_not_what_its_manifest_says_is_not_good(
    on_sqlite: Terms, statement: str, says: str, tmp_path: Path
) -> None:
    """Whole as a file, and still not the database that was there. rule: restored-as-it-was"""
    made = await make(on_sqlite, AT)
    copied = tmp_path / "copy"
    manifest = packing.unpack(made.path, copied, "")
    with sqlite3.connect(copied) as connection:
        connection.execute(statement)
    sound = packing.sha256_of(copied)
    forged: Any = type(manifest)(
        manifest.desk,
        AT,
        manifest.loket,
        "sqlite",
        manifest.file,
        copied.stat().st_size,
        sound,
        manifest.contents,
    )
    packing.pack(forged, copied, made.path, "")
    faults = " ".join((await testing.test_of(made.path, on_sqlite, AT)).faults)
    assert says in faults


async def test_a_damaged_database_is_a_test_that_ended_badly(on_sqlite: Terms, tmp_path: Path) -> None:
    made = await make(on_sqlite, AT)
    copied = tmp_path / "copy"
    manifest = packing.unpack(made.path, copied, "")
    content = bytearray(copied.read_bytes())
    content[4096 * 3 : 4096 * 60] = os.urandom(4096 * 57)
    copied.write_bytes(content)
    forged: Any = type(manifest)(
        manifest.desk,
        AT,
        "",
        "sqlite",
        manifest.file,
        len(content),
        packing.sha256_of(copied),
        manifest.contents,
    )
    packing.pack(forged, copied, made.path, "")
    assert "rusak" in (await testing.test_of(made.path, on_sqlite, AT)).faults[0]


# rule: backup-leaves-room
async def test_no_backup_fills_the_disk_that_the_desk_needs(on_sqlite: Terms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_RESERVE", 10**18)
    with pytest.raises(BackupFailed, match="tidak cukup"):
        await make(on_sqlite, AT)
    assert names.found(on_sqlite) == []


# rule: backup-whole-or-none
async def test_one_that_breaks_off_leaves_nothing(on_sqlite: Terms, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks_off(*_of: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("storage.copies.keep", breaks_off)
    with pytest.raises(BackupFailed, match="No space left"):
        await make(on_sqlite, AT)
    left = {*on_sqlite.folder.iterdir(), *on_sqlite.folder.parent.glob(".loket*")}
    assert {path.name for path in left} == {".loket-backup.lock"}


async def test_two_at_once_do_not_get_into_each_others_way(on_sqlite: Terms) -> None:
    made = await asyncio.gather(*(make(on_sqlite, later(seconds=n)) for n in range(2)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in made) == ["BackupFailed", "Made"]


async def test_without_its_tools_a_server_is_not_copied_and_that_is_told(postgres_url: str, tmp_path: Path) -> None:
    terms = terms_for(postgres_url, tmp_path / "b", tools=tmp_path)
    with pytest.raises(BackupFailed, match="postgresql-client"):
        await make(terms, AT)
    made = await make(terms_for(postgres_url, tmp_path / "b", tools=tools()), AT)
    with pytest.raises(NotRestored, match="pg_restore"):
        await testing.test_of(made.path, terms, AT)


async def test_what_was_tested_is_remembered_with_the_last_good_one(on_sqlite: Terms) -> None:
    made = await make(on_sqlite, AT)
    good = await testing.test_of(made.path, on_sqlite, AT)
    tests_done.keep(good, (on_sqlite.folder,))
    bad = tests_done.TestDone("lain", "", AT, later(days=1), 0, ("rusak",))
    tests_done.keep(bad, (on_sqlite.folder,))
    assert (tests_done.last(on_sqlite), tests_done.last_good(on_sqlite)) == (bad, good)
    (on_sqlite.folder / "loket-backup-tests.json").write_text("{")
    assert tests_done.last(on_sqlite) is None


def test_no_list_of_processes_shows_the_password() -> None:
    """rule: password-in-no-command-line"""
    url = "postgresql+asyncpg://loket:rahasia@basis.contoh.go.id:5433/ult?ssl=require"
    told = dumps.environment(url)
    names = ("PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGSSLMODE")
    assert [told[name] for name in names] == ["basis.contoh.go.id", "5433", "loket", "rahasia", "ult", "require"]
    assert dumps.environment("postgresql+asyncpg://postgres@/ult?host=/run/pg")["PGHOST"] == "/run/pg"
    assert not [name for name in told if name.startswith("LOKET_")]
