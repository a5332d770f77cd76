"""Assignments: who holds which role at the desk, from when until when, and by which letter."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Assignment:
    """That a member of staff holds a role, from ``begins_at`` until just before ``ends_at`` (None: until it is ended).

    ``letter`` is the number of the letter of assignment by which they stand in for ``instead_of``, empty while that
    number is still to come; None for a post of their own. It outlives their access: who answered for a step is asked
    afterwards.
    """

    staff_id: str
    role: str
    begins_at: datetime
    ends_at: datetime | None = None
    letter: str | None = None
    instead_of: str | None = None

    def holds(self, at: datetime) -> bool:
        """Whether the role is held at a moment."""
        return self.begins_at <= at and (self.ends_at is None or at < self.ends_at)
