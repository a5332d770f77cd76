"""Waking pages for what this process did not do itself: words that another one wrote, sessions that ended by time.

One look for all open pages, however many they are; none of them looks by itself.
"""

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.web import WebChannel
from bot.flows.scene.events import WEB
from bot.loops import Pulse
from bot.sessions import WebSessions
from storage import outbox
from storage.engine import reading

LOOK_SECONDS = 2.0
_LOOKS_AT_SESSIONS = 5
"""Sessions are looked at with every fifth look."""

_MOST_AT_ONCE = 500

log = structlog.get_logger(__name__)


class WebWatch:
    """Owns the number up to which the outbox was seen."""

    def __init__(self, engine: AsyncEngine, channel: WebChannel, sessions: WebSessions) -> None:
        self._engine = engine
        self._channel = channel
        self._sessions = sessions
        self._seen: int | None = None
        self._looks = 0

    async def run(self, pulse: Pulse) -> None:
        """Looks again and again; a database that is away is asked again."""
        while True:
            pulse.beat()
            await self.look_once()
            await asyncio.sleep(LOOK_SECONDS)

    async def look_once(self) -> None:
        """Looks once, every few times at the sessions too; a database that is away is asked again."""
        try:
            await self.look()
            if self._looks % _LOOKS_AT_SESSIONS == 0:
                await self.look_at_sessions()
        except (SQLAlchemyError, OSError) as fault:
            log.warning("open pages could not be looked after", fault=type(fault).__name__)
        self._looks += 1

    async def look(self) -> None:
        """Wakes the pages of those to whom something was said since the last look. While no page is open nothing is
        looked at; then all that have opened are woken once, since nobody knows what was said meanwhile."""
        if not self._channel.heard_by:
            self._seen = None
            return
        while True:
            async with reading(self._engine) as connection:
                if self._seen is None:
                    # rule: page-woken-once-where-nobody-looked
                    self._seen = await outbox.newest(connection)
                    self._channel.wake_all()
                said = await outbox.addressed_since(connection, WEB, self._seen, _MOST_AT_ONCE)
            # rule: page-woken-by-another-process
            for self._seen, address in said:
                self._channel.wake(address)
            if len(said) < _MOST_AT_ONCE:
                return

    async def look_at_sessions(self) -> None:
        """Wakes the pages whose session is over, so that they say so."""
        listening = sorted(self._channel.heard_by)
        for at in range(0, len(listening), _MOST_AT_ONCE):
            async with reading(self._engine) as connection:
                over = await self._sessions.over_among(connection, listening[at : at + _MOST_AT_ONCE])
            # rule: page-told-that-it-is-over
            for address in over:
                self._channel.wake(address)
