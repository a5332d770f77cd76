"""How far a page's reader has read what somebody wrote to them: told to whoever wrote it, kept nowhere."""

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.scene.events import WEB
from bot.handlers.body import read_object
from bot.handlers.web import LARGEST_BODY, WebLimits
from bot.handlers.wording import told
from bot.read_marks import ReadMarks
from bot.sessions import WebSessions
from storage.engine import reading


class WebMarks:
    """Owns the address where a page says so; it does only when it was asked to (``mark`` of a message)."""

    def __init__(self, engine: AsyncEngine, sessions: WebSessions, limits: WebLimits, read_marks: ReadMarks) -> None:
        self._engine = engine
        self._sessions = sessions
        self._limits = limits
        self._read_marks = read_marks

    def add_to(self, app: web.Application) -> None:
        """Adds it."""
        app.router.add_post("/api/read", self._limits.paced(self._note))

    async def _note(self, request: web.Request) -> web.Response:
        async with reading(self._engine) as connection:
            address = await self._sessions.holder(connection, request.headers.get("Authorization", ""))
        if address is None:
            return told(request, 401, "door-over")
        up_to = (await read_object(request, LARGEST_BODY)).get("up_to")
        if not isinstance(up_to, int):
            return told(request, 400, "door-unreadable")
        # rule: read-by-its-reader-only
        self._read_marks.read_up_to(WEB, address, up_to)
        return web.json_response({"ok": True})
