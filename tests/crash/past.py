"""What a desk has behind it that is now to go: people who will ask to be erased, visits whose names are past their
time, and a year of the archive whose minutes are signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.archive import destruction
from bot.archive.destruction import Minutes
from bot.desk import Desk
from bot.flows.scene.events import TELEGRAM
from storage.engine import reading, writing
from storage.tables import metadata
from tests.desk import settings_for
from tests.storage.chained import row, take_in
from tests.storage.rows import somebody

ASKING, FADING, SERIES = "asking", "fading", "series"
LEADING = ("visits", "evidence", "outcomes", "outbox", "files")
"""Tables that get a row for each visit, of those that say who somebody is or when they were served."""
_SOME = 25
_LONG_AGO, _FADED = datetime(2020, 3, 2, 3, tzinfo=UTC), timedelta(days=900)


@dataclass(frozen=True, slots=True)
class Past:
    """Somebody with one visit: how they are called, and where they chat."""

    kind: str
    number: int

    @property
    def person(self) -> str:
        return f"{self.kind}-{self.number}"

    @property
    def name(self) -> str:
        return f"Nama{self.kind.title()}{self.number}X"

    @property
    def chat(self) -> int:
        return 30_000 + self.number


def people_of(kind: str, count: int) -> list[Past]:
    """So many of a kind; no two of any kind have a number in common."""
    first = {ASKING: 100, FADING: 1_000, SERIES: 2_000}[kind]
    return [Past(kind, first + number) for number in range(count)]


async def written(url: str, asking: int, *, some: int = _SOME) -> str:
    """Writes all of that, and signs the minutes; returns the code of the destruction."""
    desk = Desk(settings_for(url, None, web={"enabled": False}), alone=False)
    await desk.start()
    now = desk.clock.now()
    async with writing(desk.engine) as connection:
        await take_in(connection)
        await connection.execute(insert(metadata.tables["sheets"]), [row(metadata.tables["sheets"], 1)])
    at = {ASKING: now - timedelta(days=9), FADING: now - _FADED, SERIES: _LONG_AGO}
    for kind, moment in at.items():
        async with writing(desk.engine) as connection:
            await _write(connection, people_of(kind, asking if kind == ASKING else some), moment)
    settings = settings_for(url, None)
    drafted = await destruction.draft(desk.engine, settings, "kunjungan", _LONG_AGO.year, now)
    minutes = Minutes("BA-1/2026", now.date(), ("Tiur, Kepala", "Bonar, Arsiparis"), "a" * 64, "s1")
    await destruction.sign(desk.engine, drafted["id"], minutes, now)
    await desk.stop()
    return str(drafted["id"])


async def _write(connection: AsyncConnection, people: Iterable[Past], at: datetime) -> None:
    for each in people:
        own = somebody(each.person) | {"address": str(each.chat), "heard_at": at}
        await connection.execute(insert(metadata.tables["people"]), [own])
        if each.kind == ASKING:
            key = {"key": f"{TELEGRAM}:{each.chat}", "person_id": each.person}
            await connection.execute(insert(metadata.tables["addresses"]), [key])
        for table in LEADING:
            await connection.execute(insert(metadata.tables[table]), [_row(table, each, at)])


def _row(table: str, each: Past, at: datetime) -> dict[str, Any]:
    given, own = row(metadata.tables[table], each.number), metadata.tables[table].c
    given |= {key: f"v-{each.person}" for key in ("visit_id",) if key in own}
    given |= {key: each.person for key in ("person_id",) if key in own}
    given |= {key: at for key, column in own.items() if str(column.type) == "DATETIME"}
    nothing = ("thread_id", "letter_id", "staff_id", "retracts", "claimed_by", "claimed_until", "twin")
    given |= {key: None for key in nothing if key in own and own[key].nullable}
    said: dict[str, dict[str, Any]] = {
        "visits": {
            "id": f"v-{each.person}",
            "sheet_id": "id 1/é",
            "status": "finished",
            "form": {"name": each.name, "category": "a"},
            "occupies": False,
        },
        "outcomes": {"text": each.name},
        "outbox": {"payload": {"said": each.name}, "channel": TELEGRAM, "state": "sent"},
        "files": {"content": each.name.encode(), "name": each.name, "state": "ready"},
    }
    return given | said.get(table, {})


async def rows_of(engine: AsyncEngine, table: str) -> list[dict[str, Any]]:
    """What a table holds."""
    async with reading(engine) as connection:
        return [dict(each) for each in (await connection.execute(select(metadata.tables[table]))).mappings()]
