"""When deliveries whose proof does not fit mean that the desk has the wrong secret, and not that a stranger knocks.

Anybody can post to a webhook, and nobody who does may thereby write to administrators. So one wrong proof says nothing.
They are told when at least :data:`ENOUGH` deliveries that only the platform is likely to make were refused over at
least :data:`GOES_ON`, and none with the right proof has come meanwhile; each that comes begins the count anew. Which
deliveries these are, the webhook says: WhatsApp's name the desk's own number, an id that stands in no message; for
Telegram's the platform itself is asked whether it was refused. Told at most once an hour; whoever guesses all this
can do no more than that, and only while the platform is silent.

The count is kept in memory: what a crash loses of it, the platform's next deliveries bring again.
"""

from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.alarm import Alarm
from bot.clock import Clock
from bot.door import Door
from bot.turn import Arrival

log = structlog.get_logger(__name__)

ENOUGH = 3
GOES_ON = timedelta(minutes=1)

_WHAT = "secret"


class WrongSecret:
    """Owns the count of refused deliveries of one channel; ``words`` are the reason that administrators are told."""

    def __init__(self, door: Door, clock: Clock, channel: str, words: str) -> None:
        self._door = door
        self._clock = clock
        self._channel = channel
        self._words = words
        self._alarm = Alarm()
        self._refused = 0
        self.since: datetime | None = None
        """When the first was refused of those that nothing proven has followed."""

    def suspected(self) -> bool:
        """Counts one more that was refused; whether they have gone on for long enough."""
        now = self._clock.now()
        if self.since is None or now < self.since:
            self._refused, self.since = 0, now
        self._refused += 1
        return self._refused >= ENOUGH and now - self.since >= GOES_ON

    async def tell(self) -> None:
        """Tells administrators, unless they have been told within the hour."""
        await self._enter(self._alarm.raised(self._channel, _WHAT, self._words, self._clock.now(), cut_off=False))

    async def proven(self) -> None:
        """A delivery had the right proof: those before it were a stranger's, or the secret is right again."""
        self.since = None
        await self._enter(self._alarm.over(self._channel, _WHAT, self._clock.now()))

    async def _enter(self, told: list[Arrival]) -> None:
        try:
            await self._door.enter(told)
        except (SQLAlchemyError, OSError) as fault:
            self._alarm.not_told(self._channel, _WHAT)
            log.warning("trouble could not be written down", what=_WHAT, fault=type(fault).__name__)
