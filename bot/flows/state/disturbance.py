"""A disturbance: a trouble at the office itself that covers every deviation that came about while it lasted.

It is proposed, declared, changed, refused or withdrawn; each is an entry more, never a change.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.flows.state.deviation import Cause


class Course(StrEnum):
    """What can become of a disturbance."""

    PROPOSED = "proposed"
    DECLARED = "declared"
    """A supervisor says that it was so; said again, with another span."""
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DisturbanceEntry:
    """What was said of a disturbance: when, by whom (a staff id, or the channel of a desk event), and how it stands
    since: from when to when (None while it lasts), what caused it, in which words."""

    what: Course
    at: datetime
    by: str
    began_at: datetime
    ended_at: datetime | None
    cause: Cause
    words: str = ""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """All that was said of one disturbance, in order. ``id`` is unguessable."""

    id: str
    entries: tuple[DisturbanceEntry, ...]

    @property
    def now(self) -> DisturbanceEntry:
        """How it stands."""
        return self.entries[-1]

    @property
    def declared(self) -> bool:
        """Whether it covers anything."""
        return self.now.what is Course.DECLARED

    @property
    def pending(self) -> bool:
        """Whether a supervisor has still to say whether it was so."""
        return self.now.what is Course.PROPOSED

    def lasts(self, at: datetime) -> bool:
        """Whether it goes on at a moment, as far as is known."""
        return self.now.began_at <= at and (self.now.ended_at is None or at < self.now.ended_at)

    def spans(self, at: datetime) -> bool:
        """Whether something that came about at that moment fell within it, both ends included."""
        return self.now.began_at <= at and (self.now.ended_at is None or at <= self.now.ended_at)

    def covers(self, at: datetime) -> bool:
        """Whether something that came about then is covered by it."""
        return self.declared and self.spans(at)

    def and_then(self, entry: DisturbanceEntry) -> "Disturbance":
        """The disturbance with one more entry."""
        return replace(self, entries=(*self.entries, entry))


def covering(disturbances: Iterable[Disturbance], at: datetime) -> Disturbance | None:
    """What covers something that came about then: of several, the one that was spoken of first."""
    return next((each for each in disturbances if each.covers(at)), None)
