"""The survey's tray: questionnaires leave it together, so that none of them can be told whose it was."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import records
from bot.flows.ending.coarsening import coarsened
from bot.flows.state.desk import SurveyResponse
from bot.seal import Seal
from storage import surveys
from storage.chance import token_urlsafe
from storage.datamap import data_map
from storage.engine import reading, writing

log = structlog.get_logger(__name__)


class SurveyTray:
    """Owns the way of questionnaires from the tray to where they are counted.

    They wait until ``fewest`` have been handed in, but none longer than ``longest_wait``.
    """

    def __init__(self, engine: AsyncEngine, seal: Seal, zone: ZoneInfo, fewest: int, longest_wait: timedelta) -> None:
        self._engine = engine
        self._seal = seal
        self._zone = zone
        self._fewest = fewest
        self._longest_wait = longest_wait

    async def run_once(self, now: datetime) -> int:
        """Writes what may be written now, in one transaction of its own; returns how many questionnaires."""
        async with reading(self._engine) as connection:
            if not await surveys.how_many_wait(connection):
                return 0
        async with writing(self._engine) as connection:
            waiting = [(row["id"], records.response_of(row, self._seal)) for row in await surveys.waiting(connection)]
            opened = {name: response for name, response in waiting if response is not None}
            if len(opened) < len(waiting):
                log.warning("questionnaires cannot be opened with this key", count=len(waiting) - len(opened))
            if not self._due(list(opened.values()), now):
                return 0
            rows = [
                records.response_row(each, token_urlsafe(16)) for each in coarsened(list(opened.values()), self._fewest)
            ]
            await surveys.write(connection, rows, opened.keys())
        await surveys.sweep_up(self._engine)
        return len(rows)

    def _due(self, waiting: Sequence[SurveyResponse], now: datetime) -> bool:
        oldest = (now.astimezone(self._zone) - self._longest_wait).date()
        answered = sum(bool(response.answers) for response in waiting)
        # rule: survey-written-together
        return answered >= self._fewest or any(response.day <= oldest for response in waiting)

    async def erase_unfinished(self, now: datetime) -> None:
        """Erases answers of whoever went away in the middle of the questions."""
        before = now - _unfinished_for()
        async with reading(self._engine) as connection:
            ids = await surveys.unfinished(connection, before)
        if not ids:
            return
        async with writing(self._engine) as connection:
            erased = await surveys.erase_unfinished(connection, ids, before)
        if erased:
            await surveys.sweep_up(self._engine)

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the scheduler: a database that is away is tried again at the next run."""
        await self._safely(self.run_once, now)

    async def erase_safely(self, now: datetime) -> None:
        """As :meth:`erase_unfinished`, likewise."""
        await self._safely(self.erase_unfinished, now)

    async def _safely(self, work: Callable[[datetime], Awaitable[object]], now: datetime) -> None:
        try:
            await work(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("the survey's tray could not be seen to", fault=type(fault).__name__)


def _unfinished_for() -> timedelta:
    """After how much silence answers that were never handed in are erased."""
    known = data_map()
    return timedelta(days=known.kept[known.tables["people"].kept_of["dialog"]].days or 0)
