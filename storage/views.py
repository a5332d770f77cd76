"""Read-only questions about a day or a month, for boards and reports: bounded, and found by an index."""

from datetime import datetime

from sqlalchemy import exists, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.tables import CLOSED, deviations, lengths, people, visits, waits


async def ended_since(connection: AsyncConnection, since: datetime, most: int) -> list[Row]:
    """The visits that have ended since then, the latest first: how, under which sheet, when they joined and were
    called, and how their steps stood; with how many there are in all."""
    query = select(
        visits.c.id,
        visits.c.status,
        visits.c.sheet_id,
        visits.c.result,
        waits.c.joined_at,
        waits.c.called_at,
        func.count().over().label("in_all"),
    )
    query = query.select_from(visits.outerjoin(waits, waits.c.visit_id == visits.c.id))
    query = query.where(text(CLOSED.replace("closed_at", "visits.closed_at")), visits.c.closed_at >= since)
    query = query.where(visits.c.ticket.is_not(None)).order_by(visits.c.closed_at.desc(), visits.c.id)
    return await found(connection, query.limit(most), (1,))


async def late_since(connection: AsyncConnection, since: datetime, most: int) -> list[str]:
    """The visits that have ended since then and in which something was announced as a departure from the standard."""
    announced = exists().where(deviations.c.visit_id == visits.c.id)
    query = select(visits.c.id).where(text(CLOSED), visits.c.closed_at >= since, announced)
    return list(await connection.scalars(query.order_by(visits.c.closed_at.desc()).limit(most)))


async def results_between(connection: AsyncConnection, since: datetime, until: datetime, most: int) -> list[Row]:
    """How the steps stood of the visits that were finished within a span, the latest first: sheet and result."""
    query = select(visits.c.sheet_id, visits.c.result).where(
        text(CLOSED), visits.c.closed_at >= since, visits.c.closed_at < until, visits.c.status == "finished"
    )
    return await found(connection, query.order_by(visits.c.closed_at.desc()).limit(most), (1,))


async def closed_between(
    connection: AsyncConnection, since: datetime, until: datetime, after: tuple[datetime, str] | None, most: int
) -> list[tuple[str, datetime]]:
    """The visits with a number that ended within a span, the earliest first, with when; ``after`` is the last one that
    is known already."""
    ended, named = visits.c.closed_at, visits.c.id
    query = select(named, ended).where(text(CLOSED), ended >= since, ended < until, visits.c.ticket.is_not(None))
    if after is not None:
        query = query.where(ended >= after[0], or_(ended > after[0], named > after[1]))
    rows = await connection.execute(query.order_by(ended, named).limit(most))
    return [(row.id, row.closed_at) for row in rows]


async def served_between(connection: AsyncConnection, since: datetime, until: datetime) -> list[Row]:
    """How many visits were finished within a span, by kind of business and by the channel of their visitor."""
    category = visits.c.form["category"].as_string().label("category")
    query = select(category, people.c.channel, func.count().label("count"))
    query = query.select_from(visits.join(people, people.c.id == visits.c.person_id))
    query = query.where(text(CLOSED.replace("closed_at", "visits.closed_at")), visits.c.status == "finished")
    query = query.where(visits.c.closed_at >= since, visits.c.closed_at < until)
    return await found(connection, query.group_by(category, people.c.channel), (1,))


async def basis(connection: AsyncConnection, category: str) -> Row | None:
    """How long visits of a kind take, of how many that was learnt, and when."""
    query = select(lengths.c.spans, lengths.c.count, lengths.c.reckoned_at).where(lengths.c.category == category)
    rows = await found(connection, query, (1,))
    return rows[0] if rows else None
