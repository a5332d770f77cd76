"""The demonstration's page: hands out invitations, and begins anew, for whoever sits at this machine."""

from datetime import timedelta
from secrets import token_urlsafe

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.scene.events import CONSOLE, Body, ChoicePressed, Event, StaffInvited, StaffRemoved
from bot.flows.scene.tokens import Verb, token
from bot.flows.staff.seats import invite_digest
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.handlers.body import read_object
from bot.handlers.web import LARGEST_BODY, Handler, Sign, page
from bot.handlers.web_sources import at_this_machine
from bot.handlers.wording import told
from bot.sessions import ending
from bot.turn import arrival
from storage import known, recorded, sessions
from storage.engine import reading

_VALID = timedelta(days=1)
_MOST_SESSIONS = 1000


class DemoDesk:
    """Owns what only the demonstration may do."""

    def __init__(self, engine: AsyncEngine, door: Door, clock: Clock, office: Office, sign: Sign) -> None:
        self._engine = engine
        self._door = door
        self._clock = clock
        self._office = office
        self._sign = sign

    def add_to(self, app: web.Application) -> None:
        """Adds the page and its two acts."""
        app.router.add_get("/demo", _here(self._page))
        app.router.add_post("/api/demo/invite", _here(self._invite))
        app.router.add_post("/api/demo/anew", _here(self._anew))

    async def _page(self, request: web.Request) -> web.Response:
        return page("demo.html", self._sign, request)

    async def _invite(self, request: web.Request) -> web.Response:
        role = (await read_object(request, LARGEST_BODY)).get("role")
        if role not in (*self._office.roles, SUPERVISOR, ADMIN):
            return told(request, 400, "demo-no-role")
        secret = token_urlsafe(16)
        name = self._office.actor_name(role).replace("_", " ").title()
        until = self._clock.now() + _VALID
        invited = StaffInvited(f"{name} (demo)", role, invite_digest(secret), until, await self._seat(role))
        await self._door.enter([arrival(self._event(invited))])
        return web.json_response({"invite": secret}, status=201)

    async def _seat(self, role: str) -> str:
        """Whoever plays this role already: whoever plays it next takes their seat."""
        async with reading(self._engine) as connection:
            members = await known.all_staff(connection)
        return next((member["id"] for member in members if member["role"] == role and member["person_id"]), "")

    async def _anew(self, request: web.Request) -> web.Response:
        """Ends every visit, every conversation and every seat, so that nothing of what was tried is left over."""
        try:
            await self._door.enter([arrival(event) for event in await self._endings()])
        except (SQLAlchemyError, OSError):
            return told(request, 503, "demo-not-anew")
        return web.json_response({"ok": True})

    async def _endings(self) -> list[Event]:
        now = self._clock.now()
        async with reading(self._engine) as connection:
            visits = await recorded.open_visits(connection)
            pages = await sessions.still_open(connection, now, "", _MOST_SESSIONS)
            members = await known.all_staff(connection)
        cancelled = [
            self._event(ChoicePressed(token(Verb.CANCEL, visit["id"], "sure")), visit["channel"], visit["address"])
            for visit in visits
        ]
        left = [ending(session["address"], now) for session in pages]
        # rule: demo-begins-anew
        return [*cancelled, *left, *(self._event(StaffRemoved(member["id"])) for member in members)]

    def _event(self, body: Body, channel: str = CONSOLE, address: str = "") -> Event:
        return Event(channel, f"demo:{token_urlsafe(12)}", self._clock.now(), body, address, address)


def _here(handler: Handler) -> Handler:
    """The handler, for requests from this machine alone: not through a proxy, and not from a stranger's page."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        # rule: demo-on-this-machine
        if not at_this_machine(request):
            return told(request, 403, "demo-not-here")
        if request.method == "POST" and request.content_type != "application/json":
            return told(request, 415, "door-not-json")
        return await handler(request)

    return guarded
