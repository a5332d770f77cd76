"""A follow-up: what the desk still does for a visitor after their visit, with an owner, a due date and a history
that is only ever added to."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Went(StrEnum):
    """What can become of a follow-up."""

    OPENED = "opened"
    ANSWERED = "answered"
    """A complaint has had its first answer, not yet its decision."""
    HANDED = "handed"
    """Somebody else has it now."""
    MOVED = "moved"
    """It is due at another moment, for a reason."""
    REWORDED = "reworded"
    """What is to be done was put right."""
    LODGED = "lodged"
    """It was entered in SP4N-LAPOR!, the common application for complaints; the words are its ticket number there."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class FollowUpEntry:
    """Something that became of a follow-up; never changed. rule: follow-up-history-only-grows

    ``by`` is a staff id, or the channel of a desk event. ``role`` and ``owner`` (a staff id, None where a role has it)
    are whose it is from here on, ``due_at`` when it is due from here on; empty where that stays as it was. ``words``
    are what is to be done, the reason, the answer, or what was done.
    """

    what: Went
    at: datetime
    by: str
    role: str = ""
    owner: str | None = None
    due_at: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something promised to a visitor, or owed to them by law.

    ``answer_by`` and ``decide_by`` are the law's own clocks, of a complaint only. The first entry is always that it
    was opened, by whom, whose it is and when it is due.
    """

    id: str
    answer_by: datetime | None
    decide_by: datetime | None
    entries: tuple[FollowUpEntry, ...]

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.entries[-1].what is not Went.DONE

    @property
    def complaint(self) -> bool:
        """Whether the law's clocks run."""
        return self.answer_by is not None

    @property
    def unanswered(self) -> bool:
        """Whether a complaint still waits for its first answer."""
        return self.open and self.complaint and all(entry.what is not Went.ANSWERED for entry in self.entries)

    @property
    def lodged(self) -> FollowUpEntry | None:
        """That it was entered in SP4N-LAPOR!, with the ticket number there."""
        return next((entry for entry in reversed(self.entries) if entry.what is Went.LODGED), None)

    @property
    def held(self) -> FollowUpEntry:
        """The entry that says whose it is."""
        return next(entry for entry in reversed(self.entries) if entry.role)

    @property
    def dated(self) -> FollowUpEntry:
        """The entry that says when it is due."""
        return next(entry for entry in reversed(self.entries) if entry.due_at is not None)

    @property
    def due_at(self) -> datetime:
        """When it is due."""
        return self.dated.due_at or self.dated.at

    @property
    def task(self) -> str:
        """What is to be done, in a sentence; empty where nobody has said so."""
        said = (e.words for e in reversed(self.entries) if e.what in (Went.OPENED, Went.REWORDED) and e.words)
        return next(said, "")

    @property
    def limit(self) -> datetime | None:
        """Beyond which moment the law lets nobody put it off; None where no law speaks."""
        return self.answer_by if self.unanswered else self.decide_by

    def and_then(self, entry: FollowUpEntry) -> "FollowUp":
        """The follow-up with one more entry."""
        return replace(self, entries=(*self.entries, entry))


def follow_up_id(visit_id: str, serial: int) -> str:
    """The id of a visit's follow-up, by how many it had before."""
    return f"{visit_id}.f{serial}"


def serial_of(follow_up_id: str) -> str:
    """Which of its visit's follow-ups it is, by the follow-up's id."""
    return follow_up_id.rpartition(".f")[2]


def sorting_id(visit_id: str) -> str:
    """By which name it is watched that somebody still owes the kinds of a visit's outcome."""
    return f"{visit_id}.o"


def visit_of(watched_id: str) -> str:
    """The visit that a follow-up, or an unsorted outcome, is of."""
    return watched_id.rpartition(".")[0]
