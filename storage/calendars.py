"""Every calendar by which visits are or were judged."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import lift_limits
from storage.tables import calendars, visits


async def keep_calendar(connection: AsyncConnection, calendar_id: str, text: str, now: datetime) -> None:
    """Keeps a calendar, if it is new; the first one ever kept also judges the visits from before any was."""
    known = select(calendars.c.id)
    if await connection.scalar(known.where(calendars.c.id == calendar_id)) is not None:
        return
    first = await connection.scalar(known.limit(1)) is None
    row = {"id": calendar_id, "text": text, "first_used_at": now}
    await connection.execute(insert(calendars), [row])
    if first:
        await lift_limits(connection)
        await connection.execute(update(visits).where(visits.c.calendar_id.is_(None)).values(calendar_id=calendar_id))


async def calendar_texts(connection: AsyncConnection, ids: Collection[str]) -> dict[str, str]:
    """The texts of these calendars, by id."""
    if not ids:
        return {}
    query = select(calendars.c.id, calendars.c.text).where(calendars.c.id.in_(ids))
    return {row.id: row.text for row in await connection.execute(query)}
