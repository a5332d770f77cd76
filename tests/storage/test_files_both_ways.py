"""What was sent, by whom and where: the rows of before are brought along, and everybody's files are counted alone."""

from datetime import timedelta

from sqlalchemy import text

from storage import files, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_appointments import VISIT
from tests.storage.test_schema import differences

SHEET = {"id": "s", "text": "", "first_used_at": MONDAY_MORNING}
FILE = {
    "channel": "telegram",
    "ref": "r",
    "name": "foto.jpg",
    "media_type": "image/jpeg",
    "state": "told",
    "attempts": 1,
    "due_at": MONDAY_MORNING,
    "size": 3,
    "sent_at": MONDAY_MORNING,
    "content": b"abc",
}


async def test_files_of_before_are_kept_and_are_their_visitors(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0036")
        await connection.run_sync(put, "people", [somebody("rina")])
        await connection.run_sync(put, "sheets", [SHEET])
        await connection.run_sync(put, "visits", [VISIT])
        await connection.run_sync(put, "files", [{**FILE, "id": "f", "visit_id": "v"}])
    assert await schema.upgrade(engine) == "0036"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        row = (await connection.execute(text("SELECT person_id, thread_id, caption, content FROM files"))).one()
        assert (row.person_id, row.thread_id, row.caption, bytes(row.content)) == ("rina", None, "", b"abc")
        [counted] = await files.sent_by(connection, {"rina"}, MONDAY_MORNING)
        assert (counted["place"], counted["person_id"], counted["size"]) == ("v", "rina", 3)
    await engine.dispose()


async def test_what_an_officer_sent_counts_for_them_and_is_none_of_the_visitors_files(database_url: str) -> None:
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        await connection.run_sync(put, "people", [somebody("rina"), somebody("sari")])
        await connection.run_sync(put, "sheets", [SHEET])
        await connection.run_sync(put, "visits", [VISIT])
        thread = {"id": "t", "person_id": "rina", "opened_at": MONDAY_MORNING}
        await connection.run_sync(put, "threads", [thread])
        rows = [
            {"id": "a", "visit_id": "v", "thread_id": None, "person_id": "rina", "staff_id": None},
            {"id": "b", "visit_id": "v", "thread_id": None, "person_id": "sari", "staff_id": "s-sari"},
            {"id": "c", "visit_id": None, "thread_id": "t", "person_id": "rina", "staff_id": None},
        ]
        await connection.run_sync(put, "files", [{**FILE, **row} for row in rows])
    async with reading(engine) as connection:
        later = MONDAY_MORNING + timedelta(days=2)
        sent = {row["id"]: row["place"] for row in await files.sent_by(connection, {"rina"}, later)}
        assert sent == {"a": "v", "c": "t"}, "both go on still"
        assert [row["id"] for row in await files.sent_by(connection, {"sari"}, later)] == ["b"]
        assert [row["name"] for row in await files.names_of(connection, {"v"})] == ["foto.jpg"]
    await engine.dispose()
