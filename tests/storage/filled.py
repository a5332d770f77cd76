"""A database with rows in every table, drawn from a seed: whatever its columns may hold, they hold somewhere."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Float, LargeBinary, Table, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import writing
from storage.identity.sealed import kept_as
from storage.tables import Moment, metadata

WORDS = (
    *(
        "",
        "Rina",
        "=1+1",
        "+62812",
        "-",
        "@BumnSumut",
        "\tjauh",
        '"kutip", koma',
        "baris\r\nbaru",
        "a\u2028b",
        "Ñaïve 😀",
    ),
    *("'petik", "NULL", "2026-11-23", "{}", "ß", "Z", "a", "_", "É", "z-1", "∆"),
)
BEGIN = datetime(2026, 11, 2, tzinfo=UTC)
DAYS = 30


async def fill(engine: AsyncEngine, seed: int, most: int = 6) -> None:
    """Adds up to so many rows to every table; rows lead to rows that are there."""
    random, there = Random(seed), dict[str, list[dict[str, Any]]]()
    async with writing(engine) as connection:
        for table in metadata.sorted_tables:
            if table.name in ("seal", "person_keys"):
                continue
            rows = [row_of(table, random, no, there) for no in range(random.randint(1, most))]
            keys = [column.name for column in table.primary_key.columns]
            rows = list({tuple(row[key] for key in keys): row for row in rows if _fits(table, row)}.values())
            there[table.name] = rows
            await connection.execute(insert(table), rows)


def _fits(table: Table, row: dict[str, Any]) -> bool:
    """Whether there was somebody to lead to."""
    return all(column.nullable or row[column.name] is not None for column in table.columns)


def row_of(table: Table, random: Random, no: int, there: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return {column.name: _value(column, random, no, there) for column in table.columns}


def _value(column: Column[Any], random: Random, no: int, there: dict[str, list[dict[str, Any]]]) -> Any:
    if column.foreign_keys:
        (key,) = column.foreign_keys
        rows = there[key.column.table.name]
        if no >= len(rows) and _alone(column):
            return None  # each leads to another, where a row may be led to only once
        return rows[no % len(rows)][key.column.name] if not column.nullable or random.random() < 0.7 else None
    if column.nullable and random.random() < 0.3:
        return None
    return _of_type(column, random, no)


def _of_type(column: Column[Any], random: Random, no: int) -> Any:
    match kept_as(column):
        case Boolean():
            return random.random() < 0.5
        case Moment():
            return BEGIN + timedelta(days=no % DAYS, microseconds=random.randrange(86_400_000_000))
        case Date():
            return date(2026, 11, 2) + timedelta(days=random.randrange(DAYS))
        case Float():
            return random.choice((0.1, 1 / 3, 1e300, -2.5))
        case LargeBinary():
            return random.randbytes(random.randrange(40))
        case JSON():
            return {random.choice(WORDS): [random.choice(WORDS), None, 1.5, True, {"é": random.choice(WORDS)}]}
        case kind if kind.python_type is int:
            return no + 1
        case _:
            return f"{random.choice(WORDS)}{no}" if column.primary_key or _alone(column) else random.choice(WORDS)


def _alone(column: Column[Any]) -> bool:
    """Whether no other row may have the same."""
    return bool(column.unique) or any(index.unique and column.name in index.columns for index in column.table.indexes)
