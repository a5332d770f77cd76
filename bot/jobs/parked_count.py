"""The word on parked events that is owed once the quiet hour is over, also if no further one comes."""

from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.scene.events import DESK, Event, ParkingWentOn
from bot.flows.telling.parked import COUNTERS, TOLD_AT, UNTOLD, due
from bot.turn import arrival
from storage.engine import reading
from storage.events import read_counters

log = structlog.get_logger(__name__)


class ParkedCount:
    """Owns nothing but the question: what has been counted, and when the last word was, are rows."""

    def __init__(self, engine: AsyncEngine, door: Door) -> None:
        self._engine = engine
        self._door = door

    async def run_once(self, now: datetime) -> None:
        """Brings the hour's end through the door, if there is something to tell; named after the last word, so that
        it is told once."""
        async with reading(self._engine) as connection:
            counted = await read_counters(connection, COUNTERS)
        told_at = counted.get(TOLD_AT, 0)
        if counted.get(UNTOLD, 0) and due(told_at, now):
            await self._door.enter([arrival(Event(DESK, f"parking:{told_at}", now, ParkingWentOn()))])

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is asked again in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("parked events could not be counted", fault=type(fault).__name__)
