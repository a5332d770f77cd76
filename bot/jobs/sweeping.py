"""At quiet hours the database parts with what it still holds of rows that were erased or have faded."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.calendar.calendar import OfficeCalendar
from bot.jobs.retention import is_quiet
from storage.sweeping import sweep

log = structlog.get_logger(__name__)

_EVERY = timedelta(hours=1)


class Sweeping:
    """Owns the sweeping. When it was last is only a short cut: what is dead the database counts itself."""

    def __init__(self, engine: AsyncEngine, calendar: Callable[[], OfficeCalendar]) -> None:
        self._engine = engine
        self._calendar = calendar
        self._swept_at: datetime | None = None

    async def run_once(self, now: datetime) -> int:
        """Sweeps once an hour while the office is closed; returns how many tables."""
        lately = self._swept_at is not None and now - self._swept_at < _EVERY
        if lately or not is_quiet(self._calendar(), now):
            return 0
        # rule: swept-at-quiet-hours
        swept = await sweep(self._engine)
        self._swept_at = now
        return len(swept)

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is swept in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("sweeping put off", fault=type(fault).__name__)
