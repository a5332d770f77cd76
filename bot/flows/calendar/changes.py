"""A change of hours: some days closed or opened, wholly or in part, or a timetable of their own for a while.

A change has one written form, which is kept and reads back as the same change.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.flows.calendar.hours import OfficeHours, read_hours, read_period
from bot.flows.calendar.spans import Periods, joined, without

LONGEST = 366
"""Days that one change may be about."""

_WRITTEN = re.compile(r"(tutup|buka|jam) (\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)(?: (.+))?")


class Kind(StrEnum):
    """What a change does."""

    CLOSED = "tutup"
    OPENED = "buka"
    HOURS = "jam"
    """A weekly timetable of their own for some days: the fasting month."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, from ``first`` to ``last``, both included.

    ``spans`` are the parts of each day; none for the whole day, which is opened for its usual hours. ``hours`` is the
    timetable of a change of that kind. Raises ValueError for days that end before they begin, or are too many.
    """

    kind: Kind
    first: date
    last: date
    spans: Periods = ()
    hours: OfficeHours | None = None
    label: str = field(default="", compare=False)
    """What it is called where it is listed; not part of what it does."""

    def __post_init__(self) -> None:
        if not self.first <= self.last < self.first + timedelta(days=LONGEST):
            raise ValueError(f"{self.first} to {self.last} is no span of days")
        if (self.hours is None) is (self.kind is Kind.HOURS):
            raise ValueError("a timetable, and nothing else, has hours")
        object.__setattr__(self, "spans", joined(self.spans))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """The change as :func:`read_change` reads it."""
        rest = str(self.hours) if self.hours else ", ".join(map(str, self.spans))
        return f"{self.kind} {self.first}/{self.last} {rest}".rstrip()

    def applied(self, periods: Periods, usual: Periods) -> Periods:
        """The periods of a day that it is about; ``usual`` are those of a day that is opened on purpose."""
        if self.kind is Kind.OPENED:
            return joined((*periods, *(self.spans or usual)))
        if self.kind is Kind.CLOSED:
            return without(periods, self.spans) if self.spans else ()
        return periods

    def overlaps(self, other: "Change") -> bool:
        """Whether both say something about the same time, and could contradict each other."""
        if other.last < self.first or self.last < other.first:
            return False
        if Kind.HOURS in (self.kind, other.kind):
            return self.kind is other.kind
        if not self.spans or not other.spans:
            return True
        return any(without((span,), other.spans) != (span,) for span in self.spans)


def read_change(text: str) -> Change:
    """A change from its written form; raises ValueError for anything else."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError("no change of hours")
    kind, (first, last), rest = Kind(found[1]), map(date.fromisoformat, (found[2], found[3])), found[4] or ""
    if kind is Kind.HOURS:
        return Change(kind, first, last, hours=read_hours(rest))
    return Change(kind, first, last, tuple(map(read_period, rest.split(", "))) if rest else ())
