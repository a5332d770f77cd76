"""Which processes are alive: what a dead one had claimed is free at once, not when its claim runs out.

On PostgreSQL a process holds an advisory lock for as long as its connection lives; the server drops it the
moment the process dies. SQLite serves one desk process, so at its start every other claimant is gone.
"""

import zlib
from collections.abc import Iterable

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.tables import outbox

_PRESENCE = 0x4C4F
"""Class of the advisory locks by which processes show that they live."""


def _number(process: str) -> int:
    """A process's name as a lock's number (32 bits, signed)."""
    return zlib.crc32(process.encode()) - 2**31


async def announce(engine: AsyncEngine, process: str) -> AsyncConnection | None:
    """Shows that this process lives, until the connection that is returned is closed; None on SQLite."""
    if engine.dialect.name != "postgresql":
        return None
    connection = await engine.connect()
    await connection.execution_options(isolation_level="AUTOCOMMIT")
    await connection.execute(
        text("SELECT pg_advisory_lock(:class, :number)"), {"class": _PRESENCE, "number": _number(process)}
    )
    return connection


async def other_claimants(connection: AsyncConnection, me: str) -> set[str]:
    """Processes other than this one that have claimed unsent messages."""
    query = select(outbox.c.claimed_by).distinct()
    query = query.where(outbox.c.state == "pending", outbox.c.claimed_by.is_not(None), outbox.c.claimed_by != me)
    return {name for name in await connection.scalars(query) if name}


async def absent(connection: AsyncConnection, processes: Iterable[str]) -> set[str]:
    """Those of these processes that live no more; on SQLite all of them."""
    if connection.dialect.name != "postgresql":
        return set(processes)
    held = await connection.scalars(
        text("SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :class AND objsubid = 2"),
        {"class": _PRESENCE},
    )
    alive = {int(number) for number in held}
    return {process for process in processes if _number(process) % 2**32 not in alive}


async def release(connection: AsyncConnection, processes: Iterable[str]) -> None:
    """Frees what these processes had claimed."""
    statement = update(outbox).where(outbox.c.state == "pending", outbox.c.claimed_by.in_(list(processes)))
    await connection.execute(statement.values(claimed_by=None, claimed_until=None))
