"""What people's keys need beside the turns: what lay open before is closed, and the file of keys that goes with the
backups is written anew as soon as one was destroyed."""

import asyncio
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.backup import names
from bot.backup.terms import Terms
from storage import looked_at
from storage.engine import reading, rewriting
from storage.identity import copied, keys
from storage.identity.copied import NotKeys
from storage.identity.taking import Taking, all_closed

log = structlog.get_logger(__name__)

_MOST_BATCHES = 200
"""In one round: what was there before is a matter of hours, and no turn may wait for it."""


class Persons:
    """Owns the question what of people still lies open, and whether the keys beside the backups are the present ones.
    All of it stands in rows and files: a restart loses nothing."""

    def __init__(self, engine: AsyncEngine, terms: Terms) -> None:
        self._engine = engine
        self._terms = terms
        self._taking = Taking()
        self._swept: int | None = None
        self._all_closed = False

    async def run_once(self, now: datetime) -> None:
        """Goes on with what is to be done."""
        async with reading(self._engine) as connection:
            count = await keys.destroyed(connection)
            self._all_closed = self._all_closed or await all_closed(connection)
        await self._forget_destroyed(count, now)
        if not self._all_closed:
            await self._close()

    async def _close(self) -> None:
        # rule: batch-undone-is-taken-again
        taking, self._taking = self._taking, Taking()
        for _ in range(_MOST_BATCHES):
            async with rewriting(self._engine) as connection:
                more = await taking.batch(connection)
            await asyncio.sleep(0)  # whoever waits for the lock goes first
            if not more:
                log.info("everything of people is closed")
                return
        self._taking = taking

    async def _forget_destroyed(self, count: int, now: datetime) -> None:
        """A key that was destroyed is left neither in what the database has parted with nor beside the backups."""
        if count != self._swept:
            await keys.sweep_up(self._engine)
            self._swept = count
        path = names.keys_of(self._terms)
        if _outdated(path, count):
            # rule: no-key-outlives-its-person
            async with reading(self._engine) as connection:
                await copied.write(connection, path, now)
            log.info("keys beside the backups written anew")

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: what is away now is done in the next one."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError) as fault:
            looked_at.note_failure()
            log.warning("the persons' keys are put off", fault=type(fault).__name__)


def _outdated(path: Path, destroyed: int) -> bool:
    """Whether a file of keys holds one that was destroyed since; what cannot be read is written anew."""
    try:
        said = copied.about(path)
    except NotKeys:
        return True
    return said is not None and said.destroyed != destroyed
