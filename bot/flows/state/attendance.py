"""That a visitor was there, for their travel order (SPD): asked for, and confirmed by an officer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Attendance:
    """Since when it is asked for and by whom (``visitor``, or a staff id), and what became of that: ``given`` is what
    was confirmed, word for word, so that it is always the same paper; empty where it was refused."""

    asked_at: datetime
    asked_by: str
    settled_at: datetime | None = None
    settled_by: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def confirmed(self) -> bool:
        """Whether an officer has confirmed it."""
        return bool(self.given)

    @property
    def open(self) -> bool:
        """Whether an officer still has to answer."""
        return self.settled_at is None
