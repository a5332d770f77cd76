"""``loket upgrade``: nothing is changed until a backup of that moment has been restored; then all of it is."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.backup import names, packing, testing, tests_done
from bot.backup.settled import terms_of
from bot.backup.tests_done import TestDone
from bot.errors import DatabaseOccupied, DatabaseTooNew, OperatorError, OtherKey
from bot.settings import Settings
from bot.upgrading import NotUpgraded, upgrade
from storage import copies, fingerprint, safekeeping, schema
from storage.engine import open_engine, reading, writing
from storage.occupancy import occupy
from storage.presence import Presence
from storage.tables import inbox
from tests.backup.store import AT, tools
from tests.backup.store import inbox as event
from tests.desk import settings_for
from tests.kept import SEAL
from tests.shell import Shell
from tests.storage.before import put, up_to

OLD = "0050"


@dataclass
class Before:
    """A desk's database as an earlier version left it, with what that had taken in."""

    url: str
    settings: Settings

    @property
    def file(self) -> Path | None:
        return safekeeping.database_file(self.url)

    async def version(self) -> str | None:
        engine = open_engine(self.url)
        async with reading(engine) as connection:
            found = await schema.version(connection)
        await engine.dispose()
        return found

    async def write(self, words: str) -> None:
        engine = open_engine(self.url)
        async with writing(engine) as connection:
            await connection.execute(text(words))
        await engine.dispose()


@pytest.fixture
async def before(empty_database_url: str, tmp_path: Path) -> Before:
    url = empty_database_url
    engine = open_engine(url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, OLD)
        await connection.run_sync(put, "inbox", [event(number) for number in range(50)])
        await connection.run_sync(put, "counters", [{"name": "visit:2026-11-23", "value": 41}])
        await fingerprint.keep(connection, SEAL.name)
    await engine.dispose()
    return Before(url, settings_for(url, None, backup={"folder": tmp_path / "backups", "tools": tools()}))


async def refused(before: Before, kind: type[OperatorError], version: str | None = OLD) -> str:
    """What stands against the upgrade; the database is what it was."""
    with pytest.raises(kind) as told:
        await upgrade(before.settings, AT, lambda _: None)
    assert await before.version() == version
    return str(told.value)


async def test_an_older_database_is_brought_up_behind_a_backup_that_was_restored(before: Before) -> None:
    said: list[str] = []
    done = await upgrade(before.settings, AT, said.append)
    assert (done.before, await before.version()) == (OLD, schema.HEAD)
    assert [words[:3] for words in said] == ["1/4", "2/4", "3/4"]
    terms = terms_of(before.settings)
    (there,) = names.found(terms)
    last = tests_done.last_good(terms)
    assert last is not None
    assert (there.path, last.file) == (done.backup, there.path.name)
    engine = open_engine(before.url)
    async with reading(engine) as connection:
        assert len((await connection.execute(select(inbox.c.key))).all()) == 50
    await engine.dispose()
    again = await upgrade(before.settings, AT, said.append)
    assert (again.before, again.backup, len(names.found(terms))) == (schema.HEAD, None, 1)


# rule: database-of-before-gets-its-keys
async def test_a_database_from_before_people_had_keys_gets_its_key_file(before: Before, tmp_path: Path) -> None:
    file = tmp_path / "orang.key"
    identity = {"key": None, "key_file": file}
    given = settings_for(before.url, None, backup={"folder": tmp_path / "backups", "tools": tools()}, identity=identity)
    await upgrade(given, AT, lambda _: None)
    assert await before.version() == schema.HEAD
    assert file.stat().st_mode & 0o777 == 0o600


# rule: no-key-in-place-of-a-lost-one
async def test_an_upgrade_makes_no_seal_in_place_of_a_lost_one(before: Before, tmp_path: Path) -> None:
    file = tmp_path / "segel.key"
    before.settings = settings_for(before.url, None, survey={"seal_key": None, "seal_file": file})
    assert "segel.key tidak ada" in await refused(before, OperatorError)
    assert not file.exists()


