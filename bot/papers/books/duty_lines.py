"""Who was on duty when, as it was recorded: from the journal's lines to stretches of a day. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

BEGINS = frozenset(("duty_on", "duty_back"))
"""Lines of the journal after which somebody is there; after the others they are not."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A line of the journal: somebody came or went."""

    staff_id: str
    at: datetime
    there: bool


Span = tuple[datetime, datetime]


def there(lines: Iterable[Turned], since: datetime, until: datetime) -> Mapping[str, tuple[Span, ...]]:
    """When everybody was there between two moments. Whoever was there before, as their last line of before says, was
    there from the beginning; of whom no line is known, nothing is said."""
    begun: dict[str, datetime] = {}
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for each in sorted(lines, key=lambda line: line.at):
        at = min(max(each.at, since), until)
        if each.there:
            begun.setdefault(each.staff_id, at)
        elif (came := begun.pop(each.staff_id, None)) is not None and came < at:
            found[each.staff_id].append((came, at))
    for staff_id, came in begun.items():
        if came < until:
            found[staff_id].append((came, until))
    return {staff_id: tuple(spans) for staff_id, spans in found.items()}


def covered(spans: Iterable[Span], within: Iterable[Span]) -> timedelta:
    """How long at least one of these spans lasted within others, each counted once."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    overlaps = (min(end, closes) - max(start, opens) for start, end in joined for opens, closes in within)
    return sum((each for each in overlaps if each > timedelta()), timedelta())
