"""Proposals to review a step's standard: added once a month, decided once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.tables import proposals


async def latest(connection: AsyncConnection, most: int) -> list[Row]:
    """The latest proposals, those that nobody has decided about first."""
    query = select(proposals).order_by(
        proposals.c.decided_at.is_not(None), proposals.c.month.desc(), proposals.c.sheet_id, proposals.c.step
    )
    return await found(connection, query.limit(most), (1,))


async def add(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Adds proposals."""
    await bulk.add(connection, proposals, rows)


async def decide(connection: AsyncConnection, key: str, at: datetime, by: str, verdict: str, words: str) -> None:
    """Writes down what was decided; what is decided already stays so."""
    statement = update(proposals).where(proposals.c.id == key, proposals.c.decided_at.is_(None))
    await connection.execute(statement.values(decided_at=at, decided_by=by, verdict=verdict, words=words))
