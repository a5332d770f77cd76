"""Threads between visitors and front office; what is said in them is in the outbox only."""

from collections.abc import Collection

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.tables import OPEN_THREAD, threads


async def by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """Threads by reference."""
    return await found(connection, select(threads).where(threads.c.id.in_(ids)), ids)


async def open_of(connection: AsyncConnection, people: Collection[str]) -> list[Row]:
    """The open threads of these people, at most one of each."""
    query = select(threads).where(threads.c.person_id.in_(people), text(OPEN_THREAD))
    return await found(connection, query, people)
