"""Second chats: what was there before is nobody's second; a copy is said once; a code is found by its digest."""

from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import schema, second_chat
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import message, somebody
from tests.storage.test_schema import differences

OFFER = {
    "person_id": "p",
    "digest": "d",
    "expires_at": MONDAY_MORNING + timedelta(minutes=15),
    "made": 1,
    "counted_at": MONDAY_MORNING,
    "opened_by": "",
    "number": "",
}


async def test_nobody_of_before_has_a_second_chat(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(up_to, "0042")
        await connection.run_sync(put, "people", [somebody("p")])
        await connection.run_sync(put, "outbox", [message(1, "7")])
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert (await connection.execute(text("SELECT further FROM people"))).all() == [(None,)]
        assert (await connection.execute(text("SELECT twin, state FROM outbox"))).all() == [(None, "pending")]
    await engine.dispose()


async def test_a_copy_is_put_in_line_once_and_not_after_parting(database_url: str) -> None:
    """rule: second-chat-told-once"""
    engine = open_engine(database_url)
    wanted = [{"person": "p", "name": 1}]
    async with writing(engine) as connection:
        await connection.run_sync(put, "people", [somebody("p")])
        rows = [message(1, "7", twin=1, state="given_up"), message(2, "9", twin=1, state="spare")]
        await connection.run_sync(put, "outbox", [*rows, message(3, "9", twin=3, state="spare")])
        await second_chat.send_spare(connection, wanted, MONDAY_MORNING)
        assert await _states(connection) == ["given_up", "pending", "spare"]
        await connection.execute(text("UPDATE outbox SET state = 'sent' WHERE id = 2"))
        await second_chat.send_spare(connection, wanted, MONDAY_MORNING)
        assert await _states(connection) == ["given_up", "sent", "spare"]
        assert [row["twin"] for row in await second_chat.spare(connection, {"p"})] == [3]
        await second_chat.forget_spare(connection, {"p"})
        assert await _states(connection) == ["given_up", "sent", "withdrawn"]
    await engine.dispose()


async def _states(connection: AsyncConnection) -> list[str]:
    rows = await connection.execute(text("SELECT state FROM outbox ORDER BY id"))
    return [row.state for row in rows]


async def test_an_offer_takes_the_place_of_the_last(database_url: str) -> None:
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        await connection.run_sync(put, "people", [somebody("p")])
        await second_chat.keep_offers(connection, [OFFER])
        await second_chat.keep_offers(connection, [{**OFFER, "digest": "e"}])
        assert await second_chat.offers(connection, {"d"}, ()) == []
        assert [row["person_id"] for row in await second_chat.offers(connection, {"e"}, ())] == ["p"]
        assert [row["digest"] for row in await second_chat.offers(connection, (), {"p"})] == ["e"]
        await second_chat.forget_offers(connection, {"p"})
        assert await second_chat.offers(connection, {"e"}, {"p"}) == []
    await engine.dispose()
