"""Rows as the desk reads and writes them: many at a time, in one statement."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.identity.sealed import Sealed

Row = dict[str, Any]
WHOLE = "whole"
"""Under which option a statement that writes some columns carries all that its rows say."""


async def found(connection: AsyncConnection, query: Any, wanted: Collection[Any]) -> list[Row]:
    """Runs a query, unless nothing is wanted."""
    if not wanted:
        return []
    result = await connection.execute(query)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result]


async def add(connection: AsyncConnection, table: Table, rows: Sequence[Row]) -> None:
    """Adds rows to a table in one statement."""
    if rows:
        await connection.execute(insert(table), list(rows))


async def change(
    connection: AsyncConnection, table: Table, rows: Sequence[Row], *key: str, only: frozenset[str] | None = None
) -> None:
    """Changes rows, found by their key columns, in one statement; every row has the same columns.

    ``only`` names the columns that differ from before, where that is known: no other is closed anew, or put into an
    index again. The rows themselves are whole all the same: what they say is linked.
    """
    columns = {name for row in rows[:1] for name in row} if only is None else _with_owner(table, only)
    values: Row = {name: bindparam(name) for name in sorted(columns.difference(key))}
    if not rows or not values:
        return
    statement = update(table).values(values).execution_options(**{WHOLE: rows})
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    named = [(name, f"key_{name}") for name in key] + [(name, name) for name in values]
    await connection.execute(statement, [{bound: row[name] for name, bound in named} for row in rows])


def _with_owner(table: Table, columns: frozenset[str]) -> frozenset[str]:
    """Where anything is closed, whose the row is is said with it."""
    # rule: owner-as-it-will-be-read
    return columns | {"person_id"} if "person_id" in table.c and _closed(table) & columns else columns


@cache
def _closed(table: Table) -> frozenset[str]:
    return frozenset(column.name for column in table.c if isinstance(column.type, Sealed))
