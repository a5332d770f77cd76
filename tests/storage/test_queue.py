"""The queue as the database tells it is the queue as the flows order it."""

import random
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import insert

from bot.flows.state.at_desk import AtDesk, order
from bot.flows.state.visits import Status, Visit
from bot.records import visit_row, waiting_of
from storage import queue, schema
from storage.engine import open_engine, reading, writing
from storage.tables import people, sheets, visits
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import somebody
from tests.storage.test_appointments import VISIT
from tests.storage.test_schema import differences


def waiting(number: int, minutes: int) -> Visit:
    at = MONDAY_MORNING + timedelta(minutes=minutes)
    visit = Visit(f"v{number}", "p", "s", MONDAY_MORNING, MONDAY_MORNING, Status.QUEUED, calendar_id="c")
    return replace(visit, ticket=f"A-{number}", number=f"N-{number}", queued_at=at)


def _spots() -> list[tuple[datetime, str]]:
    """Moments before, between and after those who wait; without a number, and beside somebody's."""
    moments = [MONDAY_MORNING + timedelta(minutes=minutes) for minutes in range(-1, 5)]
    return [(at, number) for at in moments for number in ("", "N-9", "N-100")]


def _stands_up_to(place: AtDesk, at: datetime, number: str) -> bool:
    return order(place) <= (at, len(number), number) if number else place.queued_at <= at


async def test_places_told_by_the_database_are_the_order_of_the_flows(database_url: str) -> None:
    """Many wait since the same moment: there the visit's number decides, "-9" before "-10"."""
    engine, dice = open_engine(database_url), random.Random(7)
    await schema.upgrade(engine)
    numbers = dice.sample(range(1, 400), 60)
    rows = [visit_row(waiting(number, dice.randrange(4)), occupies=True) for number in numbers]
    parked = replace(waiting(999, 0), status=Status.PARKED)
    async with writing(engine) as connection:
        await connection.execute(insert(people), [somebody("p") | {"heard_at": None}])
        await connection.execute(insert(sheets), [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
        await connection.execute(insert(visits), [*rows, visit_row(parked, occupies=False)])
    async with reading(engine) as connection:
        heads = waiting_of(await queue.heads(connection, 100))
        told = await queue.places(connection, [*(row["id"] for row in rows), "unknown"])
        first = [row["id"] for row in await queue.heads(connection, 5)]
        assert await queue.count(connection) == len(numbers)
        others = await queue.tickets_of_other_days(connection, "N-1")
        ahead = await queue.ahead(connection, _spots())
        assert await queue.ahead(connection, []) == {}
    assert list(heads) == sorted(heads, key=order)
    assert told == {place.visit_id: number for number, place in enumerate(heads, 1)}
    assert first == [place.visit_id for place in heads[:5]]
    assert ahead == {spot: sum(_stands_up_to(each, *spot) for each in heads) for spot in _spots()}
    assert others == {f"A-{number}" for number in numbers if not str(number).startswith("1")} | {"A-999"}
    await engine.dispose()


async def test_who_was_parked_before_the_index_is_found_by_it(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0025")
        await connection.run_sync(put, "sheets", [{"id": "s", "text": "", "first_used_at": MONDAY_MORNING}])
        await connection.run_sync(put, "people", [somebody("p")])
        await connection.run_sync(put, "visits", [{**VISIT, "person_id": "p", "status": "parked"}])
    assert await schema.upgrade(engine) == "0025"
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await queue.tickets_of_other_days(connection, "ULT-20261124-") == {"A-001"}
        assert await queue.tickets_of_other_days(connection, "ULT-20261123-") == frozenset()
    await engine.dispose()
