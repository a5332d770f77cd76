"""A database whose people's data are closed, and whoever looks into it without the secret."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.engine import open_engine, writing
from storage.identity.keeper import Keeper
from storage.tables import metadata

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
SECRET, NEXT = "rahasia-orang-" * 4, "rahasia-orang-baru-" * 3
KEEPER = Keeper([SECRET])
FORM = {"name": "Rina Siregar", "institution": "SMA 1 Binjai", "region": "binjai", "category": "dapodik"}


def person(person_id: str = "p1", **values: Any) -> dict[str, Any]:
    """A row of somebody."""
    known = {"channel": "telegram", "address": "7", "language": "id", "notice": "1", "profile": dict(FORM)}
    return {"id": person_id, **known, "dialog": {}, "blocked": False, "album": "", **values}


def visit(visit_id: str = "v1", person_id: str = "p1", **values: Any) -> dict[str, Any]:
    """A row of a visit of theirs."""
    known = {"sheet_id": "s", "status": "finished", "occupies": False, "started_at": AT, "seen_at": AT}
    known |= {"form": dict(FORM), "surveyed": False, "assigned": {}, "nudges": {}, "closed_at": AT}
    return {"id": visit_id, "person_id": person_id, **known, **values}


def message(number: int, **values: Any) -> dict[str, Any]:
    """A row of the outbox."""
    known = {"person_id": "p1", "channel": "telegram", "address": "7", "urgency": 1, "state": "sent", "attempts": 1}
    return {"id": number, **known, "payload": {"text": "Rina Siregar"}, "created_at": AT, "due_at": AT, **values}


async def add(connection: AsyncConnection, table: str, *rows: dict[str, Any]) -> None:
    await connection.execute(insert(metadata.tables[table]), list(rows))


async def fill(connection: AsyncConnection, people: int = 1) -> None:
    """Some people with a visit each."""
    await add(connection, "sheets", {"id": "s", "text": "", "first_used_at": AT})
    await add(connection, "people", *(person(f"p{no}") for no in range(1, people + 1)))
    await add(connection, "visits", *(visit(f"v{no}", f"p{no}") for no in range(1, people + 1)))


@asynccontextmanager
async def opened(url: str, keeper: Keeper | None = KEEPER) -> AsyncIterator[AsyncEngine]:
    """A database, with whoever opens what is closed in it."""
    engine = open_engine(url, keeper=keeper)
    try:
        yield engine
    finally:
        await engine.dispose()


@asynccontextmanager
async def with_people(url: str, people: int = 1) -> AsyncIterator[AsyncEngine]:
    async with opened(url) as engine:
        async with writing(engine) as connection:
            await fill(connection, people)
        yield engine


async def as_kept(connection: AsyncConnection, table: str) -> str:
    """All of a table's rows as they lie in the database."""
    rows = (await connection.execute(select(text("*")).select_from(text(table)))).mappings().all()
    return json.dumps([dict(row) for row in rows], default=str, ensure_ascii=False)
