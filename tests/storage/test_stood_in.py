"""What an approved text stood in for is said once its person has answered, and not for ever."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import bulk, deliveries, schema
from storage.engine import open_engine, writing
from storage.tables import outbox, people
from tests.clock import MONDAY_MORNING
from tests.storage.rows import REPLY, message, somebody

NOW = MONDAY_MORNING
HOUR = timedelta(hours=1)


async def opened(url: str) -> AsyncEngine:
    engine = open_engine(url)
    await schema.upgrade(engine)
    return engine


# rule: stood-in-for-ends
@pytest.mark.parametrize(
    ("heard", "attempts", "again"),
    [(HOUR, 1, True), (HOUR, 5, True), (HOUR, 6, False), (25 * HOUR, 1, False), (30 * HOUR, 1, False)],
    ids=["answered", "again", "often enough", "a day ago", "before it was written"],
)
async def test_it_is_put_back_while_that_may_help(
    database_url: str, heard: timedelta, attempts: int, *, again: bool
) -> None:
    engine = await opened(database_url)
    sent = message(
        1, "a", REPLY, channel="whatsapp", state="sent", template="panggilan", purpose="reminder", attempts=attempts
    )
    async with writing(engine) as connection:
        await connection.execute(insert(people), [somebody("p") | {"heard_at": NOW - heard}])
        await bulk.add(connection, outbox, [sent | {"created_at": NOW - 26 * HOUR}])
        await deliveries.reopen_answered(connection, [1], NOW)
        row = (await connection.execute(select(outbox))).one()
    assert row.state == ("pending" if again else "sent")
    assert row.attempts == attempts
    await engine.dispose()
