"""The sweep: brings every passed deadline through the door, where the truth is checked anew."""

from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.events import CLOCK, DeadlinePassed, Event
from bot.turn import arrival
from storage.engine import reading
from storage.events import due_visits

log = structlog.get_logger(__name__)

_MOST_AT_ONCE = 500


class DeadlineSweep:
    """Owns nothing but the query: deadlines are rows, so a crash or a late sweep loses none."""

    def __init__(self, engine: AsyncEngine, door: Door) -> None:
        self._engine = engine
        self._door = door

    async def run_once(self, now: datetime) -> int:
        """Takes every deadline that has passed; returns how many."""
        total = 0
        while True:
            async with reading(self._engine) as connection:
                due = await due_visits(connection, now, _MOST_AT_ONCE)
            await self._door.enter(
                [
                    arrival(Event(CLOCK, f"{visit_id}:{due_at.isoformat()}", due_at, DeadlinePassed(visit_id)))
                    for visit_id, due_at in due
                ]
            )
            total += len(due)
            if len(due) < _MOST_AT_ONCE:
                return total

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the scheduler: a database that is away is tried again at the next sweep."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("deadlines could not be swept", fault=type(fault).__name__)
