"""A thread: a visitor and front office writing to each other, with or without a visit."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """One conversation between a visitor and front office; of what was said only the moments are kept here.

    rule: thread-words-in-outbox-only

    ``heard_at`` is when the visitor's words were last passed on, ``said_at`` when an officer last answered, and
    ``taken_by`` the member of staff who has taken it. A person has at most one that is open.
    """

    id: str
    person_id: str
    opened_at: datetime
    heard_at: datetime | None = None
    said_at: datetime | None = None
    taken_by: str | None = None
    closed_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether words still go to and fro."""
        return self.closed_at is None

    @property
    def unanswered(self) -> bool:
        """Whether the last word is the visitor's."""
        return self.heard_at is not None and (self.said_at is None or self.said_at < self.heard_at)

    @property
    def last_at(self) -> datetime:
        """When anything was last said."""
        return max(at for at in (self.opened_at, self.heard_at, self.said_at) if at is not None)
