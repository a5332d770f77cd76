"""What was said to people who have been erased goes once it has been sent, and the database parts with what it held."""

from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import rights
from storage.engine import reading, writing

log = structlog.get_logger(__name__)


class Partings:
    """Owns the last that is said to people who have been erased."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def run_once(self, now: datetime) -> int:
        """Deletes what has been sent; returns of how many people."""
        async with reading(self._engine) as connection:
            if not await rights.any_parting(connection):
                return 0
        async with writing(self._engine) as connection:
            ended = await rights.part_for_good(connection, now)
        if ended:
            # rule: erased-from-the-disk
            await rights.sweep_up(self._engine)
        return ended

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is tidied in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("partings put off", fault=type(fault).__name__)
