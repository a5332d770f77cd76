"""The web chat's door: its pages, a session, sending, and the files of what was said.

Who may speak and read is :mod:`bot.sessions`'; how much may come from one address is :mod:`bot.handlers.web_sources`';
what the desk says is told by :mod:`bot.handlers.web_news`.
Nothing on this page can be looked up by a number that could be guessed.
"""

import json
import math
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any
from urllib.parse import quote

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import own_file
from bot.channels.content import drawn, is_drawn
from bot.channels.web import WebChannel
from bot.clock import Clock
from bot.door import Door
from bot.flows.given.papers import MEDIA_TYPES, PAPERS
from bot.flows.scene import tokens
from bot.flows.scene.events import WEB, Body, ChoicePressed, Event, TextSent
from bot.handlers.answers import LOST, way_of
from bot.handlers.body import read_object
from bot.handlers.storable import storable
from bot.handlers.web_sources import Allowance, Sources
from bot.handlers.wording import TEXTS, language_of, told
from bot.render.invitation import MEDIA_TYPE, document
from bot.seal import Seal
from bot.sessions import WebSessions, ending
from bot.texts import LANGUAGES, Texts
from bot.turn import Arrival, arrival, named
from storage import files, papers, recorded, reports
from storage.engine import reading

CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a page names its own messages by, so that one that is sent again is known."""

_LONGEST_TEXT = 4096
LARGEST_BODY = 64_000
"""Bytes. The longest text with every letter written as two escapes (\\ud83d\\ude00) has 12 bytes a letter."""

_MOST_IN_WINDOW, _WINDOW_SECONDS = 30, 10.0
_SERVED = MEDIA_TYPES | {MEDIA_TYPE, "image/png"}
_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "img-src 'self' data: blob:; frame-ancestors "
)
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "html": "text/html"}
_OWN = {
    "chat.html": ("page-",),
    "demo.html": ("demo-",),
    "screen.html": ("screen-",),
    "missing.html": ("missing-",),
    "workbench.html": ("page-", "workbench-"),
}
"""How the names of a page's own texts begin."""
_CHATS_ALONE = ("page-welcome", "page-guide", "page-staff", "page-bell", "page-unkept", "page-own-tab", "page-begin")
"""How the names of texts begin that stand on the chat's page and on no other."""

_EMBEDDED = "chat.html"
_ENDINGS = " ".join(ending for paper in PAPERS for ending in paper.endings)
_PLACE = re.compile(r"\{\{([a-z_-]+)\}\}")
_LOOK_AGAIN_SECONDS = 120.0
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a page says of the office: its name, its zone ("Asia/Jakarta"), and how the zone is called ("WIB")."""

    office: str
    zone: str
    zone_label: str
    openings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What a visitor says who comes by a link, by language and by what the link carries."""
    largest_mb: int = 10
    """The largest file that is taken."""
    embedded_by: tuple[str, ...] = ()
    """The other sites that may show the chat in a frame."""


@dataclass(frozen=True)
class WebLimits:
    """How much may come from one address: requests a minute, new conversations an hour, open visits."""

    sources: Sources
    requests: Allowance
    sessions: Allowance
    open_visits: int

    def paced(self, handler: Handler) -> Handler:
        """The handler, for as many requests as one address may make."""

        async def paced(request: web.Request) -> web.StreamResponse:
            # rule: requests-by-address
            if seconds := self.requests.spend(self.sources.of(request)):
                return later(request, "door-too-many-requests", seconds)
            return await handler(request)

        return paced


