"""The world outside the desk: its time, what happens in it when, and the chance by which it happens.

It outlives the desk: a process that dies leaves the people, the platform and what is on its way as they are.
"""

import heapq
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random

BEGINS_AT = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
"""Monday, 07.00 WIB: an hour before the office opens."""


class World:
    """Owns the seconds that have passed, and the agenda of what is to happen."""

    def __init__(self, seed: str, begins_at: datetime = BEGINS_AT) -> None:
        self.seed = seed
        self.begins_at = begins_at
        self.passed = 0.0
        self.set_by = timedelta()
        """How far the machine's clock was set from the true time."""
        self.told: list[str] = []
        """What happened, line by line: the same for the same seed."""
        self.faults_of_ours: list[str] = []
        """Exceptions of the desk's own code that it wrote into its log."""
        self.counted: dict[str, int] = {}
        self._agenda: list[tuple[float, int, Callable[[], None]]] = []
        self._serial = count()

    def chance(self, name: str) -> Random:
        """A stream of chance of its own: what one draws changes nothing for the others."""
        return Random(f"{self.seed} {name}")  # noqa: S311 - a rehearsal keeps no secret

    def now(self) -> datetime:
        """The present moment, as the machine's clock has it."""
        return self.begins_at + timedelta(seconds=round(self.passed, 6)) + self.set_by

    def after(self, seconds: float, act: Callable[[], None]) -> None:
        """Something happens once so many seconds have passed."""
        heapq.heappush(self._agenda, (self.passed + max(0.0, seconds), next(self._serial), act))

    def at(self, moment: datetime, act: Callable[[], None]) -> None:
        """Something happens at a moment, or at once where that is past."""
        self.after((moment - self.now()).total_seconds(), act)

    @property
    def next_at(self) -> float:
        """After how many seconds in all the next thing happens; infinity where nothing will."""
        return self._agenda[0][0] if self._agenda else float("inf")

    def go_on(self, until: float) -> None:
        """Time passes up to the next thing, which happens, or up to ``until``, whichever comes first."""
        if self.next_at > until:
            self.passed = max(self.passed, until)
            return
        at, _, act = heapq.heappop(self._agenda)
        self.passed = max(self.passed, at)
        act()

    def tell(self, words: str) -> None:
        """Writes down what happened now."""
        self.told.append(f"{self.passed:.3f} {words}")

    def count(self, name: str, by: int = 1) -> None:
        """One more of a kind."""
        self.counted[name] = self.counted.get(name, 0) + by
