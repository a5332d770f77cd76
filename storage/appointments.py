"""Appointments: which seats are taken from some moment on, and whose."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, found
from storage.once import Once
from storage.tables import LIVE_APPOINTMENT, MISSED, appointments

_BY_ID = Once(select(appointments).where(among(appointments.c.id)))
_LIVE = Once(select(appointments).where(among(appointments.c.person_id), text(LIVE_APPOINTMENT)))


async def live_from(connection: AsyncConnection, since: datetime) -> list[Row]:
    """All that are held or booked for that moment or a later one."""
    query = select(appointments).where(text(LIVE_APPOINTMENT), appointments.c.slot_at >= since)
    return await found(connection, query, (1,))


async def live_of(connection: AsyncConnection, people: Collection[str]) -> list[Row]:
    """What these people hold or have booked."""
    return await found(connection, _LIVE, people)


async def by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """Appointments by reference."""
    return await found(connection, _BY_ID, ids)


async def missed_since(connection: AsyncConnection, since: datetime) -> int:
    """How many were missed by their visitors since then."""
    query = select(func.count()).select_from(appointments).where(text(MISSED), appointments.c.slot_at >= since)
    return int(await connection.scalar(query) or 0)
