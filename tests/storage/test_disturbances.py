"""Disturbances: entries are added and come back in order; whoever has read them is told to read them anew."""

from datetime import timedelta

from bot import records
from bot.flows.state.deviation import Cause
from bot.flows.state.disturbance import Course, Disturbance, DisturbanceEntry
from bot.turn.disturbances_read import DisturbancesRead
from storage import disturbances, schema
from storage.disturbances import DISTURBANCES_VERSION
from storage.engine import open_engine, reading, writing
from storage.events import read_counters
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_appointments import VISIT
from tests.storage.test_output import DEVIATION, ENTRY
from tests.storage.test_schema import differences

HALF_PAST = MONDAY_MORNING + timedelta(minutes=30)
PROPOSED = DisturbanceEntry(Course.PROPOSED, HALF_PAST, "s-sari", MONDAY_MORNING, None, Cause.ZOOM, "zoom mati")
DECLARED = DisturbanceEntry(Course.DECLARED, HALF_PAST, "s-nur", MONDAY_MORNING, HALF_PAST, Cause.ZOOM, "zoom mati")


# rule: disturbances-believed-by-version
async def test_what_is_said_of_a_disturbance_is_added_and_read_anew(database_url: str) -> None:
    engine = open_engine(database_url)
    first, second = Disturbance("b", (PROPOSED,)), Disturbance("a", (PROPOSED,))
    grown = first.and_then(DECLARED)
    read = DisturbancesRead()
    for before, after in (((), (first, second)), ((first, second), (grown, second))):
        async with writing(engine) as connection:
            await disturbances.keep(connection, records.disturbance_rows(before, after))
        async with reading(engine) as connection:
            counters = await read_counters(connection, (DISTURBANCES_VERSION,))
            assert await read.read(connection, counters[DISTURBANCES_VERSION]) == after
    async with reading(engine) as connection:
        assert await read.read(connection, counters[DISTURBANCES_VERSION]) == (grown, second)
    await engine.dispose()


async def test_what_departed_from_the_standard_before_is_touched_too(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0029")
        await connection.run_sync(put, "sheets", [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
        await connection.run_sync(put, "people", [somebody("p")])
        await connection.run_sync(put, "visits", [{**VISIT, "id": "v", "person_id": "p"}])
        await connection.run_sync(put, "deviations", [{**DEVIATION, "due_at": MONDAY_MORNING}])
        await connection.run_sync(put, "deviation_entries", [{**ENTRY, "at": MONDAY_MORNING}])
    assert await schema.upgrade(engine) == "0029"
    later = [(HALF_PAST, HALF_PAST + timedelta(minutes=1))]
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await disturbances.touched(connection, [*later, (MONDAY_MORNING, HALF_PAST)], 10) == {"v"}
        assert await disturbances.touched(connection, later, 10) == set()
        assert await disturbances.touched(connection, [], 10) == set()
    await engine.dispose()
