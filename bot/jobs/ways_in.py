"""Visitors' own links into the meeting: asked for when they are called, taken back after their visit.

Asking is tried once: a visitor who is being called gets the common link rather than wait. Taking back is tried
until it is done. Several are asked for at once: in a burst the last one is waited for no longer than the first.
"""

import asyncio
import hashlib
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.zoom_api import ZoomApi, ZoomRefused, ZoomUnreachable
from bot.door import Door
from bot.flows.scene.events import ZOOM, Event, PlatformTroubled, WayInFound
from bot.flows.scene.reasons import reason
from bot.turn import arrival
from storage import meeting
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_MOST_AT_ONCE = 20
"""Links asked for side by side; Zoom allows an account of the smallest plan 20 such calls a second."""
_MOST_ATTEMPTS = 12
_PAUSE = timedelta(seconds=60)
_LONGEST_PAUSE = timedelta(hours=24)
"""Zoom's limits are by the second or by the day; a pause that seems longer was begun by a wrong clock."""


class WaysIn:
    """Owns the registrants of the standing meeting."""

    def __init__(self, engine: AsyncEngine, door: Door, api: ZoomApi, meeting_id: str) -> None:
        self._engine = engine
        self._door = door
        self._api = api
        self._meeting_id = meeting_id
        self._paused_until: datetime | None = None

    async def run_once(self, now: datetime) -> int:
        """Asks for and takes back whatever is due; returns how many links that were."""
        async with reading(self._engine) as connection:
            rows = await meeting.ways_to_do(connection, now, _MOST_AT_ONCE)
        # rule: links-side-by-side
        done = await asyncio.gather(*(self._tend(row, now) for row in rows), return_exceptions=True)
        for fault in done:
            if isinstance(fault, BaseException):
                raise fault
        return len(rows)

    async def _tend(self, row: dict[str, Any], now: datetime) -> None:
        if row["state"] == "wanted":
            await self._ask(row, now)
        else:
            await self._take_back(row, now)

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the scheduler: a database that is away is tried again at the next run."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("links could not be asked for", fault=type(fault).__name__)

    async def _ask(self, row: dict[str, Any], now: datetime) -> None:
        if self._paused_until is not None and now < self._paused_until <= now + _LONGEST_PAUSE:
            await self._failed(row, now, ZoomUnreachable(reason("fault-zoom-limit")))
            return
        try:
            registrant, url = await self._api.add_registrant(self._meeting_id, email_of(row["visit_id"]), row["tag"])
        except (ZoomRefused, ZoomUnreachable) as fault:
            await self._failed(row, now, fault)
            return
        async with writing(self._engine) as connection:
            await meeting.open_way(connection, row["visit_id"], registrant, now)
        await self._tell(row, now, WayInFound(row["visit_id"], url))

    async def _failed(self, row: dict[str, Any], now: datetime, fault: ZoomRefused | ZoomUnreachable) -> None:
        if isinstance(fault, ZoomRefused) and fault.status == 429:
            self._paused_until = now + (timedelta(seconds=fault.wait) if fault.wait else _PAUSE)
        log.warning("no link of their own", fault=str(fault))
        async with writing(self._engine) as connection:
            await meeting.change_way(connection, row["visit_id"], "wanted", state="failed")
            await meeting.note_health(connection, "zoom.registrants", now, str(fault)[:200])
        await self._tell(row, now, WayInFound(row["visit_id"], fault=str(fault)))
        await self._warn(fault, now)

    async def _warn(self, fault: ZoomRefused | ZoomUnreachable, now: datetime) -> None:
        """Tells the administrators of what will not pass by itself, once an hour."""
        if isinstance(fault, ZoomRefused) and fault.status in (400, 401, 403):
            words = reason("fault-zoom-registrants", fault=str(fault))
            trouble = Event(ZOOM, f"trouble:{fault.status}:{now:%Y%m%d%H}", now, PlatformTroubled(words))
            await self._door.enter([arrival(trouble)])

    async def _tell(self, row: dict[str, Any], now: datetime, found: WayInFound) -> None:
        name = f"way:{row['visit_id']}:{row['due_at']:%Y%m%dT%H%M%S.%f}"
        await self._door.enter([arrival(Event(ZOOM, name, now, found))])

    async def _take_back(self, row: dict[str, Any], now: datetime) -> None:
        """Takes a link back. One whose answer never came is taken back twice: Zoom may have made it later."""
        values: dict[str, Any]
        try:
            if row["registrant_id"]:
                await self._api.cancel_registrant(self._meeting_id, row["registrant_id"])
            else:
                await self._api.cancel_by_email(self._meeting_id, email_of(row["visit_id"]))
        except (ZoomRefused, ZoomUnreachable) as fault:
            log.info("link not taken back yet", fault=str(fault))
            await self._warn(fault, now)
            attempts = row["attempts"] + 1
            values = {"attempts": attempts, "due_at": now + _PAUSE * min(attempts, 30)}
            if attempts >= _MOST_ATTEMPTS:
                values["state"] = "gone"
            async with writing(self._engine) as connection:
                await meeting.change_way(connection, row["visit_id"], "over", **values)
            return
        again = not row["registrant_id"] and not row["attempts"]
        values = {"attempts": 1, "due_at": now + _PAUSE} if again else {"state": "gone"}
        async with writing(self._engine) as connection:
            await meeting.change_way(connection, row["visit_id"], "over", **values)


def email_of(visit_id: str) -> str:
    """An address that leads nowhere (RFC 2606), the same for a visit at every call; Zoom wants one."""
    return f"kunjungan-{hashlib.sha256(visit_id.encode()).hexdigest()[:20]}@loket.invalid"
