"""What a page hears of the desk, from the number on that it knows.

An answer stays open and grows by what is said (Server-Sent Events). Where a proxy holds such an answer back, or a
browser cannot read it, the page asks by a long poll instead; both tell the same in the same form. Only a wake-up makes
a page look: while nothing happens, thousands of them cost no query.
"""

import asyncio
import json
import random
import re
from collections.abc import Mapping
from typing import Any

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.web import Ear, WebChannel
from bot.clock import Clock
from bot.flows.scene.events import WEB
from bot.handlers.web import WebLimits
from bot.handlers.web_polls import Polls, streams
from bot.handlers.wording import told
from bot.read_marks import ReadMarks
from bot.render import view
from bot.sessions import WebSessions
from storage import outbox
from storage.engine import reading

_LONGEST_WAIT = 25.0
_BEAT_SECONDS = 15.0
"""A page that hears nothing for longer calls the line broken; nginx cuts after 60 s of silence."""

_LONGEST_STREAM = 600.0
"""Then the page asks anew, with its key: nothing hangs on for ever."""

_MOST_MESSAGES = 100
_STREAM = {"Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
"""Asks proxies on the way to pass on every piece as it comes."""

_BEAT = b":\n\n"
_WRITES = b"event: writes\ndata: {}\n\n"
_OVER = b"event: over\ndata: {}\n\n"


class WebNews:
    """Owns what is written to pages that wait."""

    def __init__(
        self,
        engine: AsyncEngine,
        clock: Clock,
        channel: WebChannel,
        sessions: WebSessions,
        limits: WebLimits,
        polls: Polls,
        read_marks: ReadMarks,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._channel = channel
        self._sessions = sessions
        self._limits = limits
        self._polls = polls
        self._read_marks = read_marks
        self._stopping = False

    def add_to(self, app: web.Application) -> None:
        """Adds the address where pages hear."""
        app.router.add_get("/api/messages", self._limits.paced(self._polls.bounded(self._tell)))
        app.on_shutdown.append(self._take_leave)

    async def _take_leave(self, _: web.Application) -> None:
        """Brings every open answer to its end; the pages ask again by themselves."""
        # rule: streams-end-in-good-order
        self._stopping = True
        self._channel.wake_all()

    async def _tell(self, request: web.Request) -> web.StreamResponse:
        header = request.headers.get("Authorization", "")
        async with reading(self._engine) as connection:
            address = await self._sessions.holder(connection, header)
        if address is None:
            return told(request, 401, "door-over")
        with self._channel.listening(address) as ear:
            return await (self._stream if streams(request) else self._poll)(request, header, address, ear)

    async def _poll(self, request: web.Request, header: str, address: str, ear: Ear) -> web.StreamResponse:
        """What the desk has said since ``after``; waits up to ``wait`` seconds for something."""
        after, wait = _number(request.query.get("after")), min(_LONGEST_WAIT, _number(request.query.get("wait")))
        until = _now() + wait
        while True:
            ear.take_news()
            marked = ear.take_read()
            messages = await self._spoken(header, after)
            if messages is None:
                return told(request, 401, "door-over")
            if messages or marked or _now() >= until or self._stopping:
                return web.json_response(self._told_of(address, messages, after))
            while await ear.wait(until - _now()) and not (ear.news or ear.read):
                ear.take_writing()  # a page that is answered once has no place for it

    async def _stream(self, request: web.Request, header: str, address: str, ear: Ear) -> web.StreamResponse:
        """What the desk has said since, and then all that it says. The first look comes before the first byte, so that
        what is wrong is told like everywhere else."""
        # rule: stream-resumes-where-it-broke
        after = max(_number(request.query.get("after")), _number(request.headers.get("Last-Event-ID")))
        messages = await self._spoken(header, after)
        if messages is None:
            return told(request, 401, "door-over")
        answer = web.StreamResponse(headers=_STREAM)
        await answer.prepare(request)
        try:
            await self._go_on(answer, (header, address), after, messages, ear)
        except (ConnectionError, SQLAlchemyError):
            return answer  # the page has gone, or the database has: whoever is there asks again
        return answer

    async def _go_on(
        self, answer: web.StreamResponse, whose: tuple[str, str], after: int, messages: list[dict[str, Any]], ear: Ear
    ) -> None:
        until = _now() + _LONGEST_STREAM * random.uniform(0.8, 1)  # noqa: S311 - spreads returns, keeps no secret
        header, address = whose
        await answer.write(_event(self._told_of(address, messages, after)))
        while _now() < until and not self._stopping:
            # rule: idle-pages-cost-no-query
            if len(messages) < _MOST_MESSAGES:
                quiet = not await ear.wait(_BEAT_SECONDS)
                # rule: writing-costs-no-query
                if ear.take_writing():
                    await answer.write(_WRITES)
                # rule: read-marks-cost-no-query
                elif ear.take_read():
                    await answer.write(_event(self._told_of(address, [], _newest(messages, after))))
                elif quiet:
                    await answer.write(_BEAT)
                if not ear.news:
                    continue
            ear.take_news()
            after = _newest(messages, after)
            now_said = await self._spoken(header, after)
            if now_said is None:
                await answer.write(_OVER)
                return
            messages = now_said
            if messages:
                await answer.write(_event(self._told_of(address, messages, after)))

    async def _spoken(self, header: str, after: int) -> list[dict[str, Any]] | None:
        """What was said since; None once the session is over, also in the middle of a wait."""
        async with reading(self._engine) as connection:
            address = await self._sessions.holder(connection, header)
            if address is None:
                return None
            rows = await outbox.spoken_since(connection, WEB, address, after, _MOST_MESSAGES)
        return [_news(row) | self._mark(row["id"]) for row in rows]

    def _mark(self, row_id: int) -> dict[str, bool]:
        """Asks the page to say when this was read: somebody waits to know."""
        return {"mark": True} if self._read_marks.awaits(row_id) else {}

    def _told_of(self, address: str, messages: list[dict[str, Any]], after: int) -> dict[str, Any]:
        """What is told at once: the messages, from which number on there may be more, whether these are all, how late
        it is at the desk, and which of the reader's own words were read."""
        newest, read = _newest(messages, after), self._read_marks.of(address)
        whole = {"messages": messages, "after": newest, "all": len(messages) < _MOST_MESSAGES}
        return whole | {"now": self._clock.now().isoformat()} | ({"read": read} if read else {})


def _newest(messages: list[dict[str, Any]], after: int) -> int:
    """From which number on there may be more."""
    return messages[-1]["id"] if messages else after


def _event(what: dict[str, Any]) -> bytes:
    return f"id: {what['after']}\ndata: {json.dumps(what)}\n\n".encode()


def _news(row: Mapping[Any, Any]) -> dict[str, Any]:
    """One message for the page; what an older desk has said is drawn as its words alone."""
    payload = row["payload"]
    drawn = {} if "view" in payload else {"view": view.of_markup(payload["text"])}
    return {"id": row["id"], "card": row["card"], "at": row["created_at"].isoformat(), **payload, **drawn}


def _number(text: str | None) -> int:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,15}", text) else 0


def _now() -> float:
    return asyncio.get_running_loop().time()
