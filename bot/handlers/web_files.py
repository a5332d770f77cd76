"""The web chat's door for files: what a page sends is taken in pieces, looked at, and enters with its event.

Unlike a chat app, a page has no platform behind it that keeps the file until the desk fetches it. So the file and the
fact of it are one: they are written in one transaction, or neither is, and only then may the page forget it. A file
that the desk does not take is answered here, before anything is decided about it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from tempfile import SpooledTemporaryFile
from urllib.parse import unquote

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import Clock
from bot.door import Door
from bot.flows.files.taking import NOT_HERE
from bot.flows.given.papers import Objection, named, paper_of
from bot.flows.scene.events import WEB, Event, FileCard, FileSent
from bot.handlers.body import Turned, pour_body
from bot.handlers.connections import Crowd
from bot.handlers.storable import file_name, media_type, storable
from bot.handlers.web import CLIENT_ID, WebLimits, later, taken
from bot.handlers.web_sources import Allowance
from bot.handlers.wording import language_of, told
from bot.seal import Seal
from bot.sessions import WebSessions
from bot.turn import Arrival, arrival
from storage.engine import reading

_MOST_COMING, _MOST_OF_ONE_SOURCE, _MOST_OF_ONE_SESSION = 32, 8, 2
"""Files on their way at once. A page sends one after another; the second is one that was cut off unnoticed."""

_MOST_IN_WINDOW, _WINDOW_SECONDS = 30, 60.0
_IN_HANDS = 2
"""Files that are whole in memory, being examined or written, at once; the others wait on disk."""

_IN_MEMORY = 256_000
_LONGEST_CAPTION = 1024
_AGAIN_SECONDS, _EXAMINED_SECONDS = 5.0, 20.0

Examine = Callable[[str, str, bytes, datetime], Awaitable[Objection | None]]
"""Why a file of this name and type is not to be kept, by what it holds."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page says of a file that it sends: under which name of its own, and with which words under it."""

    client_id: str
    name: str
    media_type: str
    caption: str
    album: str
    """The files that were chosen together; nothing for one alone."""

    @property
    def kind(self) -> str:
        """A photo, or a document."""
        return "photo" if self.media_type.startswith("image/") else "document"


class WebFiles:
    """Owns the way of a file from a page to the desk; ``largest`` is in bytes."""

    def __init__(
        self,
        engine: AsyncEngine,
        door: Door,
        clock: Clock,
        sessions: WebSessions,
        limits: WebLimits,
        largest: int,
        examine: Examine,
        seal: Seal,
    ) -> None:
        self._engine = engine
        self._door = door
        self._clock = clock
        self._sessions = sessions
        self._limits = limits
        self._largest = largest
        self._examine = examine
        self._seal = seal
        self._allowance = Allowance(_MOST_IN_WINDOW, _WINDOW_SECONDS)
        self._coming = Crowd(_MOST_COMING, _MOST_OF_ONE_SOURCE)
        self._sessions_coming = Crowd(_MOST_COMING, _MOST_OF_ONE_SESSION)
        self._hands = asyncio.Semaphore(_IN_HANDS)

    def add_to(self, app: web.Application) -> None:
        """Adds the door for files."""
        app.router.add_post("/api/files", self._limits.paced(self._take))

    async def _take(self, request: web.Request) -> web.Response:
        """Takes a file; answered only when it is committed, so that the page may forget it."""
        async with reading(self._engine) as connection:
            address = await self._sessions.holder(connection, request.headers.get("Authorization", ""))
        if address is None:
            return told(request, 401, "door-over")
        if seconds := self._allowance.spend(address):
            return later(request, "door-too-many-files", seconds)
        sent = _said_of(request)
        if paper_of(sent.name, sent.media_type) is None:
            return told(request, 415, "file-kind-not-taken")
        with self._place(address, self._limits.sources.of(request)) as there_is:
            if not there_is:
                return later(request, "door-too-many-files", _AGAIN_SECONDS)
            return await self._receive(request, address, sent)

    async def _receive(self, request: web.Request, address: str, sent: Sent) -> web.Response:
        with SpooledTemporaryFile(_IN_MEMORY) as coming:
            try:
                length = await pour_body(request, coming, self._largest)
            except Turned as turned:
                if turned.status != 413:
                    raise
                return told(request, 413, "file-too-large", most=self._largest // 1_000_000)
            if not length:
                return told(request, 400, "door-file-empty")
            async with self._hands:
                coming.seek(0)
                return await self._enter(request, address, sent, await asyncio.to_thread(coming.read))

    async def _enter(self, request: web.Request, address: str, sent: Sent, content: bytes) -> web.Response:
        now = self._clock.now()
        try:
            objection = await self._examine(sent.name, sent.media_type, content, now)
            if objection is not None:
                return _refused(request, sent, objection)
            return await taken(self._door, self._arrival(request, address, sent, content), self._seal)
        except (SQLAlchemyError, OSError):
            return told(request, 503, "door-not-kept-yet")

    def _arrival(self, request: web.Request, address: str, sent: Sent, content: bytes) -> Arrival:
        card = FileCard("", sent.media_type, sent.name, len(content))
        said = FileSent(sent.kind, sent.caption, sent.album, card)
        now, spoken, source = self._clock.now(), language_of(request), self._limits.sources.of(request)
        event = Event(WEB, f"{address}:{sent.client_id}", now, said, address, address, spoken, source=source)
        return replace(arrival(event, {"file": {"media_type": sent.media_type}}), enclosed=content)

    @contextmanager
    def _place(self, address: str, source: str) -> Iterator[bool]:
        """Whether there is a place for one more file on its way, kept for as long as the block runs."""
        with ExitStack() as kept:
            for crowd, name in ((self._sessions_coming, address), (self._coming, source)):
                # rule: uploads-bounded
                if not crowd.enter(name):
                    yield False
                    return
                kept.callback(crowd.leave, name)
            yield True


def _said_of(request: web.Request) -> Sent:
    """What the head of a request says of its file. Raises Turned for one that says nothing to be understood.

    Words stand in it as in an address (percent signs, UTF-8): a header has room for nothing else.
    """
    client_id, album = request.query.get("id", ""), request.query.get("album", "")
    if not CLIENT_ID.fullmatch(client_id):
        raise Turned(400, "door-unreadable")
    # rule: uploaded-name-cleaned
    name = file_name(unquote(request.headers.get("X-File-Name", "")))
    caption = storable(unquote(request.headers.get("X-File-Caption", "")))[:_LONGEST_CAPTION]
    of_album = album if CLIENT_ID.fullmatch(album) else ""
    return Sent(client_id, name, media_type(request.headers.get("Content-Type", "")), caption, of_album)


def _refused(request: web.Request, sent: Sent, objection: Objection) -> web.Response:
    """What its sender hears of a file that is not taken, in the words of the other channels; one that could not be
    examined may be sent again."""
    paper = paper_of(sent.name, sent.media_type)
    name = named(sent.name, paper) if paper else sent.name
    if objection is Objection.NOT_EXAMINED:
        return later(request, NOT_HERE[objection], _EXAMINED_SECONDS, 503, name=name)
    return told(request, 422, NOT_HERE[objection], name=name)
