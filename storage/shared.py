"""What the desks of one process share, and how none of them has another wait: connections to one PostgreSQL database,
in which each has its own schema, and what was compiled for SQLite, where each has its own file."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any, ClassVar

from sqlalchemy import URL, Engine, text
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import LRUCache

from storage import premises
from storage.limits import Limits
from storage.standing import Standing

ALIKE = "sqlite+alike"
"""By which name in its URL a database gets the dialect below."""

_MOST_COMPILED = 1000

SILENCE = timedelta(seconds=30)
"""After so long without a word from a process the server takes it for dead."""

_HELD = text(
    "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks"
    " WHERE locktype = 'advisory' AND objsubid = 1 AND granted"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""What is locked by one number has it in two halves there."""

_ANSWER_SECONDS = 15
_AGAIN_SECONDS = 0.02
_LONGEST_SECONDS = 0.5


class LockNotHad(OSError):
    """Another process decides at this desk for longer than we wait."""

    sqlstate = "55P03"
    """As the server calls it."""


class EngineClosed(ConnectionError):
    """The desk has come to rest in this process; no connection is opened for it again."""


class Alike(SQLiteDialect_aiosqlite):
    """SQLite's dialect, each instance like any other: what was compiled for one desk's file is as good for the next.
    For each anew it takes 5 MB and a good part of a second."""

    supports_statement_cache = True
    loket_prepared: ClassVar[dict[Any, Any]] = {}
    """What :mod:`storage.once` has prepared: for one as good as for all."""

    # rule: compiled-once-for-all-files
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike)

    def __hash__(self) -> int:
        return hash(Alike)


registry.register(ALIKE.replace("+", "."), __name__, Alike.__name__)


class Shared:
    """One database: the engine that all its desks have theirs from, and the connection that stands."""

    def __init__(self, base: AsyncEngine) -> None:
        self.base = base
        self.standing = Standing(base, SILENCE, self._heard)
        self._ears: dict[str, Callable[[], None]] = {}

    def listen(self, schema: str, stir: Callable[[], None]) -> None:
        """Has ``stir`` called whenever others may have written at this desk; whoever listened for it before no more."""
        self._ears[schema] = stir

    def forget(self, schema: str, stir: Callable[[], None]) -> None:
        """Has ``stir`` called no more; whoever has listened for it since is."""
        if self._ears.get(schema) == stir:
            del self._ears[schema]

    def _heard(self, schema: str) -> None:
        """Without a schema it may have been any."""
        for stir in [self._ears[schema]] if schema in self._ears else [] if schema else [*self._ears.values()]:
            stir()


class Pools:
    """What the desks of one process share: one pool of connections for each PostgreSQL database, however many desks are
    in it, and for files what was compiled."""

    def __init__(self) -> None:
        self.compiled: LRUCache[Any, Any] = LRUCache(_MOST_COMPILED)
        self._known: dict[tuple[URL, Limits], Shared] = {}
        self.upgrading = asyncio.Lock()
        """Desks are brought up to date one after the other: Alembic has one place for what it is about."""

    def at(self, url: URL, limits: Limits, opened: Callable[[URL, Limits], AsyncEngine]) -> Shared:
        """The connections to this database, under these limits."""
        if (url, limits) not in self._known:
            self._known[url, limits] = Shared(opened(url, limits))
        return self._known[url, limits]

    async def keep(self) -> None:
        """Gives each server a sign of life, for all desks there: it takes a process that says nothing for dead. Whoever
        holds something where no answer comes is told."""
        # rule: silent-server-silences-no-other
        await asyncio.gather(*(each.standing.keep() for each in self._known.values()))

    async def held(self) -> frozenset[int]:
        """The keys of all advisory locks that are held in these databases, whoever holds them; none of a server that
        gives no answer."""
        # rule: silent-server-silences-no-other
        found = await asyncio.gather(*(_held_at(each.base) for each in self._known.values()))
        return frozenset().union(*found)

    async def close(self) -> None:
        """Ends them all."""
        for each in self._known.values():
            await each.standing.close()
            await each.base.dispose()
        self._known.clear()


async def _held_at(base: AsyncEngine) -> frozenset[int]:
    with suppress(SQLAlchemyError, OSError):
        async with asyncio.timeout(_ANSWER_SECONDS), base.connect() as connection:
            return frozenset(await connection.scalars(_HELD))
    return frozenset()


class OfMany(AsyncEngine):
    """The engine of a desk in a schema. Whoever decides at it waits without a connection, which others may need."""

    __slots__ = ("_limits", "_turn", "closed", "shared")

    def __init__(self, within: Engine, shared: Shared | None, limits: Limits) -> None:
        super().__init__(within)
        self.shared = shared
        self._limits = limits
        self._turn = asyncio.Lock()
        self.closed = False
        """Whether the desk has come to rest here (:func:`storage.engine.close`)."""

    def connect(self) -> AsyncConnection:
        """Raises EngineClosed."""
        if self.closed:
            raise EngineClosed
        return super().connect()

    async def dispose(self, close: bool = True) -> None:
        """Lets the connections go, unless they are others' too."""
        if self.shared is None:
            await super().dispose(close)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[AsyncConnection]:
        """A transaction of whoever decides: in this process one after the other, and one process after the other.
        Raises LockNotHad."""
        until = asyncio.get_running_loop().time() + self._limits.lock.total_seconds()
        await self._turn_until(until)
        try:
            pause = _AGAIN_SECONDS
            while True:
                async with premises.deciding(self, "pg_try_advisory_xact_lock") as (connection, had):
                    if had:
                        yield connection
                        return
                # rule: nobody-waits-with-a-shared-connection
                if asyncio.get_running_loop().time() + pause > until:
                    raise LockNotHad
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_SECONDS)
        finally:
            self._turn.release()

    async def _turn_until(self, until: float) -> None:
        try:
            async with asyncio.timeout_at(until):
                await self._turn.acquire()
        except TimeoutError:
            raise LockNotHad from None
