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
    EQUIPMENT = "equipment"
    """What a step requires was not there."""
    OUTPUT = "output"
    """What a step has to yield was not there at its end."""


class Became(StrEnum):
    """What a deviation can become."""

    RAISED = "raised"
    WITHDRAWN = "withdrawn"
    """Evidence has disproved it, or a wider or narrower one has taken its place."""
    EXPLAINED = "explained"
    """Whoever answers for it has said how it came about."""
    ACCEPTED = "accepted"
    """The supervisor takes the explanation."""
    NOT_ACCEPTED = "not_accepted"
    """The supervisor asks for a better one."""
    OFFERED = "offered"
    """The visitor was offered what the office has set for such a case."""
    TAKEN = "taken"
    DECLINED = "declined"
    GIVEN = "given"
    """The visitor has got it."""
    SUPPLIED = "supplied"
    """What was missing came later; that it was missing is still to be answered for."""
    COVERED = "covered"
    """It came about while a declared disturbance lasted: that is its explanation, and accepted."""
    UNCOVERED = "uncovered"
    """It is not covered any more, and to be answered for as before."""


class Cause(StrEnum):
    """Where a deviation came from, as whoever answers for it says."""

    DEVICE = "device"
    """The visitor's phone or computer."""
    NETWORK = "network"
    ZOOM = "zoom"
    OFFICER = "officer"
    QUEUE = "queue"
    OTHER = "other"


class Stage(StrEnum):
    """What is still to be done about a deviation."""

    UNEXPLAINED = "unexplained"
    UNJUDGED = "unjudged"
    ANSWERED_FOR = "answered_for"
    """Accepted; nothing more is owed."""
    OWED = "owed"
    """The visitor has taken what was offered, and has not got it yet."""
    VOID = "void"
    """It does not count any more."""

    @property
    def open(self) -> bool:
        """Whether somebody at the desk still owes something."""
        return self in (Stage.UNEXPLAINED, Stage.UNJUDGED, Stage.OWED)


_STAGES = {
    Became.RAISED: Stage.UNEXPLAINED,
    Became.NOT_ACCEPTED: Stage.UNEXPLAINED,
    Became.EXPLAINED: Stage.UNJUDGED,
    Became.ACCEPTED: Stage.ANSWERED_FOR,
    Became.OFFERED: Stage.ANSWERED_FOR,
    Became.DECLINED: Stage.ANSWERED_FOR,
    Became.TAKEN: Stage.OWED,
    Became.GIVEN: Stage.ANSWERED_FOR,
    Became.WITHDRAWN: Stage.VOID,
}


@dataclass(frozen=True, slots=True)
class DeviationEntry:
    """Something that became of a deviation; never changed. rule: deviation-history-only-grows

    ``by`` is who did what it followed from: a staff id, ``visitor``, or the channel of a desk event. ``words`` are the
    explanation, the reason or the corrective action of a verdict, or what was offered.
    """

    what: Became
    at: datetime
    by: str
    cause: Cause | None = None
    words: str = ""
    disturbance: str | None = None
    """The disturbance that it is about, where it is."""


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
    item: str = ""
    """What was missing, where it is a matter of equipment: as the sheet names it."""

    @property
    def of_time(self) -> bool:
        """Whether one step or several took too long."""
        return self.kind is DeviationKind.TIME

    @property
    def of_steps(self) -> bool:
        """Whether it is a matter of time at all: of steps, or of the whole sheet."""
        return self.kind in (DeviationKind.TIME, DeviationKind.OVERALL)

    @property
    def stands(self) -> bool:
        """Whether it still counts."""
        return self.turn.what is not Became.WITHDRAWN

    @property
    def stage(self) -> Stage:
        """What is still to be done about it: what became of it last decides."""
        stage = _STAGES[self.turn.what]
        to_answer = stage in (Stage.UNEXPLAINED, Stage.UNJUDGED)
        return Stage.ANSWERED_FOR if to_answer and self.covered_by is not None else stage

    @property
    def covered_by(self) -> str | None:
        """The disturbance that covers it, if one does."""
        latest = self.latest(Became.COVERED, Became.UNCOVERED)
        return latest.disturbance if latest is not None and latest.what is Became.COVERED else None

    @property
    def owing(self) -> DeviationEntry:
        """The latest entry since which something may be owed about it."""
        begun = (*_STAGES, Became.UNCOVERED)
        return next(entry for entry in reversed(self.entries) if entry.what in begun)

    @property
    def turn(self) -> DeviationEntry:
        """The latest entry that changed what is owed about it."""
        return next(entry for entry in reversed(self.entries) if entry.what in _STAGES)

    @property
    def turns(self) -> int:
        """How many entries there are up to that one, by which reminders of the same are told apart."""
        return self.entries.index(self.owing) + 1

    def latest(self, *what: Became) -> DeviationEntry | None:
        """The latest entry of one of these kinds."""
        return next((entry for entry in reversed(self.entries) if entry.what in what), None)

    @property
    def raised_at(self) -> datetime:
        """When it was raised; the last time counts."""
        return next(entry.at for entry in reversed(self.entries) if entry.what is Became.RAISED)

    @property
    def withdrawn_at(self) -> datetime | None:
        """When it was withdrawn; None while it stands."""
        return None if self.stands else self.turn.at

    def and_then(self, entry: DeviationEntry) -> "Deviation":
        """The deviation with one more entry."""
        return replace(self, entries=(*self.entries, entry))


def named(visit_id: str, serial: int) -> str:
    """The id of a visit's deviation, by how many it had before."""
    return f"{visit_id}.{serial}"


def visit_named(deviation_id: str) -> str:
    """The visit that a deviation is of, by the deviation's id."""
    return deviation_id.rpartition(".")[0]


def serial_named(deviation_id: str) -> str:
    """Which of its visit's deviations it is, by the deviation's id."""
    return deviation_id.rpartition(".")[2]
