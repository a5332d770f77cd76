"""The archive's own work: what was there before the chain is taken in, days that are over are closed, and their heads
are handed outside."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.calendar.calendar import OfficeCalendar
from bot.jobs.heads import Heads
from storage.chain.entries import Head, close_day, closed_days, is_complete
from storage.chain.taking import Taking
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_AFTER = timedelta(minutes=15)
"""After the office has closed: the day's report book is in by then."""

_MOST_BATCHES = 200
"""In one round: what was there before is a matter of hours, and no turn may wait for it."""

_HANDED_BACK = 31
"""Days whose heads are still handed outside where they were not."""

Calendar = Callable[[], OfficeCalendar]


class Archive:
    """Owns the question which days are to be closed. All of it stands in rows and files: a restart loses nothing."""

    def __init__(self, engine: AsyncEngine, calendar: Calendar, heads: Heads) -> None:
        self._engine = engine
        self._calendar = calendar
        self._heads = heads
        self._taking = Taking()

    async def run_once(self, now: datetime) -> int:
        """Goes on with what is to be done; returns how many days were closed."""
        if await self._take_in():
            return 0
        count = 0
        for day in due_days(self._calendar(), now):
            count += await self._close(day)
        if self._heads.wanted:
            await self._hand_out()
        return count

    async def _take_in(self) -> bool:
        """Takes in what was there before; returns whether there is more."""
        async with reading(self._engine) as connection:
            if await is_complete(connection):
                return False
        # rule: batch-undone-is-taken-again
        taking, self._taking = self._taking, Taking()
        for _ in range(_MOST_BATCHES):
            async with writing(self._engine) as connection:
                more = await taking.batch(connection)
            await asyncio.sleep(0)  # whoever waits for the lock goes first
            if not more:
                log.info("the record of before is linked")
                return False
        self._taking = taking
        return True

    async def _close(self, day: date) -> int:
        async with reading(self._engine) as connection:
            [*known] = [head.day for head in await closed_days(connection, _HANDED_BACK)]
        if day in known:
            return 0
        async with writing(self._engine) as connection:
            # rule: every-day-has-its-head
            await close_day(connection, day)
        return 1

    async def _hand_out(self) -> None:
        async with reading(self._engine) as connection:
            latest: list[Head] = await closed_days(connection, _HANDED_BACK)
        for head in reversed(latest):
            self._heads.keep(head)
        # rule: one-way-outside-never-waits-for-another
        faults = [fault for hand in (self._heads.stamp, self._heads.mail) if (fault := await _each(hand, latest))]
        if faults:
            raise faults[0]

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: what is away now is asked again in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("the archive's work is put off", fault=type(fault).__name__)


async def _each(hand: Callable[[Head], Awaitable[None]], heads: Sequence[Head]) -> OSError | None:
    """Hands out the oldest first; what is away ends it until the next round."""
    try:
        for head in reversed(heads):
            await hand(head)
    except OSError as fault:
        return fault
    return None


def due_days(calendar: OfficeCalendar, now: datetime) -> Iterator[date]:
    """Yesterday, whatever it was; today, once the office has closed."""
    today = calendar.local(now).date()
    yield today - timedelta(days=1)
    periods = calendar.periods(today)
    if periods and not calendar.endless and periods[-1].ends_at(today, calendar.zone) + _AFTER <= now:
        yield today
