"""The queue as the database tells it is the queue as the flows order it."""

import random
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import insert

from bot.flows.state.at_desk import order
from bot.flows.state.visits import Status, Visit
from bot.records import visit_row, waiting_of
from storage import queue, schema
from storage.engine import open_engine, reading, writing
from storage.tables import people, sheets, visits
from tests.clock import MONDAY_MORNING
from tests.storage.rows import somebody


def waiting(number: int, minutes: int) -> Visit:
    at = MONDAY_MORNING + timedelta(minutes=minutes)
    visit = Visit(f"v{number}", "p", "s", MONDAY_MORNING, MONDAY_MORNING, Status.QUEUED, calendar_id="c")
    return replace(visit, ticket=f"A-{number}", number=f"N-{number}", queued_at=at)


async def test_places_told_by_the_database_are_the_order_of_the_flows(database_url: str) -> None:
    """Many wait since the same moment: there the visit's number decides, "-9" before "-10"."""
    engine, dice = open_engine(database_url), random.Random(7)
    await schema.upgrade(engine)
    numbers = dice.sample(range(1, 400), 60)
    rows = [visit_row(waiting(number, dice.randrange(4)), occupies=True) for number in numbers]
    async with writing(engine) as connection:
        await connection.execute(insert(people), [somebody("p") | {"heard_at": None}])
        await connection.execute(insert(sheets), [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
        await connection.execute(insert(visits), rows)
    async with reading(engine) as connection:
        heads = waiting_of(await queue.heads(connection, 100))
        told = await queue.places(connection, [*(row["id"] for row in rows), "unknown"])
        first = [row["id"] for row in await queue.heads(connection, 5)]
        assert await queue.count(connection) == len(numbers)
        others = await queue.tickets_of_other_days(connection, "N-1")
    assert list(heads) == sorted(heads, key=order)
    assert told == {place.visit_id: number for number, place in enumerate(heads, 1)}
    assert first == [place.visit_id for place in heads[:5]]
    assert others == {f"A-{number}" for number in numbers if not str(number).startswith("1")}
    await engine.dispose()
