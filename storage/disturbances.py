"""Disturbances: all that was said of them, who may believe what they have read, and which visits they touch."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.chance import randbits
from storage.events import write_counters
from storage.tables import deviations, disturbances

DISTURBANCES_VERSION = "disturbances"
"""The name among the counters under which a number stands that is drawn anew with every entry."""


async def all_disturbances(connection: AsyncConnection) -> list[Row]:
    """Every entry, those of one disturbance together and in order."""
    query = select(disturbances).order_by(disturbances.c.place, disturbances.c.id, disturbances.c.serial)
    return await found(connection, query, (1,))


async def keep(connection: AsyncConnection, entries: list[Row]) -> None:
    """Adds entries; whoever has read them before is told, by the version, to read them anew."""
    await bulk.add(connection, disturbances, entries)
    # rule: disturbances-believed-by-version
    await write_counters(connection, {DISTURBANCES_VERSION: randbits(62)})


async def touched(connection: AsyncConnection, spans: Sequence[tuple[datetime, datetime]], most: int) -> set[str]:
    """The visits of which something departed from the standard within one of these stretches; so many at most."""
    if not spans:
        return set()
    within = or_(*(deviations.c.due_at.between(began, ended) for began, ended in spans))
    return set(await connection.scalars(select(deviations.c.visit_id).where(within).distinct().limit(most)))
