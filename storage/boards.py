"""Live boards of the queue: one a chat, gone when they end."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.tables import boards


async def live(connection: AsyncConnection) -> list[Row]:
    """Every board that is kept up to date."""
    return await found(connection, select(boards).order_by(boards.c.person_id), (1,))


async def keep(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Keeps these boards, in place of earlier ones of their chats."""
    await end(connection, [row["person_id"] for row in rows])
    await bulk.add(connection, boards, rows)


async def end(connection: AsyncConnection, people: Collection[str]) -> None:
    """These chats have no board any more."""
    await connection.execute(delete(boards).where(boards.c.person_id.in_(people)))
