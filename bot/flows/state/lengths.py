"""How long visits take, as far as the desk has learnt it: the lengths that a kind of business really had."""

from dataclasses import dataclass
from datetime import timedelta

ALL = ""
"""The kind that stands for every kind of business together."""

_OVERDUE = 0.25
"""A visit that has lasted longer than any ever did is reckoned to last this share of the middle length more."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths that are equally likely, the shortest first; at least one."""

    spans: tuple[timedelta, ...]

    def drawn(self, no: int, of: int) -> timedelta:
        """The length in one of so many equally likely cases."""
        return self.spans[no * len(self.spans) // of]

    def left(self, elapsed: timedelta) -> "Lengths":
        """How long visits that have lasted so long take from now on."""
        rest = tuple(span - elapsed for span in self.spans if span > elapsed)
        return Lengths(rest or (self.spans[len(self.spans) // 2] * _OVERDUE,))
