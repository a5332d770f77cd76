"""The web chat's door: a session, sending, and a long poll over what the outbox holds for it.

A session is a secret that only the browser has; the desk keeps its digest as the address. Nothing on this
page can be looked up by a number that could be guessed.
"""

import asyncio
import hashlib
import re
from collections import defaultdict, deque
from datetime import timedelta
from importlib import resources
from secrets import token_urlsafe
from typing import Any
from urllib.parse import quote

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.web import WebChannel
from bot.clock import Clock
from bot.door import Door
from bot.flows.events import WEB, Body, ChoicePressed, Event, FileSent, TextSent
from bot.flows.papers import MEDIA_TYPES
from bot.handlers.storable import storable
from bot.turn import arrival
from storage import files, outbox
from storage.engine import reading

_SECRET = re.compile(r"[A-Za-z0-9_-]{32,64}")
_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_LONGEST_TEXT = 4096
_LONGEST_WAIT = 25.0
_RECHECK_SECONDS = 2.0
_MOST_MESSAGES = 100
_MOST_IN_WINDOW, _WINDOW = 30, timedelta(seconds=10)
_FILE_KINDS = frozenset(("photo", "document", "voice", "video"))
_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "img-src 'self' data:; frame-ancestors 'self'"
)
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "html": "text/html"}


class WebChat:
    """Owns the web chat's routes."""

    def __init__(
        self, engine: AsyncEngine, door: Door, channel: WebChannel, clock: Clock, office: str, demo: "DemoDesk | None"
    ) -> None:
        self._engine = engine
        self._door = door
        self._channel = channel
        self._clock = clock
        self._office = office
        self._demo = demo
        self._recent: dict[str, deque[float]] = defaultdict(deque)

    def add_to(self, app: web.Application) -> None:
        """Adds the pages and the API."""
        app.router.add_get("/", self._chat_page)
        app.router.add_get("/petugas", self._chat_page)
        app.router.add_get("/halaman/{name}", self._file)
        app.router.add_post("/api/session", self._open_session)
        app.router.add_post("/api/messages", self._send)
        app.router.add_get("/api/messages", self._fetch)
        app.router.add_get("/api/messages/{id:[0-9]{1,15}}/file", self._attached)
        if self._demo is not None:
            app.router.add_get("/demo", self._demo_page)
            app.router.add_post("/api/demo/invite", self._invite)

    async def _chat_page(self, _request: web.Request) -> web.Response:
        return self._page("chat.html")

    async def _demo_page(self, _request: web.Request) -> web.Response:
        return self._page("demo.html")

    def _page(self, name: str) -> web.Response:
        text = _read_page(name).decode().replace("{{office}}", _escaped(self._office))
        page = web.Response(text=text, content_type="text/html", headers={"Content-Security-Policy": _POLICY})
        page.enable_compression()
        return page

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        kind = name.rpartition(".")[2]
        if name not in _PAGES or kind not in _TYPES or kind == "html":
            raise web.HTTPNotFound
        headers = {"Cache-Control": "max-age=300"}
        file = web.Response(body=_read_page(name), content_type=_TYPES[kind], charset="utf-8", headers=headers)
        file.enable_compression()
        return file

    async def _open_session(self, _request: web.Request) -> web.Response:
        return web.json_response({"token": token_urlsafe(32)}, status=201)

    async def _invite(self, request: web.Request) -> web.Response:
        if self._demo is None:
            raise web.HTTPNotFound
        body = await _json(request)
        role = body.get("role")
        secret = await self._demo.invite(role) if isinstance(role, str) else None
        if secret is None:
            return _fault(400, "Peran itu tidak ada pada lembar POS.")
        return web.json_response({"invite": secret}, status=201)

    async def _send(self, request: web.Request) -> web.Response:
        """Takes a message; answered only when it is committed, so that the page may forget it."""
        address = _address(request)
        if address is None:
            return _fault(401, "Sesi tidak dikenal. Silakan muat ulang halaman.")
        if self._too_fast(address):
            return _fault(429, "Terlalu banyak pesan sekaligus. Mohon tunggu sebentar.")
        body = await _json(request)
        if isinstance(body.get("text"), str) and len(body["text"]) > _LONGEST_TEXT:
            return _fault(413, f"Pesan terlalu panjang. Mohon diringkas menjadi paling banyak {_LONGEST_TEXT} huruf.")
        client_id, said = body.get("id"), _body(body)
        if not isinstance(client_id, str) or not _CLIENT_ID.fullmatch(client_id) or said is None:
            return _fault(400, "Pesan tidak dapat dibaca. Silakan tuliskan kembali.")
        event = Event(WEB, f"{address}:{client_id}", self._clock.now(), said, address, address)
        try:
            await self._door.enter([arrival(event, body)])
        except (SQLAlchemyError, OSError):
            return _fault(503, "Pesan belum tersimpan. Halaman ini akan mencoba lagi.")
        return web.json_response({"ok": True}, status=202)

    def _too_fast(self, address: str) -> bool:
        now = asyncio.get_running_loop().time()
        recent = self._recent[address]
        while recent and recent[0] < now - _WINDOW.total_seconds():
            recent.popleft()
        recent.append(now)
        if len(self._recent) > 10_000:
            self._recent = defaultdict(deque, {k: v for k, v in self._recent.items() if v and v[-1] > now - 60})
        return len(recent) > _MOST_IN_WINDOW

    async def _fetch(self, request: web.Request) -> web.Response:
        """What the desk has said since ``after``; waits up to ``wait`` seconds for something."""
        address = _address(request)
        if address is None:
            return _fault(401, "Sesi tidak dikenal. Silakan muat ulang halaman.")
        after, wait = _number(request, "after"), min(_LONGEST_WAIT, _number(request, "wait"))
        until = asyncio.get_running_loop().time() + wait
        while True:
            heard = self._channel.listen(address)
            messages = await self._spoken(address, int(after))
            left = until - asyncio.get_running_loop().time()
            if messages or left <= 0:
                newest = messages[-1]["id"] if messages else int(after)
                return web.json_response({"messages": messages, "after": newest})
            await _wait(heard, min(left, _RECHECK_SECONDS))

    async def _attached(self, request: web.Request) -> web.Response:
        """The file of a message, for nobody but the session it was said to."""
        address = _address(request)
        if address is None:
            return _fault(401, "Sesi tidak dikenal. Silakan muat ulang halaman.")
        async with reading(self._engine) as connection:
            file = await files.attached(connection, WEB, address, int(request.match_info["id"]))
            content = await files.content(connection, file["id"]) if file else None
        if file is None or content is None:
            return _fault(404, "Berkas tidak ada lagi.")
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file['name'])}",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }
        kind = file["media_type"] if file["media_type"] in MEDIA_TYPES else "application/octet-stream"
        return web.Response(body=content, content_type=kind, headers=headers)

    async def _spoken(self, address: str, after: int) -> list[dict[str, Any]]:
        async with reading(self._engine) as connection:
            rows = await outbox.spoken_since(connection, WEB, address, after, _MOST_MESSAGES)
        return [
            {"id": row["id"], "card": row["card"], "at": row["created_at"].isoformat(), **row["payload"]}
            for row in rows
        ]


