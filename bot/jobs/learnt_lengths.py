"""How long visits take here, reckoned anew now and then from what they really took: a turn reads the result only."""

from collections import defaultdict
from datetime import datetime, timedelta
from statistics import quantiles

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.open_time import open_time
from bot.flows.state.lengths import ALL
from storage import waits
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

LOOKED_BACK = timedelta(days=90)
FEWEST = 20
"""Visits of a kind of business below which its own lengths say too little."""

_SPANS = 20
_NONE_AT_ALL, _LONGEST = timedelta(seconds=30), timedelta(hours=4)
"""A place that was free again at once, or only when somebody remembered it, says nothing of how long a visit takes."""


class LearntLengths:
    """Owns the table of lengths; loses nothing when a run is lost."""

    def __init__(self, engine: AsyncEngine, calendar: OfficeCalendar) -> None:
        self._engine = engine
        self._calendar = calendar

    async def run_once(self, now: datetime) -> int:
        """Reckons every kind of business of which enough is known; returns how many there are."""
        async with reading(self._engine) as connection:
            served = await waits.served_since(connection, now - LOOKED_BACK)
        found: defaultdict[str, list[float]] = defaultdict(list)
        for row in served:
            span = open_time(self._calendar, row["called_at"], row["freed_at"])
            if _NONE_AT_ALL <= span <= _LONGEST:
                for category in {row["category"] or ALL, ALL}:
                    found[category].append(span.total_seconds())
        rows = [
            {"category": category, "spans": spread(spans), "count": len(spans), "reckoned_at": now}
            for category, spans in sorted(found.items())
            if len(spans) >= FEWEST
        ]
        async with writing(self._engine) as connection:
            await waits.keep_lengths(connection, rows)
        return len(rows)

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is asked again in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("lengths of visits could not be reckoned", fault=type(fault).__name__)


def spread(spans: list[float]) -> list[float]:
    """Twenty lengths that are equally likely, each the middle of its share."""
    return [round(each, 1) for each in quantiles(spans, n=2 * _SPANS, method="inclusive")[::2]]
