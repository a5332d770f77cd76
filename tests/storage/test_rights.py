"""Requests about people's data on a real database: a place for them, and statements that find them by an index.

Left out of the second: small tables, and how the chain reads rows of compound keys (``Linked.among()``).
"""

from sqlalchemy import text

from storage import rights, schema
from storage.engine import open_engine, reading, writing
from tests.desk import Desk
from tests.door.test_curious_reader import RINA, write
from tests.door.test_rights import parted
from tests.storage.before import put, up_to
from tests.storage.plans import asked as statements_of
from tests.storage.plans import scans
from tests.storage.rows import somebody
from tests.storage.test_schema import differences


async def test_a_database_of_before_gets_a_place_for_requests_about_data(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0048")
        await connection.run_sync(put, "people", [somebody("nur")])
    assert await schema.upgrade(engine) == "0048"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await rights.open_requests(connection, 9) == []
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
    await engine.dispose()


async def test_a_database_of_before_gets_a_place_for_restrictions(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0051")
        await connection.run_sync(put, "people", [somebody("nur")])
    assert await schema.upgrade(engine) == "0051"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.scalar(text("SELECT count(*) FROM people WHERE restricted IS NULL")) == 1
    await engine.dispose()


async def test_neither_asking_nor_erasing_reads_what_everybody_has_said(desk: Desk) -> None:
    rina = desk.telegram.user(RINA, first_name="Rina")
    await desk.register(rina)
    await write(desk, rina, "batal", "ya, batalkan", "data saya")
    with statements_of(desk.app.engine) as statements:
        await write(desk, rina, "hapus data", "ya")
        assert await parted(desk) == 1
    apart = ("FROM partings", "FROM chain", "FROM staff", "FROM presence", "IN (VALUES")
    about = {words: given for words, given in statements.items() if not any(each in words for each in apart)}
    async with reading(desk.app.engine) as connection:
        found = {words: await scans(connection, words, given) for words, given in about.items()}
    assert len(found) > 40
    assert {words: plan for words, plan in found.items() if plan} == {}
