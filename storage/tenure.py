"""A desk is served by one process at a time: whoever holds its tenure polls, sends and sweeps for it.

On PostgreSQL it is an advisory lock on the process's standing connection: one connection for all desks of a process,
and the server itself takes the lock away the moment that the process dies, or after half a minute without a word from
it. On SQLite it is the lock of the database file, which the operating system drops with the process. There is no other
truth about who serves a desk: no row, no time of day, no vote.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import premises, safekeeping
from storage.engine import standing_of
from storage.occupancy import Occupancy, Occupied, occupy
from storage.shared import OfMany
from storage.standing import Standing

_TAKE = text("SELECT pg_try_advisory_lock(:key)")
_HAND_OVER = text("SELECT pg_advisory_unlock(:key)")


class Tenure:
    """The hold of this process on one desk. ``lost`` is called the moment that it is known to be gone without having
    been handed over: from then on another process may serve the desk, so nothing more may be begun for it here.

    ``engine`` is that of the desk. Where it has connections of its own, the standing one is one of them.
    """

    def __init__(self, engine: AsyncEngine, lost: Callable[[], None] = lambda: None) -> None:
        self._lost = lost
        self.engine = engine
        file = safekeeping.database_file(engine.url)
        self._hold = _AtServer(engine, self._gone) if engine.dialect.name == "postgresql" else _OfFile(file)
        self.watched = isinstance(engine, OfMany) and engine.shared is not None
        """Whether it is asked after with all others on its server (:meth:`storage.shared.Pools.keep`)."""
        self.held = False
        """Whether this process serves the desk, as far as it knows."""

    async def take(self) -> bool:
        """Takes the desk if nobody serves it; returns whether this process does now. Whoever comes again every second
        or two takes over within that time from a process that died.

        Raises SQLAlchemyError or OSError while the server or the file cannot be reached.
        """
        if not self.held:
            # rule: one-process-serves-a-desk
            self.held = await self._hold.take()
        return self.held

    async def keep(self) -> bool:
        """Makes sure that the desk is still held; to be asked every few seconds, since the server takes a silent
        process for dead. Raises nothing: a server that does not answer holds nothing for us."""
        if self.held and not await self._hold.stands():
            self._gone()
        return self.held

    async def hand_over(self) -> None:
        """Lets another process have the desk; to be done once all of ours has come to rest, since they begin at once.
        Nobody is told."""
        self.held = False
        await self._hold.leave()

    def _gone(self) -> None:
        # rule: lost-tenure-is-told-once
        if self.held:
            self.held = False
            self._lost()


class _AtServer:
    """An advisory lock on the standing connection."""

    def __init__(self, engine: AsyncEngine, gone: Callable[[], None]) -> None:
        self._standing: Standing = standing_of(engine)
        self._key = premises.of(engine).serving
        self._lock = {"key": self._key}
        self._gone = gone
        self._number = 0
        """Of the connection on which the lock is, or may be."""

    async def take(self) -> bool:
        number = await self._standing.check()
        if not self._standing.takes(self, self._key):
            return False
        self._number = number
        self._standing.join(self, self._gone)
        try:
            if await self._standing.ask(self._number, _TAKE, self._lock):
                return True
        except BaseException:
            await self.leave()  # the lock may have been had, though nobody waited for the answer to the end
            raise
        self._standing.forget(self)
        self._standing.parts_with(self, self._key)
        self._number = 0
        return False

    async def stands(self) -> bool:
        return await self._standing.answers(self._number)

    async def leave(self) -> None:
        number, self._number = self._number, 0
        try:
            await self._standing.leave(self, number, _HAND_OVER, self._lock)
        finally:
            self._standing.parts_with(self, self._key)


class _OfFile:
    """The lock of a database file; one in memory is nobody else's anyway."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._occupancy: Occupancy | None = None

    async def take(self) -> bool:
        if self._file is None:
            return True
        safekeeping.make_folder(self._file)
        try:
            self._occupancy = occupy(self._file)
        except Occupied:
            return False
        return True

    async def stands(self) -> bool:
        return self._occupancy is None or self._occupancy.stands()

    async def leave(self) -> None:
        if self._occupancy is not None:
            self._occupancy.leave()
            self._occupancy = None
