"""A desk with years behind it, written by a few large statements: closed visits with all that they leave."""

import json
from datetime import UTC, datetime

from sqlalchemy import bindparam, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.office import SheetSource
from storage import versions
from storage.engine import writing
from storage.tables import Moment

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


async def fill(engine: AsyncEngine, source: SheetSource, closed: int) -> None:
    """The sheet, and so many closed visits with what they leave behind."""
    sheet, calendar = source.office.sheet.id, source.office.calendar_id
    async with writing(engine) as connection:
        for row in source.rows(LONG_AGO):
            await versions.keep_sheet(connection, row)
    for first in range(0, closed, _CHUNK):
        async with writing(engine) as connection:
            await _visits(connection, (sheet, calendar), first, min(closed, first + _CHUNK) - 1)
            for table, rows in LEFT_BEHIND.items():
                await _traces(connection, table, rows, first, min(closed, first + _CHUNK) - 1)
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


async def _visits(connection: AsyncConnection, judged_by: tuple[str, str], first: int, last: int) -> None:
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
        "status": "'finished'",
    }
    visit |= {"occupies": "TRUE", "started_at": ":at", "seen_at": ":at", "form": "FORM", "ticket": "'A-' || i"}
    visit |= {"number": "'N' || i", "queued_at": ":at", "surveyed": "TRUE", "assigned": "EMPTY", "nudges": "EMPTY"}
    visit["closed_at"] = ":at"
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
