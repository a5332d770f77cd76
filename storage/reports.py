"""Reports that were asked for in chat: wished for, made, told of, and forgotten a day later."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.patience import MOST_TRIES, pause_after
from storage.tables import ON_ITS_WAY, reports

PREFIX = "report:"
"""How the id of a report begins where files are named by their id."""

_WHAT = (reports.c.id, reports.c.person_id, reports.c.kind, reports.c.period, reports.c.ending, reports.c.contacts)

_HOW_FAR = (*_WHAT, reports.c.state, reports.c.attempts, reports.c.tellings, reports.c.why)


async def want(connection: AsyncConnection, rows: Sequence[Row], now: datetime) -> None:
    """Keeps reports that are to be made."""
    fresh = {"wanted_at": now, "due_at": now, "state": "wanted", "attempts": 0, "tellings": 0, "why": ""}
    await bulk.add(connection, reports, [{**row, **fresh} for row in rows])


async def ahead(connection: AsyncConnection, people: Collection[str]) -> list[Row]:
    """What these people have asked for and do not have yet."""
    query = select(*_WHAT).where(reports.c.person_id.in_(people), text(ON_ITS_WAY))
    return await found(connection, query.order_by(reports.c.wanted_at), people)


async def due(connection: AsyncConnection, now: datetime) -> Row | None:
    """The report that is to be made or told of next."""
    query = select(*_HOW_FAR).where(text(ON_ITS_WAY), reports.c.due_at <= now)
    row = (await connection.execute(query.order_by(reports.c.due_at).limit(1))).mappings().first()
    return dict(row) if row else None


async def ended(connection: AsyncConnection, report_id: str) -> Row | None:
    """A report that is made, or cannot be, and of which nobody has been told; None while it is tried again."""
    query = select(*_HOW_FAR).where(reports.c.id == report_id, reports.c.state.in_(("made", "unmade")))
    row = (await connection.execute(query)).mappings().first()
    return dict(row) if row else None


async def begin(connection: AsyncConnection, report_id: str, attempts: int) -> None:
    """Counts an attempt before it is made: one that takes the whole desk down with it counts too."""
    await connection.execute(update(reports).where(reports.c.id == report_id).values(attempts=attempts))


async def keep(connection: AsyncConnection, report_id: str, content: bytes, now: datetime) -> None:
    """Keeps a report that is made."""
    await _end(connection, report_id, now, state="made", content=content)


async def fail(connection: AsyncConnection, report_id: str, why: str, now: datetime) -> None:
    """Writes down that a report cannot be made, and why."""
    await _end(connection, report_id, now, state="unmade", why=why)


async def _end(connection: AsyncConnection, report_id: str, now: datetime, **values: Any) -> None:
    found = update(reports).where(reports.c.id == report_id, reports.c.state == "wanted")
    await connection.execute(found.values(ended_at=now, due_at=now, **values))


async def later(connection: AsyncConnection, report_id: str, due_at: datetime) -> None:
    """Puts off making a report."""
    await connection.execute(update(reports).where(reports.c.id == report_id).values(due_at=due_at))


async def settle(connection: AsyncConnection, ids: Collection[str]) -> None:
    """Writes down that whoever asked for these has been answered."""
    await connection.execute(update(reports).where(reports.c.id.in_(ids)).values(state="told"))


async def untold(connection: AsyncConnection, report_id: str) -> bool:
    """Whether whoever asked for a report has not been answered yet."""
    query = select(reports.c.id).where(reports.c.id == report_id, text(ON_ITS_WAY))
    return await connection.scalar(query) is not None


async def set_aside(connection: AsyncConnection, report_id: str, tellings: int, now: datetime) -> None:
    """A report of which nobody could be told waits for longer and longer, and in the end for good."""
    state = {"state": "stuck"} if tellings + 1 >= MOST_TRIES else {}
    found = update(reports).where(reports.c.id == report_id, text(ON_ITS_WAY))
    await connection.execute(found.values(tellings=tellings + 1, due_at=now + pause_after(tellings), **state))


async def content(connection: AsyncConnection, file_id: str) -> bytes | None:
    """A report that was made, by its id as a file; None where it is none, or not here any more."""
    if not file_id.startswith(PREFIX):
        return None
    query = select(reports.c.content).where(reports.c.id == file_id.removeprefix(PREFIX))
    found: bytes | None = await connection.scalar(query)
    return found
