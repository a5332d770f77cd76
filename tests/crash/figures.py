"""What an ordeal has found, in figures."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Figures:
    """What the reckoning found. ``lost`` and ``twice`` are counts by kind, and have to be nothing but zeros."""

    kills: int
    seconds: float = 0.0
    longest_start: float = 0.0
    points: list[str] = field(default_factory=list)
    """Where each process was killed."""
    waited_in_vain: int = 0
    """Of these, kills whose happening did not come in time."""
    visits: int = 0
    updates: int = 0
    under_kills: int = 0
    """Of the updates those sent before the last kill."""
    messages: int = 0
    brought_again: int = 0
    """What the desk took although it, or a desk before it, had had it in hand already."""
    lost: dict[str, int] = field(default_factory=dict)
    twice: dict[str, int] = field(default_factory=dict)
    repeated: Counter[int] = field(default_factory=Counter)
    """Messages that people saw once more, by the place of the kill that was to blame (from 0)."""
    too_often: bool = False
    """Whether a paced desk repeated more than its pace promises."""

    @property
    def wrong(self) -> int:
        """How much was lost or done twice."""
        return sum(self.lost.values()) + sum(self.twice.values())

    def repeated_at(self, point: str) -> int:
        """Messages repeated after kills at such a point."""
        return sum(count for kill, count in self.repeated.items() if [*self.points, ""][kill] == point)

    @property
    def repeated_at_most(self) -> int:
        """The most messages repeated after any one kill."""
        return max(self.repeated.values(), default=0)
