"""The demonstration's clock: as far ahead of the true one as it was set, also after a crash."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.clock import Clock
from storage import meeting
from storage.engine import reading, writing

_KEPT = "demo."
_NAME = "clock"


class DemoClock:
    """Tells the time of a clock that goes, and how far ahead of it the demonstration is. It is never set back."""

    def __init__(self, unmoved: Clock) -> None:
        self.unmoved = unmoved
        """The clock that only goes."""
        self.ahead = timedelta()

    def now(self) -> datetime:
        """The demonstration's present moment."""
        return self.unmoved.now() + self.ahead

    async def recall(self, engine: AsyncEngine) -> None:
        """Goes on where the clock was when the desk was last there."""
        async with reading(engine) as connection:
            self.ahead = await _kept(connection)

    async def set_to(self, moment: datetime, engine: AsyncEngine) -> None:
        """Sets it to a moment that is to come; one that is past changes nothing.

        rule: demo-clock-outlives-a-crash
        """
        ahead = moment - self.unmoved.now()
        if ahead > self.ahead:
            async with writing(engine) as connection:
                words = str(ahead.total_seconds())
                await meeting.note_health(connection, _KEPT + _NAME, self.unmoved.now(), words)
            self.ahead = ahead


async def _kept(connection: AsyncConnection) -> timedelta:
    row = (await meeting.health_of(connection, _KEPT)).get(_NAME)
    return timedelta(seconds=float(row["words"])) if row else timedelta()


def going(clock: Clock) -> Clock:
    """The clock in which a jump is a fault: one that is moved on purpose jumps whenever somebody likes."""
    return clock.unmoved if isinstance(clock, DemoClock) else clock
