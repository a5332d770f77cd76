"""What was written of the outcomes of visits, what follows from them, and what of that is still to be done.

Whatever is open is watched, so the deadlines tell.
"""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among
from storage.identity.shut import borne
from storage.once import Once
from storage.tables import deadlines, follow_up_entries, follow_ups, outcomes

_FOLLOW_UP = "follow_up"

_OUTCOMES = Once(select(outcomes).where(among(outcomes.c.visit_id)).order_by(outcomes.c.visit_id, outcomes.c.serial))
_ENTRY = follow_up_entries.c
_FOLLOW_UPS = Once(
    select(follow_ups, _ENTRY.what, _ENTRY.at, _ENTRY.by, _ENTRY.role, _ENTRY.owner, _ENTRY.due_at, _ENTRY.words)
    .join(follow_up_entries)
    .where(among(follow_ups.c.visit_id))
    .order_by(follow_ups.c.visit_id, follow_ups.c.serial, _ENTRY.serial)
)


async def outcomes_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """Everything that was written of the outcomes of these visits, in order."""
    return await borne(connection, _OUTCOMES, ids)


async def follow_ups_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """What became of the follow-ups of these visits, in order: every entry, with the follow-up that it is of."""
    return await borne(connection, _FOLLOW_UPS, ids)


async def open_follow_ups(connection: AsyncConnection, most: int) -> list[str]:
    """The ids of follow-ups that are still to be done, those that want to be looked at first before the others."""
    query = select(deadlines.c.id).where(deadlines.c.kind == _FOLLOW_UP).order_by(deadlines.c.due_at, deadlines.c.id)
    return list(await connection.scalars(query.limit(most)))
