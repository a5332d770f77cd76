"""The versions of the procedure that visits began under; a version never changes."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.tables import sheets, visits


async def sheet_texts(connection: AsyncConnection, ids: Collection[str]) -> dict[str, str]:
    """The texts of versions of the procedure, by id."""
    rows = await found(connection, select(sheets.c.id, sheets.c.text).where(sheets.c.id.in_(ids)), ids)
    return {row["id"]: row["text"] for row in rows}


async def sheets_in_use(connection: AsyncConnection) -> dict[str, str]:
    """The texts of the versions of the procedure that visits are going on under, by id."""
    open_ones = select(visits.c.sheet_id).where(visits.c.closed_at.is_(None))
    rows = await found(connection, select(sheets.c.id, sheets.c.text).where(sheets.c.id.in_(open_ones)), (1,))
    return {row["id"]: row["text"] for row in rows}


async def first_used_at(connection: AsyncConnection) -> datetime | None:
    """When the desk was first there: since then it keeps what it goes by. None where it has never been."""
    first: datetime | None = await connection.scalar(select(func.min(sheets.c.first_used_at)))
    return first


async def keep_sheet(connection: AsyncConnection, row: Row) -> None:
    """Keeps a version of the procedure, if it is new."""
    known = await connection.scalar(select(sheets.c.id).where(sheets.c.id == row["id"]))
    if known is None:
        await connection.execute(insert(sheets), [row])
