"""An appointment: a seat in a slot, held for a visitor while they choose, or booked for their visit."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stand(StrEnum):
    """Where an appointment stands."""

    HELD = "held"
    """Nobody else can have it while its visitor fills in the form or confirms; for a while only."""
    BOOKED = "booked"
    EXPIRED = "expired"
    """Held, and nobody confirmed it in time."""
    LEFT = "left"
    """Held, and its visitor chose otherwise."""
    CANCELLED = "cancelled"
    KEPT = "kept"
    """The visitor came and was called."""
    MISSED = "missed"
    """The visitor did not come that day."""

    @property
    def live(self) -> bool:
        """Whether its seat is taken."""
        return self in (Stand.HELD, Stand.BOOKED)


@dataclass(frozen=True, slots=True)
class Appointment:
    """One seat of one slot, for one visitor. Of those that are live no two have the same seat, and a visitor has at
    most one that is held and one that is booked.

    ``uid`` names it in calendars for as long as it lives; a move changes slot and seat, and ``sequence`` counts the
    moves.
    """

    id: str
    uid: str
    person_id: str
    slot_at: datetime
    seat: int
    made_at: datetime
    stand: Stand = Stand.HELD
    held_until: datetime | None = None
    visit_id: str | None = None
    sequence: int = 0
    ended_at: datetime | None = None

    @property
    def live(self) -> bool:
        """Whether its seat is taken."""
        return self.stand.live
