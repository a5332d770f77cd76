"""A backup brings nobody back whose key was destroyed after it was made, and everybody else whole."""

import tarfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Table, select, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.backup import aside, names, packing, testing
from bot.backup.erased import Again
from bot.backup.errors import NotRestored
from bot.backup.making import make
from bot.backup.restoring import Since, restore
from bot.backup.terms import Terms
from bot.jobs.persons import Persons
from storage import bulk, erasure
from storage.bulk import Row
from storage.engine import open_engine, reading, writing
from storage.events import write_counters
from storage.identity import keys, taking
from storage.identity.keeper import Keeper
from storage.identity.sealing import SEALED
from storage.tables import people, visits
from tests.backup.store import AT, filled, later, terms_for, workplace
from tests.identity.store import FORM, NEXT, add, as_kept, fill, message
from tests.kept import KEEPER
from tests.storage.chained import looked_at, take_in


async def desk_with_people(url: str, keeper: Keeper | None = KEEPER) -> None:
    """A desk that knows two people."""
    await filled(url, events=3)
    engine = open_engine(url, keeper=keeper)
    async with writing(engine) as connection:
        await fill(connection, 2)
        await add(connection, "outbox", message(1, visit_id="v1"))
    async with writing(engine) as connection:
        await take_in(connection)
    await engine.dispose()


async def erased(url: str, terms: Terms, at: datetime) -> None:
    """One of them is erased, and the desk's rounds go on."""
    engine = open_engine(url, keeper=terms.keeper)
    async with writing(engine) as connection:
        await erasure.erase(connection, "p1", "", AT)
    await Persons(engine, terms).run_once(at)
    await engine.dispose()


