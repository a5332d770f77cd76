"""Whether the desk lives, and whether it is ready: for whoever starts it anew, or sends people to it.

It lives while its loops go on; where not, only a new start helps. It is ready if it lives and what it acknowledges is
kept: the database takes a commit, and is still the one that was opened. :mod:`bot.handlers.inspection` serves both.
"""

import asyncio

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.loops import Loops
from bot.render.reasons import said
from storage import meeting
from storage.engine import reading, writing
from storage.sameness import OpenedFile

_EVERY_SECONDS = 3.0
"""A commit is tried no more often, however often is asked: it takes the desk's lock and a place on the disk."""

_LIMIT_SECONDS = 2.0
"""Whoever asks is answered by then; a database that takes longer is not ready."""


class Health:
    """Owns the commit by which the database is tried."""

    def __init__(self, engine: AsyncEngine, file: OpenedFile, clock: Clock, loops: Loops) -> None:
        self._engine = engine
        self._file = file
        self._clock = clock
        self._loops = loops
        self._trial: asyncio.Task[str] | None = None
        self._tried_at = 0.0

    async def close(self) -> None:
        """Ends a commit that is still being tried."""
        if self._trial is not None:
            self._trial.cancel()
            await asyncio.gather(self._trial, return_exceptions=True)

    async def ready(self) -> str:
        """Why nobody should be sent here, in words for whoever looks after the desk; empty if all is well."""
        return self.live() or await self._database()

    def live(self) -> str:
        """The loops that give no sign of life, in words; empty if all do."""
        silent = self._loops.silent
        return f"no sign of life: {', '.join(silent)}" if silent else ""

    async def troubles(self) -> dict[str, str]:
        """What stands between the desk and its platforms, in words by name; a desk with troubles is ready all the
        same. Empty too where the database cannot be asked: that is told as what it is."""
        try:
            async with reading(self._engine) as connection:
                standing = await meeting.standing_troubles(connection)
        except (SQLAlchemyError, OSError):
            return {}
        return {name: said(row["words"]) for name, row in standing.items()}

    async def _database(self) -> str:
        """What is wrong with the database, in words; empty if nothing is."""
        try:
            self._file.check()
        except OSError as gone:
            return str(gone)
        now = asyncio.get_running_loop().time()
        if self._trial is None or (self._trial.done() and now - self._tried_at >= _EVERY_SECONDS):
            self._trial, self._tried_at = asyncio.create_task(self._commit(), name="health"), now
        ended, _ = await asyncio.wait({self._trial}, timeout=_LIMIT_SECONDS)
        return self._trial.result() if ended else "the database is busy"

    async def _commit(self) -> str:
        try:
            async with writing(self._engine) as connection:
                # rule: ready-by-a-commit
                await meeting.note_health(connection, "desk.ready", self._clock.now(), "")
            self._file.check_written()
        except SQLAlchemyError as fault:
            return f"the database cannot be written ({type(fault).__name__})"
        except OSError as fault:
            return str(fault)
        return ""
