"""Questionnaires: those that wait sealed in the tray, and those that have been written for good."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.bulk import Row
from storage.tables import people, survey_responses, survey_tray


async def waiting(connection: AsyncConnection) -> list[Row]:
    """Everything in the tray."""
    return [dict(row) for row in (await connection.execute(select(survey_tray))).mappings()]


async def how_many_wait(connection: AsyncConnection) -> int:
    """How much is in the tray."""
    return await connection.scalar(select(func.count()).select_from(survey_tray)) or 0


async def write(connection: AsyncConnection, rows: list[Row], gone: Collection[str]) -> None:
    """Writes questionnaires in the order of their (random) names, and takes what they were out of the tray."""
    # rule: survey-without-order
    await connection.execute(insert(survey_responses), sorted(rows, key=lambda row: str(row["id"])))
    await connection.execute(delete(survey_tray).where(survey_tray.c.id.in_(gone)))


async def erase_unfinished(connection: AsyncConnection, heard_before: datetime) -> int:
    """Erases the sealed answers of whoever has not been heard since; they may begin anew. Returns of how many."""
    query = select(people.c.id, people.c.dialog).where(people.c.heard_at < heard_before)
    rows = (await connection.execute(query.where(cast(people.c.dialog, Text).like('%"sealed"%')))).all()
    for row in rows:
        # rule: unfinished-answers-erased
        left = {name: value for name, value in row.dialog.items() if name != "sealed"}
        await connection.execute(update(people).where(people.c.id == row.id).values(dialog=left))
    return len(rows)


async def sweep_up(engine: AsyncEngine) -> None:
    """Has the database part with what it still holds of rows that are changed or gone."""
    async with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            for table in (survey_tray, people):
                await alone.execute(text(f"VACUUM {table.name}"))
            return
        driver: Any = (await connection.get_raw_connection()).driver_connection  # no transaction may be open
        async with driver.execute("PRAGMA wal_checkpoint(TRUNCATE)") as done:
            await done.fetchall()
