"""Numbers kept aside for paper: which are free still, which were used, and which were not and why."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.tables import FREE_NUMBER, kept_numbers


async def free(connection: AsyncConnection, most: int) -> list[str]:
    """The numbers that may still be used, the earliest first."""
    query = select(kept_numbers.c.number).where(text(FREE_NUMBER)).order_by(kept_numbers.c.number).limit(most)
    return list(await connection.scalars(query))


async def of_day(connection: AsyncConnection, day: date) -> list[Row]:
    """All that were kept for a day, and what became of them."""
    query = select(kept_numbers).where(kept_numbers.c.day == day).order_by(kept_numbers.c.number)
    return await found(connection, query, (1,))


async def keep(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Keeps numbers aside."""
    await bulk.add(connection, kept_numbers, list(rows))


async def settle(connection: AsyncConnection, number: str, state: str, *, visit_id: str | None, reason: str) -> None:
    """Says what became of a number that was free."""
    query = update(kept_numbers).where(kept_numbers.c.number == number, text(FREE_NUMBER))
    await connection.execute(query.values(state=state, visit_id=visit_id, reason=reason))
