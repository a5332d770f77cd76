"""Which processes are alive: what a dead one had claimed is free at once, not when its claim runs out.

On PostgreSQL a process holds an advisory lock for as long as its standing connection lives; the server drops it the
moment the process dies. SQLite serves one desk process, so at its start every other claimant is gone.
"""

import zlib
from collections.abc import Callable, Iterable

from sqlalchemy import ScalarResult, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import premises
from storage.engine import standing_of
from storage.shared import OfMany
from storage.tables import PENDING, outbox

SETTLING = 5
"""Seconds after the server's start in which nobody counts as dead: the living have just lost their connections."""

_SETTLED = text("SELECT now() - pg_postmaster_start_time() >= make_interval(secs => :seconds)")
_SIGNS = text(
    "SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :class AND objsubid = 2"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""The server shows those of all its databases, and a desk of the same name may be in another."""
_SHOW = text("SELECT pg_advisory_lock_shared(:class, :number)")
_TAKE_DOWN = text("SELECT pg_advisory_unlock_shared(:class, :number)")


def _number(process: str) -> int:
    """A process's name as a lock's number (32 bits, signed)."""
    return zlib.crc32(process.encode()) - 2**31


class Presence:
    """One process's sign of life: a lock on its standing connection.

    The server drops it when that connection ends; a process that lives shows it again. On SQLite there is nobody to
    show it. ``lost`` is called the moment the connection is known to have ended.
    """

    def __init__(self, engine: AsyncEngine, process: str, lost: Callable[[], None] = lambda: None) -> None:
        self.needed = engine.dialect.name == "postgresql"
        self.watched = isinstance(engine, OfMany) and engine.shared is not None
        """Whether the connection is asked after for all of its desks together (:meth:`Pools.keep`)."""
        self._standing = standing_of(engine)
        self._sign = {"class": premises.of(engine).showing, "number": _number(process)}
        self._lost = lost
        self._shown_on = 0

    async def keep(self) -> bool:
        """Makes sure that the sign can be seen; returns whether it had to be shown anew.

        Raises SQLAlchemyError or OSError while the server cannot be reached.
        """
        if not self.needed:
            return False
        self._standing.join(self, self._lost)
        number = await self._standing.check()
        if number == self._shown_on:
            return False
        # rule: presence-shown-anew
        await self._standing.ask(number, _SHOW, self._sign)  # shared: a session not yet found dead may still hold it
        self._shown_on = number
        return True

    async def close(self) -> None:
        """Takes the sign down: whatever this process still claims is free."""
        if self.needed:
            await self._standing.leave(self, self._shown_on, _TAKE_DOWN, self._sign)
            self._shown_on = 0


async def other_claimants(connection: AsyncConnection, me: str) -> set[str]:
    """Processes other than this one that have claimed unsent messages."""
    query = select(outbox.c.claimed_by).distinct()
    query = query.where(PENDING, outbox.c.claimed_by.is_not(None), outbox.c.claimed_by != me)
    return {name for name in await connection.scalars(query) if name}


async def absent(connection: AsyncConnection, processes: Iterable[str]) -> set[str]:
    """Those of these processes that give no sign of life; on SQLite all of them."""
    processes = set(processes)
    if connection.dialect.name != "postgresql" or not processes:
        return processes
    # rule: nobody-dead-after-restart
    if await connection.scalar(_SETTLED, {"seconds": SETTLING}) is not True:
        return set()
    alive = {int(number) for number in await _shown(connection)}
    return {process for process in processes if _number(process) % 2**32 not in alive}


async def anybody(connection: AsyncConnection) -> bool:
    """Whether any process of this desk shows that it lives; on SQLite the file's lock says that."""
    if connection.dialect.name != "postgresql":
        return False
    return (await _shown(connection)).first() is not None


async def _shown(connection: AsyncConnection) -> ScalarResult[int]:
    """The numbers of those who show that they live."""
    return await connection.scalars(_SIGNS, {"class": premises.of(connection).showing % 2**32})


async def release(connection: AsyncConnection, processes: Iterable[str]) -> None:
    """Frees what these processes had claimed."""
    statement = update(outbox).where(PENDING, outbox.c.claimed_by.in_(list(processes)))
    await connection.execute(statement.values(claimed_by=None, claimed_until=None))
