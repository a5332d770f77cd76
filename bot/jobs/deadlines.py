"""The sweep: brings every passed deadline through the door, where the truth is checked anew."""

import asyncio
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import metrics
from bot.door import Door
from bot.flows.scene.events import CLOCK, DESK, DeadlinePassed, Event, WorkSetAside
from bot.jobs.rounds import AT_ONCE
from bot.turn import Arrival, arrival
from storage import patience
from storage.engine import reading, writing
from storage.patience import MOST_TRIES, Due

log = structlog.get_logger(__name__)

_MOST_AT_ONCE = 500

_AHEAD_SECONDS = 0.75
"""What passes within this time is waited for, instead of until the next look, which is mostly not as far."""

_APART_SECONDS = 0.1
"""Looks begin this far apart, however many deadlines pass: those in between share a transaction."""


class DeadlineSweep:
    """Owns nothing but the query: deadlines are rows, so a crash or a late sweep loses none."""

    def __init__(self, engine: AsyncEngine, door: Door) -> None:
        self._engine = engine
        self._door = door

    async def run_once(self, now: datetime) -> int:
        """Takes every deadline that has passed, each once; returns how many.

        One that comes to nothing is set aside, so that it holds up none behind it.
        """
        return (await self._take(now))[0]

    async def _take(self, now: datetime) -> tuple[int, datetime | None]:
        """The same; returns the moment of the next one, too, if there is any."""
        taken: set[tuple[str, str]] = set()
        while True:
            async with reading(self._engine) as connection:
                due = await patience.due(connection, now, _MOST_AT_ONCE)
                new = [each for each in due if (each.kind, each.id) not in taken]
                if not new:
                    return len(taken), await patience.next_due(connection, now)
            for each in new:
                metrics.LATE_SECONDS.observe((now - each.due_at).total_seconds())
            await self._door.enter([_passed(each) for each in new])
            await self._set_aside(new, now)
            taken |= {(each.kind, each.id) for each in new}

    async def _set_aside(self, looked_at: list[Due], now: datetime) -> None:
        """Tells first: after a crash in between it would be told under the same name, and so only once."""
        if not looked_at:
            return
        async with reading(self._engine) as connection:
            in_vain = await patience.undecided(connection, looked_at)
        if in_vain:
            log.warning("deadlines came to nothing", count=len(in_vain))
            await self._door.enter(_told(in_vain, now))
            async with writing(self._engine) as connection:
                # rule: work-in-vain-set-aside
                await patience.set_aside(connection, in_vain, now)

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`; a database that is away is tried again at the next sweep."""
        await self._run(now)

    async def keep_up(self, now: datetime) -> datetime | str | None:
        """The same for the scheduler; returns the moment of the next deadline, or AT_ONCE, at that moment, if it is
        soon."""
        # rule: next-deadline-at-its-moment
        time = asyncio.get_running_loop().time
        began = time()
        following, spent = await self._run(now), time() - began
        left = (following - now).total_seconds() - spent if following is not None else _AHEAD_SECONDS
        if left >= _AHEAD_SECONDS:
            return following
        await asyncio.sleep(max(0.0, left, _APART_SECONDS - spent))
        return AT_ONCE

    async def _run(self, now: datetime) -> datetime | None:
        """Returns the moment of the next deadline that was still to pass; None while the database is away."""
        try:
            return (await self._take(now))[1]
        except (SQLAlchemyError, OSError) as fault:
            log.warning("deadlines could not be swept", fault=type(fault).__name__)
            return None


def _passed(due: Due) -> Arrival:
    name = f"{due.kind}:{due.id}:{due.due_at.isoformat()}"
    return arrival(Event(CLOCK, name, due.due_at, DeadlinePassed(due.kind, due.id, due.tries)))


def _told(in_vain: list[Due], now: datetime) -> list[Arrival]:
    """What administrators hear: once when something comes to nothing, and once when it is tried no more."""
    told = []
    for ended, tries in ((False, 0), (True, MOST_TRIES - 1)):
        if some := [each for each in in_vain if each.tries == tries]:
            name = f"aside:{some[0].kind}:{some[0].id}:{some[0].due_at.isoformat()}:{tries}"
            told.append(arrival(Event(DESK, name, now, WorkSetAside("deadline", len(some), ended))))
    return told
