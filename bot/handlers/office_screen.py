"""The screen in the office: how the queue stands, for anybody who looks. Numbers only, no names, and nothing happens.

Looking is no event: no session, no cookie, nothing is written. However many pages look, the database is asked once a
second at most, and a page that knows how things stand gets no answer but that.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import records
from bot.clock import Clock
from bot.flows.board.showing import CALLED_FOR
from bot.flows.office.office import Office
from bot.handlers.web import Sign, page
from storage import queue, recorded
from storage.engine import reading

_FRESH_SECONDS = 1.0
_MOST_NEXT, _MOST_SERVED = 6, 6


@dataclass(frozen=True, slots=True)
class _Answer:
    body: bytes
    mark: str
    made_at: float


class OfficeScreen:
    """Owns the one answer that all screens share."""

    def __init__(self, engine: AsyncEngine, clock: Clock, office: Callable[[], Office], sign: Sign) -> None:
        self._engine = engine
        self._clock = clock
        self._office = office
        self._sign = sign
        self._answer: _Answer | None = None
        self._asking = asyncio.Lock()
        self.looks = 0
        """How often the database was asked."""

    def add_to(self, app: web.Application) -> None:
        """Adds the page and what it asks."""
        app.router.add_get("/layar", self._page)
        app.router.add_get("/api/layar", self._stand)

    def forget(self) -> None:
        """Looks anew with the next question."""
        self._answer = None

    async def _page(self, request: web.Request) -> web.Response:
        return page("screen.html", self._sign, request)

    async def _stand(self, request: web.Request) -> web.Response:
        answer = await self._current()
        headers = {"ETag": answer.mark, "Cache-Control": "no-cache"}
        # rule: unchanged-screen-costs-nothing
        if request.headers.get("If-None-Match") == answer.mark:
            return web.Response(status=304, headers=headers)
        return web.Response(body=answer.body, content_type="application/json", headers=headers)

    async def present(self) -> dict[str, Any]:
        """How the queue stands, as all screens are told."""
        stand: dict[str, Any] = json.loads((await self._current()).body)
        return stand

    async def _current(self) -> _Answer:
        """What all screens are told: as it was a second ago at most. Whoever comes meanwhile waits for the same."""
        async with self._asking:
            now = asyncio.get_running_loop().time()
            if self._answer is None or now - self._answer.made_at >= _FRESH_SECONDS:
                body = json.dumps(await self._look()).encode()
                mark = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
                self._answer = _Answer(body, mark, now)
            return self._answer

    async def _look(self) -> dict[str, Any]:
        office, now = self._office(), self._clock.now()
        self.looks += 1
        async with reading(self._engine) as connection:
            heads = records.waiting_of(await queue.heads(connection, _MOST_NEXT + office.capacity))
            count = await queue.count(connection)
            served = await recorded.in_service(connection, max(office.capacity, _MOST_SERVED))
        calls = sorted((row["called_at"], row["ticket"]) for row in served if row["called_at"] and row["occupies"])
        tickets = [ticket for _, ticket in reversed(calls)]
        called = tickets[:1] if calls and now - calls[-1][0] < CALLED_FOR else []
        opening = None if office.calendar.is_open(now) else office.calendar.next_opening(now)
        # rule: screen-shows-numbers-only
        return {
            "open": office.calendar.is_open(now),
            "opens_at": opening.isoformat() if opening else None,
            "called": called[0] if called else None,
            "serving": tickets[len(called) :][:_MOST_SERVED],
            "next": [each.ticket for each in heads if not each.later(now)][:_MOST_NEXT],
            "waiting": count,
            "calls": [f"{ticket} {at.isoformat()}" for at, ticket in calls],
            "edition": _EDITION,
        }


def _edition() -> str:
    """Which edition of the page goes with this answer: a screen that runs for weeks is renewed with the desk."""
    folder = files("bot.handlers").joinpath("pages")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("screen"))
    return hashlib.sha256(b"".join(folder.joinpath(name).read_bytes() for name in names)).hexdigest()[:12]


_EDITION = _edition()
