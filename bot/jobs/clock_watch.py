"""The watch over the clocks: a jump is noticed and told, and what a wrong clock did is put right."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock, elapsed, machine_time
from bot.door import Door
from bot.flows.scene.events import CLOCK, ClockJumped, Event
from bot.loops import Pulse
from bot.turn import Arrival, arrival
from storage import moments
from storage.chance import token_hex
from storage.engine import reading

log = structlog.get_logger(__name__)

LOOK_SECONDS = 1.0
_JUMP = timedelta(seconds=3)


class _Hand:
    """One clock, compared with the seconds that have really passed."""

    def __init__(self, read: Callable[[], datetime], passing: Callable[[], float]) -> None:
        self._read, self._passing = read, passing
        self._at, self._since = read(), passing()

    def jumped(self) -> timedelta:
        """How far it was set since it was last looked at: zero for a clock that only goes."""
        at, since = self._read(), self._passing()
        by = at - self._at - timedelta(seconds=since - self._since)
        self._at, self._since = at, since
        return by if abs(by) > _JUMP else timedelta()


class ClockWatch:
    """Looks at two clocks: the machine's, and the desk's own, which follows it only when it must. ``going`` is what is
    watched of the desk's own, where that is moved on purpose."""

    def __init__(
        self,
        engine: AsyncEngine,
        door: Door,
        clock: Clock,
        machine: Callable[[], datetime] = machine_time,
        passing: Callable[[], float] = elapsed,
        going: Clock | None = None,
    ) -> None:
        self._engine = engine
        self._door = door
        self._clock = clock
        self._machines = _Hand(machine, passing)
        self._desks = _Hand((going or clock).now, passing)
        self._untold: list[Arrival] = []

    async def look_back(self) -> None:
        """At a start: what is remembered may come from a clock that has been put right while nobody watched."""
        async with reading(self._engine) as connection:
            ahead = await moments.ahead(connection, self._clock.now())
        if ahead > _JUMP:
            await self._tell(-ahead, followed=True)

    async def look(self) -> None:
        """Looks once. Raises SQLAlchemyError or OSError if a jump cannot be told now; the next look does it."""
        for hand, followed in ((self._machines, False), (self._desks, True)):
            # rule: jump-is-told
            if by := hand.jumped():
                await self._tell(by, followed=followed)
        if self._untold:
            await self._hand_in()

    async def run(self, pulse: Pulse) -> None:
        """Looks again and again."""
        while True:
            pulse.beat()
            await self.look_once()
            await asyncio.sleep(LOOK_SECONDS)

    async def look_once(self) -> None:
        """Looks once; what cannot be told now is told by the next look."""
        try:
            await self.look()
        except (SQLAlchemyError, OSError) as fault:
            log.warning("a jump of the clock could not be told yet", fault=type(fault).__name__)

    async def _tell(self, by: timedelta, *, followed: bool) -> None:
        """A clock that jumps about is told of once an hour; but what it did is put right each time."""
        now, seconds = self._clock.now(), round(by.total_seconds())
        log.warning("a clock has jumped", seconds=seconds, followed=followed)
        name = f"jumped:{token_hex(8)}" if followed else f"jumped:{seconds > 0}:{now:%Y%m%d%H}"
        self._untold.append(arrival(Event(CLOCK, name, now, ClockJumped(seconds, followed))))
        await self._hand_in()

    async def _hand_in(self) -> None:
        await self._door.enter(self._untold)
        self._untold = []
