"""Incidents that nobody reports but the figures show: messages that pile up, deadlines swept late, a disk that fills.

Told to the administrators once when one begins, and once when it is over. What has been told is a row, so a crash tells
nothing twice; two processes that see one tell it under the same name, and so once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.figures import free_ratio
from bot.flows.scene.events import DESK, Event, PlatformTroubled
from bot.flows.scene.reasons import reason
from bot.turn import arrival
from storage import figures, meeting, safekeeping
from storage.bulk import Row
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_PILED_UP_AFTER = timedelta(minutes=5)
_LATE_AFTER = timedelta(minutes=1)
_FULL_BELOW, _ROOMY_FROM = 0.05, 0.08
"""Shares of the disk that are free. What lies between changes nothing, so that nobody is told back and forth."""


@dataclass(frozen=True, slots=True)
class _Incident:
    """One that stands: what it is called, since when, and in words; ``since`` is the same whoever sees it."""

    what: str
    since: str
    words: str


class Incidents:
    """Owns the look at the figures; ``in_words`` gives a moment as the office reads it."""

    def __init__(self, engine: AsyncEngine, door: Door, in_words: Callable[[datetime], str]) -> None:
        self._engine = engine
        self._door = door
        self._in_words = in_words
        self._file = safekeeping.database_file(engine.url)

    async def run_once(self, now: datetime) -> int:
        """Tells what has begun and what is over; returns how many incidents stand."""
        async with reading(self._engine) as connection:
            told = await meeting.health_of(connection, meeting.INCIDENT)
            backlog = await figures.backlog(connection, now)
            overdue = await figures.overdue(connection, now)
        standing = {
            each.what: each
            for each in (*self._piled_up(backlog, now), *self._late(overdue, now), *self._full(told, now))
        }
        for each in standing.values():
            if each.what not in told:
                await self._begun(each, now)
        for what in told.keys() - standing.keys():
            await self._over(what, told[what]["at"], now)
        return len(standing)

    def _piled_up(self, backlog: list[Row], now: datetime) -> Iterator[_Incident]:
        for row in backlog:
            if now - row["since"] > _PILED_UP_AFTER:
                since, platform = self._in_words(row["since"]), row["channel"].capitalize()
                words = reason("fault-backlog", platform=platform, count=row["count"], since=since)
                yield _Incident(f"backlog.{row['channel']}", f"{row['since']:%Y%m%dT%H%M%S}", words)

    def _late(self, overdue: Row, now: datetime) -> Iterator[_Incident]:
        since = overdue["since"]
        if since is not None and now - since > _LATE_AFTER:
            words = reason("fault-sweep-late", count=overdue["count"], since=self._in_words(since))
            yield _Incident("sweep", f"{since:%Y%m%dT%H%M%S}", words)

    def _full(self, told: dict[str, Row], now: datetime) -> Iterator[_Incident]:
        if self._file is not None and (free := free_ratio(self._file)) < (
            _ROOMY_FROM if "disk" in told else _FULL_BELOW
        ):
            yield _Incident("disk", f"{now:%Y%m%d}", reason("fault-disk", percent=round(100 * free)))

    async def _begun(self, incident: _Incident, now: datetime) -> None:
        log.error("an incident begins", what=incident.what)
        # rule: incident-told-once
        name = f"incident:{incident.what}:{incident.since}"
        await self._door.enter([arrival(Event(DESK, name, now, PlatformTroubled(incident.words)))])
        async with writing(self._engine) as connection:
            await meeting.note_health(connection, meeting.INCIDENT + incident.what, now, incident.words)

    async def _over(self, what: str, since: datetime, now: datetime) -> None:
        log.info("an incident is over", what=what)
        body = PlatformTroubled(_over_in_words(what, self._in_words(since)), good=True)
        # rule: incident-has-an-end
        await self._door.enter([arrival(Event(DESK, f"over:{what}:{since:%Y%m%dT%H%M%S}", now, body))])
        async with writing(self._engine) as connection:
            await meeting.forget_health(connection, [meeting.INCIDENT + what])

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is another watch's affair."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("incidents could not be looked for", fault=type(fault).__name__)


def _over_in_words(what: str, since: str) -> str:
    kind, _, channel = what.partition(".")
    if kind == "backlog":
        return reason("fault-backlog-over", platform=channel.capitalize(), since=since)
    return reason("fault-sweep-over", since=since) if kind == "sweep" else reason("fault-disk-over", since=since)
