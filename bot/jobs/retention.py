"""Retention: what is past its time goes as the data map says, at quiet hours, in batches that no turn waits for."""

import asyncio
import time as elapsed
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import metrics
from bot.flows.calendar.calendar import OfficeCalendar
from storage import fading
from storage.datamap import Fading, data_map
from storage.engine import reading, writing
from storage.tables import metadata, people

log = structlog.get_logger(__name__)

BATCH = 50
"""Rows in one transaction, which holds the desk's lock for a few milliseconds."""

MOST_BATCHES = 100
"""In one round: after long neglect the rest waits for the next ones."""

_BEFORE_OPENING = timedelta(minutes=30)
_NIGHT = (time(1), time(4))
"""Where the office never closes."""


class Retention:
    """Owns what goes by the calendar. ``lengths`` says how long, by the settings that the map names."""

    def __init__(
        self, engine: AsyncEngine, lengths: Mapping[str, timedelta], calendar: Callable[[], OfficeCalendar]
    ) -> None:
        self._engine = engine
        self._lengths = lengths
        self._calendar = calendar
        self._done_on: date | None = None
        self.longest_hold = 0.0
        """Seconds for which one batch held the desk's lock at most."""

    async def run_once(self, now: datetime) -> int:
        """Goes on at quiet hours, until nothing is left for the day; returns how many rows were changed or went."""
        today = self._calendar().local(now).date()
        if self._done_on == today or not is_quiet(self._calendar(), now):
            return 0
        count, left = await self.carry_out(now)
        if not left:
            self._done_on = today
        if count:
            log.info("retention", rows=count, longest_hold=round(self.longest_hold, 4))
        return count

    async def carry_out(self, now: datetime, most: int = MOST_BATCHES) -> tuple[int, bool]:
        """Lets go what is due, within reason; returns how many rows, and whether there is more."""
        count = 0
        # rule: faded-by-the-map
        for each in in_order():
            before = now - self._lengths[each.kept.setting or ""]
            while keys := await self._due(each, before):
                if most <= 0:
                    return count, True
                most -= 1
                gone = await self._one_batch(each, before, keys)
                count += gone
                if not gone:
                    break
        return count, False

    async def _due(self, each: Fading, before: datetime) -> list[tuple[object, ...]]:
        async with reading(self._engine) as connection:
            return await fading.due(connection, each, before, BATCH)

    async def _one_batch(self, each: Fading, before: datetime, keys: list[tuple[object, ...]]) -> int:
        async with writing(self._engine) as connection:
            began = elapsed.perf_counter()
            with metrics.HOUSEKEEPING_SECONDS.time():
                gone = await fading.fade(connection, each, before, keys)
        self.longest_hold = max(self.longest_hold, elapsed.perf_counter() - began)
        await asyncio.sleep(0)  # whoever waits for the lock goes first
        return gone

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is gone over in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("retention put off", fault=type(fault).__name__)


def in_order() -> list[Fading]:
    """What leads to something goes before that: of people their addresses before themselves."""
    place = {table.name: number for number, table in enumerate(metadata.sorted_tables)}
    place[people.name] = -1
    return sorted(data_map().fading(), key=lambda each: -place[each.entry.name])


def is_quiet(calendar: OfficeCalendar, now: datetime) -> bool:
    """Whether hardly anybody would be waiting: the office is closed, and for a while yet."""
    if calendar.endless:
        return _NIGHT[0] <= calendar.local(now).time() < _NIGHT[1]
    opens_at = calendar.next_opening(now)
    return opens_at is None or opens_at - now > _BEFORE_OPENING
