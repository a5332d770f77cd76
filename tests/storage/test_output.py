"""Visits that had begun before outputs were looked for are left alone; their deviations lack no thing."""

from bot.records import visits_of
from storage import recorded, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_appointments import VISIT
from tests.storage.test_schema import differences

DEVIATION = {"id": "v.0", "visit_id": "v", "serial": 0, "kind": "time", "first": 3, "last": 3, "role": "front_office"}
ENTRY = {"deviation_id": "v.0", "serial": 0, "what": "raised", "by": "clock", "words": ""}


async def test_a_visit_from_before_comes_over_unchecked(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0027")
        await connection.run_sync(put, "sheets", [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
        await connection.run_sync(put, "people", [somebody("p")])
        await connection.run_sync(put, "visits", [{**VISIT, "id": "v", "person_id": "p"}])
        await connection.run_sync(put, "deviations", [{**DEVIATION, "due_at": MONDAY_MORNING}])
        await connection.run_sync(put, "deviation_entries", [{**ENTRY, "at": MONDAY_MORNING}])
    assert await schema.upgrade(engine) == "0027"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        rows = await recorded.visits_by_id(connection, ["v"])
        visit = visits_of(rows, [], await recorded.deviations_of(connection, ["v"]))["v"]
    assert not visit.output_checked
    assert [each.item for each in visit.deviations] == [""]
    await engine.dispose()
