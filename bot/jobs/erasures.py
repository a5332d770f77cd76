"""The register of erasures is kept beside the backups, and a database that knows less than it is put right."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.backup import erased
from bot.backup.erased import Again, Erased
from storage import erasure, looked_at
from storage.engine import reading

log = structlog.get_logger(__name__)


class Erasures:
    """Owns that register and database agree: whichever knows of an erasure, the other learns it."""

    def __init__(self, engine: AsyncEngine, folder: Path) -> None:
        self._engine = engine
        self._folder = folder
        self._register: Mapping[str, Erased] = {}
        self._read_at: float | None = None
        self._count = -1

    async def run_once(self) -> Again:
        """Looks whether either knows more than before; returns what was erased again."""
        async with reading(self._engine) as connection:
            count = await erasure.erased_count(connection)
        changed_at = self._changed_at()
        if count == self._count == len(self._register) and changed_at == self._read_at:
            return Again()
        self._register, self._read_at = erased.register_in((self._folder,)), changed_at
        again = await erased.bring_up(self._engine, self._register)
        known = await erased.known_to(self._engine)
        erased.keep(self._folder, known)
        self._register, self._count = {**self._register, **known}, len(known)
        if again.done:
            log.warning("people were erased again: this database is older than their erasure", count=again.done)
        return again

    def _changed_at(self) -> float | None:
        file = self._folder / erased.NAME
        return file.stat().st_mtime if file.is_file() else None

    async def run_safely(self, _now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: what is away now is asked again in the next one."""
        try:
            await self.run_once()
        except (SQLAlchemyError, OSError) as fault:
            looked_at.note_failure()
            log.warning("the register of erasures is put off", fault=type(fault).__name__)
