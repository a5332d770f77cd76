"""What is an officer's own to do, beyond what a visit says of itself."""

from dataclasses import dataclass

HELD = "held"
"""An open visit that somebody has taken."""
OUTCOME = "outcome"
"""A visit that has ended, and whose outcome somebody still has to write down."""
FOLLOW_UP = "follow_up"
"""A visit with something still to be done after it, that somebody, or a role as such, sees to."""
BEHIND = "behind"
"""The same, for the role of whoever sees to it: it is theirs as soon as nobody has that name here."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A visit that waits for its visitor to say that they are there."""

    visit_id: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Work:
    """Of one member of staff: how many visits they have in all, loaded or not, and who is parked at the desk."""

    held: int = 0
    parked: tuple[Parked, ...] = ()
