"""The one source of time: injected everywhere, so that a test can hold it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

_SMALL = timedelta(seconds=2)
"""Corrections that any machine makes in order to keep the time; a larger one is a jump."""

_BELIEVED_SECONDS = 60.0
"""A jump is believed once it has lasted for so long."""


class Clock(Protocol):
    """Tells the time, as aware UTC."""

    def now(self) -> datetime:
        """The present moment."""
        ...


def machine_time() -> datetime:
    """What the machine's clock says, right or wrong."""
    return datetime.now(UTC)


def elapsed() -> float:
    """Seconds that pass for everybody alike: no setting of the machine's clock changes them.

    Where the system offers it, the time that the machine sleeps is counted too (Linux: clock_gettime(2)).
    """
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class SystemClock:
    """The machine's clock, with a steady hand: when it is suddenly set, the old time goes on for a minute.

    So a clock that is set wrong and right again disturbs nobody, and one that is put right is followed. Both
    arguments are for tests: the machine's time, and seconds that pass.
    """

    def __init__(self, machine: Callable[[], datetime] = machine_time, passing: Callable[[], float] = elapsed) -> None:
        self._machine = machine
        self._passing = passing
        self._at, self._since = machine(), passing()
        self._jumped_at: float | None = None

    def now(self) -> datetime:
        """The present moment, as far as the machine can be believed."""
        passed, said = self._passing(), self._machine()
        steady = self._at + timedelta(seconds=passed - self._since)
        if abs(said - steady) > _SMALL:
            if self._jumped_at is None:
                self._jumped_at = passed
            # rule: jump-believed-in-a-minute
            if passed - self._jumped_at < _BELIEVED_SECONDS:
                return steady
        self._at, self._since, self._jumped_at = said, passed, None
        return said
