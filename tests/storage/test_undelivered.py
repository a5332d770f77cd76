"""How many messages did not reach their reader: each counted once, and as it stands now."""

from datetime import UTC, datetime
from typing import Any

import pytest

from storage import bulk, deliveries, schema, tables
from storage.deliveries import reach
from storage.engine import open_engine, reading, writing
from storage.identity import keys
from storage.tables import addresses, people
from tests.door.entrance import open_entrance
from tests.storage.rows import message, somebody

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def report(ref: str, state: str) -> dict[str, Any]:
    named = {"channel": "whatsapp", "ref": ref, "state": state, "at": AT, "recipient": "62"}
    return {**named, "code": "", "again_after": None, "reason": ""}


@pytest.mark.parametrize(
    ("states", "reports", "lost"),
    [
        ([("given_up", None)], [], 1),
        ([("sent", "a")], [("a", "failed")], 1),
        ([("sent", "b")], [("a", "failed"), ("b", "delivered")], 0),
        ([("sent", "b")], [("a", "failed"), ("b", "failed")], 1),
        ([("given_up", "a")], [("a", "failed")], 1),
        ([("sent", "a")], [("a", "failed"), ("a", "read")], 0),
        ([("pending", None), ("sent", None)], [("stranger", "failed")], 0),
    ],
)
async def test_each_message_counts_once(
    database_url: str, states: list[tuple[str, str | None]], reports: list[tuple[str, str]], lost: int
) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    rows = [message(n, "7", channel="whatsapp", state=state, ref=ref) for n, (state, ref) in enumerate(states, 1)]
    async with writing(engine) as connection:
        await bulk.add(connection, tables.people, [somebody("p")])
        await bulk.add(connection, tables.outbox, rows)
        await deliveries.keep(connection, [report(*each) for each in reports])
    async with reading(engine) as connection:
        assert await deliveries.undelivered(connection) == lost
    await engine.dispose()


async def test_whoever_cannot_be_named_any_more_is_reached_without_a_fault(sqlite_url: str) -> None:
    """Their key is gone, and with it the addresses that reports are kept by."""
    async with open_entrance(sqlite_url) as desk:
        async with writing(desk.engine) as connection:
            await bulk.add(connection, people, [somebody("p")])
            await bulk.add(connection, addresses, [{"key": "whatsapp:62811", "person_id": "p"}])
        async with reading(desk.engine) as connection:
            assert (await reach(connection, "whatsapp", "62811", str))["known_as"] == ("62811",)
        async with writing(desk.engine) as connection:
            await keys.destroy(connection, "p")
        async with reading(desk.engine) as connection:
            found = await reach(connection, "whatsapp", "62811", str)
        assert (found["known_as"], found["closed_at"]) == ((), None)
