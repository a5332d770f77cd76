"""The archive series of which something was destroyed with minutes: what a paper about those days cannot tell any more,
and the sums that stayed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.calendar.period import Period
from storage import destroying


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A series' year that was destroyed, wholly or for the most part: by which minutes, of which day. ``sums`` say how
    many files of each kind a month had: the month, what else was counted, how many."""

    series: str
    year: int
    number: str
    signed_on: date
    sums: Mapping[str, Sequence[Sequence[Any]]]

    def touches(self, period: Period) -> bool:
        """Whether files of this period were among them, or may have been."""
        return period.first.year <= self.year <= period.last.year

    def within(self, period: Period) -> dict[str, list[Sequence[Any]]]:
        """The sums of the months that a period has days of, by kind of file."""
        first, last = f"{period.first:%Y-%m}", f"{period.last:%Y-%m}"
        found = {name: [line for line in lines if first <= line[0] <= last] for name, lines in self.sums.items()}
        return {name: lines for name, lines in found.items() if lines}


async def all_destroyed(connection: AsyncConnection) -> tuple[Destroyed, ...]:
    """Every destruction that was begun, the earliest year first."""
    rows = [row for row in await destroying.known(connection) if row["number"] and row["destroyed"]]
    found = [Destroyed(**{name: row[name] for name in Destroyed.__dataclass_fields__}) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.year, each.series, each.number)))
