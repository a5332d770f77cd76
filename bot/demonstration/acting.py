"""Somebody invented at the desk's door: a session of the web chat, and what they say and press in it."""

from dataclasses import dataclass
from secrets import token_urlsafe

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import records
from bot.clock import Clock
from bot.door import Door
from bot.flows.scene.events import WEB, Body, ChoicePressed, Event, StaffAdded, TextSent
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit
from bot.seal import Seal
from bot.sessions import WebSessions
from bot.turn import arrival
from storage import known, recorded
from storage.engine import reading


@dataclass(frozen=True, slots=True)
class Stage:
    """What everybody invented acts on."""

    engine: AsyncEngine
    door: Door
    clock: Clock
    sessions: WebSessions
    seal: Seal

    async def enter(self) -> "Player":
        """Somebody opens the web chat."""
        key = await self.sessions.issue()
        async with reading(self.engine) as connection:
            address = await self.sessions.holder(connection, f"Bearer {key}")
        return Player(self, address or "")

    async def person_at(self, connection: AsyncConnection, address: str) -> Person | None:
        """Whoever sits at an address, once they have said something."""
        row = (await known.people_at(connection, [f"{WEB}:{address}"])).get(f"{WEB}:{address}")
        return records.person_of(row, self.seal) if row else None

    async def visit_of(self, connection: AsyncConnection, person: Person | None) -> Visit | None:
        """The visit that somebody is in."""
        if person is None or person.visit_id is None:
            return None
        ids = [person.visit_id]
        rows = await recorded.visits_by_id(connection, ids)
        found = records.visits_of(
            rows, await recorded.evidence_of(connection, ids), await recorded.deviations_of(connection, ids)
        )
        return found.get(person.visit_id)


@dataclass(frozen=True, slots=True)
class Player:
    """One of them, by the address of their session."""

    stage: Stage
    address: str

    async def look(self) -> tuple[Person | None, Visit | None]:
        """Where they stand now."""
        async with reading(self.stage.engine) as connection:
            person = await self.stage.person_at(connection, self.address)
            return person, await self.stage.visit_of(connection, person)

    async def say(self, text: str) -> None:
        """They write."""
        await self._do(TextSent(text))

    async def press(self, token: str) -> None:
        """They press."""
        await self._do(ChoicePressed(token))

    async def join(self, name: str, role: str) -> None:
        """They work here from now on."""
        await self._do(StaffAdded(name, role))

    async def _do(self, body: Body) -> None:
        now, name = self.stage.clock.now(), f"demo:{token_urlsafe(12)}"
        await self.stage.door.enter([arrival(Event(WEB, name, now, body, self.address, self.address))])
