"""One rehearsal: by which settings and plan a day is played, into which file, and how that is looked at afterwards."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.flows.office.office import Office
from bot.identity_key import keeper_of
from bot.office import office_of
from bot.register.source import Source, source_of
from bot.rehearsal.office_day.apart import apart
from bot.rehearsal.office_day.cast import Cast
from bot.rehearsal.office_day.known import cast_now
from bot.rehearsal.office_day.playing import AFTER, Plan, opening, play
from bot.settings import Settings
from bot.texts import load_texts
from storage.engine import open_engine


@dataclass(frozen=True)
class Rehearsal:
    """A day as it is to be played at ``office``, under ``settings``, with ``sheet`` in place of the office's own where
    one is named. ``own``: who works there really."""

    settings: Settings
    sheet: Path | None
    office: Office
    plan: Plan
    own: Cast

    @property
    def officers(self) -> int:
        """How many there are of the role that has the fewest."""
        return self.plan.cast.officers

    def changed(self, by: int) -> "Rehearsal":
        """The same with so many more of every role, or fewer."""
        return replace(self, plan=replace(self.plan, cast=self.plan.cast.changed(by))) if by else self

    def play(self, file: Path, tick: Callable[[float], None]) -> list[str]:
        """Plays the day into a file; ``tick`` is told how much of it is over. Returns what the desk promised and did
        not keep. Not to be called within an event loop."""
        return play(self._apart(file), file, self.office.calendar, self.plan, tick).broken

    @asynccontextmanager
    async def looked_at(self, file: Path) -> AsyncIterator[Source]:
        """The day that was played into a file, for papers and figures, as of its end."""
        settings = self._apart(file)
        office = office_of(settings, self.plan.opens_at.date()).office
        engine = open_engine(settings.database.url.get_secret_value(), settings.database.limits, keeper_of(settings))
        now, texts = self.plan.closes_at + AFTER, load_texts(settings.texts.folder)
        try:
            async with source_of(engine, office, texts, settings.office.timezone_label, now) as source:
                yield source
        finally:
            await engine.dispose()

    def _apart(self, file: Path) -> Settings:
        """Whoever comes along, or stays at home, is a place at the desk more, or less."""
        capacity = self.settings.queue.capacity
        places = max(1, capacity + self.officers - self.own.officers) if capacity else 0
        return apart(self.settings, file, places, self.sheet)


async def rehearsal_of(
    settings: Settings, now: datetime, visitors: int, *, sheet: Path | None = None, seed: str = "", officers: int = 0
) -> Rehearsal:
    """The office's next opening day; ``officers``: so many of every role (0: as the roster says). Without a seed each
    day has its own. Raises SheetFaults."""
    office = office_of(apart(settings, Path("-"), settings.queue.capacity, sheet), now.date()).office
    opens_at, closes_at = opening(office.calendar, now)
    day = office.calendar.local(opens_at).date()
    roles = tuple(dict.fromkeys(role for each in office.in_force for role in each.roles))
    own = await cast_now(settings, roles, day)
    cast = own.sized(officers) if officers else own
    return Rehearsal(settings, sheet, office, Plan(opens_at, closes_at, cast, visitors, seed or f"{day}"), own)
