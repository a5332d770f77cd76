"""Listening to what an engine says to its database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine


@contextmanager
def overheard(engine: AsyncEngine) -> Iterator[list[str]]:
    """The statements sent while the block runs; many rows in one go count as one."""
    statements: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", hear)
    try:
        yield statements
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", hear)


@contextmanager
def commits(engine: AsyncEngine) -> Iterator[list[str]]:
    """One entry for each transaction committed while the block runs."""
    seen: list[str] = []

    def hear(_connection: Any) -> None:
        seen.append("commit")

    event.listen(engine.sync_engine, "commit", hear)
    try:
        yield seen
    finally:
        event.remove(engine.sync_engine, "commit", hear)


@contextmanager
def at_commit(engine: AsyncEngine, act: Callable[[], None]) -> Iterator[None]:
    """Does something each time a transaction is about to be committed."""

    def hear(_connection: Any) -> None:
        act()

    event.listen(engine.sync_engine, "commit", hear)
    try:
        yield
    finally:
        event.remove(engine.sync_engine, "commit", hear)
