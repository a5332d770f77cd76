"""A clock that stands still until a test moves it; and how a test waits for what the desk does meanwhile."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Senin, 23 November 2026 pukul 09.00 WIB: the office is open."""

STUCK = 100.0
"""Seconds after which a test takes something to be stuck. A machine that has much else to do is slow, not stuck."""


class HeldClock:
    """Tells the time that the test last set."""

    def __init__(self, at: datetime = MONDAY_MORNING) -> None:
        self.at = at

    def now(self) -> datetime:
        """The held moment."""
        return self.at

    def pass_(self, **span: float) -> datetime:
        """Lets time pass."""
        self.at += timedelta(**span)
        return self.at


_BETWEEN_LOOKS = 0.001
"""Seconds of the machine's own clock (a test may hold the loop's). A test that looked without a pause would take the
processor from the thread it waits for."""


async def until(so: Callable[[], bool]) -> None:
    """Waits, however long it takes, until something is so."""
    while not so():
        await asyncio.to_thread(time.sleep, _BETWEEN_LOOKS)
