"""A desk's record with rows in every table, what can be done to it behind the desk's back, and what is found."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Integer,
    LargeBinary,
    Table,
    and_,
    event,
    insert,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import premises
from storage.chain.linked import Key, Linked
from storage.chain.taking import Taking
from storage.chain.verifying import Finding, Outside, Tally, Verifying
from storage.engine import open_engine, reading, writing
from storage.identity.sealed import kept_as
from storage.identity.sealing import ADDRESSED
from storage.tables import Moment, metadata

NOON = datetime(2026, 3, 2, 5, 0, 0, 123456, tzinfo=UTC)
ROWS = 3
VALUES: dict[type[Any], Callable[[int], Any]] = {
    JSON: lambda number: {"b": number, "a": [1, "dua", None], "é": number / 3},
    Boolean: lambda number: number % 2 == 0,
    Integer: int,
    Float: int,
    LargeBinary: lambda number: bytes([number % 256]),
    Date: lambda number: date(2026, 3, 1) + timedelta(days=number),
    Moment: lambda number: NOON + timedelta(minutes=number),
}


def value(column: Column[Any], number: int) -> Any:
    """A value that fits a column, another for every number."""
    if column.foreign_keys:
        [reference] = column.foreign_keys
        return value(reference.column, number)
    for kind, made in VALUES.items():
        if isinstance(kept_as(column), kind):
            return made(number)
    return f"{column.name} {number}/é"


def row(table: Table, number: int) -> dict[str, Any]:
    """A row of a table, every column filled but what goes by another of them."""
    beside = ADDRESSED.get(table.name, {}).values()
    return {column.name: None if column.name in beside else value(column, number) for column in table.c}


async def fill(engine: AsyncEngine) -> None:
    """Rows in every table, a transaction for each number; what follows is after the record is complete."""
    async with writing(engine) as connection:
        await take_in(connection)
    for number in range(1, ROWS + 1):
        async with writing(engine) as connection:
            for table in metadata.sorted_tables:
                if table.name not in ("chain", "links", "sums", "person_keys"):
                    await connection.execute(insert(table), [row(table, number)])


async def take_in(connection: AsyncConnection) -> None:
    taking = Taking()
    while await taking.batch(connection):
        pass


@asynccontextmanager
async def filled(url: str) -> AsyncIterator[AsyncEngine]:
    """A desk's database with rows in every table."""
    engine = open_engine(url)
    await fill(engine)
    yield engine
    await engine.dispose()


@asynccontextmanager
async def behind(url: str) -> AsyncIterator[AsyncConnection]:
    """Whoever opens the database with a tool of their own, heeds no reference and tells the desk nothing."""
    at, where = premises.parted(url)
    there = {"server_settings": {"search_path": where.schema}} if where.schema else {}
    engine = create_async_engine(at, connect_args=there)
    if engine.dialect.name == "postgresql":
        event.listen(engine.sync_engine, "connect", _without_references)
    async with engine.begin() as connection:
        yield connection
    await engine.dispose()


def _without_references(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("SET session_replication_role = replica")
    cursor.close()


async def looked_at(engine: AsyncEngine, outside: Sequence[Outside] = ()) -> tuple[list[Finding], Tally]:
    """What a look along the whole archive finds, and how much it saw."""

    def look(connection: Connection) -> tuple[list[Finding], Tally]:
        verifying = Verifying(connection, outside)
        return list(verifying.findings()), verifying.tally

    async with reading(engine) as connection:
        return await connection.run_sync(look)


async def found(engine: AsyncEngine, outside: Sequence[Outside] = ()) -> list[tuple[str, str, str]]:
    """Table, key and fault of everything found."""
    return [(each.table, each.key, str(each.fault)) for each in (await looked_at(engine, outside))[0]]


def key_of(linked: Linked, number: int) -> Key:
    return tuple(value(column, number) for column in linked.key)


def word_of(linked: Linked, number: int) -> str:
    """The word by which the chain names a row."""
    return linked.written(key_of(linked, number))


def has_key(linked: Linked, number: int) -> Any:
    return and_(*(column == each for column, each in zip(linked.key, key_of(linked, number), strict=True)))


async def swap(connection: AsyncConnection, linked: Linked, one: int, other: int) -> None:
    """Two rows change places: each has the other's key."""
    for old, new in ((one, 90), (other, one), (90, other)):
        keys = dict(zip((column.name for column in linked.key), key_of(linked, new), strict=True))
        await connection.execute(update(linked.table).where(has_key(linked, old)).values(keys))
