"""SQLite in a thread of its own, which is sent there once a statement, or not at all.

The driver goes to its thread four times for each question: for a cursor, to ask, for the answer, to put the cursor
away. Each way there and back takes longer than most answers, and a turn asks dozens of questions. Whoever asks many
that are answered at once asks them where they are (:meth:`Connection.staying`); what may have to wait, for the lock or
for the disk, is left to the thread.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import aiosqlite
from aiosqlite.core import _STOP_RUNNING_SENTINEL

_AT_ONCE = 100
"""Rows that come back with the question. Whoever wants more goes again for what they want, so that no long answer lies
in memory that is read bit by bit: a row may be a file. (:meth:`Connection.read` is for answers that are short.)"""

_STAY_SECONDS = 0.005
"""After so long whoever stays goes to the thread once, and others have the loop meanwhile."""


class Connection(aiosqlite.Connection):
    """A connection whose cursors go on one errand a statement."""

    _stays = False
    _stays_until = 0.0

    @contextmanager
    def staying(self) -> Iterator[None]:
        """While this lasts, statements are answered in the loop that asks. Beginning and commit are not statements."""
        self._stays, self._stays_until = True, time.monotonic() + _STAY_SECONDS
        try:
            yield
        finally:
            self._stays = False

    async def ask(self, function: Callable[..., Any], *given: Any) -> Any:
        """What a statement needs done, in the thread or here."""
        # rule: nobody-stays-for-long
        if self._stays and time.monotonic() < self._stays_until:
            return function(*given)
        done = await self._execute(function, *given)  # type: ignore[no-untyped-call]  # aiosqlite has no type for it
        self._stays_until = time.monotonic() + _STAY_SECONDS
        return done

    async def read(self, sql: str, parameters: list[Any]) -> list[Any]:
        """All that a question finds, with one way there and back."""
        found: list[Any] = await self.ask(self._read, sql, parameters)
        return found

    def _read(self, sql: str, parameters: list[Any]) -> list[Any]:
        return self._conn.execute(sql, parameters).fetchall()

    async def write(self, sql: str, rows: list[list[Any]]) -> sqlite3.Cursor:
        """Has each row written by one statement, with one way there and back; the cursor knows how many were."""
        done: sqlite3.Cursor = await self.ask(self._write, sql, rows)
        return done

    def _write(self, sql: str, rows: list[list[Any]]) -> sqlite3.Cursor:
        return self._conn.execute(sql, rows[0]) if len(rows) == 1 else self._conn.executemany(sql, rows)

    def cursor(self) -> "Cursor":  # type: ignore[override]  # made without going anywhere, so there is nothing to await
        """A cursor that does not yet exist in the thread."""
        return Cursor(self)

    def stop(self) -> None:
        """Has the thread end, and waits for nothing: the loop that asks for it may be over before it does."""
        self._running = False
        self._tx.put_nowait((None, self._end))

    def _end(self) -> object:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        return _STOP_RUNNING_SENTINEL


def connect(*named: Any, **given: Any) -> Connection:
    """A connection to be awaited, as :func:`sqlite3.connect` is told to make it; its thread keeps no process from
    ending."""
    connection = Connection(partial(sqlite3.connect, *named, **given), iter_chunk_size=_AT_ONCE)
    connection._thread.daemon = True  # as SQLAlchemy does it with those that it makes itself
    return connection


class Cursor(aiosqlite.Cursor):
    """One statement and its answer."""

    def __init__(self, connection: Connection) -> None:
        self._conn = self._asked = connection
        self._rows: list[Any] = []
        self._more = False
        """Whether the thread may have further rows."""
        self.iter_chunk_size = _AT_ONCE

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "Cursor":
        """Asks, and takes the answer along."""
        await self._go(self._ask, sql, () if parameters is None else parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "Cursor":
        """Does the same with each set of parameters."""
        await self._go(self._ask_for_each, sql, parameters)
        return self

    async def fetchone(self) -> Any:
        """The next row, or None."""
        return next(iter(await self.fetchmany(1)), None)

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows, at most so many."""
        wanted = 1 if size is None else size
        if self._more and len(self._rows) < wanted:
            self._rows += await self._go(self._take, self._cursor, wanted - len(self._rows))
        taken, self._rows = self._rows[:wanted], self._rows[wanted:]
        return taken

    async def fetchall(self) -> list[Any]:
        """All rows that are left."""
        if self._more:
            self._rows += await self._go(self._take, self._cursor, -1)
        taken, self._rows = self._rows, []
        return taken

    async def close(self) -> None:
        """Puts the cursor away, if the thread still has it open."""
        self._rows = []
        if self._more:
            await self._go(self._cursor.close)
            self._more = False

    async def _go(self, function: Callable[..., Any], *given: Any) -> Any:
        return await self._asked.ask(function, *given)

    def _ask(self, sql: str, parameters: Iterable[Any]) -> None:
        self._cursor = cursor = self._conn._conn.cursor()
        cursor.execute(sql, parameters)  # type: ignore[arg-type]  # aiosqlite takes what sqlite3 takes
        self._more = cursor.description is not None
        self._rows = self._take(cursor, _AT_ONCE) if self._more else []

    def _ask_for_each(self, sql: str, parameters: Iterable[Iterable[Any]]) -> None:
        self._cursor = cursor = self._conn._conn.cursor()
        cursor.executemany(sql, parameters)  # type: ignore[arg-type]  # likewise
        self._more, self._rows = False, []

    def _take(self, cursor: sqlite3.Cursor, most: int) -> list[Any]:
        """In the thread: the next rows, or with less than none the rest; after the last one the cursor is put away."""
        rows = cursor.fetchall() if most < 0 else cursor.fetchmany(most)
        self._more = len(rows) == most
        if not self._more:
            cursor.close()
        return rows
