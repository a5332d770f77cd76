"""What the rooms of one desk have in common, made once at its start."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import own_file
from bot.causes import Causes
from bot.clock import Clock
from bot.desk.surroundings import Surroundings
from bot.flows.office.office import Office
from bot.loops import Loops
from bot.seal import Seal
from bot.settings import Settings
from bot.texts import Texts
from bot.traces import Traces
from storage import files, papers, reports
from storage.engine import reading


@dataclass
class Core:
    """One desk's own: no other desk of the process has any of it, but for the clock.

    ``alone`` is False where a test does by hand what otherwise goes on by itself.
    """

    settings: Settings
    clock: Clock
    engine: AsyncEngine
    seal: Seal
    texts: Texts
    office: Office
    loops: Loops
    causes: Causes
    traces: Traces
    process: str
    """Under which name this run of the desk claims messages."""
    alone: bool
    surroundings: Surroundings

    @cached_property
    def zone_label(self) -> str:
        """What the office calls its time."""
        return self.settings.office.timezone_label

    def in_office_time(self, moment: datetime) -> str:
        """A moment as the office's clock has it."""
        return f"{moment.astimezone(self.settings.office.zone):%d-%m-%Y %H.%M} {self.zone_label}"

    async def file_content(self, file_id: str) -> bytes | None:
        """A file by its name, whatever it was made of."""
        async with reading(self.engine) as connection:
            return await content(connection, file_id)


async def content(connection: AsyncConnection, file_id: str) -> bytes | None:
    """A paper that was issued, a report, somebody's own data, or what was sent."""
    return (
        await papers.content(connection, file_id)
        or await reports.content(connection, file_id)
        or await own_file.content(connection, file_id)
        or await files.content(connection, file_id)
    )
