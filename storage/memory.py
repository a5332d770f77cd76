"""What the desk remembers: people, staff, visits with their evidence. Loaded and saved many at a time."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Table, bindparam, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import (
    IN_SERVICE,
    PREPARING,
    addresses,
    deviations,
    evidence,
    people,
    sheets,
    staff,
    visits,
)

Row = dict[str, Any]


async def people_at(connection: AsyncConnection, keys: Collection[str]) -> dict[str, Row]:
    """The people met at these addresses, by address key."""
    query = (
        select(addresses.c.key.label("met_at"), people)
        .join(people, people.c.id == addresses.c.person_id)
        .where(addresses.c.key.in_(keys))
    )
    return {row["met_at"]: row for row in await _rows(connection, query, keys)}


async def people_by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """People by their own id."""
    return await _rows(connection, select(people).where(people.c.id.in_(ids)), ids)


async def channels_in_use(connection: AsyncConnection) -> set[str]:
    """The channels on which anybody has ever been met."""
    return set((await connection.scalars(select(people.c.channel).distinct())).all())


async def all_staff(connection: AsyncConnection) -> list[Row]:
    """Every member of staff with access."""
    return await _rows(connection, select(staff).order_by(staff.c.id), (1,))


async def visits_by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """Visits by reference."""
    return await _rows(connection, select(visits).where(visits.c.id.in_(ids)), ids)


async def open_from(connection: AsyncConnection, sources: Collection[str]) -> list[Row]:
    """The open visits that were begun from these internet addresses: id and source."""
    query = select(visits.c.id, visits.c.source).where(visits.c.source.in_(sources))
    return await _rows(connection, query, sources)


async def open_visits(connection: AsyncConnection) -> list[Row]:
    """Every visit that is not over, with where its visitor is met."""
    query = select(visits.c.id, people.c.channel, people.c.address).join(people, people.c.id == visits.c.person_id)
    return await _rows(connection, query.where(visits.c.closed_at.is_(None)).order_by(visits.c.id), (1,))


async def evidence_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """All evidence about these visits, in the order it was recorded."""
    query = select(evidence).where(evidence.c.visit_id.in_(ids))
    return await _rows(connection, query.order_by(evidence.c.recorded_at, evidence.c.key), ids)


async def deviations_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """All announced deviations of these visits, in order."""
    query = select(deviations).where(deviations.c.visit_id.in_(ids))
    return await _rows(connection, query.order_by(deviations.c.visit_id, deviations.c.serial), ids)


async def in_service(connection: AsyncConnection, most: int) -> list[Row]:
    """The visits that have been called, no more than ``most``."""
    return await _attended(connection, IN_SERVICE, most)


async def preparing(connection: AsyncConnection, most: int) -> list[Row]:
    """The visits that staff prepare before they are called, no more than ``most``."""
    return await _attended(connection, PREPARING, most)


async def _attended(connection: AsyncConnection, status: str, most: int) -> list[Row]:
    query = select(visits.c.id, visits.c.ticket, visits.c.number, visits.c.queued_at, visits.c.occupies)
    return await _rows(connection, query.where(text(status)).limit(most), (1,))


async def sheet_texts(connection: AsyncConnection, ids: Collection[str]) -> dict[str, str]:
    """The texts of versions of the procedure, by id."""
    rows = await _rows(connection, select(sheets.c.id, sheets.c.text).where(sheets.c.id.in_(ids)), ids)
    return {row["id"]: row["text"] for row in rows}


async def sheets_in_use(connection: AsyncConnection) -> dict[str, str]:
    """The texts of the versions of the procedure that visits are going on under, by id."""
    open_ones = select(visits.c.sheet_id).where(visits.c.closed_at.is_(None))
    rows = await _rows(connection, select(sheets.c.id, sheets.c.text).where(sheets.c.id.in_(open_ones)), (1,))
    return {row["id"]: row["text"] for row in rows}


async def keep_sheet(connection: AsyncConnection, row: Row) -> None:
    """Keeps a version of the procedure, if it is new."""
    known = await connection.scalar(select(sheets.c.id).where(sheets.c.id == row["id"]))
    if known is None:
        await connection.execute(insert(sheets), [row])


async def _rows(connection: AsyncConnection, query: Any, wanted: Collection[Any]) -> list[Row]:
    """Runs a query, unless nothing is wanted."""
    if not wanted:
        return []
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def add(connection: AsyncConnection, table: Table, rows: Sequence[Row]) -> None:
    """Adds rows to a table in one statement."""
    if rows:
        await connection.execute(insert(table), list(rows))


async def change(connection: AsyncConnection, table: Table, rows: Sequence[Row], *key: str) -> None:
    """Changes rows, found by their key columns, in one statement; every row has the same columns."""
    if not rows:
        return
    statement = update(table)
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"key_{name}"))
    values: Row = {name: bindparam(name) for name in rows[0] if name not in key}
    renamed = [{(f"key_{name}" if name in key else name): value for name, value in row.items()} for row in rows]
    await connection.execute(statement.values(values), renamed)
