"""A deviation: a departure from the standard, with an identity, a kind and a history that is only ever added to."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class DeviationKind(StrEnum):
    """What departed from the standard."""

    TIME = "time"
    """Steps took longer than they may."""
    OVERALL = "overall"
    """Everything together took longer than the sheet allows."""


class Became(StrEnum):
    """What a deviation can become."""

    RAISED = "raised"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DeviationEntry:
    """Something that became of a deviation; never changed. rule: deviation-history-only-grows

    ``by`` is who did what it followed from: a staff id, ``visitor``, or the channel of a desk event.
    """

    what: Became
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Deviation:
    """A departure from the standard as it was announced: kept for good, whatever becomes of it.

    ``first`` and ``last`` are the step numbers it covers (more than one when evidence cannot tell which of
    them took the time), both 0 where it is the limit of the whole sheet that was passed. ``role`` is ``visitor``
    where nobody at the desk is charged (see :mod:`bot.flows.staffing.charge`).
    ``answered_by`` is the member of staff told, None when only a role could be told.
    ``entries`` are in the order in which they were added; the first is always that it was raised.
    """

    id: str
    kind: DeviationKind
    first: int
    last: int
    due_at: datetime
    role: str
    answered_by: str | None
    entries: tuple[DeviationEntry, ...]

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.entries[-1].what is not Became.WITHDRAWN

    @property
    def raised_at(self) -> datetime:
        """When it was raised; the last time counts."""
        return next(entry.at for entry in reversed(self.entries) if entry.what is Became.RAISED)

    @property
    def withdrawn_at(self) -> datetime | None:
        """When it was withdrawn; None while it stands."""
        return None if self.stands else self.entries[-1].at

    def and_then(self, entry: DeviationEntry) -> "Deviation":
        """The deviation with one more entry."""
        return replace(self, entries=(*self.entries, entry))


def named(visit_id: str, serial: int) -> str:
    """The id of a visit's deviation, by how many it had before."""
    return f"{visit_id}.{serial}"
