"""Which processes are alive: what a dead one had claimed is free at once, not when its claim runs out.

On PostgreSQL a process holds an advisory lock for as long as its connection lives; the server drops it the
moment the process dies. SQLite serves one desk process, so at its start every other claimant is gone.
"""

import asyncio
import zlib
from collections.abc import Callable, Iterable

from sqlalchemy import select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.tables import outbox

_PRESENCE = 0x4C4F
"""Class of the advisory locks by which processes show that they live."""

SETTLING = 5
"""Seconds after the server's start in which nobody counts as dead: the living have just lost their connections."""

_SETTLED = text("SELECT now() - pg_postmaster_start_time() >= make_interval(secs => :seconds)")
_ANSWER_SECONDS = 5


def _number(process: str) -> int:
    """A process's name as a lock's number (32 bits, signed)."""
    return zlib.crc32(process.encode()) - 2**31


class Presence:
    """One process's sign of life: a lock on a connection of its own.

    The server drops it when that connection ends, be it that the process died, that the network failed or that
    the server itself was started anew; a process that lives shows it again. On SQLite there is nobody to show it.
    ``lost`` is called the moment the connection is known to have ended.
    """

    def __init__(self, engine: AsyncEngine, process: str, lost: Callable[[], None] = lambda: None) -> None:
        self._engine = engine
        self._number = _number(process)
        self._lost = lost
        self._connection: AsyncConnection | None = None
        self.needed = engine.dialect.name == "postgresql"

    async def keep(self) -> bool:
        """Makes sure that the sign can be seen; returns whether it had to be shown anew.

        Raises SQLAlchemyError or OSError while the server cannot be reached.
        """
        if not self.needed or await self._seen():
            return False
        await self._drop()
        # rule: presence-shown-anew
        self._connection = await self._show()
        return True

    async def close(self) -> None:
        """Takes the sign down: whatever this process still claims is free."""
        self._lost = lambda: None
        await self._drop()

    async def _show(self) -> AsyncConnection:
        """Shared, since a session that the server has not yet found dead may still hold the lock."""
        connection = await self._engine.connect()
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(
            text("SELECT pg_advisory_lock_shared(:class, :number)"), {"class": _PRESENCE, "number": self._number}
        )
        raw = await connection.get_raw_connection()
        raw.driver_connection.add_termination_listener(lambda _ended: self._lost())  # type: ignore[union-attr]  # asyncpg's
        return connection

    async def _seen(self) -> bool:
        if self._connection is None:
            return False
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                await self._connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError):
            return False
        return True

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()
            await connection.close()


async def other_claimants(connection: AsyncConnection, me: str) -> set[str]:
    """Processes other than this one that have claimed unsent messages."""
    query = select(outbox.c.claimed_by).distinct()
    query = query.where(outbox.c.state == "pending", outbox.c.claimed_by.is_not(None), outbox.c.claimed_by != me)
    return {name for name in await connection.scalars(query) if name}


async def absent(connection: AsyncConnection, processes: Iterable[str]) -> set[str]:
    """Those of these processes that give no sign of life; on SQLite all of them."""
    if connection.dialect.name != "postgresql":
        return set(processes)
    # rule: nobody-dead-after-restart
    if await connection.scalar(_SETTLED, {"seconds": SETTLING}) is not True:
        return set()
    held = await connection.scalars(
        text("SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :class AND objsubid = 2"),
        {"class": _PRESENCE},
    )
    alive = {int(number) for number in held}
    return {process for process in processes if _number(process) % 2**32 not in alive}


async def anybody(connection: AsyncConnection) -> bool:
    """Whether any process of this desk shows that it lives; on SQLite the file's lock says that."""
    if connection.dialect.name != "postgresql":
        return False
    held = text(
        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = :class AND objsubid = 2"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1"
    )
    return await connection.scalar(held, {"class": _PRESENCE}) is not None


async def release(connection: AsyncConnection, processes: Iterable[str]) -> None:
    """Frees what these processes had claimed."""
    statement = update(outbox).where(outbox.c.state == "pending", outbox.c.claimed_by.in_(list(processes)))
    await connection.execute(statement.values(claimed_by=None, claimed_until=None))
