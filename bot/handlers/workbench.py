"""The staff page ``/meja``: another layout of the conversation that a seat in the web chat has. It has no powers: what
is pressed and written there goes by the chat's own door, with the chat's own session."""

import asyncio
from collections.abc import Callable
from typing import Any, Literal, TypedDict

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.dialogs import place_of
from bot.flows.addressee.standing import holds
from bot.flows.office.office import Office
from bot.flows.scene.events import WEB
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Addressing, Answering, Dialog, Doubtful, Idle, Remarking, Replying, WritingOutcome
from bot.flows.thread.thread import mark_of
from bot.handlers.web import Sign, WebLimits, page
from bot.handlers.web_writing import Writing
from bot.handlers.wording import told
from bot.sessions import WebSessions
from bot.turn.looking import Looking
from storage import known, published, seats, threads
from storage.engine import reading

log = structlog.get_logger(__name__)

ToKind = Literal["visitor", "thread", "outcome", "remark", "desk", "nobody"]
"""What becomes of an officer's next words: they go to a visitor, with a visit or without; they are an outcome, or a
remark for colleagues; they answer what the desk has asked; or the desk will ask for whom they are, unless it is the
only visit that the officer holds."""


class To(TypedDict, total=False):
    """For whom the next words of an officer are, with their name or ticket."""

    kind: ToKind
    name: str
    let_go: str
    """What is pressed to write to them no longer."""
    writing: str
    """The key by which their page is told that somebody writes, if they read in the web chat."""


_NOBODY: To = {"kind": "nobody"}


class Workbench:
    """Owns the page, and what only it asks: who sits here, to whom their words go, and how their work stands. Nothing
    happens by asking."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Clock,
        sessions: WebSessions,
        limits: WebLimits,
        office: Callable[[], Office],
        sign: Sign,
        looking: Looking,
        writing: Writing,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._sessions = sessions
        self._limits = limits
        self._office = office
        self._sign = sign
        self._looking = looking
        self._writing = writing
        self._one_look = asyncio.Lock()

    def add_to(self, app: web.Application) -> None:
        """Adds the page and what it asks."""
        app.router.add_get("/meja", self._page)
        app.router.add_get("/api/meja", self._limits.paced(self._seat))

    async def _page(self, request: web.Request) -> web.Response:
        return page("workbench.html", self._sign, request)

    async def _seat(self, request: web.Request) -> web.Response:
        """Who sits here; nobody where a visitor asks. Only the holder of a session is told anything."""
        async with reading(self._engine) as connection:
            address = await self._sessions.holder(connection, request.headers.get("Authorization", ""))
            if address is None:
                return told(request, 401, "door-over")
            seat = await seats.taken_at(connection, WEB, address)
            # rule: workbench-for-a-seat-only
            if seat is None:
                return web.json_response({"seat": None})
            to = await self._to(connection, address, place_of(seat["dialog"]))
        return web.json_response({"seat": seat["name"], "to": to, "work": await self._work(address)})

    async def _work(self, address: str) -> dict[str, Any] | None:
        """The first screen of whoever sits there, as it would be shown now; None where that fails: the page then keeps
        what it has, and says that there is news."""
        try:
            # rule: nobody-waits-with-a-shared-connection
            async with self._one_look, reading(self._engine) as connection:
                # rule: work-renews-itself
                screen = await self._looking.first_screen(connection, WEB, address)
        except Exception as fault:  # to whom one's words go has to be told all the same
            log.exception("first screen could not be looked at", fault=type(fault).__name__)
            return None
        return screen and {"at": self._clock.now().isoformat(), "view": screen["view"], "rows": screen["rows"]}

    async def _to(self, connection: AsyncConnection, address: str, dialog: Dialog) -> To:
        match dialog:
            case Idle() | Doubtful() | Addressing():
                return _NOBODY
            case Replying(about):
                return await self._visitor(connection, address, dialog, about)
            case Answering(thread):
                return await self._writer(connection, address, dialog, thread)
            case WritingOutcome(about):
                return {"kind": "outcome", "name": await _ticket(connection, about)}
            case Remarking(about):
                return {"kind": "remark", "name": await _ticket(connection, about)}
            case _:
                return {"kind": "desk", "name": await _ticket(connection, getattr(dialog, "about", ""))}

    async def _visitor(self, connection: AsyncConnection, address: str, dialog: Replying, visit_id: str) -> To:
        visit = await seats.addressed(connection, visit_id)
        if visit is None or not self._holds(dialog, visit["closed_at"]):
            return _NOBODY
        to: To = {"kind": "visitor", "name": visit["ticket"] or "", "let_go": token(Verb.LET_GO, visit_id)}
        return to | await self._key(connection, address, visit["person_id"])

    async def _key(self, connection: AsyncConnection, writer: str, person_id: str) -> To:
        """By what the reader's page is told that somebody writes; nothing for whoever reads elsewhere."""
        reader = (await published.addresses_of(connection, WEB, (person_id,))).get(person_id)
        return {"writing": self._writing.key_for(writer, reader)} if reader else {}

    async def _writer(self, connection: AsyncConnection, address: str, dialog: Answering, thread_id: str) -> To:
        found = await threads.by_id(connection, (thread_id,))
        if not found or not self._holds(dialog, found[0]["closed_at"]):
            return _NOBODY
        [person] = await known.people_by_id(connection, (found[0]["person_id"],))
        name = f"{person['profile'].get('name', '')} #{mark_of(thread_id)}"
        to: To = {"kind": "thread", "name": name.strip()}
        return to | await self._key(connection, address, person["id"])

    def _holds(self, dialog: Replying | Answering, ended_at: Any) -> bool:
        return holds(dialog, ended_at, self._clock.now(), self._office().patience.addressee)


async def _ticket(connection: AsyncConnection, visit_id: str) -> str:
    visit = await seats.addressed(connection, visit_id) if visit_id else None
    return (visit["ticket"] or "") if visit else ""
