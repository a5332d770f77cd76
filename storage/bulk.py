"""Rows as the desk reads and writes them: many at a time, in one statement."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.ext.asyncio import AsyncConnection

Row = dict[str, Any]


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


async def change(connection: AsyncConnection, table: Table, rows: Sequence[Row], *key: str) -> None:
    """Changes rows, found by their key columns, in one statement; every row has the same columns."""
    if not rows:
        return
    statement = update(table)
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    values: Row = {name: bindparam(name) for name in rows[0] if name not in key}
    renamed = [{(f"key_{name}" if name in key else name): value for name, value in row.items()} for row in rows]
    await connection.execute(statement.values(values), renamed)
