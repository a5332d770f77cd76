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
        self.acts: list[tuple[float, str, str]] = []
        """What people did: after how many seconds, who, and what."""
        self.broken: list[str] = []
        """Promises that were not kept, and exceptions of the desk's own code that it wrote into its log."""
        self.broke_at = 0.0
        """After how many seconds the first of them was broken."""
        self.broke: Callable[[str], None] = lambda _name: None
        """Hears of each that is broken, by its name."""
        self.afterlife = False
        """Whether what runs now belongs to a process that is dead: nothing of it counts."""
        self.counted: dict[str, int] = {}
        self._agenda: list[tuple[float, int, Callable[[], object]]] = []
        self._serial = count()
        self._broken: set[tuple[str, str]] = set()

    def chance(self, name: str) -> Random:
        """A stream of chance of its own: what one draws changes nothing for the others."""
        return Random(f"{self.seed} {name}")  # noqa: S311 - a rehearsal keeps no secret

    def true_now(self) -> datetime:
        """The present moment."""
        return self.begins_at + timedelta(seconds=round(self.passed, 6))

    def now(self) -> datetime:
        """The present moment as the machine's clock has it, right or wrong."""
        return self.true_now() + self.set_by

    def elapsed(self) -> float:
        """Seconds that have passed, however the machine's clock is set."""
        return self.passed

    def break_promise(self, name: str, how: str) -> None:
        """Something that must never be is so; told once, however long it lasts."""
        if (name, how) not in self._broken:
            self.broke_at = self.broke_at if self.broken else self.passed
            self._broken.add((name, how))
            self.broken.append(f"{name}: {how} ({self.true_now():%d-%m %H.%M.%S} UTC)")
            self.broke(name)

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        """Something happens once so many seconds have passed."""
        heapq.heappush(self._agenda, (self.passed + max(0.0, seconds), next(self._serial), act))

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

    def act(self, name: str, what: str) -> None:
        """Somebody does something, as a line of a story has it: what comes after their name."""
        self.acts.append((self.passed, name, what))
        self.tell(name + what)

    def tell(self, words: str) -> None:
        """Writes down what happened now."""
        self.told.append(f"{self.passed:.3f} {words}")

    def count(self, name: str, by: int = 1) -> None:
        """One more of a kind."""
        self.counted[name] = self.counted.get(name, 0) + by
