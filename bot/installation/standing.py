"""How each desk of an installation stands, and what its operator is told of it."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.desk import Desk
from bot.settings import Settings
from bot.settings.place import Place


class State(StrEnum):
    """Where a desk stands in this process."""

    OPEN = "open"
    PAUSED = "paused"
    BROKEN = "broken"
    ELSEWHERE = "elsewhere"
    """Another process serves it."""


@dataclass
class Standing:
    """One desk, as far as this process has to do with it."""

    place: Place
    seen: tuple[object, ...] = ()
    """What its files looked like when they were read."""
    state: State = State.BROKEN
    words: str = ""
    """What is wrong with it."""
    claims: Settings | None = field(default=None, repr=False)
    """The settings by which it is open, here or elsewhere, or is to be opened."""
    refused: Settings | None = field(default=None, repr=False)
    """The settings by which it wants what another desk has."""
    desk: Desk | None = field(default=None, repr=False)
    turn: int = 0
    """How often it was begun to open or to shut it: what was begun last has the last word."""
