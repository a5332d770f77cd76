"""Removing what has served its purpose, a small batch at a time."""

from datetime import datetime

from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox, questions, rooms


async def forget_events(connection: AsyncConnection, before: datetime, most: int) -> int:
    """Forgets decided events that were heard before a moment, oldest first; parked ones stay. Returns how many."""
    oldest = select(inbox.c.key).where(text("state = 'decided'"), inbox.c.received_at < before)
    keys = (await connection.scalars(oldest.order_by(inbox.c.received_at).limit(most))).all()
    if keys:
        await connection.execute(delete(inbox).where(inbox.c.key.in_(keys)))
    return len(keys)


async def forget_rooms(connection: AsyncConnection, before: datetime, most: int) -> int:
    """Forgets the numbers of breakout rooms learnt before a moment: the meeting names them anew every day."""
    oldest = select(rooms.c.uuid).where(rooms.c.learnt_at < before).order_by(rooms.c.learnt_at).limit(most)
    uuids = (await connection.scalars(oldest)).all()
    if uuids:
        await connection.execute(delete(rooms).where(rooms.c.uuid.in_(uuids)))
    return len(uuids)


async def forget_questions(connection: AsyncConnection, before: datetime, most: int) -> int:
    """Forgets questions that were asked before a moment. Returns how many."""
    oldest = select(questions.c.id).where(questions.c.day < before.date()).order_by(questions.c.day).limit(most)
    ids = (await connection.scalars(oldest)).all()
    if ids:
        await connection.execute(delete(questions).where(questions.c.id.in_(ids)))
    return len(ids)
