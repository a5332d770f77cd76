"""The demonstration's page: hands out invitations, and begins anew, for whoever sits at this machine."""

from collections.abc import Callable
from datetime import timedelta
from secrets import token_urlsafe

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.door import Door
from bot.flows.office.office import Office
from bot.flows.scene.events import CONSOLE, Event, StaffInvited
from bot.flows.staff.seats import invite_digest
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.handlers.body import read_object
from bot.handlers.web import LARGEST_BODY, Handler, Sign, page
from bot.handlers.web_sources import at_this_machine
from bot.handlers.wording import told
from bot.turn import arrival
from storage import known
from storage.engine import reading

_VALID = timedelta(days=1)


class DemoDesk:
    """Owns what only the demonstration may do."""

    def __init__(
        self,
        engine: AsyncEngine,
        door: Door,
        clock: Clock,
        office: Office,
        sign: Sign,
        begin_anew: Callable[[], None] | None,
    ) -> None:
        self._engine = engine
        self._door = door
        self._clock = clock
        self._office = office
        self._sign = sign
        self._begin_anew = begin_anew

    def add_to(self, app: web.Application) -> None:
        """Adds the page and its two acts."""
        app.router.add_get("/demo", here(self._page))
        app.router.add_post("/api/demo/invite", here(self._invite))
        app.router.add_post("/api/demo/anew", here(self._anew))

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
        event = Event(CONSOLE, f"demo:{token_urlsafe(12)}", self._clock.now(), invited)
        await self._door.enter([arrival(event)])
        return web.json_response({"invite": secret}, status=201)

    async def _seat(self, role: str) -> str:
        """Whoever plays this role already: whoever plays it next takes their seat."""
        async with reading(self._engine) as connection:
            members = await known.all_staff(connection)
        return next((member["id"] for member in members if member["role"] == role and member["person_id"]), "")

    async def _anew(self, request: web.Request) -> web.Response:
        """Asks for a demonstration in an empty database, with a clock that was never moved: whoever runs this one ends
        it and begins the next at the same address.

        rule: demo-begins-anew
        """
        if self._begin_anew is None:
            return told(request, 503, "demo-not-anew")
        self._begin_anew()
        return web.json_response({"ok": True})


def here(handler: Handler) -> Handler:
    """The handler, for requests from this machine alone: not through a proxy, and not from a stranger's page."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        # rule: demo-on-this-machine
        if not at_this_machine(request):
            return told(request, 403, "demo-not-here")
        if request.method == "POST" and request.content_type != "application/json":
            return told(request, 415, "door-not-json")
        return await handler(request)

    return guarded