# rule: batch-undone-is-taken-again
async def test_what_could_not_be_closed_is_closed_in_the_next_round(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk_with_people(database_url, None)
    engine, away = open_engine(database_url, keeper=KEEPER), [True]

    change = bulk.change

    async def changed(connection: AsyncConnection, table: Table, rows: Sequence[Row], *key: str) -> None:
        if away:
            raise OperationalError("UPDATE", {}, Exception("disk I/O error"))
        await change(connection, table, rows, *key)

    monkeypatch.setattr(bulk, "change", changed)
    persons = Persons(engine, terms_for(database_url, tmp_path / "b", keeper=KEEPER))
    await persons.run_safely(AT)
    away.clear()
    await persons.run_safely(AT)
    async with reading(engine) as connection:
        kept = {name: await as_kept(connection, name) for name in SEALED}
        assert [name for name, lying in kept.items() if "Rina Siregar" in lying] == []
        assert await taking.all_closed(connection)
    await engine.dispose()


async def forms_in(url: str, keeper: Keeper = KEEPER) -> dict[str, dict[str, str]]:
    engine = open_engine(url, keeper=keeper)
    async with reading(engine) as connection:
        found = {row.id: dict(row.form) for row in await connection.execute(select(visits.c.id, visits.c.form))}
    await engine.dispose()
    return found


def other_database(url: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty one of the same kind."""
    if url.startswith("sqlite"):
        return f"sqlite+aiosqlite:///{tmp_path / 'lain' / 'loket.sqlite3'}"
    found: str = request.getfixturevalue("empty_postgres_url")
    return found


@pytest.mark.parametrize("closed", [True, False])
async def test_who_was_erased_since_is_not_brought_back(
    database_url: str, tmp_path: Path, request: pytest.FixtureRequest, *, closed: bool
) -> None:
    """rule: erased-stays-erased"""
    terms = terms_for(database_url, tmp_path / "b", keeper=KEEPER)
    await desk_with_people(database_url, KEEPER if closed else None)
    made = await make(terms, AT)
    assert (await testing.test_of(made.path, terms, AT)).faults == ()
    await erased(database_url, terms, later(minutes=1))
    # rule: no-key-outlives-its-person
    assert '"p1", null' in names.keys_of(terms).read_text()
    assert (await testing.test_of(made.path, terms, AT)).faults == ()
    to = other_database(database_url, request, tmp_path)
    there = terms_for(to, tmp_path / "b", keeper=KEEPER)
    done = await restore(made.path, there, workplace(to), Since(), later(hours=1))
    assert done.again == Again(1, 0)
    assert await forms_in(to) == {"v1": {"region": "binjai", "category": "dapodik"}, "v2": FORM}
    engine = open_engine(to, keeper=KEEPER)
    async with reading(engine) as connection:
        assert await connection.scalar(text("SELECT count(*) FROM outbox WHERE visit_id = 'v1'")) == 0
        assert (await connection.execute(select(people.c.address).where(people.c.id == "p1"))).scalar_one() == "~"
        assert await keys.destroyed(connection) == 1
    assert (await looked_at(engine))[0] == []
    await engine.dispose()


async def test_who_was_being_served_then_and_whose_key_is_gone_is_not_waited_for(
    sqlite_url: str, tmp_path: Path
) -> None:
    """rule: no-key-no-service"""
    terms = terms_for(sqlite_url, tmp_path / "b", keeper=KEEPER)
    await desk_with_people(sqlite_url)
    await became(sqlite_url, {"status": "in_service", "closed_at": None})
    made = await make(terms, AT)
    await became(sqlite_url, {"status": "finished", "closed_at": AT})
    await erased(sqlite_url, terms, later(minutes=1))
    assert (await testing.test_of(made.path, terms, AT)).faults == ()
    to = f"sqlite+aiosqlite:///{tmp_path / 'lain' / 'loket.sqlite3'}"
    there = terms_for(to, tmp_path / "b", keeper=KEEPER)
    done = await restore(made.path, there, workplace(to), Since(), later(hours=1))
    assert done.again == Again(1, 0)
    assert await forms_in(to) == {"v1": {"region": "binjai", "category": "dapodik"}, "v2": FORM}
    engine = open_engine(to, keeper=KEEPER)
    async with reading(engine) as connection:
        assert await connection.scalar(select(visits.c.status).where(visits.c.id == "v1")) == "cancelled"
    assert (await looked_at(engine))[0] == []
    await engine.dispose()


async def became(url: str, values: dict[str, object]) -> None:
    engine = open_engine(url, keeper=KEEPER)
    async with writing(engine) as connection:
        await connection.execute(update(visits).where(visits.c.id == "v1").values(values))
    await engine.dispose()


async def test_a_backup_of_the_database_holds_no_key_and_nothing_that_is_closed(
    sqlite_url: str, tmp_path: Path
) -> None:
    """rule: no-keys-in-a-backup"""
    terms = terms_for(sqlite_url, tmp_path / "b", keeper=KEEPER)
    await desk_with_people(sqlite_url)
    engine = open_engine(sqlite_url, keeper=KEEPER)
    async with reading(engine) as connection:
        wrapped = [(await keys.of(connection, each) or {})["wrapped"] for each in ("p1", "p2")]
    await engine.dispose()
    made = await make(terms, AT)
    with tarfile.open(made.path) as tar:
        opened = tar.extractfile("loket.sqlite3")
        assert opened is not None
        content = opened.read()
    assert all(each.encode()[-20:] not in content for each in wrapped)
    assert b"Rina Siregar" not in content
    assert all(each in names.keys_of(terms).read_text() for each in wrapped)


async def test_what_is_loaded_from_a_backup_has_no_keys_before_they_are_brought(
    database_url: str, tmp_path: Path
) -> None:
    """rule: no-keys-in-a-backup"""
    terms = terms_for(database_url, tmp_path / "b", keeper=KEEPER)
    await desk_with_people(database_url)
    made = await make(terms, AT)
    with aside.passing(aside.place(terms)) as copied:
        manifest = packing.unpack(made.path, copied, terms.key)
        async with testing._restored(manifest, copied, terms) as engine, reading(engine) as connection:
            assert await connection.scalar(text("SELECT count(*) FROM person_keys")) == 0
            assert await connection.scalar(text("SELECT count(*) FROM visits")) == 2


async def test_keys_of_another_secret_or_of_before_are_refused(sqlite_url: str, tmp_path: Path) -> None:
    """rule: keys-as-new-as-the-backup"""
    terms = terms_for(sqlite_url, tmp_path / "b", keeper=KEEPER)
    await desk_with_people(sqlite_url)
    await make(terms, AT)
    old = tmp_path / "lama.keys"
    old.write_text(names.keys_of(terms).read_text())
    engine = open_engine(sqlite_url, keeper=KEEPER)
    async with writing(engine) as connection:
        await write_counters(connection, {"outbox": 7})
    await engine.dispose()
    made = await make(terms, later(hours=1))
    to = f"sqlite+aiosqlite:///{tmp_path / 'lain.sqlite3'}"
    there = terms_for(to, tmp_path / "kosong", keeper=KEEPER)

    async def tried(terms: Terms, given: Path | None) -> str:
        with pytest.raises(NotRestored) as fault:
            await restore(made.path, terms, workplace(to), Since(), later(hours=2), given)
        return str(fault.value)

    assert "lebih lama" in await tried(there, old)
    assert "identity.key_file" in await tried(terms_for(to, tmp_path, keeper=Keeper([NEXT])), None)
    old.write_text("\n".join(names.keys_of(terms).read_text().splitlines()[:-1]))
    assert "rusak" in await tried(there, old)
    names.keys_of(terms).unlink()
    assert "--keys" in await tried(there, None)
    assert not (tmp_path / "lain.sqlite3").exists()
