"""Removing what has served its purpose, a small batch at a time: which rows those are the data map says."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Table, TextClause, delete, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.datamap import TableEntry
from storage.tables import metadata


async def old(connection: AsyncConnection, entry: TableEntry, before: datetime, most: int) -> list[Any]:
    """The keys of rows that ended before a moment, oldest first, of those that the map lets go: found while others
    write."""
    table = metadata.tables[entry.name]
    (key,) = table.primary_key.columns
    ended = table.c[entry.ends]
    query = select(key).where(*_ended(table, entry, before)).order_by(ended).limit(most)
    return list(await connection.scalars(query))


async def forget(connection: AsyncConnection, entry: TableEntry, before: datetime, keys: Collection[Any]) -> int:
    """Forgets those of these rows of which that is so still. Returns how many."""
    table = metadata.tables[entry.name]
    (key,) = table.primary_key.columns
    done = await connection.execute(delete(table).where(key.in_(keys), *_ended(table, entry, before)))
    return done.rowcount


def _ended(table: Table, entry: TableEntry, before: datetime) -> Iterator[ColumnElement[bool] | TextClause]:
    """The condition comes first and in the map's own words: an index that holds only such rows is found by them."""
    if entry.only:
        yield text(entry.only)
    ended = table.c[entry.ends]
    yield ended < (before.date() if isinstance(ended.type, Date) else before)
