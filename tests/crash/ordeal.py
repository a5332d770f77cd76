"""The ordeal: a desk that is killed with SIGKILL while people use it, and the reckoning afterwards.

The platform is a fake one, which stays up; the desk is the real ``python -m bot run``, a process of its own.
People act only on what they see in their chats, and do each thing once. After the last kill the visits are
led to their end; then the database and the fake's record are compared with what people did.
"""

import asyncio
import time
from collections.abc import Collection, Hashable, Mapping
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.desk import Desk
from bot.flows.scene.events import TELEGRAM, WHATSAPP, Event, StaffAdded
from bot.turn import arrival
from storage import tables
from storage.engine import open_engine, reading
from tests.crash.chats import FOR_EVER
from tests.crash.figures import Figures
from tests.crash.officer import BACK_OFFICE_DUTIES, FRONT_OFFICE_DUTIES, Officer
from tests.crash.on_telegram import OnTelegram
from tests.crash.on_whatsapp import OnWhatsapp
from tests.crash.platform import Platform
from tests.crash.players import Meeting, Player
from tests.crash.process import DeskProcess
from tests.crash.reckoning import Reckoning, tables_of
from tests.crash.visitor import Visitor, in_letters
from tests.desk import settings_for

PLATFORMS: dict[str, type[Platform[Any]]] = {TELEGRAM: OnTelegram, WHATSAPP: OnWhatsapp}
SEATS = 5
"""Visitors at a time."""

_LONGEST_START = 240.0
_LONGEST_LEAD_IN = 240.0
_LONGEST_LIFE = 2.5
"""Seconds after which the process is killed although the awaited happening has not come."""
_LAST_PATIENCE = 240.0
"""Seconds for the visits to end after the last kill; more than a dead process's claims last (60 s)."""
_BETWEEN_ARRIVALS = 12
"""Updates, of some thirty that a visit takes."""


