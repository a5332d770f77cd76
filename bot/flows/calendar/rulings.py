"""Rulings: changes of hours that somebody at the office has ordered, and until when each holds.

A ruling holds from the moment it was entered until it is withdrawn. Neither says anything about time that has passed:
what a day was is never worked out anew.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.flows.calendar.changes import Change

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A change, who ordered it and why, from when, and who has withdrawn it when."""

    id: str
    change: Change
    entered_at: datetime
    by: str = ""
    reason: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None

    def holds(self, at: datetime) -> bool:
        """Whether it is in force at that moment."""
        # rule: ruling-holds-from-its-entry
        return self.entered_at <= at and (self.withdrawn_at is None or at < self.withdrawn_at)

    @property
    def moments(self) -> tuple[datetime, ...]:
        """When it came into force, and when it was withdrawn."""
        return (self.entered_at, *((self.withdrawn_at,) if self.withdrawn_at else ()))


@dataclass(frozen=True)
class Rulings:
    """All there have been, in the order in which they were entered."""

    listed: tuple[Ruling, ...] = ()

    def on(self, day: date) -> tuple[Ruling, ...]:
        """Those that are about this day."""
        return self._by_day.get(day, ())

    def standing(self, now: datetime, today: date) -> tuple[Ruling, ...]:
        """Those in force that are not over."""
        return tuple(each for each in self.listed if each.holds(now) and each.change.last >= today)

    def known(self, at: datetime) -> "Rulings":
        """What was known of them just before that moment: those in force, for as long as they were to hold."""
        held = (each for each in self.listed if each.entered_at < at and each.holds(at))
        return Rulings(tuple(replace(each, withdrawn_at=None, withdrawn_by=None) for each in held))

    def get(self, ruling_id: str) -> Ruling | None:
        """The ruling of this name, or None."""
        return next((each for each in self.listed if each.id == ruling_id), None)

    @cached_property
    def latest(self) -> datetime | None:
        """When the last was entered or withdrawn."""
        return max((at for each in self.listed for at in each.moments), default=None)

    @cached_property
    def _by_day(self) -> Mapping[date, tuple[Ruling, ...]]:
        found: dict[date, tuple[Ruling, ...]] = defaultdict(tuple)
        for each in self.listed:
            days = (each.change.last - each.change.first).days + 1
            for day in (each.change.first + ahead * _DAY for ahead in range(days)):
                found[day] = (*found[day], each)
        return dict(found)


NO_RULINGS = Rulings()
