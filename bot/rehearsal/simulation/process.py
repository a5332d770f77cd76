"""One life of the desk's process: the production code from its start to its stop, or to its death."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from datetime import datetime
from typing import Any, Protocol, cast

import aiohttp
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import SystemClock
from bot.desk import Desk
from bot.desk.surroundings import Surroundings
from bot.flows.scene.events import TELEGRAM, Event, StaffAdded
from bot.handlers.telegram_polling import LONG_POLL_SECONDS
from bot.jobs.workshop import Workshop
from bot.loops import PATIENCE
from bot.rehearsal.simulation.audit import audit
from bot.rehearsal.simulation.database import Disk
from bot.rehearsal.simulation.deliveries import Taken
from bot.rehearsal.simulation.faults import Faults
from bot.rehearsal.simulation.graph_session import GraphSession
from bot.rehearsal.simulation.platforms import Platforms
from bot.rehearsal.simulation.posted import Indoors, Posted, signed_by_meta
from bot.rehearsal.simulation.simulated_loop import Died, SimulatedLoop
from bot.rehearsal.simulation.transport import Transport
from bot.rehearsal.simulation.wire import Wire
from bot.rehearsal.simulation.world import World
from bot.rehearsal.simulation.zoom_session import ZoomSession
from bot.settings import Settings
from bot.turn import arrival
from storage import witnessed
from storage.engine import reading
from storage.upcoming import next_moments

APP_SECRET = "rahasia-gladi"  # noqa: S105 - of a desk that serves nobody
_SWEEP = 0.5
_CONNECTIONS = 3
"""So many calls of platforms are under way to the desk at once, at most."""

_NOW_AND_THEN = 2 * 3600.0
"""Seconds from one round of all to the next."""


Receive = Callable[[web.Request], Awaitable[web.Response]]
Post = tuple[Receive, bytes, dict[str, str], Taken]
"""A platform's call: who hears it, what it says, by what it is known, and who is told what was answered."""


class NotUp(Died):
    """The process could not start: whatever starts services starts it again."""


class Round(Protocol):
    """Something that is done now and then."""

    async def run_safely(self, now: datetime) -> object:
        """Does it, as far as the database lets it."""


Newcomer = tuple[str, str, int]
"""Name, role and chat of somebody who is to work at the desk."""


class PaperMaker(Workshop):
    """Prints nothing: a paper is a few bytes that say which one it is."""

    async def make(self, paper: str, given: dict[str, Any], patience: float = 0.0) -> bytes:
        """A paper at once."""
        del given, patience
        return f"%PDF-1.7 {paper}".encode()


