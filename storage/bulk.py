"""Rows as the desk reads and writes them: many at a time, in one statement.

A statement that every turn sends is made once, with :func:`among` in place of who is meant: making it anew, and finding
out that it is the same as before, takes longer than its answer.
"""

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Insert, Table, Update, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import SQLCoreOperations

from storage.identity.sealed import Sealed
from storage.once import WANTED, Once, told
from storage.once_written import write, write_now

Row = dict[str, Any]
WHOLE = "whole"
"""Under which option a statement that writes some columns carries all that its rows say."""


def among(column: SQLCoreOperations[Any]) -> ColumnElement[bool]:
    """Whether a column says one of what is wanted, in a statement that is made before that is known."""
    return column.in_(bindparam(WANTED, expanding=True))


async def found(connection: AsyncConnection, query: Any, wanted: Collection[Any], **given: Any) -> list[Row]:
    """Runs a query, unless nothing is wanted; ``wanted`` stands where it says :func:`among`, ``given`` where it names
    it."""
    if not wanted:
        return []
    return await (
        query.rows(connection, wanted, given) if isinstance(query, Once) else told(connection, query, wanted, given)
    )


async def add(connection: AsyncConnection, table: Table, rows: Sequence[Row]) -> None:
    """Adds rows to a table in one statement."""
    if rows:
        await write(connection, _adding(table), rows)


async def change(
    connection: AsyncConnection, table: Table, rows: Sequence[Row], *key: str, only: frozenset[str] | None = None
) -> None:
    """Changes rows, found by their key columns, in one statement; every row has the same columns.

    ``only`` names the columns that differ from before, where that is known: no other is closed anew, or put into an
    index again. The rows themselves are whole all the same: what they say is linked.
    """
    columns = {name for row in rows[:1] for name in row} if only is None else _with_owner(table, only)
    names = tuple(sorted(columns.difference(key)))
    if not rows or not names:
        return
    bound = [(name, f"key_{name}") for name in key] + [(name, name) for name in names]
    said = [{parameter: row[name] for name, parameter in bound} for row in rows]
    await write(connection, _changing(table, key, names), said, **{WHOLE: rows})


def _with_owner(table: Table, columns: frozenset[str]) -> frozenset[str]:
    """Where anything is closed, whose the row is is said with it."""
    # rule: owner-as-it-will-be-read
    return columns | {"person_id"} if "person_id" in table.c and _closed(table) & columns else columns


@cache
def _closed(table: Table) -> frozenset[str]:
    return frozenset(column.name for column in table.c if isinstance(column.type, Sealed))


async def put(connection: AsyncConnection, table: Table, rows: Sequence[Row], *key: str, anew: Sequence[str]) -> None:
    """Adds rows to a table; of those that are there by their key, the columns ``anew`` are written over."""
    if rows:
        await write(connection, _putting(connection.dialect.name, table, key, tuple(anew)), rows)


def put_now(connection: Connection, table: Table, rows: Sequence[Row], *key: str, anew: Sequence[str]) -> None:
    """As :func:`put`, within a transaction's own thread of work."""
    if rows:
        write_now(connection, _putting(connection.dialect.name, table, key, tuple(anew)), rows)


def add_now(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """As :func:`add`, within a transaction's own thread of work."""
    if rows:
        write_now(connection, _adding(table), rows)


@lru_cache(maxsize=256)
def _adding(table: Table) -> Insert:
    return insert(table)


@lru_cache(maxsize=256)
def _changing(table: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Update:
    statement = update(table)
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    return statement.values({name: bindparam(name) for name in names})


@lru_cache(maxsize=256)
def _putting(dialect: str, table: Table, key: tuple[str, ...], anew: tuple[str, ...]) -> Insert:
    statement = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    changed = {name: statement.excluded[name] for name in anew}
    return statement.on_conflict_do_update(index_elements=list(key), set_=changed)
