"""Letters of assignment: who stands in for whom, drafted, in force, over."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Scan:
    """The signed letter as a file that the desk keeps."""

    id: str
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter by which ``substitute`` acts in the ``roles`` of ``absent``, from ``begins_at`` until just before
    ``ends_at``.

    A draft until ``in_force_at``, when its assignments were made; ``number`` is None while it is still to come.
    ``told`` counts what was told of its two ends, ``asked`` how often its number was asked for. ``closed_at``: nothing
    is to be done about it any more.
    """

    id: str
    absent: str
    substitute: str
    roles: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime
    reason: str
    drafted_by: str
    drafted_at: datetime
    number: str | None = None
    in_force_at: datetime | None = None
    entered_by: str | None = None
    told: int = 0
    asked: int = 0
    closed_at: datetime | None = None
    scan: Scan | None = None

    @property
    def live(self) -> bool:
        """Whether something is still to be done about it."""
        return self.closed_at is None

    @property
    def from_at(self) -> datetime:
        """From when it counts: never from before it was in force."""
        return max(self.begins_at, self.in_force_at or self.begins_at)
