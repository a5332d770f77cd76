"""A breach of personal data as the desk keeps it: declared, looked after, told, closed (UU 27/2022 Pasal 46)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

TOLD_WITHIN = timedelta(hours=72)
"""UU 27/2022 Pasal 46(1): 3 x 24 hours, weekends and holidays included. rule: breach-clock-in-hours"""

_REMINDED_AFTER = (timedelta(hours=24), timedelta(hours=48), timedelta(hours=66), TOLD_WITHIN)
_AGAIN, _WEEKLY = timedelta(days=1), timedelta(days=7)


class Course(StrEnum):
    """What became of it, one word an entry."""

    DECLARED = "declared"
    OWNED = "owned"
    AUTHORITY = "authority"
    PERSONS = "persons"
    REMINDED = "reminded"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class BreachEntry:
    """Something that was said of it; ``words`` are how it happened, or what was done."""

    what: Course
    at: datetime
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """What may have been disclosed: what is kept in ``kinds`` (tables of the data map; none: in all), from when to
    when; ``known_at`` is when the office knew of it. ``entries`` are only added to; the first is that it was declared.
    """

    id: str
    began_at: datetime
    ended_at: datetime
    known_at: datetime
    kinds: tuple[str, ...]
    entries: tuple[BreachEntry, ...]

    def and_then(self, entry: BreachEntry) -> "Breach":
        """With one entry more."""
        return replace(self, entries=(*self.entries, entry))

    def said(self, what: Course) -> BreachEntry | None:
        """The last entry of a kind."""
        return next((each for each in reversed(self.entries) if each.what is what), None)

    @property
    def open(self) -> bool:
        """Whether anything is still to be done about it."""
        return self.said(Course.CLOSED) is None

    @property
    def owner(self) -> str:
        """Who sees to it: whoever said so last, else whoever declared it."""
        owned = self.said(Course.OWNED)
        return (owned or self.entries[0]).by

    @property
    def due_at(self) -> datetime:
        """Until when authority and persons are to be told."""
        return self.known_at + TOLD_WITHIN

    @property
    def told(self) -> bool:
        """Whether both have been."""
        return bool(self.said(Course.AUTHORITY) and self.said(Course.PERSONS))

    def next_at(self) -> datetime | None:
        """When it is to be recalled next: before the clock runs out, daily once it has, weekly once all are told."""
        if not self.open:
            return None
        since = (self.said(Course.REMINDED) or self.entries[0]).at
        if self.told:
            return since + _WEEKLY
        # rule: breach-is-recalled
        return next(at for at in self._moments() if at > since)

    def _moments(self) -> Iterator[datetime]:
        yield from (self.known_at + after for after in _REMINDED_AFTER)
        at = self.due_at
        while True:
            at += _AGAIN
            yield at
