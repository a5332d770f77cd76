"""SQLite without a thread: each errand is done at once, in the loop that asks. What goes wrong with a disk goes wrong
here."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from queue import SimpleQueue
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from storage import errands
from storage.engine import open_engine
from storage.identity.keeper import Keeper
from storage.limits import Limits
from storage.shared import Pools

_COMPILED = Pools()
"""What every life of every run has in common: statements as they were compiled."""


class Disk:
    """What the connections of one process share. ``full`` is asked before what was written is committed,
    ``dies`` at every errand."""

    def __init__(self) -> None:
        self.connections: list[Connection] = []
        self.committed: Callable[[sqlite3.Connection], None] = lambda _connection: None
        self.full: Callable[[], bool] = lambda: False
        self.dies: Callable[[], bool] = lambda: False
        self.stand_still: Callable[[], Awaitable[None]] | None = None
        """Never returns: the process has ended here."""

    def open_engine(self, url: str, limits: Limits, keeper: Keeper | None, _pools: Pools | None = None) -> AsyncEngine:
        """An engine whose connections are this disk's."""
        return open_engine(url, limits, keeper, _COMPILED, self.connect)

    def connect(self, *named: Any, **given: Any) -> "Connection":
        """A connection to be awaited, as :func:`sqlite3.connect` is told to make it."""
        connection = Connection(self, partial(sqlite3.connect, *named, **given))
        self.connections.append(connection)
        return connection

    def pull_the_plug(self) -> None:
        """The process is gone: what it had not committed is as if it had never been written."""
        for connection in self.connections:
            connection.drop()
        self.connections.clear()


class _AtOnce(SimpleQueue[Any]):
    """Where another connection's thread takes its errands from: here each is done as it is put in."""

    def put_nowait(self, item: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        """Does it, and tells whoever waits."""
        future, function = item
        try:
            done = function()
        except Exception as fault:  # noqa: BLE001 - it is whoever waits for it who is told
            if future is not None:
                future.set_exception(fault)
            return
        if future is not None:
            future.set_result(done)


class Connection(errands.Connection):
    """A connection that goes nowhere for an answer."""

    def __init__(self, disk: Disk, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=100)
        self.disk = disk
        self._tx = _AtOnce()
        self._changes = 0

    def __await__(self) -> Any:
        return self._at_once().__await__()

    async def _at_once(self) -> "Connection":
        if self._connection is None:
            self._connection = self._connector()
        return self

    @contextmanager
    def staying(self) -> Iterator[None]:
        """It goes nowhere anyway, and each errand may meet what goes wrong."""
        yield

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")
        errand = getattr(fn, "__name__", "")
        if self.disk.dies() and self.disk.stand_still is not None:
            await self.disk.stand_still()
        writes = errand == "commit" and self._connection.total_changes != self._changes
        if writes and self.disk.full():
            raise sqlite3.OperationalError("database or disk is full")
        done = fn(*args, **kwargs)
        if writes:
            self._changes = self._connection.total_changes
            self.disk.committed(self._connection)
        return done

    def stop(self) -> None:
        """Closes the file."""
        self.drop()

    def drop(self) -> None:
        """Lets go of the file."""
        self._running = False
        if self._connection is not None:
            # rule: dead-hand-holds-no-file
            if self._connection.in_transaction:  # a cursor that somebody still holds would keep the file locked
                self._connection.rollback()
            self._connection.close()
            self._connection = None
