"""What platforms were told: one row a name, the last word counts; a database from before has none."""

from alembic import command
from sqlalchemy import Connection

from storage import published, schema
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.storage.test_schema import differences

BEFORE = "0023"


def _as_before(connection: Connection) -> None:
    config = schema._config()
    config.attributes["connection"] = connection
    command.upgrade(config, BEFORE)


async def test_a_database_from_before_is_brought_along(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    async with writing(engine) as connection:
        await connection.run_sync(_as_before)
    await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await published.known(connection) == {}
    await engine.dispose()


async def test_the_last_word_counts_and_what_is_forgotten_is_gone(database_url: str) -> None:
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        for content in ("a", "b"):
            await published.keep(connection, "telegram.menu", content, MONDAY_MORNING)
        await published.keep(connection, "whatsapp.menu", "c", MONDAY_MORNING)
        await published.forget(connection, ["whatsapp.menu", "unknown"])
        assert await published.known(connection) == {"telegram.menu": "b"}
        assert await published.addresses_of(connection, "telegram", []) == {}
        assert await published.seated(connection, "telegram") == []
    await engine.dispose()
