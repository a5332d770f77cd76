"""Connections to the desk's web server: how many there may be, and how long each may dawdle.

Whoever opens many and sends nothing, or byte by byte, or does not read what they are sent, must keep no place from
others. Limits of one address count IPv6 by networks of 64 bits, which is what a single line is given.
"""

import asyncio
import ipaddress
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from aiohttp import web

from bot import metrics

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_IDLE_SECONDS = 75.0
"""How long a connection is kept between two requests: longer than nginx keeps its own (60 s), or it would ask one
that is just being closed."""

_LINGER_SECONDS = 2.0
_GRACE_SECONDS = 0.1
_WATCH_SECONDS = 30.0
_SLOWEST = 500
"""Bytes a second that somebody has to take of an answer: far less than the slowest phone."""

_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n"
    b"Cache-Control: no-store\r\nContent-Length: 0\r\n\r\n"
)


class Crowd:
    """Who is here at once: at most so many in all, and so many of one name. Nameless ones count only in all."""

    def __init__(self, most: int, most_of_one: int) -> None:
        self._most = most
        self._most_of_one = most_of_one
        self._here: Counter[str] = Counter()

    def enter(self, name: str) -> bool:
        """Whether there was a place for one more; whoever entered has to leave."""
        if self._here.total() >= self._most or (name and self._here[name] >= self._most_of_one):
            return False
        self._here[name] += 1
        return True

    def leave(self, name: str) -> None:
        """Gives the place back."""
        self._here[name] -= 1
        if not self._here[name]:
            del self._here[name]


@dataclass(frozen=True)
class Bounds:
    """What connections may do: ``patience`` is in seconds, for a request's head to be here; ``trusted`` are proxies,
    which speak for many."""

    crowd: Crowd
    patience: float
    trusted: Iterable[Network] = ()

    def name_of(self, peer: Any) -> str:
        """The line that somebody connects from; nothing for a proxy, or where there is no telling."""
        try:
            address = ipaddress.ip_address(str(peer[0]).partition("%")[0])
        except (ValueError, LookupError, TypeError):
            return ""
        address = getattr(address, "ipv4_mapped", None) or address
        if any(address in network for network in self.trusted):
            return ""
        return str(address if address.version == 4 else ipaddress.ip_network((address, 64), strict=False))


class Connection(web.RequestHandler):
    """One connection: aiohttp's own, with a clock."""

    __slots__ = ("_bounds", "_head_due", "_name", "_turned_away", "_under_way", "_unread", "_unread_due")

    def __init__(self, server: web.Server, bounds: Bounds) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(server, loop=loop, keepalive_timeout=_IDLE_SECONDS, lingering_time=_LINGER_SECONDS)
        self._bounds = bounds
        self._name = ""
        self._turned_away = False
        self._under_way = False
        self._head_due: asyncio.TimerHandle | None = None
        self._unread_due: asyncio.TimerHandle | None = None
        self._unread = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Takes the connection, if there is a place."""
        self._name = self._bounds.name_of(transport.get_extra_info("peername"))
        if not self._bounds.crowd.enter(self._name):
            self._turned_away = True
            metrics.TURNED_AWAY.labels("-", "full").inc()
            cast(asyncio.Transport, transport).write(_FULL)
            transport.close()
            return
        super().connection_made(transport)
        self._hurry()

    def connection_lost(self, exc: BaseException | None) -> None:
        """Gives the place back."""
        if self._turned_away:
            return
        self._relax()
        if self._unread_due is not None:
            self._unread_due.cancel()
        self._bounds.crowd.leave(self._name)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """The first bytes of a request start its clock."""
        if self._turned_away:
            return
        if not self._under_way and self._head_due is None:
            self._hurry()
        super().data_received(data)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """While this lasts, the request is here and it is for us to answer."""
        self._relax()
        self._under_way = True
        try:
            yield
        finally:
            self._under_way = False

    def pause_writing(self) -> None:
        """More is on its way than was taken: from now on it is watched whether somebody reads."""
        super().pause_writing()
        self._watch()

    def resume_writing(self) -> None:
        """It has been read."""
        if self._unread_due is not None:
            self._unread_due.cancel()
            self._unread_due = None
        super().resume_writing()

    def handle_error(
        self,
        request: Any,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - aiohttp's form; it quotes what was sent
    ) -> web.StreamResponse:
        """What is no HTTP is refused without repeating any of it."""
        if request.writer.output_size > 0:
            raise ConnectionError("an answer is on its way already") from exc
        metrics.TURNED_AWAY.labels("-", str(status)).inc()
        # a name of our own, since without one aiohttp would give its own with its version
        answer = web.Response(status=status, headers={"Server": "loket", "Cache-Control": "no-store"})
        answer.force_close()
        return answer

    def log_exception(self, *args: Any, **given: Any) -> None:
        """What is wrong on the way is aiohttp's to log, but for a damaged body: that has been answered already."""
        if not isinstance(given.get("exc_info"), web.RequestPayloadError):
            super().log_exception(*args, **given)

    def _hurry(self) -> None:
        # rule: half-request-bounded
        self._head_due = asyncio.get_running_loop().call_later(self._bounds.patience, self._last_chance)

    def _last_chance(self) -> None:
        """It may be us who were slow: what has come meanwhile is read before anybody is cut off."""
        self._head_due = asyncio.get_running_loop().call_later(_GRACE_SECONDS, self._give_up, "slow")

    def _relax(self) -> None:
        if self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None

    def _watch(self) -> None:
        self._unread = self.transport.get_write_buffer_size() if self.transport is not None else 0
        self._unread_due = asyncio.get_running_loop().call_later(_WATCH_SECONDS, self._look)

    def _look(self) -> None:
        left = self.transport.get_write_buffer_size() if self.transport is not None else 0
        # rule: unread-answer-dropped
        if self._unread - left < _SLOWEST * _WATCH_SECONDS:
            self._give_up("unread")
        else:
            self._watch()

    def _give_up(self, why: str) -> None:
        self._head_due = None
        if self.transport is not None:
            metrics.TURNED_AWAY.labels("-", why).inc()
            self.transport.abort()
