"""When the office is open: the calendar that joins its weekly hours with holidays and changes of hours.

All arithmetic is on the office's own wall clock, whatever zone the server or the caller uses; every instant
given back is aware UTC. Which days are holidays is handed in: see :mod:`bot.holidays`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.flows.calendar.changes import Change, Kind
from bot.flows.calendar.hours import OfficeHours, Period
from bot.flows.calendar.rulings import NO_RULINGS, Ruling, Rulings
from bot.flows.calendar.spans import Periods, common, joined

_MIDNIGHT = time()
_ONE_DAY = timedelta(days=1)
_WEEK, _WEEKEND = range(7), (5, 6)
_HORIZON = 400  # days looked ahead for an opening
_TEN_YEARS = 3660


@dataclass(frozen=True)
class OfficeCalendar:
    """The office's days and hours on its own clock.

    ``closed`` are holidays and closures; ``opened`` wins over them and over a weekday without hours (which
    then has the hours that most weekdays have). An office that is open ``always`` is so on holidays as well.
    ``changes`` are those that the settings know, ``rulings`` those that
    somebody has ordered since: of timetables the last one counts, and what closes or opens counts over all of them.
    """

    hours: OfficeHours
    zone: ZoneInfo
    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()
    changes: tuple[Change, ...] = ()
    rulings: Rulings = NO_RULINGS

    @property
    def endless(self) -> bool:
        """Whether it never closes."""
        return self.hours.always and not self.changes and not self.rulings.listed

    @cached_property
    def unbroken(self) -> "OfficeCalendar":
        """The same calendar without the breaks of its timetables; what is closed by a change stays closed."""
        rulings = Rulings(tuple(replace(each, change=_unbroken(each.change)) for each in self.rulings.listed))
        changes = tuple(map(_unbroken, self.changes))
        return replace(self, hours=self.hours.unbroken, changes=changes, rulings=rulings)

    def local(self, at: datetime) -> datetime:
        """The same instant on the office's clock; ``at`` must be aware (ValueError otherwise)."""
        if at.tzinfo is None:
            raise ValueError("an instant without a time zone has no local time")
        # rule: clock-of-the-office
        return at.astimezone(self.zone)

    def periods(self, day: date) -> Periods:
        """The periods in which the office is open on ``day``, in order; empty on a day off."""
        found = self._days.get(day)
        if found is None:
            rulings = self.rulings.on(day)
            found = self._days[day] = self._ruled(day, rulings) if rulings else self._planned(day, self.changes)
        return found

    @cached_property
    def _days(self) -> dict[date, Periods]:
        """The days that were asked about: what a calendar says of a day, it always says."""
        return {}

    def changed(self, day: date) -> bool:
        """Whether a change in force closes or opens some of ``day``."""
        ruled = (each.change for each in self.rulings.on(day) if each.withdrawn_at is None)
        return any(day in change and change.kind is not Kind.HOURS for change in (*self.changes, *ruled))

    def timetable(self, day: date) -> OfficeHours:
        """The weekly hours that hold on ``day`` as things stand, whatever is closed or opened."""
        ruled = (each.change for each in self.rulings.on(day) if each.withdrawn_at is None)
        return self._timetable(day, (*self.changes, *ruled))

    def _timetable(self, day: date, changes: tuple[Change, ...]) -> OfficeHours:
        found = (change.hours for change in reversed(changes) if change.hours is not None and day in change)
        return next(found, self.hours)

    def _ruled(self, day: date, rulings: tuple[Ruling, ...]) -> Periods:
        """A day piece by piece: each ruling from when it was entered until it was withdrawn."""
        start = datetime.combine(day, _MIDNIGHT, self.zone)
        inside = {self.local(at) for ruling in rulings for at in ruling.moments}
        turns = [start, *sorted(at for at in inside if at.date() == day and at > start), start + _ONE_DAY]
        found: list[Period] = []
        for since, until in pairwise(turns):
            held = (ruling.change for ruling in rulings if ruling.holds(since))
            piece = Period(since.time(), _MIDNIGHT if until.date() != day else until.time())
            found += common(self._planned(day, (*self.changes, *held)), (piece,))
        return joined(found)

    def _planned(self, day: date, changes: tuple[Change, ...]) -> Periods:
        hours = self._timetable(day, changes)
        if day in self.opened:
            found = hours.on_extra(day)
        elif day in self.closed and not hours.always:
            found = ()
        else:
            found = hours.on(day)
        for change in changes:
            if change.kind is not Kind.HOURS and day in change:
                found = change.applied(found, hours.on_extra(day))
        return found

    def opens_on(self, day: date) -> bool:
        """Whether the office opens at all on ``day``."""
        return bool(self.periods(day))

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` counts where a term is in working days: the office opens on it, and where it opens on all
        seven days of the week the day is neither a Saturday or Sunday nor a holiday."""
        if not self.opens_on(day):
            return False
        # rule: always-open-is-not-always-working
        rests = len(self.timetable(day).weekly) < len(_WEEK)
        return rests or day in self.opened or (day.weekday() not in _WEEKEND and day not in self.closed)

    def is_open(self, at: datetime) -> bool:
        """Whether the office is open at this instant; closing time itself is already closed."""
        here = self.local(at)
        moment = here.time()
        return any(moment in period for period in self.periods(here.date()))

    def next_opening(self, at: datetime) -> datetime | None:
        """The first instant (UTC) from ``at`` on at which the office is open: ``at`` itself when it is.

        None when it does not open within 400 days.
        """
        if self.is_open(at):
            return at.astimezone(UTC)
        today = self.local(at).date()
        for day in (today + _ONE_DAY * ahead for ahead in range(_HORIZON + 1)):
            for period in self.periods(day):
                if (opens_at := period.starts_at(day, self.zone)) > at:
                    return opens_at
        return None

    def closing(self, at: datetime) -> datetime | None:
        """When (UTC) the last period of ``at``'s local day ends, even if that has passed.

        None on a day off, and for an office that never closes.
        """
        day = self.local(at).date()
        periods = self.periods(day)
        if self.endless or not periods:
            return None
        return periods[-1].ends_at(day, self.zone)

    def period_end(self, at: datetime) -> datetime | None:
        """When (UTC) the period that is open at ``at`` ends; None while closed, and for an office that never
        closes."""
        here = self.local(at)
        moment = here.time()
        open_now = (period for period in self.periods(here.date()) if not self.endless and moment in period)
        return next((period.ends_at(here.date(), self.zone) for period in open_now), None)

    def closed_at(self, at: datetime) -> datetime | None:
        """When (UTC) the last period before ``at`` ended.

        None where none has ended in 400 days, and for an office that never closes.
        """
        if self.endless:
            return None
        today = self.local(at).date()
        for day in (today - _ONE_DAY * back for back in range(_HORIZON + 1)):
            ends = [end for period in self.periods(day) if (end := period.ends_at(day, self.zone)) <= at]
            if ends:
                return ends[-1]
        return None

    def is_paused(self, at: datetime) -> bool:
        """Whether the office is closed between two periods of one day, for whatever reason."""
        here = self.local(at)
        periods = self.periods(here.date())
        return not self.is_open(at) and any(p.start <= here.time() for p in periods) and periods[-1].start > here.time()

    def is_break(self, at: datetime) -> bool:
        """Whether that is a break of its timetable: lunch, Friday prayer."""
        here = self.local(at)
        usual = self.timetable(here.date()).on_extra(here.date())
        return self.is_paused(at) and not any(here.time() in period for period in usual)

    def opened_at(self, at: datetime) -> datetime | None:
        """When (UTC) the office opened for ``at``'s day of service, even if that is still to come.

        A day of service that runs over midnight began the day before. None on a day off, for an office that never
        closes, and where it has been open without a break for 400 days.
        """
        day = self.local(at).date()
        for _ in range(_HORIZON):
            if self.endless or not self.periods(day):
                return None
            if not self._continues(day):
                return self.periods(day)[0].starts_at(day, self.zone)
            day -= _ONE_DAY
        return None

    def _continues(self, day: date) -> bool:
        """Whether the office is open over the midnight before ``day``."""
        before = self.periods(day - _ONE_DAY)
        return self.periods(day)[0].start == _MIDNIGHT and bool(before) and before[-1].end == _MIDNIGHT

    def end_of_working_day(self, after: datetime, days: int) -> datetime:
        """Closing time (UTC) of the ``days``-th working day, counted from the day after ``after``'s.

        Raises ValueError for fewer than one day, or when that day is more than ten years away.
        """
        if days < 1:
            raise ValueError("working days are counted from one")
        asked = (self.local(after).date() + _ONE_DAY, days)
        if asked not in self._ends:
            self._ends[asked] = self._end_of(*asked)
        return self._ends[asked]

    @cached_property
    def _ends(self) -> dict[tuple[date, int], datetime]:
        """Where terms of working days end, by their first day, as far as somebody has asked."""
        return {}

    def _end_of(self, first: date, days: int) -> datetime:
        for counted, day in enumerate(self._working_days(first), start=1):
            if counted == days:
                return self.periods(day)[-1].ends_at(day, self.zone)
        raise ValueError(f"no {days} working days within ten years")

    def _working_days(self, first: date) -> Iterator[date]:
        days = (first + timedelta(days=ahead) for ahead in range(_TEN_YEARS))
        return (day for day in days if self.is_working_day(day))


def _unbroken(change: Change) -> Change:
    return replace(change, hours=change.hours and change.hours.unbroken)
