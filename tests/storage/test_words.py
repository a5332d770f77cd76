"""An outbox of before staff's words could be taken back is brought along."""

from sqlalchemy import Connection, text

from storage import outbox, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.before import put, up_to
from tests.storage.rows import REPLY, message, somebody


def _before(connection: Connection) -> None:
    up_to(connection, "0031")
    put(connection, "people", [somebody("p")])
    put(connection, "outbox", [message(1, "a", REPLY)])


async def test_what_was_said_before_is_nobodys_to_take_back(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(_before)
    assert await schema.upgrade(engine) == "0031"
    async with reading(engine) as connection:
        [row] = (await connection.execute(text("SELECT origin, held_as FROM outbox"))).all()
        assert tuple(row) == (None, None)
        assert await outbox.held(connection, ["n"], MONDAY_MORNING) == {}
    await engine.dispose()
