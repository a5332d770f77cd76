"""Ending web sessions that nobody has used for too long, so that no officer seems to be there who is not."""

import time
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.sessions import Terms, ending
from bot.turn import arrival
from storage import sessions
from storage.bulk import Row
from storage.engine import reading

log = structlog.get_logger(__name__)

_MOST_AT_ONCE = 500
_LOOK_AGAIN = 50.0
"""Seconds of a steady clock between two looks that agree: a clock set forward for a moment ends nobody's session."""


class SessionSweep:
    """Owns the ending of sessions by idleness and age. Until it comes by, they are refused all the same."""

    def __init__(
        self, engine: AsyncEngine, door: Door, terms: Terms, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._engine = engine
        self._door = door
        self._terms = terms
        self._steady = steady
        self._seen_over: dict[str, float] = {}

    async def run_once(self, now: datetime) -> int:
        """Ends what was over at two looks; returns how many sessions that were."""
        over = {row["address"] for row in await self._open(now) if self._terms.over(row, now)}
        looked = self._steady()
        self._seen_over = {address: self._seen_over.get(address, looked) for address in over}
        ended = [address for address, first in self._seen_over.items() if looked - first >= _LOOK_AGAIN]
        for address in ended:
            await self._door.enter([arrival(ending(address, now))])
        return len(ended)

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the scheduler: a database that is away is tried again at the next run."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("sessions could not be ended", fault=type(fault).__name__)

    async def _open(self, now: datetime) -> list[Row]:
        found: list[Row] = []
        while True:
            after = found[-1]["address"] if found else ""
            async with reading(self._engine) as connection:
                page = await sessions.still_open(connection, now - self._terms.shortest, after, _MOST_AT_ONCE)
            found += page
            if len(page) < _MOST_AT_ONCE:
                return found
