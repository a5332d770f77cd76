"""The day's backup, made by the desk itself; and now and then one that is restored aside, since only that shows what
backups are worth."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.backup import names, tests_done
from bot.backup.making import make
from bot.backup.terms import Terms
from bot.backup.testing import test_of
from bot.door import Door
from bot.errors import OperatorError
from bot.flows.scene.events import DESK, Event, PlatformTroubled
from bot.flows.scene.reasons import reason
from bot.turn import arrival
from storage import meeting
from storage.engine import writing

log = structlog.get_logger(__name__)

FAILED = "backup.failed"
"""Under this name the desk notes why the last backup came to nothing."""
_AGAIN_AFTER = timedelta(hours=1)


class Backups:
    """Owns the daily backup: due when none was made since the last time of day that is set for it, so that a machine
    that is off at night makes up for it when it runs again."""

    def __init__(self, engine: AsyncEngine, door: Door, terms: Terms) -> None:
        self._engine = engine
        self._door = door
        self._terms = terms
        self._tried_at: datetime | None = None

    async def run_once(self, now: datetime) -> int:
        """Makes a backup if one is due, and tests one if that is; returns how many were made."""
        due = self._terms.last_due(now)
        if due is None or self._has_just_tried(now):
            return 0
        try:
            made = await self._make(due, now)
            await self._test(now)
        except OperatorError as fault:
            self._tried_at = now
            await self._failed(str(fault), due, now)
            return 0
        return made

    def _has_just_tried(self, now: datetime) -> bool:
        return self._tried_at is not None and self._tried_at <= now < self._tried_at + _AGAIN_AFTER

    async def _make(self, due: datetime, now: datetime) -> int:
        # rule: missed-backup-is-made-up
        if any(due <= each.taken_at <= now for each in names.found(self._terms)):
            return 0
        made = await make(self._terms, now)
        log.info("backup made", file=made.path.name, let_go=len(made.gone))
        async with writing(self._engine) as connection:
            await meeting.forget_health(connection, (FAILED,))
        return 1

    async def _test(self, now: datetime) -> None:
        """Tests the newest one. Raises OperatorError where it is not good: then a backup is as good as none."""
        last, there = tests_done.last(self._terms), names.found(self._terms)
        every = self._terms.tested_every
        if every is None or not there or (last is not None and last.tested_at <= now < last.tested_at + every):
            return
        done = await test_of(there[0].path, self._terms, now)
        tests_done.keep(done, (self._terms.folder,))
        if done.faults:
            raise OperatorError("; ".join(done.faults))

    async def _failed(self, words: str, due: datetime, now: datetime) -> None:
        """Told once for each time that one was due; ``loket doctor`` says more."""
        log.error("no backup that is good", words=words)
        async with writing(self._engine) as connection:
            await meeting.note_health(connection, FAILED, now, words[:500])
        # rule: failed-backup-told-once
        trouble = Event(DESK, f"backup:{due:%Y%m%dT%H%M}", now, PlatformTroubled(reason("fault-backup")))
        await self._door.enter([arrival(trouble)])

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: a database that is away is copied in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("backup put off", fault=type(fault).__name__)
