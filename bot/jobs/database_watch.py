"""A database that could not be written for a time: told once to the administrators, from when until when, as soon as
they can be told. That nothing was acknowledged meanwhile is the door's doing, and that all goes on is nobody's.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.door import Door
from bot.flows.scene.events import DESK, Event, PlatformTroubled
from bot.flows.scene.reasons import reason
from bot.turn import arrival

log = structlog.get_logger(__name__)

_SHORTEST = timedelta(seconds=3)
"""A lock that was waited for, or a server that changed hands, is nothing that anybody has to read of."""


class DatabaseWatch:
    """Owns the telling; ``in_words`` gives a moment as the office reads it.

    A process that ends meanwhile tells nothing: whoever starts it knows.
    """

    def __init__(self, door: Door, in_words: Callable[[datetime], str]) -> None:
        self._door = door
        self._in_words = in_words

    async def run_once(self, now: datetime) -> int:
        """Tells of an outage that is over: that this can be written down is how it is known to be. Returns 1 then."""
        since = self._door.refuses_since
        if since is None:
            return 0
        words = reason("fault-database-away", since=self._in_words(since), until=self._in_words(now))
        # rule: outage-told-once
        event = Event(DESK, f"database:{since:%Y%m%dT%H%M%S}", now, PlatformTroubled(words))
        await self._door.try_again([arrival(event)] if now - since >= _SHORTEST else [])
        log.info("the database is written again")
        return 1

    async def run_safely(self, now: datetime) -> None:
        """As :meth:`run_once`, for the rounds: while the database is away the next round tries again."""
        try:
            await self.run_once(now)
        except (SQLAlchemyError, OSError):
            log.debug("the database cannot be written yet")
