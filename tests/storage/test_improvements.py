"""What is to be improved is kept with its days, and done once."""

from datetime import date

from sqlalchemy import text

from storage import improvements, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

ROW = {
    "id": "rtl-1",
    "element": "waktu",
    "since": date(2026, 7, 1),
    "until": date(2026, 9, 30),
    "programme": "Meninjau waktu layanan",
    "owner": "Kasubbag Umum",
    "due_by": date(2026, 12, 31),
    "planned_on": date(2026, 10, 5),
}


async def test_a_database_of_before_gets_a_place_for_improvements(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0036")
        await connection.run_sync(put, "people", [somebody("rina")])
    assert await schema.upgrade(engine) == "0036"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await improvements.all_improvements(connection) == []
        assert await connection.scalar(text("SELECT count(*) FROM people")) == 1
    await engine.dispose()


async def test_an_improvement_is_done_once_and_the_journal_tells(database_url: str) -> None:
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        await improvements.plan(connection, ROW, MONDAY_MORNING, "console")
        for words, known in (("Standar ditetapkan", True), ("lagi", False)):
            day = date(2026, 11, 23)
            assert await improvements.finish(connection, "rtl-1", day, words, MONDAY_MORNING, "console") is known
        assert not await improvements.finish(connection, "lain", day, "", MONDAY_MORNING, "console")
    async with reading(engine) as connection:
        assert await improvements.all_improvements(connection) == [
            {**ROW, "done_on": date(2026, 11, 23), "result": "Standar ditetapkan"}
        ]
        told = await connection.execute(text("SELECT what FROM journal ORDER BY id"))
        assert [row.what for row in told] == ["improvement_planned", "improvement_done"]
    await engine.dispose()
