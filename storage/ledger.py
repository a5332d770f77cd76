"""The ledger: which deviations are still to be answered for. Whatever is open is watched, so the deadlines tell."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import deadlines

_DEVIATION = "deviation"


async def open_deviations(connection: AsyncConnection, most: int) -> list[str]:
    """The ids of open deviations, the earliest due first."""
    query = select(deadlines.c.id).where(deadlines.c.kind == _DEVIATION).order_by(deadlines.c.due_at, deadlines.c.id)
    return list(await connection.scalars(query.limit(most)))