async def _wait(heard: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(heard.wait(), seconds)
    except TimeoutError:
        return


class DemoDesk:
    """What only the demonstration may do: hand out staff invitations to whoever opens its page."""

    def __init__(self, roles: tuple[str, ...], issue: Any) -> None:
        self._roles = roles
        self._issue = issue

    async def invite(self, role: str) -> str | None:
        """A fresh invitation for a role of the sheet (or supervisor); None for any other."""
        if role not in self._roles:
            return None
        secret: str = await self._issue(role)
        return secret


def _address(request: web.Request) -> str | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer" or not _SECRET.fullmatch(secret):
        return None
    return hashlib.sha256(secret.encode()).hexdigest()[:40]


async def _json(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _body(body: dict[str, Any]) -> Body | None:
    """What was sent: a text, a press, or the fact of a file."""
    text, press, file = body.get("text"), body.get("press"), body.get("file")
    if isinstance(text, str) and text.strip():
        return TextSent(storable(text))
    if isinstance(press, str):
        return ChoicePressed(storable(press[:200]))
    if isinstance(file, dict) and file.get("kind") in _FILE_KINDS:
        caption = file.get("caption")
        return FileSent(file["kind"], storable(caption[:1024]) if isinstance(caption, str) else "")
    return None


def _number(request: web.Request, name: str) -> float:
    text = request.query.get(name, "0")
    return float(text) if re.fullmatch(r"\d{1,15}", text) else 0.0


def _fault(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_PAGES = frozenset(entry.name for entry in resources.files("bot.handlers").joinpath("pages").iterdir())


def _read_page(name: str) -> bytes:
    return resources.files("bot.handlers").joinpath("pages", name).read_bytes()