class Ordeal:
    """One desk on one platform, ``kills`` kills. ``paced`` False: messages go out as fast as they can.

    The last process, which leads the visits to their end, is never paced: no kill is left to disturb it.
    """

    def __init__(
        self, url: str, folder: Path, kills: int, *, channel: str = TELEGRAM, seed: int = 1, paced: bool = True
    ) -> None:
        self._url = url
        self._dice = Random(seed)
        self._paced = paced
        self._figures = Figures(kills)
        self._platform = PLATFORMS[channel](self._dice)
        self._desk = DeskProcess(url, folder)
        self._visitors: list[Visitor] = []
        self._meeting = Meeting()
        self._officers = [
            self._officer(0, "Sari", "front_office", FRONT_OFFICE_DUTIES),
            self._officer(1, "Bayu", "back_office", BACK_OFFICE_DUTIES),
        ]
        self._spawned_at: list[int] = []
        """How many calls the platform had accepted when the process after each kill was started."""
        self._said: list[Hashable] = []
        self._reports: Collection[tuple[str, str]] = ()
        """What the platform had accepted when the ordeal was over, and had told of that."""
        self._arrivals_go_on = True

    def _officer(self, place: int, name: str, role: str, duties: Mapping[int, str]) -> Officer:
        return Officer(self._platform.officer(place, name), name, role, duties, self._meeting)

    async def run(self) -> Figures:
        """Goes through with it, and reckons."""
        began = time.monotonic()
        await self._hire()
        async with self._platform:
            officers = [asyncio.create_task(officer.work()) for officer in self._officers]
            seats = [asyncio.create_task(self._seat(place)) for place in range(SEATS)]
            try:
                await self._lead_in()
                await self._kill_again_and_again()
                await self._lead_to_the_end(seats)
            finally:
                self._said, self._reports = self._platform.said, self._platform.reports
                await self._desk.stop()
                await _end(seats + officers)
        await self._reckon()
        self._figures.seconds = time.monotonic() - began
        return self._figures

    async def _hire(self) -> None:
        """Makes the database and its staff."""
        desk = Desk(settings_for(self._url, None, web={"enabled": False}), alone=False)
        await desk.start()
        channel, now = self._platform.channel, desk.clock.now()
        for officer in self._officers:
            body, chat = StaffAdded(officer.name, officer.role), officer.chat.address
            await desk.door.enter([arrival(Event(channel, f"console:{officer.name}", now, body, chat, chat))])
            officer.say("menu")
        await desk.door.enter(self._platform.first_words())
        await desk.stop()

    async def _seat(self, place: int) -> None:
        """One visitor after the other, as long as kills are to come; the first ones come at intervals."""
        await self._platform.wait_for(lambda: len(self._updates()) >= place * _BETWEEN_ARRIVALS, FOR_EVER)
        while self._arrivals_go_on:
            serial = len(self._visitors)
            chat = self._platform.visitor(serial, f"Ucok {in_letters(serial)}")
            visitor = Visitor(chat, serial, self._meeting)
            self._visitors.append(visitor)
            await visitor.visit()

    async def _lead_in(self) -> None:
        """Undisturbed until every seat is taken, so that even a few kills meet visits at every stage."""
        await self._start(paced=False)
        await self._platform.wait_for(lambda: len(self._visitors) == SEATS, _LONGEST_LEAD_IN)
        await self._desk.stop()

    async def _kill_again_and_again(self) -> None:
        places = self._platform.points
        rounds = -(-self._figures.kills // len(places))
        points = [point for _ in range(rounds) for point in self._dice.sample(places, len(places))]
        self._figures.points = points[: self._figures.kills]
        for point in self._figures.points:
            await self._start(paced=self._paced)
            try:
                await asyncio.wait_for(self._platform.moment(point), _LONGEST_LIFE)
            except TimeoutError:
                self._figures.waited_in_vain += 1
            await self._desk.kill()
            self._platform.let_go(point)
            await asyncio.sleep(0)
            self._spawned_at.append(self._platform.accepted)
        self._arrivals_go_on = False
        self._figures.under_kills = len(self._updates())

    async def _start(self, *, paced: bool) -> None:
        """Starts the desk and waits until it is seen working."""
        began = time.monotonic()
        await self._desk.start(self._platform.environment(paced=paced))
        await asyncio.wait_for(self._platform.seen_working(), _LONGEST_START)
        self._figures.longest_start = max(self._figures.longest_start, time.monotonic() - began)

    async def _lead_to_the_end(self, seats: list[asyncio.Task[None]]) -> None:
        await self._start(paced=False)
        try:
            await asyncio.wait(seats, timeout=_LAST_PATIENCE)
            await self._wait_until_all_is_told()
        finally:
            await self._desk.stop()

    async def _wait_until_all_is_told(self) -> None:
        """Until every paper is printed, every message has its receipt and every update is taken, in this order, since
        each brings about the next; gives up when that takes too long."""
        engine, until = open_engine(self._url), time.monotonic() + _LAST_PATIENCE
        while (await _untold(engine) or self._platform.pending) and time.monotonic() < until:  # noqa: ASYNC110 - the database rings no bell
            await asyncio.sleep(0.05)
        await engine.dispose()

    def _updates(self) -> set[str]:
        return {key for player in self._players() for key in player.updates}

    def _players(self) -> list[Player]:
        return [*self._visitors, *self._officers]

    async def _reckon(self) -> None:
        found, platform, figures = await tables_of(self._url), self._platform, self._figures
        figures.visits, figures.updates = len(self._visitors), len(self._updates())
        figures.messages = sum(each is not None for each in self._said)
        figures.brought_again = platform.brought_again
        reckoning = Reckoning(found, self._visitors, self._players(), self._said, platform.said_by, self._reports)
        figures.lost, figures.twice = reckoning.lost(), reckoning.twice()
        figures.repeated = reckoning.repeated(self._spawned_at)
        figures.too_often = self._paced and not platform.bears(figures.repeated)


async def _untold(engine: AsyncEngine) -> bool:
    """Whether a paper is still to be printed, or a message to be sent."""
    unprinted = select(tables.papers.c.number).where(text(tables.TO_PRINT)).limit(1)
    unsent = select(tables.outbox.c.id).where(tables.outbox.c.state == "pending").limit(1)
    async with reading(engine) as connection:
        return any([(await connection.execute(query)).first() is not None for query in (unprinted, unsent)])


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    """Ends whoever still plays; raises what went wrong with a player."""
    for task in tasks:
        task.cancel()
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended
