"""A running desk: everything built from its settings, started in order, stopped in reverse."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.causes import Causes
from bot.channels.web import WebChannel
from bot.clock import Clock, SystemClock
from bot.collector import traces_of
from bot.database import occupied_by_us, open_database, tenure_of
from bot.demonstration.clock import DemoClock
from bot.desk.core import Core
from bot.desk.frontage import Frontage, OwnServers
from bot.desk.pages import Pages
from bot.desk.stillness import Stillness
from bot.desk.surroundings import Surroundings
from bot.desk.terms import paces_of
from bot.desk.timetable import Safe, timetable
from bot.desk.voices import Voices
from bot.desk.work import Work
from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.scene.events import DESK, DeskOpened, Event
from bot.handlers.telegram_polling import LONG_POLL_SECONDS, TelegramPolling
from bot.handlers.telegram_webhook import TelegramWebhook, register_until_done
from bot.jobs import clock_watch, deliver, web_watch
from bot.jobs.deliver import Deliverer
from bot.jobs.rounds import Rounds
from bot.jobs.tick import SharedRounds, Tick
from bot.jobs.web_watch import WebWatch
from bot.kept_calendars import written
from bot.kept_notices import notice_rows
from bot.loops import PATIENCE, Loops, Pulse
from bot.office import SheetSource, office_of, renderer_of
from bot.seal_key import seal_of
from bot.settings import Settings
from bot.texts import load_texts
from bot.turn import Workplace, arrival
from storage import calendars, notices, patience, versions
from storage.chance import token_hex
from storage.engine import close, writing
from storage.occupancy import Occupancy
from storage.shared import Pools
from storage.tenure import Tenure


@dataclass
class Desk:
    """One desk. ``demo`` opens the demonstration page; ``begin_anew`` is asked for a demonstration in an empty
    database.

    A test holds the ``clock`` and, with ``alone`` False, does by hand what otherwise goes on by itself:
    polling and sweeping.
    """

    settings: Settings
    clock: Clock = field(default_factory=SystemClock)
    demo: bool = False
    alone: bool = True
    begin_anew: Callable[[], None] | None = None
    frontage: Frontage | None = None
    """Where its pages can be asked for; servers of its own if nothing else is said."""
    tick: Tick | None = None
    """By whose tick it goes its rounds; by its own if nothing else is said."""
    pools: Pools | None = None
    """What it shares with other desks of its process, if it is one of many."""
    lost: Callable[[], None] = lambda: None
    """Called when another process may have taken it over."""
    surroundings: Surroundings = field(default_factory=Surroundings)
    occupancy: Occupancy | None = field(default=None, init=False)
    """The hold on its database file, while it runs."""

    def __post_init__(self) -> None:
        # rule: clock-moved-in-demonstrations-only
        if self.demo:
            self.clock = DemoClock(self.clock)
        self._front: Frontage = self.frontage or OwnServers(self.settings.web)

    @property
    def address(self) -> str:
        """Where the public finds it, once started."""
        return self._front.address

    @property
    def admin_address(self) -> str:
        """Where it tells how it is, if it does."""
        return self._front.admin_address

    @property
    def engine(self) -> AsyncEngine:
        """Its database."""
        return self.core.engine

    @property
    def office(self) -> Office:
        """The office as it was at the start."""
        return self.core.office

    @property
    def web_channel(self) -> WebChannel:
        """Its voice on the web."""
        return self.voices.web

    @property
    def web_watch(self) -> WebWatch:
        """What wakes open pages."""
        return self.pages.web_watch

    async def start(self) -> None:
        """Opens the database, then the door, then the voices, then the ears."""
        # rule: failed-start-holds-nothing
        async with AsyncExitStack() as undone:
            await self._start(undone)
            undone.pop_all()

    async def _start(self, undone: AsyncExitStack) -> None:
        """``undone`` is what is to be closed again if anything fails."""
        self.core = await self._open_core(undone)
        self.voices = Voices(self.core)
        undone.push_async_callback(self.voices.close)
        await self.voices.open()
        self.core.office = await self.voices.with_links(self.core.office)
        self._open_door()
        self.work = Work(self.core, self.voices, self.door, self.workplace)
        undone.push_async_callback(self.work.workshop.close)
        self._tasks: list[asyncio.Task[None]] = []
        self.door.open()
        undone.push_async_callback(self.door.close)
        undone.push_async_callback(self.deliverer.close)
        await self.deliverer.open(looks=self.tick is None)
        await self._tell_opened()
        await self.work.clock_watch.look_back()
        undone.push_async_callback(self._front.close)
        undone.push_async_callback(self._end_tasks)
        await self._listen()
        self.rounds = self._rounds()
        if self.alone:
            self.rounds.start()
            if self.tick is None:
                self._begin("clock", self.work.clock_watch.run)

    async def _open_core(self, undone: AsyncExitStack) -> Core:
        settings, name = self.settings, f"loket-{token_hex(6)}"
        # rule: asked-for-before-anything-is-read
        await self._take()
        undone.push_async_callback(self._let_go)
        traces = traces_of(settings.tracing, name)
        undone.push_async_callback(asyncio.to_thread, traces.close)
        source = office_of(settings, self.clock.now().date())
        texts = load_texts(settings.texts.folder)
        engine = await self._open_database()
        undone.push_async_callback(close, engine)
        seal = seal_of(settings)
        async with writing(engine) as connection:
            await self._keep_versions(connection, source)
            await notices.keep(connection, notice_rows(source.office, texts, self.clock.now()))
            await patience.try_once_more(connection, self.clock.now())
        office, around = source.office, self.surroundings
        return Core(
            settings, self.clock, engine, seal, texts, office, Loops(), Causes(), traces, name, self.alone, around
        )

    async def _take(self) -> None:
        """Takes the desk for this process. Raises DatabaseOccupied."""
        self.occupancy = occupied_by_us(self.settings)
        self.tenure: Tenure | None = None
        if self.pools is not None and self.occupancy is None:
            # rule: desk-of-many-served-by-one
            self.tenure = await tenure_of(self.settings, self.pools, self.lost)

    async def _let_go(self) -> None:
        if self.occupancy is not None:
            self.occupancy.leave()
        if self.tenure is not None:
            await self.tenure.hand_over()

    async def _open_database(self) -> AsyncEngine:
        engine = await open_database(self.settings, pools=self.pools, opened=self.surroundings.database)
        if isinstance(self.clock, DemoClock):
            await self.clock.recall(engine)
        return engine

    async def _keep_versions(self, connection: AsyncConnection, source: SheetSource) -> None:
        """Keeps word for word what the desk goes by."""
        now, office = self.clock.now(), source.office
        await calendars.keep_calendar(connection, office.calendar_id, written(office.calendar), now)
        for row in source.rows(now):
            await versions.keep_sheet(connection, row)

    def _open_door(self) -> None:
        core, channels = self.core, self.voices.channels
        paces = paces_of(core.settings)
        self.deliverer = Deliverer(core.engine, channels, paces, core.clock, core.process, core.loops, core.causes)
        renderer, speaks = renderer_of(core.settings), self.deliverer.speaks
        self.workplace = Workplace(core.office, renderer, core.process, speaks, core.seal, causes=core.causes)
        self.workplace.read_marks.tell = self.voices.web.say_read
        self.door = Door(core.engine, self.workplace, core.clock, self.deliverer.hand_over, core.loops, core.traces)
        self.deliverer.door = self.door

    async def _tell_opened(self) -> None:
        process, now = self.core.process, self.clock.now()
        await self.door.enter([arrival(Event(DESK, f"opened:{process}", now, DeskOpened(process)))])

    async def _listen(self) -> None:
        self.pages = Pages(self.core, self.voices, self.door, self.workplace, self.work)
        self.pages.inspect(self.deliverer, alone=self.pools is None)
        if isinstance(self.clock, DemoClock):
            self.morning = self.pages.demonstrate(self.clock, self.work, self.begin_anew, self._stir)
            self._begin("morning", self.morning.run)
        await self._front.open(self.pages.site, self.pages.inner)
        if self.settings.web.enabled and self.tick is None:
            self._begin("web pages", self.web_watch.run)
        self._hear_telegram()

    def _hear_telegram(self) -> None:
        api, webhook = self.voices.telegram, self.pages.telegram
        if webhook is not None:
            self._tasks.append(self.core.loops.begin("telegram webhook", partial(_register, webhook)))
        elif api is not None:
            self.polling = TelegramPolling(api, self.door, self.clock)
            self._begin("telegram", self.polling.run, PATIENCE + LONG_POLL_SECONDS)

    def _begin(self, name: str, work: Callable[[Pulse], Awaitable[None]], within: float = PATIENCE) -> None:
        """Begins what goes on by itself; where somebody does it by hand, not."""
        if self.alone:
            self._tasks.append(self.core.loops.begin(name, work, within))

    def _rounds(self) -> Rounds | SharedRounds:
        rounds = Rounds(self.core.loops) if self.tick is None else self._shared(self.tick)
        for each in timetable(self.work, self.settings.jobs.sweep_seconds):
            rounds.add(each.name, partial(self._go, each.work), each.seconds, each.within)
        return rounds

    def _shared(self, tick: Tick) -> SharedRounds:
        """Rounds by the tick of all, with what a desk that stands alone has loops for."""
        stillness = Stillness(self.core, self.deliverer, self.web_channel, ways=self.work.ways_in is not None)
        rounds = SharedRounds(tick, self.core.loops, stillness.rest())
        stillness.listen(rounds.stir)
        rounds.add("claim", self.deliverer.look_once, deliver.LOOK_SECONDS)
        rounds.add("renew", self.deliverer.renew_once, deliver.RENEW_SECONDS)
        rounds.add("clock", self.work.clock_watch.look_once, clock_watch.LOOK_SECONDS)
        rounds.add("web pages", self.web_watch.look_once, web_watch.LOOK_SECONDS)
        return rounds

    async def _go(self, work: Safe) -> object:
        return await work(self.clock.now())

    def _stir(self) -> None:
        """Lets every round begin now, where they go round by themselves."""
        if self.alone:
            self.rounds.wake()

    async def stop(self) -> None:
        """Stops listening, lets in what has arrived, sends what is on its way, closes the database."""
        in_order = (
            self._end_tasks,
            self.rounds.stop,
            self._front.close,
            self.pages.close,
            self.work.workshop.close,
            self.deliverer.close,
            self.door.close,
            partial(asyncio.to_thread, self.core.traces.close),
            self.voices.close,
            partial(close, self.engine),
            self._let_go,
        )
        # rule: stop-lets-go-of-all
        async with AsyncExitStack() as left:
            for each in reversed(in_order):
                left.push_async_callback(each)

    async def _end_tasks(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _register(webhook: TelegramWebhook, pulse: Pulse) -> None:
    pulse.rest()
    await register_until_done(webhook, asyncio.sleep)
