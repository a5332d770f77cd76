"""The web chat's sessions: the desk issues them, keeps only a digest, and ends them.

The key travels in a header (``Authorization: Bearer``), not in a cookie, because

- a browser sends a cookie by itself, also for a form on a stranger's page; a header is only ever sent by our own
  page, so no other site can act for a visitor, whatever proxies do to ``SameSite`` and ``Secure``;
- one browser may hold several sessions side by side: an officer who tries the visitor's page, the demonstration.

The price is that a script in our page could read it. What a page shows is never parsed as HTML and its policy loads
no foreign script; and whoever could run one there could act through a cookie just as well. So what limits the damage
is that keys end: by the holder's word, by idleness, by age, and with an officer's seat.
"""

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from bot.flows.scene.events import WEB, Event, SessionEnded
from bot.flows.state.visits import Status
from storage import sessions
from storage.chance import token_urlsafe
from storage.engine import writing

_KEY = re.compile(r"Bearer ([A-Za-z0-9_-]{43})")
_DIGEST_LENGTH = 40
_UNUSED = timedelta(days=1)
"""A session in which nothing was ever said ends after this: pages that are only looked at fill no table."""


@dataclass(frozen=True, slots=True)
class Terms:
    """For how long a session lasts: at most, and without an act of its holder."""

    longest: timedelta
    staff_idle: timedelta
    visitor_idle: timedelta

    @property
    def shortest(self) -> timedelta:
        """No session can end by itself before this."""
        return min(self.longest, self.staff_idle, self.visitor_idle, _UNUSED)

    def over(self, session: Mapping[str, Any], now: datetime) -> bool:
        """Whether a session (see :func:`storage.sessions.find`) has ended, or ought to. A visit that was handed in
        keeps its visitor's session: whoever waits for a call is silent for good reason."""
        if session["ended_at"] is not None or now - session["opened_at"] >= self.longest:
            return True
        # rule: waiting-keeps-session
        if session["staff_id"] is None and session["status"] is not None and _waits(Status(session["status"])):
            return False
        idle = self.visitor_idle if session["staff_id"] is None else self.staff_idle
        opened_at: datetime = session["opened_at"]
        heard_at: datetime | None = session["heard_at"]
        if heard_at is None:
            # rule: unused-session-one-day
            return now - opened_at >= min(idle, _UNUSED)
        # rule: idle-session-ends
        return now - max(opened_at, heard_at) >= idle


class WebSessions:
    """Owns who may speak and read in the web chat."""

    def __init__(self, engine: AsyncEngine, clock: Clock, terms: Terms) -> None:
        self._engine = engine
        self._clock = clock
        self._terms = terms

    async def issue(self) -> str:
        """A new session's key; nobody but the browser will have it."""
        key = token_urlsafe(32)
        async with writing(self._engine) as connection:
            await sessions.issue(connection, _address(key), self._clock.now())
        return key

    async def holder(self, connection: AsyncConnection, header: str) -> str | None:
        """The address of whoever sent this ``Authorization`` header; None if it is no session that still stands."""
        found = _KEY.fullmatch(header)
        if found is None:
            return None
        session = await sessions.find(connection, _address(found[1]))
        # rule: session-issued-by-desk
        if session is None or self._terms.over(session, self._clock.now()):
            return None
        address: str = session["address"]
        return address

    async def over_among(self, connection: AsyncConnection, addresses: Collection[str]) -> set[str]:
        """Which of these sessions stand no more."""
        now, rows = self._clock.now(), await sessions.found(connection, addresses)
        return {row["address"] for row in rows if self._terms.over(row, now)}


def ending(address: str, now: datetime) -> Event:
    """The end of a session as an event; there is only one for each."""
    return Event(WEB, f"ended:{address}", now, SessionEnded(), address, address)


def _waits(status: Status) -> bool:
    """Whether a visitor may be waiting for the desk: with a form, the desk waits for them."""
    return status.open and status is not Status.FORM


def _address(key: str) -> str:
    # rule: session-key-as-digest
    return hashlib.sha256(key.encode()).hexdigest()[:_DIGEST_LENGTH]
