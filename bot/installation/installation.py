"""An installation: many desks in one process, each opened, closed and opened anew without any other noticing.

The process has the address, the clock and the settings of the installation; everything else is a desk's own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import sample
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import memory
from bot.clock import Clock, SystemClock
from bot.desk import Desk
from bot.desk.frontage import OwnServers
from bot.errors import DatabaseBusy, DatabaseFull, DatabaseOccupied, DatabaseUnreachable, OperatorError
from bot.handlers.answers import new_application
from bot.handlers.reception import Reception, Why
from bot.installation import clashes, folder
from bot.installation.counter import Counter
from bot.installation.hosts import host_of, own_host
from bot.installation.inspection import Inspection
from bot.installation.sight import Seen, Served, Sight
from bot.installation.standing import Standing, State
from bot.installation.telling import tell, tell_by_last_good
from bot.jobs.tick import Tick
from bot.loops import PATIENCE, Loops, Pulse
from bot.office import office_of
from bot.set_within import set_within
from bot.settings import Settings, SettingsFaults, load_desk, load_settings
from bot.settings.place import Place
from bot.sop import SheetFaults
from bot.texts import load_texts
from bot.texts.operator import in_words
from storage.shared import Pools
from storage.tenure import Tenure

log = structlog.get_logger(__name__)

_LOOK_SECONDS = 2.0
_HOLD_SECONDS = 5.0
_GIVE_BACK_SECONDS = 60.0
_STOP_SECONDS, _END_SECONDS = 60.0, 5.0
"""How long a desk may take to stop in good order, and then to break off: messages on their way are waited for."""
_LOOK_PATIENCE = 600.0
"""Seconds: a thousand desks are opened one after the other."""

_PASSING = (DatabaseUnreachable, DatabaseBusy, DatabaseFull, SQLAlchemyError, OSError)
"""What is no fault of the desk's settings: it is tried again with the next look."""

_AT_ONCE = 8
"""Desks that are opened at the same time: a platform that does not answer holds up only a few."""

T = TypeVar("T")
Doing = Callable[[], Awaitable[None]]

_FAULTS = (SettingsFaults, SheetFaults, OperatorError, SQLAlchemyError, OSError)


