"""What is asked of a desk for figures about many: every column is named, and none of them is a person's.

Whoever asks needs no secret of the office: nothing that is closed is among it.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.tables import CLOSED, deadlines, deviation_entries, deviations, follow_up_entries, visits, waits

_ENDED = CLOSED.replace("closed_at", "visits.closed_at")
_FOLLOW_UP = "follow_up"


async def joined_between(connection: AsyncConnection, since: datetime, until: datetime) -> int:
    """How many visits came into the queue within a span."""
    query = select(func.count()).select_from(waits).where(waits.c.joined_at >= since, waits.c.joined_at < until)
    return int(await connection.scalar(query) or 0)


async def ended_between(connection: AsyncConnection, since: datetime, until: datetime) -> Mapping[str, int]:
    """How many visits with a number ended within a span, by how."""
    query = select(visits.c.status, func.count()).where(text(_ENDED), visits.c.closed_at >= since)
    query = query.where(visits.c.closed_at < until, visits.c.ticket.is_not(None)).group_by(visits.c.status)
    return {row[0]: int(row[1]) for row in await connection.execute(query)}


async def called_between(connection: AsyncConnection, since: datetime, until: datetime) -> list[Row]:
    """Of every visit called within a span, when it joined the queue and when it was called."""
    query = select(waits.c.joined_at, waits.c.called_at)
    return await found(connection, query.where(waits.c.called_at >= since, waits.c.called_at < until), (1,))


async def deviations_between(connection: AsyncConnection, since: datetime, until: datetime) -> list[Row]:
    """What became of the deviations of visits with a number that ended within a span, entry by entry: never in whose
    words."""
    entry = deviation_entries.c
    query = select(deviations.c.id, deviations.c.kind, deviations.c.role, entry.what, entry.at, entry.disturbance)
    query = query.select_from(visits.join(deviations, deviations.c.visit_id == visits.c.id).join(deviation_entries))
    query = query.where(text(_ENDED), visits.c.closed_at >= since, visits.c.closed_at < until)
    query = query.where(visits.c.ticket.is_not(None)).order_by(deviations.c.id, entry.serial)
    return await found(connection, query, (1,))


async def open_follow_ups(connection: AsyncConnection) -> list[Row]:
    """What became of every follow-up that is watched, entry by entry, and when it was to be done."""
    entry = follow_up_entries.c
    query = select(entry.follow_up_id, entry.what, entry.at, entry.due_at)
    query = query.join(deadlines, deadlines.c.id == entry.follow_up_id).where(deadlines.c.kind == _FOLLOW_UP)
    return await found(connection, query.order_by(entry.follow_up_id, entry.serial), (1,))
