"""Copies of a whole SQLite database while it is written to, and what is in any database: by that a copy is compared.

A copy is read from one snapshot: in the write-ahead log's mode a reader keeps nobody from writing, and however often
others write meanwhile, no page has to be copied twice. What it costs is that the log is not folded in until it is done.
"""

import os
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, func, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from storage import schema
from storage.identity.copied import strip
from storage.modes import FILE
from storage.tables import counters, kept_numbers, metadata, person_keys, seal, visits

_STEP_PAGES = 256
"""A megabyte at a time; between two of them whoever else wants the disk has it."""
_PAUSE_SECONDS = 0.002
_VISIT = "visit:"
"""What the counters of visit numbers begin with, a day each."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: its schema, how many rows a table, the last numbers given out, whose it is."""

    schema: str
    tables: dict[str, int]
    counters: dict[str, int] = field(default_factory=dict)
    seal: str = ""


class NotWhole(Exception):
    """A database that SQLite finds damaged; the message is SQLite's own."""


def copy(database: Path, into: Path) -> None:
    """Copies an SQLite database as it is at one moment into a new file. Raises sqlite3.Error or OSError."""
    with _opened(database) as source, closing(sqlite3.connect(into, isolation_level=None)) as copied:
        source.execute("PRAGMA query_only=ON")
        source.execute("BEGIN")
        # rule: copy-of-one-moment
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(copied, pages=_STEP_PAGES, progress=lambda *_left: time.sleep(_PAUSE_SECONDS))
        source.execute("ROLLBACK")
        copied.execute("PRAGMA journal_mode=DELETE")  # one file, that is read without writing beside it
    strip(into)
    keep(into)


def keep(file: Path) -> None:
    """Has a file written through to the disk, and for nobody else to read."""
    file.chmod(FILE)
    with file.open("rb") as written:
        os.fsync(written.fileno())


def check_whole(database: Path) -> None:
    """Raises NotWhole for a file that SQLite finds damaged."""
    try:
        with _opened(database) as connection:
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as fault:
        raise NotWhole(str(fault)) from fault
    if said != "ok" or broken is not None:
        raise NotWhole(said if said != "ok" else f"foreign key of {broken[0]}")


@contextmanager
def _opened(database: Path) -> Iterator[sqlite3.Connection]:
    """A file that has to be there already."""
    with closing(sqlite3.connect(f"{_uri(database)}?mode=rw", uri=True, isolation_level=None)) as opened:
        yield opened


@asynccontextmanager
async def opened(copied: Path) -> AsyncIterator[AsyncConnection]:
    """A copy, to be looked at and left as it is."""
    url = URL.create("sqlite+aiosqlite", database=_uri(copied), query={"mode": "ro", "uri": "true"})
    engine = create_async_engine(url, hide_parameters=True)
    try:
        async with engine.connect() as connection:
            yield connection
    finally:
        await engine.dispose()


def _uri(file: Path) -> str:
    return file.resolve().as_uri()


async def is_empty(connection: AsyncConnection) -> bool:
    """Whether nothing was ever kept here: not a single table."""
    return not await connection.run_sync(lambda sync: inspect(sync).get_table_names())


async def contents(connection: AsyncConnection) -> Contents:
    """What a database holds, without the keys that no copy has; of one with an older schema, as far as this code knows
    its tables."""
    there = set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))
    counted = {}
    for table in metadata.sorted_tables:
        if table.name in there and table is not person_keys:
            counted[table.name] = await connection.scalar(select(func.count()).select_from(table)) or 0
    given = (
        {row.name: row.value for row in await connection.execute(select(counters))} if counters.name in there else {}
    )
    whose = await connection.scalar(select(seal.c.fingerprint)) if seal.name in there else None
    return Contents(await schema.version(connection) or "", counted, given, whose or "")


async def numbers_beyond(connection: AsyncConnection) -> list[str]:
    """Visit numbers that were given out although their day's counter has not come so far: such a number would be given
    a second time. Of a sound database there are none."""
    last = {row.name: row.value for row in await connection.execute(select(counters))}
    taken = select(visits.c.number).where(visits.c.number.is_not(None)).union(select(kept_numbers.c.number))
    return [number for number in await connection.scalars(taken) if _beyond(number, last)]


def _beyond(number: str, last: dict[str, int]) -> bool:
    _, day, serial = number.rsplit("-", 2)
    return int(serial) > last.get(f"{_VISIT}{day[:4]}-{day[4:6]}-{day[6:]}", 0)
