"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

MONDAY_MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Senin, 23 November 2026 pukul 09.00 WIB: the office is open."""


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