class Process:
    """Owns one life. Rounds are gone when they have something to do, and all of them every two hours."""

    def __init__(
        self,
        world: World,
        platforms: Platforms,
        settings: Settings,
        life: int,
        newcomers: list[Newcomer],
        faults: Faults,
        look: Callable[[sqlite3.Connection], None],
    ) -> None:
        self._world, self._platforms, self._newcomers = world, platforms, newcomers
        self.disk = Disk()
        self._faults, self._chance, self._look = faults, world.chance(f"life {life}"), look
        self.disk.committed, self.disk.full, self.disk.dies = self._committed, self._is_full, self._dies
        self.disk.stand_still = self._stand_still
        self.dead = False
        self._wire = wire = Wire(world, world.chance(f"wire {life}"), faults)
        wire.dies, wire.stand_still = self._dies, self._stand_still
        telegram = Transport(platforms.telegram, wire)
        stands_on = Surroundings(
            self.disk.open_engine, telegram, self._graph, self._zoom, PaperMaker, world.now, world.elapsed
        )
        clock, self._indoors = SystemClock(world.now, world.elapsed), Indoors()
        platforms.whatsapp.desk_now = platforms.zoom.reports.desk_now = clock.now
        self.app = Desk(settings, clock, alone=False, frontage=self._indoors, surroundings=stands_on)
        self.loop: SimulatedLoop | None = None
        self._work: asyncio.Event | None = None
        self._busy = True
        self._planned_at: datetime | None = None
        self.ended = asyncio.Event()
        """Set once everybody has gone home."""

    def hang_up(self) -> None:
        """Nothing of this life reaches the world any more."""
        self._wire.gone, self._work = True, None

    def at_rest(self) -> bool:
        """Whether the desk only waits for the world."""
        telegram = self._platforms.telegram
        waits = telegram.asked and not self._wire.under_way and not telegram.waiting
        return waits and not self._busy and not (self._work and self._work.is_set()) and self.app.deliverer.quiet

    async def live(self) -> None:
        """From the start until it is to end in good order."""
        self._work = asyncio.Event()
        app = self.app
        try:
            await app.start()
            await self._hire()
        except (SQLAlchemyError, OSError) as fault:
            self._world.count("fault at the start")
            raise NotUp from fault
        polling = app.core.loops.begin("telegram", app.polling.run, PATIENCE + LONG_POLL_SECONDS)
        rounds = app.core.loops.begin("rounds", lambda _pulse: self._go_rounds())
        posts: asyncio.Queue[Post] = asyncio.Queue()
        answering = [
            app.core.loops.begin(f"answering {number}", lambda _pulse: self._answer(posts))
            for number in range(_CONNECTIONS)
        ]
        self._listen(posts)
        await self.ended.wait()
        self._hear_no_more()
        for task in (polling, rounds, *answering):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        with closing(sqlite3.connect(app.engine.url.database or "")) as connection:
            ids = witnessed.visit_ids(connection)
        await audit(app, self._world, ids)
        await app.stop()

    def _graph(self) -> aiohttp.ClientSession:
        return cast(aiohttp.ClientSession, GraphSession(self._platforms.whatsapp, self._wire))

    def _zoom(self) -> aiohttp.ClientSession:
        return cast(aiohttp.ClientSession, ZoomSession(self._platforms.zoom, self._wire))

    def _listen(self, posts: asyncio.Queue[Post]) -> None:
        """The platforms that call, of those that this desk is on, are heard from now on."""
        pages, platforms = self.app.pages, self._platforms
        if (whatsapp := pages.whatsapp) is not None:
            receive = whatsapp.receive
            platforms.whatsapp.deliveries.desk = lambda body, taken: posts.put_nowait(
                (receive, body, signed_by_meta(body, APP_SECRET), taken)
            )
        if (zoom := pages.zoom) is not None:
            hear = zoom.receive
            platforms.zoom.reports.desk = lambda body, headers, taken: posts.put_nowait((hear, body, headers, taken))

    def _hear_no_more(self) -> None:
        self._platforms.whatsapp.deliveries.desk = self._platforms.zoom.reports.desk = None

    async def _answer(self, posts: asyncio.Queue[Post]) -> None:
        while True:
            await self._receive(*await posts.get())

    async def _receive(self, receive: Receive, body: bytes, headers: dict[str, str], taken: Taken) -> None:
        """A platform calls: its webhook reads the request as it came over a socket."""
        self._wire.under_way += 1
        try:
            answer = await receive(Posted.to(self._indoors.site, body, headers))
        finally:
            self._wire.under_way -= 1
        if not self._wire.gone:
            taken(answer.status)

    async def _hire(self) -> None:
        """As the operator's command does it: whoever is new is entered with their chat."""
        while self._newcomers:
            name, role, chat = self._newcomers[0]
            entered = StaffAdded(name, role)
            event = Event(TELEGRAM, f"console:{name}", self._world.now(), entered, str(chat), str(chat))
            await self.app.door.enter([arrival(event)])
            self._newcomers.pop(0)

    def _committed(self, connection: sqlite3.Connection) -> None:
        self._look(connection)
        self._stir()

    def _is_full(self) -> bool:
        return self._drawn("disk", self._faults.disk)

    def _dies(self) -> bool:
        return self._drawn("dies", self._faults.dies)

    def _drawn(self, kind: str, chance: float) -> bool:
        if not chance or self._chance.random() >= chance:
            return False
        self._world.count(f"fault {kind}")
        self._world.tell(f"gangguan: {kind}")
        return True

    async def _stand_still(self) -> None:
        assert self.loop is not None  # noqa: S101 - whoever plays this life has set it
        self.loop.dead, self._world.afterlife = True, True
        self.disk.pull_the_plug()
        self.hang_up()
        await self.loop.create_future()

    def clock_was_set(self) -> None:
        """What was planned by the clock is planned anew."""
        self._planned_at = None
        self._stir()

    def _stir(self) -> None:
        if self._work is not None:
            self._work.set()

    async def _go_rounds(self) -> None:
        self._everything = True
        while True:
            self._busy = True
            assert self._work is not None  # noqa: S101 - it was made as this life began
            self._work.clear()
            everything, self._everything = self._everything, False
            await self._round(everything=everything)
            self._busy = self._work.is_set()
            await self._work.wait()
            await asyncio.sleep(_SWEEP)  # what is committed meanwhile is looked at in one round

    async def _do(self, kind: str) -> None:
        """The round of what is due; messages are the deliverer's."""
        work = self.app.work
        rounds: dict[str, Round | None] = {
            "deadline": work.sweep,
            "file": work.file_fetch,
            "paper": work.papers,
            "way in": work.ways_in,
        }
        if (one := rounds.get(kind)) is not None:
            await one.run_safely(self.app.clock.now())

    def _plan(self, due_at: datetime | None) -> None:
        """Work is looked for again when the next thing is due."""
        if due_at is not None and due_at != self._planned_at:
            self._planned_at = due_at
            self._world.after((due_at - self.app.clock.now()).total_seconds(), self._stir)

    def _look_at_everything(self) -> None:
        self._everything = True
        self._stir()

    async def _round(self, *, everything: bool) -> None:
        app, now = self.app, self.app.clock.now
        try:
            async with reading(app.engine) as connection:
                moments = await next_moments(connection)
        except (SQLAlchemyError, OSError):
            self._stir()
            return
        if due := [kind for kind, moment in moments.items() if moment <= now()]:
            for kind in due:
                await self._do(kind)
            self._stir()
        else:
            self._plan(min(moments.values(), default=None))
        await app.work.clock_watch.look_once()
        if everything:
            self._world.after(_NOW_AND_THEN, self._look_at_everything)
            work = app.work
            for each in (work.menus, work.survey_tray, work.day_books, work.archive, work.learnt_lengths):
                await each.run_safely(now())
            for other in (work.retention, work.housekeeping, work.parked_count, work.standard_review):
                await other.run_safely(now())
