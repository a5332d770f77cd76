"""Reports on a real database: a place for them, and statements that find them by an index."""

from sqlalchemy import text

from storage import housekeeping, reports, schema
from storage.datamap import data_map
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.desk import Desk
from tests.jobs.test_reports import Copying, asked, run
from tests.storage.before import put, up_to
from tests.storage.plans import asked as statements_of
from tests.storage.plans import scans
from tests.storage.rows import somebody
from tests.storage.test_schema import differences


async def test_a_database_of_before_gets_a_place_for_reports(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0042")
        await connection.run_sync(put, "people", [somebody("nur")])
    assert await schema.upgrade(engine) == "0042"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await reports.due(connection, MONDAY_MORNING) is None
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
    await engine.dispose()


async def test_no_question_about_reports_reads_all_of_them(desk: Desk) -> None:
    with statements_of(desk.app.engine) as statements:
        await asked(desk)
        await run(desk, Copying())
        async with writing(desk.app.engine) as connection:
            [kept] = [entry for entry, _ in data_map().passing() if entry.name == "reports"]
            assert await housekeeping.old(connection, kept, MONDAY_MORNING, 9) == []
            assert await housekeeping.forget(connection, kept, MONDAY_MORNING, ["1"]) == 0
    about = {words: given for words, given in statements.items() if "reports" in words}
    async with reading(desk.app.engine) as connection:
        found = {words: await scans(connection, words, given) for words, given in about.items()}
    assert len(found) > 5
    assert {words: plan for words, plan in found.items() if plan} == {}
