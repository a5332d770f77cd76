"""Housekeeping: what is kept only for a time goes when that is over, in batches so small that no turn waits."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import metrics
from storage import housekeeping
from storage.engine import writing

log = structlog.get_logger(__name__)

BATCH = 200
"""Rows removed in one transaction, which holds the desk's lock for a few milliseconds."""

MOST_BATCHES = 50
"""In one round: after long neglect the rest waits for the next ones."""

_ROOMS = timedelta(days=7)
_QUESTIONS = timedelta(days=180)
"""An office that looks twice a year at what it could not answer has seen it."""

Forgetting = Callable[[AsyncConnection, datetime, int], Awaitable[int]]


class Housekeeping:
    """Owns the removal of what has served its purpose.

    ``events`` is for how long a platform may bring the same event again: WhatsApp repeats for days, and a decided
    event is known by its name only for as long as its row is here.
    """

    def __init__(self, engine: AsyncEngine, events: timedelta) -> None:
        self._engine = engine
        self._work: tuple[tuple[Forgetting, timedelta], ...] = (
            (housekeeping.forget_events, events),
            (housekeeping.forget_rooms, _ROOMS),
            (housekeeping.forget_questions, _QUESTIONS),
        )

    async def run_once(self, now: datetime) -> int:
        """Removes what is due, within reason; returns how many rows."""
        gone = 0
        for forget, kept in self._work:
            for _ in range(MOST_BATCHES):
                count = await self._one_batch(forget, now - kept)
                gone += count
                if count < BATCH:
                    break
        return gone

    async def _one_batch(self, forget: Forgetting, before: datetime) -> int:
        """One transaction; whoever waits for the lock goes first before the next."""
        async with writing(self._engine) as connection:
            with metrics.HOUSEKEEPING_SECONDS.time():
                count = await forget(connection, before, BATCH)
        await asyncio.sleep(0)
        return count

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is tidied in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("housekeeping put off", fault=type(fault).__name__)
