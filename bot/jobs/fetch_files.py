"""Fetching what was sent: from the platform, past a look at what it holds and the office's scanner, into the
database, then through the door, so that officers get it.

Rows are the memory: a crash between any two steps only means that the step is done once more.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.channels.base import Attempt, Fetched, Fetching, Refused, RetryLater
from bot.door import Door
from bot.flows.given.papers import Objection
from bot.flows.office.limits import SentFile, day_began, room_in_day, room_in_visit
from bot.flows.office.office import Office
from bot.flows.scene.events import DESK, Event, FileFetched, WorkSetAside
from bot.flows.scene.reasons import reason
from bot.jobs.examination import Examination
from bot.turn import arrival
from storage import files, patience, upcoming
from storage.engine import reading, writing
from storage.patience import MOST_TRIES

log = structlog.get_logger(__name__)

_MOST_AT_ONCE = 10
_MOST_ATTEMPTS = 6
_HANDS = 4
_LONGEST_SECONDS = 60.0


class FileFetch:
    """Owns the way of a file from its platform to the desk."""

    def __init__(
        self,
        engine: AsyncEngine,
        door: Door,
        platforms: Mapping[str, Fetching],
        office: Office,
        examination: Examination,
    ) -> None:
        self._engine = engine
        self._door = door
        self._platforms = platforms
        self._office = office
        self._examination = examination
        self._hands = asyncio.Semaphore(_HANDS)

    async def run_once(self, now: datetime) -> int:
        """Takes every file that is to be fetched now one step further; returns how many there were."""
        async with reading(self._engine) as connection:
            rows = await files.to_fetch(connection, now, _MOST_AT_ONCE)
        ends = await asyncio.gather(*(self._bring_on(row, now) for row in rows), return_exceptions=True)
        for end in ends:
            if isinstance(end, BaseException):
                raise end
        return len(rows)

    async def _bring_on(self, row: dict[str, Any], now: datetime) -> None:
        """Several at once, so that a slow one holds up none behind it."""
        async with self._hands:
            if row["state"] == "kept":
                await self._tell(row, now)
            else:
                await self._fetch(row, now)

    async def run_safely(self, now: datetime) -> datetime | None:
        """As :meth:`run_once`, for the scheduler: a database that is away is tried again at the next run. Returns the
        moment for which it had to come, or has to."""
        try:
            async with reading(self._engine) as connection:
                moment = await upcoming.next_of(connection, "file")
            if moment is not None and moment <= now:
                await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("files could not be fetched", fault=type(fault).__name__)
            return None
        return moment

    async def _fetch(self, row: dict[str, Any], now: datetime) -> None:
        platform = self._platforms.get(row["channel"])
        result: Attempt = Refused(reason("fault-channel-off"))
        if platform is not None:
            result = await _fetched(platform, row["ref"], self._office.largest_file)
        match result:
            case Fetched(content):
                await self._examine(row, content, now)
            case RetryLater(why) if row["attempts"] + 1 < _MOST_ATTEMPTS:
                await self._put_off(row, now, why)
            case RetryLater(why) | Refused(why):
                await self._tell(row, now, why)

    async def _put_off(self, row: dict[str, Any], now: datetime, why: str) -> None:
        log.info("file fetched later", reason=why)
        due_at = now + timedelta(seconds=2.0 ** (row["attempts"] + 1))
        async with writing(self._engine) as connection:
            await files.later(connection, row["id"], row["attempts"] + 1, due_at)

    async def _examine(self, row: dict[str, Any], content: bytes, now: datetime) -> None:
        """Keeps what is as it should be; nothing else ever gets into the database."""
        wrong = await self._examination.objection_to(row["name"], row["media_type"], content, now)
        if wrong is Objection.NOT_EXAMINED:
            await self._not_examined(row, now)
        elif wrong is not None:
            await self._tell(row, now, reason("fault-file-refused"), wrong)
        else:
            await self._keep(row, now, content)

    async def _not_examined(self, row: dict[str, Any], now: datetime) -> None:
        """A file that the scanner says nothing about is held back, and examined again a while later."""
        if row["attempts"] + 1 < _MOST_ATTEMPTS:
            await self._put_off(row, now, "not examined")
        else:
            await self._tell(row, now, reason("fault-file-unexamined"), Objection.NOT_EXAMINED)

    async def _keep(self, row: dict[str, Any], now: datetime, content: bytes) -> None:
        """Keeps a file whose true size is known only now, unless that is more than there is room for."""
        async with writing(self._engine) as connection:
            room = await self._room(connection, row, now, len(content))
            if room:
                await files.keep(connection, row["id"], content)
        await self._tell(row, now, *(() if room else (reason("fault-file-limit"), Objection.NO_ROOM)))

    async def _room(self, connection: AsyncConnection, row: dict[str, Any], now: datetime, size: int) -> bool:
        limits, since = self._office.limits, day_began(self._office.calendar, now)
        rows = await files.sent_by(connection, {row["person_id"]} - {None}, since)
        others = (each for each in rows if each["id"] != row["id"])
        sent = tuple(SentFile(each["place"], each["size"] or 0, each["sent_at"] or now) for each in others)
        place = row["visit_id"] or row["thread_id"] or row["letter_id"] or ""
        # rule: officers-send-to-many
        of_day = bool(row["staff_id"]) or room_in_day(limits, sent, since, size)
        return of_day and room_in_visit(limits, sent, place, size)

    async def _tell(self, row: dict[str, Any], now: datetime, fault: str = "", wrong: Objection | None = None) -> None:
        """Told once; what comes to nothing is told later under another name."""
        tries = row["tellings"]
        sent = {
            key: row[key] or ""
            for key in ("visit_id", "thread_id", "staff_id", "letter_id", "name", "media_type", "caption")
        }
        body = FileFetched(row["id"], fault=fault, objection=wrong, tries=tries, **sent)
        name = f"file:{row['id']}:{tries}" if tries else f"file:{row['id']}"
        await self._door.enter([arrival(Event(DESK, name, now, body))])
        async with reading(self._engine) as connection:
            told = await files.told(connection, row["id"])
        if not told:
            await self._set_aside(row, now)

    async def _set_aside(self, row: dict[str, Any], now: datetime) -> None:
        tries = row["tellings"]
        log.warning("a file came to nothing", tries=tries + 1)
        if tries in (0, MOST_TRIES - 1):
            body = WorkSetAside("file", 1, ended=tries > 0)
            await self._door.enter([arrival(Event(DESK, f"aside:{row['id']}:{tries}", now, body))])
        async with writing(self._engine) as connection:
            await patience.set_file_aside(connection, row["id"], tries, now)


async def _fetched(platform: Fetching, ref: str, most: int) -> Attempt:
    """What comes of asking a platform, whatever it does: it must neither hang nor stop the others."""
    try:
        # rule: slow-file-holds-nothing-up
        async with asyncio.timeout(_LONGEST_SECONDS):
            return await platform.fetch(ref, most)
    except Exception as fault:
        log.exception("file not fetched")
        return RetryLater(type(fault).__name__)
