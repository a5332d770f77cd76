"""Files that were sent: rows to fetch, their content once it is here, and who may have it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.seats import readable, stands
from storage.tables import TO_FETCH, files, outbox, threads, visits

_CARD = (
    files.c.id,
    files.c.visit_id,
    files.c.thread_id,
    files.c.person_id,
    files.c.staff_id,
    files.c.letter_id,
    files.c.caption,
    files.c.channel,
    files.c.ref,
    files.c.name,
    files.c.media_type,
)
_COUNTED = timedelta(days=90)
"""What was sent before that counts for no limit, however long a conversation goes on."""


async def to_fetch(connection: AsyncConnection, now: datetime, most: int) -> list[Row]:
    """Files that are to be fetched, or are here without anybody having been told; without their content."""
    query = select(*_CARD, files.c.state, files.c.attempts, files.c.tellings).where(text(TO_FETCH))
    rows = await connection.execute(query.where(files.c.due_at <= now).order_by(files.c.due_at).limit(most))
    return [dict(row) for row in rows.mappings()]


async def names_of(connection: AsyncConnection, visit_ids: Collection[str]) -> list[Row]:
    """What visitors sent during these visits and was kept, in the order it was sent."""
    query = select(files.c.visit_id, files.c.name).where(files.c.visit_id.in_(visit_ids), files.c.state == "told")
    query = query.where(files.c.staff_id.is_(None))
    return await found(connection, query.order_by(files.c.visit_id, files.c.sent_at), visit_ids)


async def sent_by(connection: AsyncConnection, people: Collection[str], since: datetime) -> list[Row]:
    """What these people sent since then, or in visits and threads that are not over, as far as it was or will be
    taken; ``place`` is which of those."""
    if not people:
        return []
    place = func.coalesce(files.c.visit_id, files.c.thread_id, files.c.letter_id, "").label("place")
    query = select(files.c.id, place, files.c.size, files.c.sent_at, files.c.person_id)
    query = query.outerjoin(visits, visits.c.id == files.c.visit_id)
    query = query.outerjoin(threads, threads.c.id == files.c.thread_id).where(files.c.person_id.in_(people))
    # an outer join that finds nothing is no conversation that is open
    going_on = and_(visits.c.id.is_not(None), visits.c.closed_at.is_(None)) | and_(
        threads.c.id.is_not(None), threads.c.closed_at.is_(None)
    )
    query = query.where(files.c.sent_at >= since - _COUNTED, files.c.state != "refused")
    query = query.where(or_(files.c.sent_at >= since, going_on))
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def kept_of(connection: AsyncConnection, whose: Collection[str], most: int) -> list[Row]:
    """The files of these people whose content is here, by id, name and media type, the newest first: what they sent,
    and what officers sent them in their visits."""
    theirs = select(visits.c.id).where(visits.c.person_id.in_(whose))
    rows: dict[str, Row] = {}
    for condition in (files.c.person_id.in_(whose), files.c.visit_id.in_(theirs)):
        query = select(files.c.id, files.c.name, files.c.media_type, files.c.sent_at)
        query = query.where(condition, files.c.content.is_not(None), files.c.letter_id.is_(None))
        rows |= {row["id"]: row for row in await found(connection, query, whose)}
    known = sorted(rows.values(), key=lambda row: row["sent_at"], reverse=True)[:most]
    return [{name: row[name] for name in ("id", "name", "media_type")} for row in known]


async def keep(connection: AsyncConnection, file_id: str, content: bytes) -> None:
    """Keeps a file's content."""
    kept = update(files).where(files.c.id == file_id)
    await connection.execute(kept.values(content=content, state="kept", size=len(content)))


async def told(connection: AsyncConnection, file_id: str) -> bool:
    """Whether somebody has been told of a file: the officers that it is here, or the visitor that it is not."""
    state = await connection.scalar(select(files.c.state).where(files.c.id == file_id))
    return state not in ("expected", "kept")


async def later(connection: AsyncConnection, file_id: str, attempts: int, due_at: datetime) -> None:
    """Puts fetching off."""
    await connection.execute(update(files).where(files.c.id == file_id).values(attempts=attempts, due_at=due_at))


async def settle(connection: AsyncConnection, rows: list[Row]) -> None:
    """Writes down that the officers have files, or that they cannot be had; ``rows`` hold id and state."""
    if rows:
        statement = update(files).where(files.c.id == bindparam("file_id")).values(state=bindparam("now"))
        await connection.execute(statement, [{"file_id": row["id"], "now": row["state"]} for row in rows])


async def forget(connection: AsyncConnection, visit_ids: Collection[str], kept: Collection[str]) -> None:
    """Deletes what was sent in these visits, but for the files that are kept."""
    gone = delete(files).where(files.c.visit_id.in_(visit_ids), files.c.id.not_in(kept))
    await connection.execute(gone)


async def content(connection: AsyncConnection, file_id: str) -> bytes | None:
    """A file's content, if it is here."""
    found: bytes | None = await connection.scalar(select(files.c.content).where(files.c.id == file_id))
    return found


async def attached(connection: AsyncConnection, channel: str, address: str, message_id: int) -> dict[str, Any] | None:
    """The file of a message: its id, name and media type; only for the chat it was said in, an officer's only while
    they have their seat, and none that was taken back."""
    query = select(outbox.c.payload).where(outbox.c.id == message_id, outbox.c.channel == channel)
    payload = await connection.scalar(query.where(outbox.c.address == address, readable(), stands()))
    found: dict[str, Any] | None = payload.get("file") if payload else None
    return found
