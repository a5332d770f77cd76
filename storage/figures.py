"""How the desk stands, in a few numbers for whoever watches over it: what waits, and what the last day was like.

Asked every few seconds: each question reads what is open now, or what the last day has brought, by an index.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row
from storage.patience import MOST_TRIES
from storage.tables import (
    ATTENDED,
    KEPT_ASIDE,
    PARKED,
    QUEUED,
    deadlines,
    deviations,
    inbox,
    outbox,
    visits,
    waits,
)

_PENDING = text("state = 'pending'")


async def _rows(connection: AsyncConnection, query: Any) -> list[Row]:
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def backlog(connection: AsyncConnection, now: datetime) -> list[Row]:
    """What is to be sent and is not, by channel: how many (``count``) and since when the oldest waits (``since``). What
    is only held for a later moment, or for its writer to take back, is none of it."""
    query = select(outbox.c.channel, func.count().label("count"), func.min(outbox.c.created_at).label("since"))
    begun = or_(outbox.c.due_at <= now, outbox.c.attempts > 0)
    return await _rows(connection, query.where(_PENDING, begun).group_by(outbox.c.channel))


async def overdue(connection: AsyncConnection, now: datetime) -> Row:
    """The deadlines that have passed and that nobody has looked at yet (``count``), and the first of them
    (``since``); and how many have come to nothing (``in_vain``)."""
    query = select(func.count().label("count"), func.min(deadlines.c.due_at).label("since"))
    (row,) = await _rows(connection, query.where(deadlines.c.due_at <= now, deadlines.c.tries == 0))
    in_vain = select(func.count()).select_from(deadlines).where(deadlines.c.tries.between(1, MOST_TRIES))
    return row | {"in_vain": await connection.scalar(in_vain) or 0}


async def open_visits(connection: AsyncConnection) -> dict[str, int]:
    """How many visits stand where, by status; those only that have a number."""
    attended = select(visits.c.status, func.count().label("count")).where(text(ATTENDED)).group_by(visits.c.status)
    counted = {row["status"]: int(row["count"]) for row in await _rows(connection, attended)}
    for status, condition in (("queued", QUEUED), ("parked", PARKED)):
        counted[status] = await connection.scalar(select(func.count()).select_from(visits).where(text(condition))) or 0
    return counted


async def waiting_since(connection: AsyncConnection) -> datetime | None:
    """Since when whoever has waited longest is in the queue."""
    found: datetime | None = await connection.scalar(
        select(func.min(func.coalesce(visits.c.arrived_at, visits.c.queued_at))).where(text(QUEUED))
    )
    return found


async def called_since(connection: AsyncConnection, since: datetime, most: int) -> list[Row]:
    """What visitors were promised as they joined and when they were called, the latest first."""
    query = select(waits.c.joined_at, waits.c.told_from, waits.c.told_until, waits.c.called_at)
    return await _rows(
        connection, query.where(waits.c.called_at >= since).order_by(waits.c.called_at.desc()).limit(most)
    )


async def kept_aside(connection: AsyncConnection) -> int:
    """How many events could not be read or decided and are kept for looking at."""
    return await connection.scalar(select(func.count()).select_from(inbox).where(text(KEPT_ASIDE))) or 0


async def departures_since(connection: AsyncConnection, since: datetime) -> list[Row]:
    """How many departures from the standard were announced of what was due since then, by kind and by the role that
    answers for it."""
    query = select(deviations.c.kind, deviations.c.role, func.count().label("count")).where(
        deviations.c.due_at >= since
    )
    return await _rows(connection, query.group_by(deviations.c.kind, deviations.c.role))
