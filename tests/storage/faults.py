"""A database that fails on demand: at a chosen statement, by ending the connection, by not being there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine


class Fate:
    """The database's fate: at which point it fails, and where that turned out to be."""

    def __init__(self, point: int) -> None:
        self.left = point
        self.failed = ""

    def strike(self, where: str) -> None:
        if self.left == 0:
            self.failed = where
            raise OperationalError(where, None, Exception("the disk is full"))
        self.left -= 1


@contextmanager
def failing_at(engine: AsyncEngine, point: int) -> Iterator[Fate]:
    """The database is out of order from the statement number ``point`` on; the commit is the last one."""
    fate = Fate(point)

    def statement(_connection: Any, _cursor: Any, words: str, *_rest: Any) -> None:
        fate.strike(words)

    def commit(_connection: Any) -> None:
        fate.strike("COMMIT")

    event.listen(engine.sync_engine, "before_cursor_execute", statement)
    event.listen(engine.sync_engine, "commit", commit)
    try:
        yield fate
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", statement)
        event.remove(engine.sync_engine, "commit", commit)


@contextmanager
def connection_cut(engine: AsyncEngine, times: int) -> Iterator[None]:
    """PostgreSQL ends the connection, as in a restart, just before the next ``times`` turns are written."""
    left = [times]

    def cut(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("INSERT INTO inbox") and left[0]:
            left[0] -= 1
            connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    event.listen(engine.sync_engine, "before_cursor_execute", cut)
    try:
        yield
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", cut)


@contextmanager
def unreachable(engine: AsyncEngine) -> Iterator[list[str]]:
    """Nobody listens at the database's address; one entry for each time that was found out."""
    refused: list[str] = []

    def refuse(*_connecting: Any) -> None:
        refused.append("refused")
        raise ConnectionRefusedError("nobody listens there")

    event.listen(engine.sync_engine, "do_connect", refuse)
    try:
        yield refused
    finally:
        event.remove(engine.sync_engine, "do_connect", refuse)


@contextmanager
def full_disk(engine: AsyncEngine) -> Iterator[None]:
    """Every SQLite transaction that writes needs a page more than the disk has room for; SQLite says so itself."""

    def fill(connection: Any) -> None:
        if not connection.get_execution_options().get("reads_only"):
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            connection.exec_driver_sql("INSERT INTO counters VALUES (hex(randomblob(100000)), 0)")

    def make_room(connection: Any) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count=1073741823")

    event.listen(engine.sync_engine, "commit", fill)
    try:
        yield
    finally:
        event.remove(engine.sync_engine, "commit", fill)
        event.listen(engine.sync_engine, "begin", make_room)
