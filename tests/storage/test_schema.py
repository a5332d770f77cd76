"""The schema's versions: from nothing to exactly the tables of this code, once, and never backwards."""

import asyncio
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from bot.database import open_database
from bot.errors import DatabaseTooNew, DatabaseUnreachable
from storage import fingerprint, schema
from storage.engine import open_engine, reading, writing
from storage.tables import metadata
from tests.clock import STUCK
from tests.desk import settings_for
from tests.storage.overheard import overheard


def differences(connection: Connection) -> list[Any]:
    """What a database has that the tables do not say, and the other way round."""
    options = {"compare_type": True, "compare_server_default": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


async def test_from_nothing_to_exactly_the_tables(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    assert await schema.upgrade(engine) is None
    async with reading(engine) as connection:
        assert await connection.run_sync(differences) == []
        assert await schema.version(connection) == schema.HEAD
    await engine.dispose()


async def test_a_database_that_lacks_something_is_seen_to_differ(empty_database_url: str) -> None:
    """The comparison above would notice."""
    engine = open_engine(empty_database_url)
    await schema.upgrade(engine)
    async with writing(engine) as connection:
        await connection.execute(text("ALTER TABLE visits DROP COLUMN outcome"))
        await connection.execute(text("DROP INDEX ix_outbox_fetched"))
        assert len(await connection.run_sync(differences)) == 2
    await engine.dispose()


async def test_upgrading_again_changes_nothing(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    await schema.upgrade(engine)
    with overheard(engine) as statements:
        assert await schema.upgrade(engine) == schema.HEAD
    changing = ("CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE")
    assert statements
    assert not [words for words in statements if words.lstrip().upper().startswith(changing)]
    await engine.dispose()


async def test_the_newest_migration_is_the_version_of_this_code() -> None:
    assert schema.known_versions()[-1] == schema.HEAD


async def test_a_database_of_a_later_version_is_refused_with_what_to_do(empty_database_url: str) -> None:
    engine = open_engine(empty_database_url)
    await schema.upgrade(engine)
    async with writing(engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNew) as refused:
        await open_database(settings_for(empty_database_url, None))
    assert str(refused.value) == (
        "Basis data ini berasal dari versi Loket yang lebih baru (skema 9999). Pasang Loket versi terbaru, "
        "atau pakai basis data lain (database.url, LOKET_DATABASE__URL)."
    )
    async with reading(engine) as connection:
        assert await schema.version(connection) == "9999"
    await engine.dispose()


async def test_a_database_that_cannot_be_reached_is_told_with_what_to_do(postgres_url: str) -> None:
    nowhere = postgres_url.partition("?")[0] + "?host=/nowhere"
    with pytest.raises(DatabaseUnreachable, match=r"database\.url \(LOKET_DATABASE__URL\)"):
        await open_database(settings_for(nowhere, None))


async def test_several_processes_may_upgrade_at_once(empty_database_url: str) -> None:
    engines = [open_engine(empty_database_url) for _ in range(4)]
    async with asyncio.timeout(STUCK):
        before = await asyncio.gather(*map(schema.upgrade, engines))
    assert sorted(before, key=str) == [schema.HEAD] * 3 + [None]
    async with reading(engines[0]) as connection:
        assert await connection.run_sync(differences) == []
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert set(tables) == {*metadata.tables, "alembic_version"}
    for engine in engines:
        await engine.dispose()


async def test_an_upgrade_that_fails_leaves_nothing_behind(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All or nothing, so that it can simply be tried again."""
    sound = schema._run_upgrade

    def interrupted(connection: Connection, digest: fingerprint.Digest | None) -> None:
        sound(connection, digest)
        raise OSError("the machine went down")

    engine = open_engine(empty_database_url)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "_run_upgrade", interrupted)
        with pytest.raises(OSError, match="went down"):
            await schema.upgrade(engine)
    async with reading(engine) as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    assert await schema.upgrade(engine) is None
    await engine.dispose()
