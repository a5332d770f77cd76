"""Removing what has served its purpose, a small batch at a time: which rows those are the data map says."""

from datetime import datetime

from sqlalchemy import Date, delete, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.datamap import TableEntry
from storage.tables import metadata


async def forget(connection: AsyncConnection, entry: TableEntry, before: datetime, most: int) -> int:
    """Forgets rows that ended before a moment, oldest first, of those that the map lets go. Returns how many."""
    table = metadata.tables[entry.name]
    (key,) = table.primary_key.columns
    ended = table.c[entry.ends]
    old = ended < (before.date() if isinstance(ended.type, Date) else before)
    # The condition comes first and in the map's own words: an index that holds only such rows is found by them.
    query = select(key).where(*((text(entry.only),) if entry.only else ()), old).order_by(ended).limit(most)
    keys = (await connection.scalars(query)).all()
    if keys:
        await connection.execute(delete(table).where(key.in_(keys)))
    return len(keys)
