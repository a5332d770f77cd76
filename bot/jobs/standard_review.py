"""Once a month, in opening hours: how the steps of the month before went is reckoned from what visits really took, and
brought through the door. What follows from it is decided there."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import structlog
from pydantic import TypeAdapter
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.journey.figures import figures
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.scene.events import DESK, Event, StepReckoned, StepsReckoned
from bot.flows.state.proposal import COUNTER
from bot.flows.state.result import Result
from bot.turn import arrival
from storage import views
from storage.engine import reading
from storage.events import read_counters

log = structlog.get_logger(__name__)

_MOST_VISITS = 20_000
_RESULT = TypeAdapter(Result | None)


class StandardReview:
    """Owns the question; which month was looked at last is a row."""

    def __init__(self, engine: AsyncEngine, door: Door, office: Callable[[], Office]) -> None:
        self._engine = engine
        self._door = door
        self._office = office

    async def run_once(self, now: datetime) -> int:
        """Reckons the month before, unless it was; returns how many steps were reckoned."""
        office = self._office()
        first = office.calendar.local(now).date().replace(day=1)
        month = (first - timedelta(days=1)).replace(day=1)
        if not office.calendar.is_open(now) or await self._reviewed() >= month.year * 100 + month.month:
            return 0
        steps = tuple(await self._reckon(office, month, first))
        body = StepsReckoned(f"{month:%Y-%m}", steps)
        await self._door.enter([arrival(Event(DESK, f"steps:{body.month}", now, body))])
        return len(steps)

    async def _reviewed(self) -> int:
        async with reading(self._engine) as connection:
            return (await read_counters(connection, (COUNTER,))).get(COUNTER, 0)

    async def _reckon(self, office: Office, month: date, until: date) -> list[StepReckoned]:
        zone = office.calendar.zone
        since, ends = (datetime(day.year, day.month, 1, tzinfo=zone) for day in (month, until))
        async with reading(self._engine) as connection:
            rows = await views.results_between(connection, since, ends, _MOST_VISITS)
        results = [(row["sheet_id"], _RESULT.validate_python(row["result"])) for row in rows]
        return [each for sheet in office.in_force for each in _of(sheet, results)]

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is asked again in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("the month's steps could not be reckoned", fault=type(fault).__name__)


def _of(sheet: Sheet, results: list[tuple[str, Result | None]]) -> Iterator[StepReckoned]:
    steps = (result.steps for sheet_id, result in results if sheet_id == sheet.id and result)
    for each in figures(sheet, steps):
        middle, most = each.middle.total_seconds(), each.most.total_seconds()
        step = each.step
        yield StepReckoned(sheet.id, step.no, step.activity, step.printed_time, each.times, each.late, middle, most)
