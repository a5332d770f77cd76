"""Moving the demonstration's clock: from one deadline to the next, so that all happens on the way that would have
happened, each at its time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.demonstration.clock import DemoClock
from bot.flows.calendar.calendar import OfficeCalendar
from storage import patience
from storage.engine import reading

_MOST_STOPS = 300
"""Deadlines on the way; what is left over is swept together at the end."""

_OF_VISITORS = ("visit", "thread")
"""What somebody means who asks for the next deadline: something that visitors or officers see."""

_MORNING = time(8)
"""When the next day begins at an office that never closes."""


class Leap(StrEnum):
    """How far somebody moves the clock."""

    ONE = "one"
    FIVE = "five"
    DEADLINE = "deadline"
    CLOSING = "closing"
    MORNING = "morning"


_MINUTES = {Leap.ONE: timedelta(minutes=1), Leap.FIVE: timedelta(minutes=5)}


class Mover:
    """Owns the hand on the clock. ``sweep`` takes every deadline that has passed; ``stir`` lets all that repeats look
    at the time anew."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: DemoClock,
        sweep: Callable[[datetime], Awaitable[object]],
        calendar: Callable[[], OfficeCalendar],
        stir: Callable[[], None],
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._sweep = sweep
        self._calendar = calendar
        self._stir = stir
        self._moving = asyncio.Lock()

    async def leap(self, how: Leap) -> bool:
        """Moves the clock; False where nothing lies ahead to go to."""
        now = self._clock.now()
        to = await self._aim(how, now)
        if to is None or to <= now:
            return False
        await self.go_to(to)
        return True

    async def go_to(self, moment: datetime) -> None:
        """Goes to a moment, with a stop at every deadline before it.

        rule: demo-time-skips-nothing
        """
        async with self._moving:
            for _ in range(_MOST_STOPS):
                due = await self._next_due()
                if due is None or due > moment:
                    break
                await self._stop_at(due)
            await self._stop_at(moment)
        self._stir()

    async def _stop_at(self, moment: datetime) -> None:
        await self._clock.set_to(moment, self._engine)
        await self._sweep(self._clock.now())

    async def _aim(self, how: Leap, now: datetime) -> datetime | None:
        match how:
            case Leap.ONE | Leap.FIVE:
                return now + _MINUTES[how]
            case Leap.DEADLINE:
                return await self._next_due(_OF_VISITORS)
            case Leap.CLOSING:
                return self._calendar().closing(now)
            case Leap.MORNING:
                return _morning(self._calendar(), now)

    async def _next_due(self, kinds: tuple[str, ...] = ()) -> datetime | None:
        async with reading(self._engine) as connection:
            return await patience.next_due(connection, self._clock.now(), kinds)


def _morning(calendar: OfficeCalendar, now: datetime) -> datetime | None:
    """When the office opens on the next day on which it does."""
    tomorrow = calendar.local(now).date() + timedelta(days=1)
    at = _MORNING if calendar.endless else time()
    return calendar.next_opening(datetime.combine(tomorrow, at, calendar.zone))
