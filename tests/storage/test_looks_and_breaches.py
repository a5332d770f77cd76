"""A database of before gets the tables of breaches and notices, and its looks are found by their index."""

from sqlalchemy import insert

from storage import breaches, looks, schema
from storage.engine import open_engine, reading, writing
from storage.tables import journal
from tests.clock import MONDAY_MORNING
from tests.storage.before import up_to
from tests.storage.plans import asked, scans
from tests.storage.test_schema import differences

LINE = {"at": MONDAY_MORNING, "who": "s-sari", "visit_id": None}
OLD = {**LINE, "what": "guests_searched", "details": {"staff": "s-sari", "kind": "words", "found": 2}}
NEW = {**LINE, "what": "looked", "details": {"kind": "visit", "door": "web"}}
OTHER = {**LINE, "what": "duty_on", "details": {}}


async def test_a_database_of_before_keeps_its_looks(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0048")
        await connection.execute(insert(journal), [OLD, OTHER])
    assert await schema.upgrade(engine) == "0048"
    async with writing(engine) as connection:
        await looks.keep(connection, NEW)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert [row["kind"] for row in await looks.latest(connection, 5)] == ["visit", "guests"]
        assert await breaches.listed(connection, open_only=True) == ([], [])
    await engine.dispose()


# rule: looks-found-by-index
async def test_looks_are_found_without_reading_the_journal(database_url: str) -> None:
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        await connection.execute(insert(journal), [OTHER] * 300)
        await looks.keep(connection, NEW)
    with asked(engine) as statements:
        async with reading(engine) as connection:
            [row] = await looks.latest(connection, 16)
            await looks.latest(connection, 16, row["id"])
            await looks.between(connection, MONDAY_MORNING, MONDAY_MORNING, 16)
    async with reading(engine) as connection:
        found = {words: await scans(connection, words, given) for words, given in statements.items()}
    assert {words: where for words, where in found.items() if where} == {}
    await engine.dispose()
