"""What is an officer's own to do, beyond what a visit says of itself."""

from dataclasses import dataclass

HELD = "held"
"""An open visit that somebody has taken."""
OUTCOME = "outcome"
"""A visit that has ended, and whose outcome somebody still has to write down."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A visit that waits for its visitor to say that they are there."""

    visit_id: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Work:
    """Of one member of staff: how many more visits they have than were loaded, and who is parked at the desk."""

    more: int = 0
    parked: tuple[Parked, ...] = ()