class WebChat:
    """Owns the web chat's routes."""

    def __init__(
        self,
        engine: AsyncEngine,
        door: Door,
        channel: WebChannel,
        clock: Clock,
        sessions: WebSessions,
        limits: WebLimits,
        sign: Sign,
        seal: Seal,
    ) -> None:
        self._engine = engine
        self._door = door
        self._channel = channel
        self._clock = clock
        self._sessions = sessions
        self._limits = limits
        self._sign = sign
        self._seal = seal
        self._messages = Allowance(_MOST_IN_WINDOW, _WINDOW_SECONDS)

    def add_to(self, app: web.Application) -> None:
        """Adds the pages and the API."""
        app[LOST] = self._lost
        app.router.add_get("/", self._chat_page)
        app.router.add_get("/chat", self._chat_page)
        app.router.add_get("/petugas", self._chat_page)
        app.router.add_get("/halaman/{name}", self._file)
        paced = self._limits.paced
        app.router.add_post("/api/session", paced(self._open_session))
        app.router.add_delete("/api/session", paced(self._end_session))
        app.router.add_post("/api/messages", paced(self._send))
        app.router.add_get("/api/messages/{id:[0-9]{1,15}}/file", paced(self._attached))

    async def _chat_page(self, request: web.Request) -> web.Response:
        return page("chat.html", self._sign, request)

    def _lost(self, request: web.Request) -> web.Response:
        """For whoever came to an address where there is nothing."""
        found = page("missing.html", self._sign, request, language_of(request))
        found.set_status(404)
        return found

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        kind = name.rpartition(".")[2]
        if name not in _PAGES or kind not in _TYPES or kind == "html":
            raise web.HTTPNotFound
        return page_file(name)

    async def _open_session(self, request: web.Request) -> web.Response:
        if seconds := self._limits.sessions.spend(self._limits.sources.of(request)):
            return later(request, "door-too-many-sessions", seconds)
        try:
            return web.json_response({"token": await self._sessions.issue()}, status=201)
        except (SQLAlchemyError, OSError):
            return told(request, 503, "door-no-session-yet")

    async def _end_session(self, request: web.Request) -> web.Response:
        """Takes the holder's word that they leave; a session that has ended already stays so."""
        address = await self._holder(request)
        if address is None:
            return told(request, 401, "door-over")
        try:
            await self._door.enter([arrival(ending(address, self._clock.now()))])
        except (SQLAlchemyError, OSError):
            return told(request, 503, "door-not-left-yet")
        self._channel.wake(address)
        return web.json_response({"ok": True})

    async def _holder(self, request: web.Request) -> str | None:
        async with reading(self._engine) as connection:
            return await self._sessions.holder(connection, request.headers.get("Authorization", ""))

    async def _send(self, request: web.Request) -> web.Response:
        """Takes a message; answered only when it is committed, so that the page may forget it."""
        address = await self._holder(request)
        if address is None:
            return told(request, 401, "door-over")
        if seconds := self._messages.spend(address):
            return later(request, "door-too-many-messages", seconds)
        body = await read_object(request, LARGEST_BODY)
        if isinstance(body.get("text"), str) and len(body["text"]) > _LONGEST_TEXT:
            return told(request, 413, "door-too-long", most=_LONGEST_TEXT)
        client_id, said = body.get("id"), _body(body)
        if not isinstance(client_id, str) or not CLIENT_ID.fullmatch(client_id) or said is None:
            return told(request, 400, "door-unreadable")
        source = self._limits.sources.of(request)
        if _begins_visit(said) and await self._crowded(source):
            return later(request, "door-crowded", _LOOK_AGAIN_SECONDS, most=self._limits.open_visits)
        spoken = language_of(request)
        event = Event(WEB, f"{address}:{client_id}", self._clock.now(), said, address, address, spoken, source=source)
        try:
            return await taken(self._door, arrival(event, body), self._seal)
        except (SQLAlchemyError, OSError):
            return told(request, 503, "door-not-kept-yet")

    async def _crowded(self, source: str) -> bool:
        """Told here before it is decided under the lock, so that the page can say when to come again."""
        async with reading(self._engine) as connection:
            return len(await recorded.open_from(connection, {source} - {""})) >= self._limits.open_visits

    async def _attached(self, request: web.Request) -> web.Response:
        """The file of a message, for nobody but the session it was said to."""
        async with reading(self._engine) as connection:
            address = await self._sessions.holder(connection, request.headers.get("Authorization", ""))
            if address is None:
                return told(request, 401, "door-over")
            file = await files.attached(connection, WEB, address, int(request.match_info["id"]))
            kept = await _content(connection, file) if file else None
        content = await drawn(file) if file and is_drawn(file) else kept
        if file is None or content is None:
            return told(request, 404, "door-file-gone")
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file['name'])}",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        }
        kind = file["media_type"] if file["media_type"] in _SERVED else "application/octet-stream"
        return web.Response(body=content, content_type=kind, headers=headers)


