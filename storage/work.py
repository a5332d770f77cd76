"""Whose work a visit is now, and what else somebody at the desk has to do: always a few rows, found by an index."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.tables import OPEN_THREAD, PARKED, deadlines, deviations, threads, visits, work

_DEVIATION, _OUTCOME = "deviation", "outcome"


async def keep(connection: AsyncConnection, visit_ids: Sequence[str], rows: Sequence[Row]) -> None:
    """Keeps whose work these visits are, in place of what was known."""
    await connection.execute(delete(work).where(work.c.visit_id.in_(visit_ids)))
    await bulk.add(connection, work, rows)


async def of(connection: AsyncConnection, whom: Collection[str], most: int) -> list[Row]:
    """The visits that are these people's (or roles') work, of each the ``most`` that have been so the longest, with how
    many there are of each kind."""
    whose = (work.c.staff_id, work.c.kind)
    place = func.row_number().over(partition_by=whose, order_by=(work.c.since, work.c.visit_id))
    total = func.count().over(partition_by=whose)
    theirs = select(work, place.label("place"), total.label("total")).where(work.c.staff_id.in_(whom)).subquery()
    return await found(connection, select(theirs).where(theirs.c.place <= most), whom)


async def outcomes(connection: AsyncConnection, most: int) -> list[str]:
    """The visits whose outcome has been owed the longest, whoever owes it."""
    query = select(work.c.visit_id).where(work.c.kind == _OUTCOME).order_by(work.c.since, work.c.visit_id)
    return list(await connection.scalars(query.limit(most)))


async def deviations_of(connection: AsyncConnection, staff_ids: Collection[str], most: int) -> list[str]:
    """Open deviations that these people answer for by name, or that only a role does; the earliest due first."""
    theirs = or_(deviations.c.answered_by.in_(staff_ids), deviations.c.answered_by.is_(None))
    query = select(deadlines.c.id).join(deviations, deviations.c.id == deadlines.c.id)
    query = query.where(deadlines.c.kind == _DEVIATION, theirs).order_by(deadlines.c.due_at, deadlines.c.id)
    return [row["id"] for row in await found(connection, query.limit(most), staff_ids)]


async def threads_of(connection: AsyncConnection, staff_ids: Collection[str], most: int) -> list[Row]:
    """The open threads that these people have taken, and those that nobody has."""
    theirs = or_(threads.c.taken_by.in_(staff_ids), threads.c.taken_by.is_(None))
    query = select(threads).where(text(OPEN_THREAD), theirs).order_by(threads.c.opened_at, threads.c.id)
    return await found(connection, query.limit(most), staff_ids)


async def parked(connection: AsyncConnection, most: int) -> list[Row]:
    """Visits whose visitor did not answer their call."""
    query = select(visits.c.id, visits.c.ticket).where(text(PARKED)).order_by(visits.c.number).limit(most)
    return await found(connection, query, (1,))
