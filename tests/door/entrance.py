"""A door on a database with no platform around it, and the people who come through it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.scene.events import TELEGRAM, Body, Event, StaffAdded, TextSent
from bot.jobs.deliver import Deliverer
from bot.office import office_of, renderer_of
from bot.render import Renderer
from bot.turn import Workplace, arrival
from storage import schema, tables, versions
from storage.engine import open_engine, reading, writing
from storage.shared import Pools
from tests.clock import MONDAY_MORNING, HeldClock
from tests.desk import settings_for
from tests.kept import KEEPER, SEAL


@dataclass
class Entrance:
    """One process of a desk, reduced to its door. ``spoken`` is what it may send, as told after each commit.

    Without a ``deliverer`` it delivers nothing; ``speaks`` are then the channels it says that it speaks.
    """

    engine: AsyncEngine
    clock: HeldClock
    office: Office
    renderer: Renderer
    process: str
    speaks: frozenset[str]
    deliverer: Deliverer | None = None
    spoken: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        workplace = Workplace(self.office, self.renderer, self.process, self._channels, SEAL)
        self.door = Door(self.engine, workplace, self.clock, self._hear)

    def _channels(self) -> frozenset[str]:
        return self.deliverer.speaks() if self.deliverer else self.speaks

    def _hear(self, rows: list[dict[str, Any]]) -> None:
        self.spoken += rows
        if self.deliverer:
            self.deliverer.hand_over(rows)

    async def bring(self, *events: Event) -> None:
        """Events come in together; returns when they are committed."""
        await self.door.enter([arrival(event) for event in events])

    async def rows(self, table: str, **where: Any) -> list[dict[str, Any]]:
        """What a table holds."""
        query = select(tables.metadata.tables[table]).filter_by(**where)
        async with reading(self.engine) as connection:
            return [dict(row) for row in (await connection.execute(query)).mappings()]

    async def one(self, table: str, **where: Any) -> dict[str, Any]:
        """The one row that a table holds."""
        rows = await self.rows(table, **where)
        assert len(rows) == 1, f"{len(rows)} rows in {table}"
        return rows[0]

    async def everything(self) -> dict[str, list[str]]:
        """All rows of all tables, for comparing."""
        return {name: sorted(map(str, await self.rows(name))) for name in tables.metadata.tables}

    async def told(self, chat: int | str) -> list[str]:
        """The texts that were written to a chat, in order."""
        rows = await self.rows("outbox", address=str(chat))
        return [row["payload"]["text"] for row in sorted(rows, key=lambda row: row["id"])]


@asynccontextmanager
async def open_entrance(
    url: str,
    clock: HeldClock | None = None,
    process: str = "loket-a",
    speaks: frozenset[str] = frozenset(),
    sections: dict[str, dict[str, Any]] | None = None,
    pools: Pools | None = None,
) -> AsyncIterator[Entrance]:
    """Opens a door on a database for as long as the block runs; ``sections`` are further settings, ``pools`` what it
    shares with others."""
    clock = clock or HeldClock()
    settings = settings_for(url, None, **(sections or {}))
    source = office_of(settings, clock.now().date())
    engine = open_engine(settings.database.url.get_secret_value(), settings.database.limits, KEEPER, pools)
    await schema.upgrade(engine)
    async with writing(engine) as connection:
        for row in source.rows(clock.now()):
            await versions.keep_sheet(connection, row)
    entrance = Entrance(engine, clock, source.office, renderer_of(settings), process, speaks)
    entrance.door.open()
    try:
        yield entrance
    finally:
        await entrance.door.close()
        await engine.dispose()


def happened(chat: int, serial: int | str, body: Body, at: datetime = MONDAY_MORNING) -> Event:
    """Something that a person did in their own chat; ``serial`` names it within the chat."""
    return Event(TELEGRAM, f"m:{chat}:{serial}", at, body, str(chat), str(chat))


def said(chat: int, serial: int | str, text: str) -> Event:
    """A person wrote something."""
    return happened(chat, serial, TextSent(text))


def form_of(name: str, institution: str = "SMA Negeri 1 Binjai") -> tuple[str, ...]:
    """What a visitor writes from the first word until only "kirim" is missing."""
    return ("halo", "setuju", name, institution, "Binjai", "guru", "1", "Bertanya tentang verval Dapodik")


def filling(chat: int, name: str, institution: str = "SMA Negeri 1 Binjai") -> list[Event]:
    """A visitor's way to the review, as events."""
    return [said(chat, serial, text) for serial, text in enumerate(form_of(name, institution))]


def sending(chat: int, serial: int | str = "kirim") -> Event:
    """A visitor hands the form in."""
    return said(chat, serial, "kirim")


def hired(chat: int, name: str, role: str) -> Event:
    """An operator enters a member of staff with their chat."""
    return happened(chat, f"hired:{name}", StaffAdded(name, role))


NAMES = (
    "Rina Simbolon",
    "Togar Nainggolan",
    "Melati Ginting",
    "Andri Saragih",
    "Wulan Harahap",
    "Bonar Sitorus",
)


def name_of(place: int) -> str:
    """A name that only this visitor has."""
    first, last = NAMES[place % len(NAMES)].split()
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(place))
    return f"{first} {letters.capitalize()} {last}"
