"""Papers that were issued: printed in the workshop, kept byte for byte, then told of through the door, so that their
visitors are given them.

Rows are the memory: a crash between any two steps only means that the step is done once more. What is kept is what is
given; a paper that was printed and not kept is printed again, and nobody has seen the first.
"""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.door import Door
from bot.flows.scene.events import DESK, Event, PaperDelayed, PaperMade, WorkSetAside
from bot.flows.scene.reasons import reason
from bot.jobs.workshop import WorkshopFault
from bot.papers.code import grouped
from bot.turn import arrival
from storage import papers, upcoming
from storage.engine import reading, writing
from storage.patience import MOST_TRIES

log = structlog.get_logger(__name__)

_MOST_AT_ONCE = 20
_TOLD_AFTER = 4
"""Attempts in vain after which somebody is told; with these pauses about a quarter of a minute."""

_LONGEST_PAUSE = timedelta(hours=1)


class Making(Protocol):
    """Whoever prints: the workshop."""

    async def make(self, paper: str, given: dict[str, Any]) -> bytes:
        """A paper of this kind; raises WorkshopFault."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the letterhead has besides what a paper says itself: the office's address, and its emblem as SVG."""

    address: str = ""
    logo: str = ""


class Papers:
    """Owns the way of a paper from its row to its visitor."""

    def __init__(self, engine: AsyncEngine, door: Door, workshop: Making, letterhead: Letterhead) -> None:
        self._engine = engine
        self._door = door
        self._workshop = workshop
        self._letterhead = letterhead

    async def run_once(self, now: datetime) -> int:
        """Takes every paper that is to be printed or told of now one step further; returns how many there were."""
        async with reading(self._engine) as connection:
            rows = await papers.to_print(connection, now, _MOST_AT_ONCE)
        for row in rows:
            if row["state"] == "made" or await self._print(row, now):
                await self._tell(row, now)
        return len(rows)

    async def run_safely(self, now: datetime) -> datetime | None:
        """As :meth:`run_once`, for the scheduler: a database that is away is tried again at the next run. Returns the
        moment for which it had to come, or has to."""
        try:
            async with reading(self._engine) as connection:
                moment = await upcoming.next_of(connection, "paper")
            if moment is not None and moment <= now:
                await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("papers could not be printed", fault=type(fault).__name__)
            return None
        return moment

    async def _print(self, row: dict[str, Any], now: datetime) -> bool:
        try:
            content = await self._workshop.make(row["kind"], self._given(row))
        except WorkshopFault as fault:
            await self._put_off(row, now, str(fault))
            return False
        digest = hashlib.sha256(content).hexdigest()
        async with writing(self._engine) as connection:
            return await papers.keep(connection, row["number"], row["revision"], content, digest, now)

    def _given(self, row: dict[str, Any]) -> dict[str, Any]:
        home = row["given"].get("home", "")
        check = f"{home}/v/{row['code']}" if home else ""
        return {**row["given"], **asdict(self._letterhead), "code": grouped(row["code"]), "check_url": check}

    async def _put_off(self, row: dict[str, Any], now: datetime, why: str) -> None:
        attempts = row["attempts"] + 1
        pause = min(_LONGEST_PAUSE, timedelta(seconds=2.0 ** min(attempts, 12)))
        async with writing(self._engine) as connection:
            await papers.later(connection, row["number"], attempts, now + pause)
        # rule: delayed-paper-is-told
        if attempts >= _TOLD_AFTER:
            body = PaperDelayed(row["number"], row["visit_id"], reason("fault-paper", fault=why[:80]))
            name = f"paper-delayed:{row['number']}:{row['revision']}"
            await self._door.enter([arrival(Event(DESK, name, now, body))])

    async def _tell(self, row: dict[str, Any], now: datetime) -> None:
        """Told once; what comes to nothing is told later under another name."""
        number, revision, tries = row["number"], row["revision"], row["tellings"]
        body = PaperMade(number, row["visit_id"], revision, tries)
        await self._door.enter([arrival(Event(DESK, f"paper:{number}:{revision}:{tries}", now, body))])
        async with reading(self._engine) as connection:
            untold = await papers.untold(connection, number, revision)
        if untold:
            await self._set_aside(row, now)

    async def _set_aside(self, row: dict[str, Any], now: datetime) -> None:
        number, tries = row["number"], row["tellings"]
        log.warning("a paper came to nothing", tries=tries + 1)
        if tries in (0, MOST_TRIES - 1):
            body = WorkSetAside("paper", 1, ended=tries > 0)
            await self._door.enter([arrival(Event(DESK, f"aside:{number}:{row['revision']}:{tries}", now, body))])
        async with writing(self._engine) as connection:
            await papers.set_aside(connection, number, tries, now)
