"""Pages that wait for news: each holds a connection open, so there may be only so many."""

import hashlib
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager

from aiohttp import web

from bot import metrics
from bot.handlers.connections import Crowd
from bot.handlers.wording import told

_MOST_OF_ONE_SESSION = 10
"""Waiting pages of one session: somebody's tabs, and those that were closed or loaded anew while they waited."""

_AGAIN_SECONDS = 5

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Polls:
    """Knows which pages are waiting. ``source`` names the line a request comes from; nothing where that is unknown."""

    def __init__(self, most: int, most_of_one: int, source: Callable[[web.Request], str]) -> None:
        self._lines = Crowd(most, most_of_one)
        self._sessions = Crowd(most, _MOST_OF_ONE_SESSION)
        self._source = source

    def bounded(self, handler: Handler) -> Handler:
        """The handler, for as many pages as may wait; whoever only looks does not wait and is not counted."""

        async def bounded(request: web.Request) -> web.StreamResponse:
            if not (streams(request) or request.query.get("wait", "0") != "0"):
                return await handler(request)
            with self._place(request) as there_is:
                if there_is:
                    return await handler(request)
            metrics.TURNED_AWAY.labels("/api/messages", "full").inc()
            return told(request, 429, "door-too-many-pages", {"Retry-After": str(_AGAIN_SECONDS)})

        return bounded

    @contextmanager
    def _place(self, request: web.Request) -> Iterator[bool]:
        """Whether there is a place for one more, kept for as long as the block runs."""
        wanted = ((self._sessions, _session(request)), (self._lines, self._source(request)))
        with ExitStack() as kept:
            for crowd, name in wanted:
                # rule: waiting-pages-bounded
                if not crowd.enter(name):
                    yield False
                    return
                kept.callback(crowd.leave, name)
            yield True


def streams(request: web.Request) -> bool:
    """Whether a page wants an answer that stays open."""
    return "text/event-stream" in request.headers.get("Accept", "")


def _session(request: web.Request) -> str:
    """Whose page it is, without keeping their secret."""
    return hashlib.sha256(request.headers.get("Authorization", "").encode(errors="replace")).hexdigest()
