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
    connection: AsyncConnection, table: Table, rows: Sequence[Row], *key: str, before: Sequence[Row] = ()
) -> None:
    """Changes rows, found by their key columns, in one statement; every row has the same columns.

    Where it is told how they stood ``before``, no column is written that is the same in all of them: neither closed
    anew nor put into an index again. Whose the rows are is said all the same (:mod:`storage.identity`).
    """
    columns = _changed(table, rows, before) if before else {name for row in rows[:1] for name in row}
    values: Row = {name: bindparam(name) for name in sorted(columns.difference(key))}
    if not values:
        return
    statement = update(table).values(values).execution_options(**{WHOLE: rows})
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    named = [(name, f"key_{name}") for name in key] + [(name, name) for name in values]
    await connection.execute(statement, [{bound: row[name] for name, bound in named} for row in rows])


def _changed(table: Table, rows: Sequence[Row], before: Sequence[Row]) -> set[str]:
    pairs = [*zip(rows, before, strict=True)]
    found = {name for name in rows[0] if any(row[name] != old[name] for row, old in pairs)}
    # rule: owner-as-it-will-be-read
    return found | {"person_id"} if found and "person_id" in rows[0] and _closed(table) & found else found


@cache
def _closed(table: Table) -> frozenset[str]:
    return frozenset(column.name for column in table.c if isinstance(column.type, Sealed))