async def test_the_backup_is_what_the_earlier_version_left(before: Before, tmp_path: Path) -> None:
    done = await upgrade(before.settings, AT, lambda _: None)
    assert done.backup is not None
    manifest = packing.unpack(done.backup, tmp_path / "there", "")
    assert manifest.contents.schema == OLD
    assert manifest.contents.tables["inbox"] == 50
    assert manifest.contents.counters == {"visit:2026-11-23": 41}


# rule: upgrade-behind-a-tested-backup
async def test_a_backup_that_cannot_be_restored_stops_everything(
    before: Before, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def spoilt(*given: Any) -> TestDone:
        return replace(await testing.test_of(*given), faults=("tabel inbox memuat 49 baris",))

    monkeypatch.setattr("bot.upgrading.test_of", spoilt)
    assert "49 baris" in await refused(before, NotUpgraded)
    last = tests_done.last(terms_of(before.settings))
    assert last is not None
    assert last.faults


# rule: no-upgrade-under-a-desk
async def test_a_desk_that_runs_is_not_upgraded_under_its_feet(before: Before) -> None:
    if before.file is not None:
        desk = occupy(before.file)
        await refused(before, DatabaseOccupied)
        desk.leave()
    else:
        engine = open_engine(before.url)
        shown = Presence(engine, "loket-lain")
        await shown.keep()
        assert "Hentikan semua prosesnya" in await refused(before, NotUpgraded)
        await shown.close()
        await engine.dispose()
    assert (await upgrade(before.settings, AT, lambda _: None)).before == OLD


async def test_a_database_of_a_later_version_is_left_alone(before: Before) -> None:
    await before.write("UPDATE alembic_version SET version_num = '9999'")
    await refused(before, DatabaseTooNew, "9999")
    assert names.found(terms_of(before.settings)) == []


async def test_another_key_is_found_out_before_anything_is_made(before: Before) -> None:
    other = settings_for(before.url, None, survey={"seal_key": "kunci-lain-yang-sama-panjangnya-sekali"})
    await refused(replace(before, settings=other), OtherKey)


async def test_an_empty_database_has_nothing_to_be_upgraded(empty_database_url: str) -> None:
    given = Before(empty_database_url, settings_for(empty_database_url, None))
    with pytest.raises(NotUpgraded):
        await upgrade(given.settings, AT, lambda _: None)


# rule: upgrade-needs-room
async def test_without_room_it_says_how_much_is_wanted(before: Before, monkeypatch: pytest.MonkeyPatch) -> None:
    if before.file is None:
        pytest.skip("a server's disk is its own affair; the backup looks at ours")
    usage = shutil.disk_usage(before.file.parent)._replace(free=90_000_000)
    monkeypatch.setattr("bot.upgrading.shutil.disk_usage", lambda _: usage)
    assert "90 MB" in await refused(before, NotUpgraded)


async def test_a_damaged_database_is_not_touched(before: Before, monkeypatch: pytest.MonkeyPatch) -> None:
    if before.file is None:
        pytest.skip("a server finds that out as it is copied")

    def damaged(_: Path) -> None:
        raise copies.NotWhole("row 7 missing from index")

    monkeypatch.setattr("bot.upgrading.copies.check_whole", damaged)
    assert "row 7 missing" in await refused(before, NotUpgraded)


async def test_without_the_servers_tools_it_says_which_are_missing(before: Before, tmp_path: Path) -> None:
    if before.file is not None:
        pytest.skip("a file needs none")
    bare = settings_for(before.url, None, backup={"folder": tmp_path / "b", "tools": tmp_path})
    assert "postgresql-client" in await refused(replace(before, settings=bare), NotUpgraded)


def test_as_an_operator_types_it(loket: Shell) -> None:
    told = loket("upgrade")
    assert told.returncode == 2
    assert "Tidak ada basis data" in told.stderr
    loket("db", "upgrade")
    told = loket("upgrade")
    assert "sudah yang terbaru" in told.stdout
    assert "Lembar POS" in told.stdout, "the doctor has the last word"
