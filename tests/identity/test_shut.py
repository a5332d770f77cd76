"""What is closed and does not open is an error, is told, and is never written over; its neighbours go on."""

from typing import Any

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import records
from bot.database import open_database
from bot.errors import OperatorError
from storage import erasure, known, outbox, recorded
from storage.chain.verifying import Fault
from storage.datamap import data_map
from storage.engine import reading, writing
from storage.identity import keys, owners
from storage.identity.keeper import Keeper, NotOpened, WrongSecret
from storage.identity.sealed import SealedJSON
from storage.identity.sealing import SEALED
from storage.identity.shut import not_opened
from storage.tables import metadata, people, person_keys, remarks, visits
from tests.desk import settings_for
from tests.identity.store import AT, FORM, NEXT, add, as_kept, fill, message, opened, person
from tests.identity.store import with_people as filled
from tests.kept import SEAL
from tests.storage.chained import looked_at, take_in


async def damage(connection: AsyncConnection, table: str, column: str, key: str, value: Any) -> None:
    """As a disk would, past everything that the desk hears."""
    query = text(f"SELECT CAST({column} AS TEXT) FROM {table} WHERE {key} = :value")  # noqa: S608 - names of ours
    said = await connection.scalar(query, {"value": value})
    assert said
    at = said.rindex("=") - 6 if "=" in said else len(said) - 8
    spoilt = said[:at] + ("AAAA" if said[at : at + 4] != "AAAA" else "BBBB") + said[at + 4 :]
    cast = "CAST(:said AS JSON)" if connection.dialect.name == "postgresql" and said.startswith("{") else ":said"
    change = text(f"UPDATE {table} SET {column} = {cast} WHERE {key} = :value")  # noqa: S608 - names of ours
    await connection.execute(change, {"said": spoilt, "value": value})


async def lying(engine: AsyncEngine, table: str) -> str:
    async with reading(engine) as connection:
        return await as_kept(connection, table)


async def emptied(engine: AsyncEngine) -> None:
    """As a turn that read the visit, and writes it back."""
    async with writing(engine) as connection:
        await recorded.visits_by_id(connection, ["v1"])
        await connection.execute(update(visits).where(visits.c.id == "v1").values(form={}))


async def test_a_damaged_value_is_an_error_and_stays_as_it_is(database_url: str) -> None:
    """rule: what-does-not-open-is-no-value"""
    async with filled(database_url, 2) as engine:
        async with writing(engine) as connection:
            await damage(connection, "visits", "form", "id", "v1")
        before = await lying(engine, "visits")
        async with reading(engine) as connection:
            with pytest.raises(NotOpened, match=r"visits\.form/v1"):
                (await connection.execute(select(visits.c.form))).all()
        async with writing(engine) as connection:
            found = await recorded.visits_by_id(connection, ["v1", "v2"])
            # rule: shut-spoils-its-row-only
            assert records.visits_of(found, (), ()).keys() == {"v2"}
        # rule: nothing-written-over-what-does-not-open
        with pytest.raises(NotOpened):
            await emptied(engine)
        assert await lying(engine, "visits") == before


async def test_whoever_is_met_in_passing_is_met_and_not_written_over(database_url: str) -> None:
    """rule: nothing-written-over-what-does-not-open"""
    async with filled(database_url, 2) as engine:
        async with writing(engine) as connection:
            await damage(connection, "people", "profile", "id", "p1")
        async with writing(engine) as connection:
            [row] = await known.people_by_id(connection, ["p1"])
            with pytest.raises(NotOpened):
                records.person_of(row, SEAL)
            person = records.person_in_passing(row, SEAL)
            assert (person.id, person.address, dict(person.profile)) == ("p1", "7", {})
            changed = records.person_row(person, SEAL)
            with pytest.raises(NotOpened):
                await connection.execute(update(people).where(people.c.id == "p1").values(changed))
        async with reading(engine) as connection:
            assert await not_opened(connection) == ["people.profile/p1"]


async def test_what_is_written_in_part_is_closed_for_whose_it_will_be_read(database_url: str) -> None:
    """rule: owner-as-it-will-be-read"""
    async with filled(database_url) as engine:
        async with writing(engine) as connection:
            told = {"opened_at": AT, "heard_at": AT, "said_at": None, "taken_by": None, "closed_at": None}
            await add(connection, "threads", {"id": "t1", "person_id": "p1", **told})
            await add(connection, "people", person("p9", address="9"))
            await add(connection, "outbox", message(1), message(2))
            await add(connection, "outbox", message(3, person_id="p9", address="9", visit_id="v1"))
            await add(connection, "outbox", message(4, person_id="p9", address="9", origin="thread:t1"))
            await add(connection, "outbox", message(5, person_id="p9", address="9", origin="visit:v1"))
        async with reading(engine) as connection:
            query = select(metadata.tables["outbox"]).order_by(text("id"))
            rows = (await connection.execute(query)).mappings().all()
            assert [row["address"] for row in rows] == ["7", "7", "9", "9", "9"]
            assert all(row["payload"] == {"text": "Rina Siregar"} for row in rows)
        async with writing(engine) as connection:
            await keys.destroy(connection, "p1")
        async with reading(engine) as connection:
            rows = (await connection.execute(query)).mappings().all()
            # what is passed on to somebody who works here is the visitor's
            assert [row["payload"] for row in rows] == [{}, {}, {}, {}, {"text": "Rina Siregar"}]


