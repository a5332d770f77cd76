"""The report books of closed days, hand-over notes, and what a day's book is made from; found by indexes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, text, union_all
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.tables import (
    CLOSED,
    IN_SERVICE,
    OF_DUTY,
    PREPARING,
    QUEUED,
    day_books,
    deviation_entries,
    deviations,
    hand_overs,
    journal,
    outcomes,
    visits,
    waits,
)


async def close(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Keeps these books; one that is kept already stays as it is."""
    if not rows:
        return
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    # rule: closed-day-stays-closed
    await connection.execute(insert(day_books).on_conflict_do_nothing(), list(rows))


async def of_days(connection: AsyncConnection, first: date, last: date) -> list[Row]:
    """Every version of the books of these days, in order."""
    query = select(day_books).where(day_books.c.day >= first, day_books.c.day <= last)
    return await found(connection, query.order_by(day_books.c.day, day_books.c.version), (1,))


async def latest_day(connection: AsyncConnection, since: date) -> date | None:
    """The last day that has a book, of those since then."""
    day: date | None = await connection.scalar(select(func.max(day_books.c.day)).where(day_books.c.day >= since))
    return day


async def note(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Adds notes for whoever is on duty next."""
    await bulk.add(connection, hand_overs, rows)


async def notes_between(connection: AsyncConnection, since: datetime, until: datetime, most: int) -> list[Row]:
    """The notes that officers left within a span, the latest of them, in order."""
    query = select(hand_overs).where(hand_overs.c.at >= since, hand_overs.c.at < until)
    rows = await found(connection, query.order_by(hand_overs.c.at.desc(), hand_overs.c.id).limit(most), (1,))
    return rows[::-1]


async def standing_at(connection: AsyncConnection, at: datetime) -> tuple[int, int]:
    """How many were served and how many waited at a moment, of those who had come by then."""
    come = func.coalesce(waits.c.joined_at, visits.c.started_at) < at
    both = visits.outerjoin(waits, waits.c.visit_id == visits.c.id)
    asked = select(visits.c.status, waits.c.called_at, visits.c.closed_at).select_from(both).where(come)
    ended = text(CLOSED.replace("closed_at", "visits.closed_at"))
    after = asked.where(ended, visits.c.closed_at >= at, visits.c.ticket.is_not(None))
    rows = (await connection.execute(union_all(*(asked.where(text(each)) for each in _GOING_ON), after))).all()
    served = sum(_served(row, at) for row in rows)
    return served, len(rows) - served


_GOING_ON = (QUEUED, PREPARING, IN_SERVICE)


def _served(row: Any, at: datetime) -> bool:
    """Whether somebody was served at a moment; of who has gone since, by their call."""
    if row.closed_at is None:
        return bool(row.status != "queued")
    return row.called_at is not None and row.called_at < at


async def waits_of(connection: AsyncConnection, since: datetime, until: datetime) -> list[Row]:
    """What was promised to those who were called within a span, and what became of it."""
    query = select(waits).where(waits.c.called_at >= since, waits.c.called_at < until)
    return await found(connection, query.order_by(waits.c.called_at), (1,))


async def duty_between(connection: AsyncConnection, since: datetime, until: datetime, before: int) -> list[Row]:
    """Who went on or off duty or had a break within a span, in order; with the latest such lines ``before`` it."""
    lines = select(journal.c.id, journal.c.at, journal.c.what, journal.c.details).where(text(OF_DUTY))
    earlier = lines.where(journal.c.at < since).order_by(journal.c.at.desc(), journal.c.id.desc()).limit(before)
    within = lines.where(journal.c.at >= since, journal.c.at < until).order_by(journal.c.at, journal.c.id)
    return [*(await found(connection, earlier, (1,)))[::-1], *await found(connection, within, (1,))]


async def stirred(connection: AsyncConnection, since: datetime, until: datetime, after: datetime) -> set[datetime]:
    """Moments between ``since`` and ``until`` of whose days the books may say something else since ``after``: when
    deviations came about of which more was said, and when visits ended that were entered or written about later."""
    of_entries = select(deviations.c.due_at).join(deviation_entries).where(deviation_entries.c.at > after)
    moved = await connection.scalars(of_entries.where(deviations.c.due_at >= since, deviations.c.due_at < until))
    ended = text(CLOSED.replace("closed_at", "visits.closed_at"))
    within = (ended, visits.c.closed_at >= since, visits.c.closed_at < until)
    entered = select(visits.c.closed_at).where(*within, visits.c.entered_at > after)
    written = select(visits.c.closed_at).join(outcomes, outcomes.c.visit_id == visits.c.id)
    written = written.where(*within, outcomes.c.at > after)
    return {*moved, *await connection.scalars(entered), *await connection.scalars(written)}


async def came_about(connection: AsyncConnection, since: datetime, until: datetime, most: int) -> list[str]:
    """The visits of which something departed from the standard within a span, the earliest first."""
    query = select(deviations.c.visit_id, func.min(deviations.c.due_at).label("due_at"))
    query = query.where(deviations.c.due_at >= since, deviations.c.due_at < until).group_by(deviations.c.visit_id)
    rows = await connection.execute(query.order_by(text("due_at"), deviations.c.visit_id).limit(most))
    return [row.visit_id for row in rows]
