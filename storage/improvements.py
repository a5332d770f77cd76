"""What is to be improved because of the survey: added when it is planned, changed once, when it is done."""

from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, add, found
from storage.tables import improvements, journal


async def all_improvements(connection: AsyncConnection) -> list[Row]:
    """Everything that was ever planned, by the survey it came of, then by its last day."""
    order = (improvements.c.since, improvements.c.due_by, improvements.c.id)
    return await found(connection, select(improvements).order_by(*order), (1,))


async def plan(connection: AsyncConnection, row: Row, at: datetime, who: str) -> None:
    """Adds a planned improvement, and says so in the journal."""
    await add(connection, improvements, [row])
    await _note(connection, at, who, "improvement_planned", row["id"])


async def finish(connection: AsyncConnection, key: str, on: date, result: str, at: datetime, who: str) -> bool:
    """Writes down when an improvement was done and what came of it, once; False where none of that name is open."""
    statement = update(improvements).where(improvements.c.id == key, improvements.c.done_on.is_(None))
    done = await connection.execute(statement.values(done_on=on, result=result))
    if done.rowcount:
        await _note(connection, at, who, "improvement_done", key)
    return bool(done.rowcount)


async def _note(connection: AsyncConnection, at: datetime, who: str, what: str, key: str) -> None:
    row = {"at": at, "who": who, "what": what, "visit_id": None, "details": {"improvement": key}}
    await connection.execute(insert(journal), [row])