async def test_a_message_that_does_not_open_holds_up_no_other(database_url: str) -> None:
    """rule: unopened-message-given-up"""
    async with filled(database_url) as engine:
        async with writing(engine) as connection:
            await add(connection, "outbox", *(message(no, state="pending", attempts=0) for no in (1, 2)))
        async with writing(engine) as connection:
            await damage(connection, "outbox", "payload", "id", 1)
        async with writing(engine) as connection:
            taken = await outbox.claim(connection, "me", ["telegram"], AT, AT, 10, "rusak")
            assert [row["id"] for row in taken] == [2]
            query = text("SELECT state, reason FROM outbox WHERE id = 1")
            assert (await connection.execute(query)).one() == ("given_up", "rusak")


async def test_the_archive_tells_and_erasing_goes_on(database_url: str) -> None:
    """rule: unopened-is-told"""
    async with filled(database_url, 2) as engine:
        async with writing(engine) as connection:
            await take_in(connection)
        async with writing(engine) as connection:
            await damage(connection, "visits", "form", "id", "v1")
        findings, _ = await looked_at(engine)
        assert [(each.table, each.key, each.fault) for each in findings] == [("visits", "v1", Fault.SHUT)]
        async with writing(engine) as connection:
            # rule: erased-even-if-damaged
            await erasure.erase(connection, "p1", "", AT)
        async with reading(engine) as connection:
            form = await connection.scalar(select(visits.c.form).where(visits.c.id == "v1"))
            assert form == {"region": "binjai", "category": "dapodik"}
        assert (await looked_at(engine))[0] == []


async def test_a_key_that_is_missing_is_no_key_that_was_destroyed(database_url: str) -> None:
    """rule: destroyed-is-not-missing"""
    async with filled(database_url, 3) as engine:
        async with writing(engine) as connection:
            words = {"serial": 0, "at": AT, "by": "s", "words": "rahasia"}
            await add(connection, "remarks", *({"visit_id": f"v{no}", **words} for no in (1, 2, 3)))
            await connection.execute(delete(person_keys).where(person_keys.c.person_id == "p1"))
            await connection.execute(update(person_keys).where(person_keys.c.person_id == "p2").values(wrapped=None))
        async with reading(engine) as connection:
            query = select(remarks.c.words).where
            with pytest.raises(NotOpened):
                await connection.scalar(query(remarks.c.visit_id == "v1"))
            assert await connection.scalar(query(remarks.c.visit_id == "v2")) == "~"
            assert await connection.scalar(query(remarks.c.visit_id == "v3")) == "rahasia"


async def test_another_secret_opens_nothing_and_nothing_is_written(database_url: str) -> None:
    async with filled(database_url):
        pass
    async with opened(database_url, Keeper([NEXT])) as engine:
        before = await lying(engine, "visits")
        async with reading(engine) as connection:
            with pytest.raises(WrongSecret):
                (await connection.execute(select(visits.c.form))).all()
        with pytest.raises(WrongSecret):
            async with writing(engine) as connection:
                await connection.execute(update(visits).where(visits.c.id == "v1").values(form=FORM))
        assert await lying(engine, "visits") == before


async def test_a_desk_does_not_start_on_a_copy_without_keys(database_url: str) -> None:
    """rule: no-desk-without-its-keys"""
    settings = settings_for(database_url, None)
    engine = await open_database(settings)
    async with writing(engine) as connection:
        await fill(connection)
        await connection.execute(delete(person_keys))
    await engine.dispose()
    with pytest.raises(OperatorError, match="loket restore"):
        await open_database(settings)


def test_what_erasing_leaves_of_answers_lies_open_and_what_goes_by_itself_is_marked() -> None:
    for name, columns in SEALED.items():
        entry = data_map().tables[name]
        for column in columns:
            kept, parts = entry.keeps.get(column.name, ()), entry.parts.get(column.name, {})
            if kept or parts:
                assert isinstance(column.type, SealedJSON)
                assert {*kept} <= {*column.type.opened}
                assert {*parts} <= {*column.type.marked}


def test_whoever_rows_lead_to_has_them_closed_under_their_key() -> None:
    """rule: closed-for-whose-it-is"""
    desks = {name for name in SEALED if not [*owners.ways(name)]}
    assert desks == {name for name in SEALED if name != people.name and not data_map().tables[name].owner}
