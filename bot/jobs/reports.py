"""Reports that were asked for in chat: made one at a time in a process of its own, kept, then told of through the door,
so that whoever asked is given them.

Rows are the memory: a crash between any two steps only means that the step is done once more. What is kept is what is
given; a report that was made and not kept is made again, and nobody has seen the first.
"""

from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.scene.events import DESK, Event, ReportMade, ReportUnmade
from bot.flows.state.report import Report, Unmade
from bot.jobs.copyist import CopyingFault
from bot.turn import arrival
from storage import reports, upcoming
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_MOST_ATTEMPTS = 3
_PAUSE = timedelta(seconds=20)
"""Between attempts: a database that was busy is often free by then."""


class Making(Protocol):
    """Whoever makes reports: the copyist."""

    async def make(self, report: Report) -> bytes:
        """A report's content; raises CopyingFault."""


class Reports:
    """Owns the way of a report from its row to whoever asked for it."""

    def __init__(self, engine: AsyncEngine, door: Door, copyist: Making) -> None:
        self._engine = engine
        self._door = door
        self._copyist = copyist

    async def run_once(self, now: datetime) -> int:
        """Takes the report whose turn it is as far as it goes; returns how many there were, one at most."""
        row = await self._next(now)
        if row is None:
            return 0
        if row["state"] == "wanted":
            await self._make(row, now)
            row = await self._next(now, row["id"])
        if row is not None:
            await self._tell(row, now)
        return 1

    async def run_safely(self, now: datetime) -> datetime | None:
        """As :meth:`run_once`, for the scheduler: a database that is away is tried again at the next run. Returns the
        moment for which it had to come, or has to."""
        try:
            async with reading(self._engine) as connection:
                moment = await upcoming.next_of(connection, "report")
            if moment is not None and moment <= now:
                await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("reports could not be made", fault=type(fault).__name__)
            return None
        return moment

    async def _next(self, now: datetime, made: str = "") -> dict[str, Any] | None:
        """The report whose turn it is; or this one, if it is made or cannot be."""
        async with reading(self._engine) as connection:
            return await reports.ended(connection, made) if made else await reports.due(connection, now)

    async def _make(self, row: dict[str, Any], now: datetime) -> None:
        attempts = row["attempts"] + 1
        if attempts > _MOST_ATTEMPTS:
            # rule: deadly-report-given-up
            await self._fail(row, Unmade.FAILED, now)
            return
        async with writing(self._engine) as connection:
            await reports.begin(connection, row["id"], attempts)
        try:
            content = await self._copyist.make(_report(row))
        except CopyingFault as fault:
            await self._go_on_after(fault, row, attempts, now)
            return
        async with writing(self._engine) as connection:
            await reports.keep(connection, row["id"], content, now)

    async def _go_on_after(self, fault: CopyingFault, row: dict[str, Any], attempts: int, now: datetime) -> None:
        """What may go better is tried again a little later; what is as it is, is told at once."""
        if fault.why is Unmade.FAILED and attempts < _MOST_ATTEMPTS:
            async with writing(self._engine) as connection:
                await reports.later(connection, row["id"], now + _PAUSE * attempts)
        else:
            await self._fail(row, fault.why, now)

    async def _fail(self, row: dict[str, Any], why: Unmade, now: datetime) -> None:
        async with writing(self._engine) as connection:
            await reports.fail(connection, row["id"], why.value, now)

    async def _tell(self, row: dict[str, Any], now: datetime) -> None:
        """Told once; what comes to nothing is told later under another name."""
        report, tries = _report(row), row["tellings"]
        made = ReportMade(report, tries)
        body = made if row["state"] == "made" else ReportUnmade(report, row["why"], tries)
        await self._door.enter([arrival(Event(DESK, f"report:{report.id}:{tries}", now, body))])
        async with reading(self._engine) as connection:
            untold = await reports.untold(connection, report.id)
        if untold:
            log.warning("a report came to nothing", tries=tries + 1)
            async with writing(self._engine) as connection:
                await reports.set_aside(connection, report.id, tries, now)


def _report(row: dict[str, Any]) -> Report:
    return Report(row["id"], row["person_id"], row["kind"], row["period"], row["ending"], row["contacts"])
