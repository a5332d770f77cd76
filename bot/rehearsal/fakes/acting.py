"""Acting as people over HTTP, for whoever tries a bot without Python: beside the platform's own addresses, on its port.

``GET /people`` lists them, ``GET /people/{who}/chat`` is what somebody sees, ``POST /people/{who}/{act}`` with a JSON
object is something they do. What cannot be done answers 400 with the reason in ``error``.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

Json = dict[str, Any]
Act = Callable[[str, Json], Json]
"""Who does it, and with what; returns what came of it, raises LookupError or ValueError where it cannot be."""


class Acting:
    """The routes of one platform: ``listed`` tells who there is, ``acts`` what they can do by name, ``seen`` what is on
    somebody's screen after a message (0: from the beginning)."""

    def __init__(
        self,
        listed: Callable[[], list[Json]],
        acts: Mapping[str, Act],
        seen: Callable[[str, str], list[Json]] | None = None,
    ) -> None:
        self._listed, self._acts, self._seen = listed, acts, seen

    def add_to(self, app: web.Application) -> None:
        """Adds the routes to a platform's server."""
        app.router.add_get("/people", self._people)
        app.router.add_get("/people/{who}/chat", self._chat)
        app.router.add_post("/people/{who}/{act}", self._act)

    async def _people(self, _: web.Request) -> web.Response:
        return _json({"people": self._listed()})

    async def _chat(self, request: web.Request) -> web.Response:
        if self._seen is None:
            raise web.HTTPNotFound
        seen, after = self._seen, request.query.get("after", "")
        return _answer(lambda: {"messages": seen(request.match_info["who"], after)})

    async def _act(self, request: web.Request) -> web.Response:
        act = self._acts.get(request.match_info["act"])
        if act is None:
            return _json({"error": f"acts: {', '.join(self._acts)}"}, 404)
        given = await request.read()
        return _answer(lambda: act(request.match_info["who"], _object(given)))


def _answer(doing: Callable[[], Json]) -> web.Response:
    try:
        return _json(doing())
    except KeyError as fault:
        return _json({"error": f"missing: {fault.args[0]}"}, 400)
    except (LookupError, ValueError) as fault:
        return _json({"error": str(fault)}, 400)


def _json(said: Json, status: int = 200) -> web.Response:
    """Words stay readable at a terminal, and a line ends there."""
    return web.json_response(text=json.dumps(said, ensure_ascii=False) + "\n", status=status)


def _object(body: bytes) -> Json:
    """What stands in a body; raises ValueError for anything but an object."""
    try:
        return dict(json.loads(body or b"{}"))
    except (TypeError, ValueError):
        raise ValueError('a JSON object is expected, such as {"text": "halo"}') from None


def after(messages: list[Json], known: str) -> list[Json]:
    """The messages behind the one that is known already; all of them where none is."""
    places = [place for place, message in enumerate(messages) if known and str(message["id"]) == known]
    return messages[places[0] + 1 :] if places else messages
