"""What a database still holds of rows that are changed or gone is parted with: on PostgreSQL by VACUUM, which no turn
waits for, on SQLite, which overwrites what it deletes, by emptying the write-ahead log."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import premises
from storage.tables import metadata

_GENTLY = (
    "statement_timeout = 0",  # a large table takes its time
    "lock_timeout = '1s'",
    "vacuum_cost_delay = '2ms'",  # the disk is for turns first
)
_DEAD = text(
    "SELECT relname FROM pg_stat_user_tables WHERE schemaname = coalesce(:schema, current_schema())"
    " AND (n_dead_tup > 0 OR coalesce(last_vacuum, last_autovacuum) IS NULL) ORDER BY relname"
)
"""The database counts itself what is dead, and forgets the count when it breaks off: then all is gone over."""


async def sweep(engine: AsyncEngine, names: Collection[str] | None = None) -> list[str]:
    """Sweeps these tables, or all in which something is dead; returns which. One that is held by somebody else at the
    moment, or whose rows a long transaction still sees, keeps them for the next time."""
    async with engine.connect() as connection:
        if connection.dialect.name != "postgresql":
            await _empty_log(connection)
            return []
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        try:
            for each in _GENTLY:
                await alone.execute(text(f"SET {each}"))
            return await _vacuum(alone, names)
        finally:
            await alone.execute(text("RESET ALL"))


async def _vacuum(alone: AsyncConnection, names: Collection[str] | None) -> list[str]:
    where = premises.of(alone)
    dead = [*names] if names is not None else await _dead(alone, where.schema or None)
    for name in dead:
        # rule: sweeping-blocks-no-turn
        await alone.execute(text(f"VACUUM (SKIP_LOCKED, INDEX_CLEANUP ON) {where.table(name)}"))
    return dead


async def _dead(alone: AsyncConnection, schema: str | None) -> list[str]:
    return [str(name) for name in await alone.scalars(_DEAD, {"schema": schema}) if name in metadata.tables]


async def _empty_log(connection: AsyncConnection) -> None:
    driver: Any = (await connection.get_raw_connection()).driver_connection  # no transaction may be open
    async with driver.execute("PRAGMA wal_checkpoint(TRUNCATE)") as done:
        await done.fetchall()