@dataclass
class Installation:
    """All desks below a folder. ``settings`` are the process's; a test with ``alone`` False looks itself."""

    settings: Settings
    desks: Path
    clock: Clock = field(default_factory=SystemClock)
    alone: bool = True

    def __post_init__(self) -> None:
        self.standings: dict[str, Standing] = {}
        self._loops = Loops()
        self.tick = Tick(self._loops, self.clock)
        self.pools = Pools()
        self._sight, self._served = Sight(self.desks), Served(self.pools)
        self._lost: set[str] = set()
        self._anything_lost = asyncio.Event()
        self._hanging: set[asyncio.Task[None]] = set()
        """Desks that were to stop and do not."""
        self._leaving: set[asyncio.Task[None]] = set()
        """Desks that are being closed since others may have them."""
        self._opening = asyncio.Semaphore(_AT_ONCE)
        self._servers = OwnServers(self.settings.web)
        self._common = host_of(self.settings)
        self._above: object = None
        self._going: list[asyncio.Task[None]] = []

    @property
    def address(self) -> str:
        """Where it listens, once started."""
        return self._servers.address

    @property
    def admin_address(self) -> str:
        """Where it tells how it is, if it does."""
        return self._servers.admin_address

    def desk(self, name: str) -> Desk:
        """A desk that is open here. Raises KeyError."""
        found = self.standings[name].desk
        if found is None:
            raise KeyError(name)
        return found

    async def start(self) -> None:
        """Listens first, so that whoever comes meanwhile is told to wait; then opens desk after desk."""
        patience, texts = self.settings.web.patience_seconds, load_texts(self.settings.texts.folder)
        self._reception = Reception(texts, patience)
        inner = new_application(patience, texts)
        token = self.settings.web.metrics_token
        inspection = Inspection(self.standings, self._loops, token.get_secret_value() if token else "")
        inspection.add_publicly_to(self._reception.own)
        inspection.add_to(inner)
        self._reception.begin()
        await self._servers.open(self._reception.site, inner)
        if self.alone:
            self.tick.start()
            # rule: long-start-keeps-its-desks
            self._going.append(self._loops.begin("tenures", self._hold))
        await self.look()
        if self.alone:
            self._going.append(self._loops.begin("desks", self._watch, _LOOK_PATIENCE))
            self._going.append(self._loops.begin("memory", self._give_back, 2 * _GIVE_BACK_SECONDS))

    async def stop(self) -> None:
        """Closes every desk, and then the address."""
        for going in self._going:
            going.cancel()
        await asyncio.gather(*self._going, return_exceptions=True)
        await asyncio.gather(*self._leaving, *(self._close(standing) for standing in self.standings.values()))
        await self.tick.stop()
        await self._servers.close()
        await self.pools.close()

    async def _watch(self, pulse: Pulse) -> None:
        while True:
            pulse.beat()
            await asyncio.sleep(_LOOK_SECONDS)
            await self.look()

    async def _give_back(self, pulse: Pulse) -> None:
        while True:
            pulse.beat()
            await asyncio.sleep(_GIVE_BACK_SECONDS)
            await asyncio.to_thread(memory.give_back)

    async def _hold(self, pulse: Pulse) -> None:
        while True:
            pulse.beat()
            await set_within(self._anything_lost, _HOLD_SECONDS)
            await self.hold()

    async def hold(self) -> None:
        """Gives a sign of life for every desk that is served here, however long a look takes meanwhile: the server
        takes a process that says nothing for dead, and lets another have its desks. What it has let another have is
        closed; it is asked for again with the next look."""
        self._anything_lost.clear()
        lost, self._lost = self._lost, set()
        # rule: long-look-keeps-its-desks
        await self.pools.keep()
        served = [*self.standings.values()]
        await asyncio.gather(*(tenure.keep() for tenure in map(_tenure_of, served) if tenure and not tenure.watched))
        # rule: lost-desk-is-closed-at-once
        closing = [self._leaving_to_others(each) for each in served if _is_lost(each, lost)]
        if closing:  # one that takes its time keeps no other desk's server without a word
            await asyncio.wait(closing, timeout=_HOLD_SECONDS)

    def _leaving_to_others(self, standing: Standing) -> asyncio.Task[None]:
        name, within = f"leave {standing.place.name}", PATIENCE + _STOP_SECONDS + _END_SECONDS
        leaving = self._loops.begin(name, lambda _pulse: self._leave_to_others(standing), within)
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        return leaving

    async def _leave_to_others(self, standing: Standing) -> None:
        if standing.desk is not None:  # somebody who held it beside us may be closing it
            log.warning("a desk is lost to another process", desk=standing.place.name)
            await self._shut(standing, State.ELSEWHERE)

    def _lose(self, name: str) -> None:
        self._lost.add(name)
        self._anything_lost.set()

    async def look(self) -> None:
        """Looks at the folder once, and does what has changed there. A desk that another process serves is asked for
        each time: when that process is gone, it is free."""
        found = self._sight.look()
        for name in self.standings.keys() - found.keys():
            await self._remove(self.standings.pop(name))
        await self.hold()
        await self._served.look()
        self._look_above(found.values())
        changed = {place: seen for place, seen in found.values() if self._has_changed(place, seen)}
        wanted: list[tuple[Standing, Doing]] = []
        # rule: first-claim-holds
        for place in folder.in_turn(changed):
            standing = self._standing(place)
            if (doing := self._wanted(standing, changed[place])) is not None:
                wanted.append((standing, doing))
            await asyncio.sleep(0)
        await asyncio.gather(*(self._do(standing, doing) for standing, doing in shuffled(wanted)))

    # rule: only-the-changed-desk-is-touched
    def _has_changed(self, place: Place, seen: Seen) -> bool:
        """Whether there may be anything to do about a desk; asks nothing but for the lock of one that another process
        serves."""
        standing = self.standings.get(place.name)
        if standing is None or seen != standing.seen or standing.refused is not None:
            return True
        if standing.state is not State.ELSEWHERE:
            return False
        return standing.claims is None or not self._served.surely(standing.claims)

    def _look_above(self, found: Iterable[tuple[Place, Seen]]) -> None:
        """What is the host of all, as the installation's file has it now; a broken one says nothing new."""
        place, (_, seen, _) = next(iter(found), (None, (None, None, False)))
        if place is None or seen in (None, self._above):
            return
        self._above = seen
        with suppress(SettingsFaults):
            self._common = host_of(load_settings(place.above))

    def _standing(self, place: Place) -> Standing:
        if place.name not in self.standings:
            self.standings[place.name] = Standing(place)
            self._reception.shut(place.name, Why.CLOSED)
        return self.standings[place.name]

    def _wanted(self, standing: Standing, seen: Seen) -> Doing | None:
        """What is to be done about a desk; nothing where nothing has changed."""
        elsewhere = standing.state is State.ELSEWHERE
        if seen == standing.seen and not elsewhere and not self._is_free(standing):
            return None
        if seen == standing.seen and elsewhere and standing.claims is not None:
            return partial(self._open, standing, standing.claims)
        try:
            return self._judged(standing, seen)
        except Exception as fault:  # noqa: BLE001 - whatever it is: it is this desk's
            return partial(self._fail, standing, fault)

    def _is_free(self, standing: Standing) -> bool:
        """Whether a desk that was refused can now have what another had."""
        return standing.refused is not None and not self._clash(standing, standing.refused)

    def _clash(self, standing: Standing, settings: Settings) -> str:
        return clashes.among(settings, self._others(standing), self._common)

    async def _do(self, standing: Standing, doing: Doing) -> None:
        async with self._opening:
            try:
                await doing()
            # rule: fault-of-one-is-its-own
            except Exception as fault:  # noqa: BLE001 - whatever it is: it is this desk's
                await self._fail(standing, fault)

    async def _fail(self, standing: Standing, fault: Exception) -> None:
        """Closes a desk at which we failed ourselves, until the next look."""
        log.error("a desk could not be seen to", desk=standing.place.name, exc_info=fault)
        words = in_words("installation-fault", fault=type(fault).__name__)
        folder.tell_fault(standing.place, words)
        await self._shut(standing, State.BROKEN, words)
        standing.seen = ()

    def _judged(self, standing: Standing, seen: Seen) -> Doing | None:
        """What follows from a desk's files as they are now."""
        if standing.seen not in ((), seen):
            load_texts.cache_clear()  # the office's own words are read anew with its settings
        unchanged = standing.desk is not None and (seen[0], seen[2]) == (standing.seen[0], standing.seen[2])
        standing.seen, standing.refused, settings = seen, None, None
        try:
            settings = load_desk(standing.place)
            if folder.is_paused(standing.place):
                return self._paused(standing, self._host(settings))
            if standing.desk is not None:  # it goes on until it is known that the next one could
                office_of(settings, self.clock.now().date())
            if words := self._clash(standing, settings):
                raise clashes.Clash(words)
        except _FAULTS as fault:
            if folder.is_paused(standing.place):
                return self._paused(standing, "")
            # rule: fault-above-closes-nobody
            if unchanged:
                log.exception("the installation's settings are broken; desks go on by those before")
                return None
            standing.claims = None
            standing.refused = settings if isinstance(fault, clashes.Clash) else None
            return partial(self._break, standing, str(fault))
        standing.claims, former = settings, standing.claims
        if standing.desk is None:
            self._reception.shut(standing.place.name, Why.CLOSED, self._host(settings))
        if unchanged and former is not None and former.model_dump() == settings.model_dump():
            return None
        return partial(self._open, standing, settings)

    def _paused(self, standing: Standing, host: str) -> Doing:
        standing.claims = None
        return partial(self._shut, standing, State.PAUSED, host=host)

    def _host(self, settings: Settings) -> str:
        host = own_host(settings, settings._desk)
        return host if host != self._common else ""

    async def _open(self, standing: Standing, settings: Settings) -> None:
        standing.turn += 1
        await self._close(standing)
        counter = Counter(self._reception, standing.place, settings, self.address)
        lost = partial(self._lose, standing.place.name)
        desk = Desk(
            settings,
            self.clock,
            alone=self.alone,
            frontage=counter,
            tick=self.tick,
            pools=self.pools,
            lost=lost,
        )
        try:
            await desk.start()
        except DatabaseOccupied:
            await self._shut(standing, State.ELSEWHERE)
        # rule: database-away-is-tried-again
        except _PASSING as fault:
            log.warning("a desk could not be opened yet", desk=standing.place.name, fault=type(fault).__name__)
            folder.tell_fault(standing.place, str(fault))
            await self._shut(standing, State.BROKEN, str(fault))
            standing.seen = ()
        except _FAULTS as fault:
            await self._break(standing, str(fault))
        else:
            standing.desk, standing.state, standing.words = desk, State.OPEN, ""
            folder.tell_fault(standing.place, "")
            log.info("a desk is open", desk=standing.place.name)
            with suppress(OSError):  # it is open all the same where nothing can be written
                folder.keep_good(standing.place)

    async def _break(self, standing: Standing, words: str) -> None:
        """Closes one desk and tells whoever answers for it; every other goes on."""
        log.error("a desk is closed: its settings are broken", desk=standing.place.name)
        standing.claims = None
        folder.tell_fault(standing.place, words)
        # rule: broken-settings-told-to-their-own
        if standing.desk is not None:
            await tell(standing.desk, words)
        await self._shut(standing, State.BROKEN, words)
        if standing.desk is None:
            await tell_by_last_good(standing.place, words, self.clock, self.pools)

    async def _shut(self, standing: Standing, state: State, words: str = "", host: str = "") -> None:
        standing.turn = mine = standing.turn + 1
        await self._close(standing)
        # rule: begun-last-has-the-last-word
        if standing.turn != mine:
            return
        standing.state, standing.words = state, words
        self._reception.shut(standing.place.name, Why.PAUSED if state is State.PAUSED else Why.CLOSED, host)

    async def _close(self, standing: Standing) -> None:
        desk, standing.desk = standing.desk, None
        if desk is None:
            return
        name = standing.place.name
        stopping = self._loops.begin(f"stop {name}", partial(self._stop, name, desk))
        # rule: hanging-stop-holds-up-nobody
        for seconds in (_STOP_SECONDS, _END_SECONDS):
            done, _ = await asyncio.wait([stopping], timeout=seconds)
            if done:
                return
            stopping.cancel()
        # It holds its tenure still: nobody serves the desk until the end of what it waits for, or of the process.
        self._hanging.add(stopping)
        stopping.add_done_callback(self._hanging.discard)
        log.error("a desk does not stop; it is left to itself", desk=name)

    async def _stop(self, name: str, desk: Desk, _: Pulse) -> None:
        try:
            await desk.stop()
        except Exception:
            log.exception("a desk did not stop in good order", desk=name)

    async def _remove(self, standing: Standing) -> None:
        await self._close(standing)
        self._reception.forget(standing.place.name)
        log.info("a desk is gone", desk=standing.place.name)

    def _others(self, one: Standing) -> Iterator[tuple[str, Settings]]:
        for name, each in self.standings.items():
            if each is not one and each.claims is not None:
                yield name, each.claims


def shuffled(wanted: Collection[T]) -> list[T]:
    """In any order: processes that begin together share the desks."""
    return sample(list(wanted), len(wanted))


def _tenure_of(standing: Standing) -> Tenure | None:
    return standing.desk.tenure if standing.desk is not None else None


def _is_lost(standing: Standing, lost: Collection[str]) -> bool:
    """Whether somebody else may serve what is served here."""
    tenure = _tenure_of(standing)
    return tenure is not None and (not tenure.held or standing.place.name in lost)
