"""All that a database holds, read as it stood at one moment and put back into an empty one, table by table."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Table,
    Text,
    and_,
    false,
    func,
    insert,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.bulk import Row
from storage.datamap import DataMap, Life, TableEntry
from storage.engine import ONE_MOMENT, lift_limits, reading
from storage.leading import among, there
from storage.tables import metadata, people, seal

PAGE = 500
"""Rows held in memory at once."""


@asynccontextmanager
async def one_moment(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction in which everything stands still, for as long as reading takes; the desk goes on meanwhile."""
    async with reading(engine, **ONE_MOMENT.get(engine.dialect.name, {})) as connection:
        await lift_limits(connection)
        yield connection


def tables() -> list[Table]:
    """Every table, what is pointed to before what points to it."""
    return list(metadata.sorted_tables)


async def count(connection: AsyncConnection, table: Table, chosen: ColumnElement[bool]) -> int:
    """How many rows of a table are chosen."""
    return await connection.scalar(select(func.count()).select_from(table).where(chosen)) or 0


async def pages(
    connection: AsyncConnection, table: Table, columns: Collection[str], chosen: ColumnElement[bool]
) -> AsyncIterator[list[Row]]:
    """The chosen rows with these columns, a page at a time, in the same order on every database."""
    query = select(*(table.c[name] for name in columns)).where(chosen).order_by(*_order(connection, table))
    found = await connection.stream(query.execution_options(yield_per=PAGE))
    async for page in found.mappings().partitions(PAGE):
        yield [dict(row) for row in page]


def _order(connection: AsyncConnection, table: Table) -> list[ColumnElement[Any]]:
    """By key, sign for sign: PostgreSQL would sort words as its own language does."""
    plain = connection.dialect.name != "postgresql"
    keys = table.primary_key.columns
    return [key if plain or not isinstance(key.type, Text) else key.collate("C") for key in keys]


async def cell(connection: AsyncConnection, table: Table, row: Row, column: str) -> Any:
    """One column of one row, known by its key: what is too large to be read by the page."""
    own = [key == row[key.name] for key in table.primary_key.columns]
    return await connection.scalar(select(table.c[column]).where(*own))


def chosen_within(table: Table, known: DataMap, since: datetime, until: datetime) -> ColumnElement[bool]:
    """The rows that belong to a period: records that ended in it, what leads to them, and who they are about."""
    entry = known.tables[table.name]
    if entry.accompanies:
        return _led_to(table, known, since, until) if table is people else true()
    if entry.life is not Life.RECORD:
        return false()
    if entry.ends:
        return _ended(table, entry, since, until)
    led = [_leading(table, name, pairs, known, (since, until)) for name, pairs in entry.owner.items()]
    return or_(*led) if led else true()


def _ended(table: Table, entry: TableEntry, since: datetime, until: datetime) -> ColumnElement[bool]:
    ended = table.c[entry.ends]
    if isinstance(ended.type, Date):
        return and_(ended >= since.date(), ended < until.date())
    return and_(ended >= since, ended < until)


def _leading(
    table: Table, target: str, pairs: Mapping[str, str], known: DataMap, span: tuple[datetime, datetime]
) -> ColumnElement[bool]:
    whose = metadata.tables[target]
    theirs = select(*(there(whose, name) for name in pairs.values())).where(chosen_within(whose, known, *span))
    return among([table.c[name] for name in pairs], theirs)


def _led_to(table: Table, known: DataMap, since: datetime, until: datetime) -> ColumnElement[bool]:
    """Whom the records of a period are about."""
    found: list[Select[Any]] = []
    for entry in known.tables.values():
        own = entry.owner.get(table.name, {})
        if entry.life is Life.RECORD and entry.ends and [*own.values()] == ["id"]:
            source = metadata.tables[entry.name]
            column = source.c[next(iter(own))]
            found.append(select(column).where(_ended(source, entry, since, until), column.is_not(None)))
    return or_(*(table.c.id.in_(each) for each in found))


async def anything_in(connection: AsyncConnection) -> str:
    """The first table that holds anything; empty for an empty desk, which may know its secret already."""
    for table in metadata.sorted_tables:
        if table is not seal and await connection.scalar(select(1).select_from(table).limit(1)):
            return table.name
    return ""


async def put(connection: AsyncConnection, table: Table, rows: Iterable[Row]) -> None:
    """Puts rows back, as they were."""
    if given := list(rows):
        await connection.execute(insert(table), given)


async def go_on_counting(connection: AsyncConnection) -> None:
    """Numbers that the database itself gives out go on after the highest that was put back."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            highest = await connection.scalar(select(func.max(column)))
            if highest is not None:
                counted = text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)")
                await connection.execute(counted, {"table": table.name, "column": column.name, "highest": highest})
