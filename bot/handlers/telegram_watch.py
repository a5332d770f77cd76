"""Whether Telegram lets the desk listen: a token it refuses, a second process that takes the messages."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import Conflict, InvalidToken

from bot.alarm import Alarm
from bot.clock import Clock
from bot.door import Door
from bot.flows.scene.events import TELEGRAM
from bot.flows.scene.reasons import reason
from bot.turn import Arrival

log = structlog.get_logger(__name__)

_CALM = timedelta(minutes=2)
"""One conflict alone is the end of a predecessor; within this time of each other they are a rival."""


class TelegramWatch:
    """Owns what administrators hear of the connection."""

    def __init__(self, door: Door, clock: Clock) -> None:
        self._door = door
        self._clock = clock
        self._alarm = Alarm()
        self._conflict_at: datetime | None = None

    async def failed(self, fault: BaseException) -> None:
        """A call has failed: tells what will not pass by itself."""
        now = self._clock.now()
        # rule: refused-token-is-told
        if isinstance(fault, InvalidToken):
            words = reason("fault-telegram-token-restart")
            await self._tell("token", self._alarm.raised(TELEGRAM, "token", words, now, cut_off=True))
        # rule: second-poller-is-told
        elif isinstance(fault, Conflict):
            before, self._conflict_at = self._conflict_at, now
            if before is not None and now - before <= _CALM:
                hooked = "webhook" in fault.message.lower()
                words = reason("fault-telegram-webhook" if hooked else "fault-telegram-poller")
                await self._tell("poller", self._alarm.raised(TELEGRAM, "poller", words, now, cut_off=False))

    async def went_well(self) -> None:
        """A call has been answered. Between two rivals some always are: their quarrel is over after a calm while."""
        now = self._clock.now()
        await self._tell("token", self._alarm.over(TELEGRAM, "token", now))
        if self._conflict_at is not None and now - self._conflict_at > _CALM:
            self._conflict_at = None
            await self._tell("poller", self._alarm.over(TELEGRAM, "poller", now))

    async def _tell(self, what: str, told: list[Arrival]) -> None:
        try:
            await self._door.enter(told)
        except (SQLAlchemyError, OSError) as fault:
            self._alarm.not_told(TELEGRAM, what)
            log.warning("trouble could not be written down", what=what, fault=type(fault).__name__)