async def taken(door: Door, coming: Arrival, seal: Seal) -> web.Response:
    """Brings in what somebody said; answers when it was heard, by the desk's clock, and by which name the page will be
    told that it was read. Raises what the door raises."""
    said = named(coming, seal)
    await door.enter([said])
    # rule: time-of-the-desk
    heard = {"at": said.event.happened_at.isoformat(), "name": said.event.external_id} if said.event else {}
    return web.json_response({"ok": True, **heard}, status=202)


def page(name: str, sign: Sign, request: web.Request, otherwise: str = LANGUAGES[0]) -> web.Response:
    """One of the pages, with what it says of the office and, in every language, of itself. It is shown in the language
    that its address asks for, or ``otherwise``; after that the conversation's is followed."""
    asked = request.query.get("bahasa", "")
    language = asked if asked in LANGUAGES else otherwise
    words = _words(request.app[TEXTS], sign, request.query.get("mulai", ""), name)
    said = {
        "office": sign.office,
        "zone": sign.zone,
        "zone_label": sign.zone_label,
        "language": language,
        "largest_mb": str(sign.largest_mb),
        "endings": _ENDINGS,
        "root": "./" + "../" * (way_of(request).count("/") - 1),
    }
    text = _PLACE.sub(
        lambda found: _escaped(said.get(found[1]) or words[language][found[1]]), _read_page(name).decode()
    )
    # As data in a page: no "<" may end it.
    text = text.replace("[[words]]", json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))
    # rule: only-named-sites-embed
    framed_by = " ".join(("'self'", *(sign.embedded_by if name == _EMBEDDED else ())))
    headers = {"Content-Security-Policy": _POLICY + framed_by}
    made = web.Response(text=text, content_type="text/html", headers=headers)
    made.enable_compression()
    return made


def page_file(name: str) -> web.Response:
    """One of the files that pages are made of."""
    kind = _TYPES[name.rpartition(".")[2]]
    headers = {"Cache-Control": "max-age=300"}
    file = web.Response(body=_read_page(name), content_type=kind, charset="utf-8", headers=headers)
    file.enable_compression()
    return file


def _words(texts: Texts, sign: Sign, link: str, page: str) -> dict[str, dict[str, str]]:
    """What the page says of itself in each language, and what is said first by whoever begins: what their link says, or
    a greeting."""
    others = () if page == _EMBEDDED else _CHATS_ALONE
    names = sorted(name for name in texts.names(LANGUAGES[0]) if name.startswith(_OWN[page]))
    return {
        language: {
            **{name: texts.say(language, name) for name in names if not name.startswith(others)},
            "start": sign.openings.get(language, {}).get(link) or texts.say(language, "page-greeting"),
        }
        for language in LANGUAGES
    }


async def _content(connection: AsyncConnection, file: Mapping[str, Any]) -> bytes | None:
    """A file that is made of what its message says, a paper that was issued, a report, or what a visitor sent."""
    said, named = document(file), file["id"]
    return (
        said
        or await papers.content(connection, named)
        or await reports.content(connection, named)
        or await own_file.content(connection, named)
        or await files.content(connection, named)
    )


def _body(body: dict[str, Any]) -> Body | None:
    """What was sent: a text or a press. Files have a door of their own (:mod:`bot.handlers.web_files`)."""
    text, press = body.get("text"), body.get("press")
    if isinstance(text, str) and text.strip():
        return TextSent(storable(text))
    if isinstance(press, str):
        return ChoicePressed(storable(press[:200]))
    return None


def _begins_visit(said: Body) -> bool:
    parsed = tokens.read(said.token) if isinstance(said, ChoicePressed) else None
    return parsed is not None and parsed[0] is tokens.Verb.AGREE


def later(request: web.Request, name: str, seconds: float, status: int = 429, /, **args: int | str) -> web.Response:
    """Not now, and when to come again."""
    return told(request, status, name, {"Retry-After": str(math.ceil(seconds))}, **args)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_PAGES = frozenset(entry.name for entry in resources.files("bot.handlers").joinpath("pages").iterdir())


def _read_page(name: str) -> bytes:
    return resources.files("bot.handlers").joinpath("pages", name).read_bytes()
