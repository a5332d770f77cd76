"""Appointments come to a database that knew none: what was there stays, and nobody has a time."""

from sqlalchemy import select

from storage import schema
from storage.engine import open_engine, reading, writing
from storage.tables import appointments, visits
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_schema import differences

VISIT = {
    "id": "v",
    "person_id": "rina",
    "sheet_id": "s",
    "status": "queued",
    "occupies": False,
    "started_at": MONDAY_MORNING,
    "seen_at": MONDAY_MORNING,
    "form": {},
    "ticket": "A-001",
    "number": "ULT-20261123-001",
    "queued_at": MONDAY_MORNING,
    "surveyed": False,
    "assigned": {},
    "nudges": {},
}


async def test_who_waited_before_waits_on_without_an_appointment(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0020")
        sheet = {"id": "s", "text": "", "first_used_at": MONDAY_MORNING}
        await connection.run_sync(put, "sheets", [sheet])
        await connection.run_sync(put, "people", [{**somebody("rina"), "address": "rina"}])
        await connection.run_sync(put, "visits", [VISIT])
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        [row] = (await connection.execute(select(visits))).mappings()
        assert (row["status"], row["queued_at"], row["slot_at"]) == ("queued", MONDAY_MORNING, None)
        assert (await connection.execute(select(appointments))).all() == []
    await engine.dispose()
