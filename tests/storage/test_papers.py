"""Papers on a real database: a place for them, and statements that find them by an index."""

from datetime import timedelta

from sqlalchemy import text

from storage import papers, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.desk import Desk
from tests.jobs.test_papers import Printer, run
from tests.papers.finished import finished
from tests.storage.before import put, up_to
from tests.storage.plans import asked, scans
from tests.storage.rows import somebody
from tests.storage.test_schema import differences


async def test_a_database_of_before_gets_a_place_for_papers(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0036")
        await connection.run_sync(put, "people", [somebody("rina")])
    assert await schema.upgrade(engine) == "0036"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await papers.to_print(connection, MONDAY_MORNING, 9) == []
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
    await engine.dispose()


async def test_no_question_about_papers_reads_all_of_them(desk: Desk) -> None:
    await finished(desk)
    with asked(desk.app.engine) as statements:
        await run(desk, Printer())
        async with reading(desk.app.engine) as connection:
            row = (await papers.listed(connection, MONDAY_MORNING, MONDAY_MORNING + timedelta(days=1), 9))[0]
            assert (await papers.shown(connection, row["code"]) or {})["number"] == row["number"]
            assert (await papers.by_digest(connection, row["sha256"]) or {})["number"] == row["number"]
            assert (await papers.by_number(connection, row["number"]) or {})["sha256"] == row["sha256"]
            assert await papers.content(connection, papers.PREFIX + row["number"])
            assert await papers.content(connection, row["number"]) is None
    listing = "papers.wanted_at >="
    about = {words: given for words, given in statements.items() if "paper" in words and listing not in words}
    async with reading(desk.app.engine) as connection:
        found = {words: await scans(connection, words, given) for words, given in about.items()}
    assert len(found) > 5
    assert {words: plan for words, plan in found.items() if plan} == {}
