"""Threads between visitors and front office; what is said in them is in the outbox only."""

from collections.abc import Collection

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, found
from storage.once import Once
from storage.tables import OPEN_THREAD, threads

_BY_ID = Once(select(threads).where(among(threads.c.id)))
_OPEN = Once(select(threads).where(among(threads.c.person_id), text(OPEN_THREAD)))


async def by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """Threads by reference."""
    return await found(connection, _BY_ID, ids)


async def open_of(connection: AsyncConnection, people: Collection[str]) -> list[Row]:
    """The open threads of these people, at most one of each."""
    return await found(connection, _OPEN, people)
