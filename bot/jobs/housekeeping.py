"""Housekeeping: what is kept only for a time goes when that is over, in batches so small that no turn waits."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import metrics
from storage import housekeeping
from storage.datamap import Kept, TableEntry, data_map
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

BATCH = 200
"""Rows removed in one transaction, which holds the desk's lock for a few milliseconds."""

MOST_BATCHES = 50
"""In one round: after long neglect the rest waits for the next ones."""


class Housekeeping:
    """Owns the removal of what has served its purpose, as the data map says it.

    ``lengths`` says how long, by the settings that the map names: events are known by their names for as long as a
    platform may bring them again.
    """

    def __init__(self, engine: AsyncEngine, lengths: Mapping[str, timedelta]) -> None:
        self._engine = engine
        # rule: removed-by-the-map
        self._work = [(entry, _lasting(kept, lengths)) for entry, kept in data_map().passing()]

    async def run_once(self, now: datetime) -> int:
        """Removes what is due, within reason; returns how many rows."""
        gone = 0
        for entry, kept in self._work:
            for _ in range(MOST_BATCHES):
                count = await self._one_batch(entry, now - kept)
                gone += count
                if count < BATCH:
                    break
        return gone

    async def _one_batch(self, entry: TableEntry, before: datetime) -> int:
        """Takes the lock where there is something to remove; whoever waits for it goes first before the next."""
        async with reading(self._engine) as connection:
            keys = await housekeeping.old(connection, entry, before, BATCH)
        if not keys:
            return 0
        async with writing(self._engine) as connection:
            with metrics.HOUSEKEEPING_SECONDS.time():
                count = await housekeeping.forget(connection, entry, before, keys)
        await asyncio.sleep(0)
        return count

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is tidied in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("housekeeping put off", fault=type(fault).__name__)


def _lasting(kept: Kept, lengths: Mapping[str, timedelta]) -> timedelta:
    return timedelta(days=kept.days) if kept.days is not None else lengths[kept.setting or ""]
