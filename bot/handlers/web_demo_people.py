"""The demonstration's people: what an invented visitor says next, and the busy morning."""

from typing import Any

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.demonstration.acting import Stage
from bot.demonstration.invented import Invented, cast, words
from bot.demonstration.morning import Morning
from bot.flows.office.office import Office
from bot.flows.state.dialog import Filling, Idle, Notice, Recognised, Reviewing
from bot.handlers.body import read_object
from bot.handlers.web import LARGEST_BODY
from bot.handlers.web_demo import here
from bot.handlers.wording import TEXTS, language_of, told
from storage.engine import reading

_REGISTERING = (Idle, Notice, Recognised, Filling, Reviewing)


class DemoPeople:
    """Owns the two acts that bring people to the desk."""

    def __init__(self, stage: Stage, morning: Morning, office: Office) -> None:
        self._stage = stage
        self._morning = morning
        self._office = office

    def add_to(self, app: web.Application) -> None:
        """Adds both."""
        app.router.add_post("/api/demo/words", here(self._words))
        app.router.add_post("/api/demo/morning", here(self._come))

    async def _come(self, request: web.Request) -> web.Response:
        if (await read_object(request, LARGEST_BODY)).get("go") is not True:
            self._morning.end()
        elif not self._morning.begin():
            return told(request, 409, "demo-morning-closed")
        return web.json_response({"going": self._morning.going})

    async def _words(self, request: web.Request) -> web.Response:
        """What the invented visitor says next in the chat that asks; ``at`` tells what it answers, so that nobody says
        it twice. They are done once they have registered."""
        asked = (await read_object(request, LARGEST_BODY)).get("who")
        who = _one_of(asked if isinstance(asked, int | float) else 0)
        try:
            return web.json_response(await self._next(request, who))
        except (SQLAlchemyError, OSError):
            return web.json_response({"wait": True})

    async def _next(self, request: web.Request, who: Invented) -> dict[str, Any]:
        async with reading(self._stage.engine) as connection:
            address = await self._stage.sessions.holder(connection, request.headers.get("Authorization", ""))
            person = await self._stage.person_at(connection, address or "")
            visit = await self._stage.visit_of(connection, person)
        greeting = request.app[TEXTS].say(language_of(request), "page-greeting")
        if person is None:
            return {"text": greeting, "at": "-"}
        if not isinstance(person.dialog, _REGISTERING) or (visit is None and isinstance(person.dialog, Idle)):
            return {"done": True}
        return {"text": words(person.dialog, visit, self._office, who, greeting), "at": repr(person.dialog)}


def _one_of(part: float) -> Invented:
    """An invented visitor, by a number between 0 and 1."""
    visitors = cast().visitors
    return visitors[min(int(abs(part) * len(visitors)), len(visitors) - 1)]
