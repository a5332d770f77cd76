"""What was promised to visitors and what became of it, and how long visits take."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache

from sqlalchemy import Insert, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, add, among, found
from storage.once import Once
from storage.once_written import write
from storage.tables import lengths, waits

_LENGTHS = Once(select(lengths.c.category, lengths.c.spans).where(among(lengths.c.category)))


async def learn(connection: AsyncConnection, learnt: Sequence[Row]) -> None:
    """Adds what is newly known of waits; what was learnt first stays."""
    rows: dict[str, Row] = {}
    for each in learnt:
        known = rows.get(each["visit_id"], {})
        rows[each["visit_id"]] = {name: each[name] if known.get(name) is None else known[name] for name in each}
    if rows:
        await write(connection, _learning(connection.dialect.name), list(rows.values()))


@cache
def _learning(dialect: str) -> Insert:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = insert(waits)
    names = [column.name for column in waits.c if not column.primary_key]
    kept = {name: func.coalesce(waits.c[name], statement.excluded[name]) for name in names}
    return statement.on_conflict_do_update(index_elements=["visit_id"], set_=kept)


async def forget_calls(connection: AsyncConnection, visit_ids: Collection[str]) -> None:
    """Of these visits it is not known any more when they were called: it was a slip."""
    slipped = update(waits).where(waits.c.visit_id.in_(visit_ids))
    await connection.execute(slipped.values(called_at=None, freed_at=None))


async def lengths_of(connection: AsyncConnection, categories: Collection[str]) -> dict[str, list[float]]:
    """How long visits of these kinds take: seconds that are equally likely."""
    return {row["category"]: row["spans"] for row in await found(connection, _LENGTHS, categories)}


async def served_since(connection: AsyncConnection, since: datetime) -> list[Row]:
    """Every visit whose place was free again since then: kind of business, called, free again."""
    query = select(waits.c.category, waits.c.called_at, waits.c.freed_at)
    return await found(connection, query.where(waits.c.freed_at >= since, waits.c.called_at.is_not(None)), (1,))


async def joined_since(connection: AsyncConnection, since: datetime) -> list[Row]:
    """Every wait that began since then: of which visit, when it was called and when its place was free again, if so."""
    query = select(waits.c.visit_id, waits.c.joined_at, waits.c.called_at, waits.c.freed_at)
    return await found(connection, query.where(waits.c.joined_at >= since), (1,))


async def keep_lengths(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Replaces what is known of how long visits take."""
    await connection.execute(delete(lengths))
    await add(connection, lengths, rows)


async def promises_since(connection: AsyncConnection, since: datetime) -> tuple[int, int]:
    """Of the visitors called since then who had been told when: how many there were, and how many were called
    before that was over."""
    # rule: early-call-keeps-the-promise
    held = waits.c.called_at <= waits.c.told_until
    query = select(func.count(), func.sum(case((held, 1), else_=0)))
    row = (await connection.execute(query.where(waits.c.called_at >= since, waits.c.told_until.is_not(None)))).one()
    return int(row[0]), int(row[1] or 0)


async def reasons_since(connection: AsyncConnection, since: datetime) -> dict[str, int]:
    """Why numbers were given up, by how many of the visitors who have joined since then."""
    query = select(waits.c.reason, func.count()).where(waits.c.reason.is_not(None), waits.c.joined_at >= since)
    rows = await connection.execute(query.group_by(waits.c.reason))
    return {row[0]: int(row[1]) for row in rows}
