"""The duty roster: who is to be on duty when, by the lines that somebody has entered one after another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.flows.calendar.hours import WHOLE_DAY, Period
from bot.flows.calendar.spans import Periods, common, joined, without


@dataclass(frozen=True, slots=True)
class Line:
    """Who is on duty on a day of every week (0 is Monday) or on one date: for some ``hours``, or as long as the office
    is open. Nobody is a line too. ``by`` whom it was entered, and when."""

    day: int | date
    hours: Period | None
    staff: tuple[str, ...]
    by: str
    entered_at: datetime

    def concerns(self, day: date) -> bool:
        """Whether it says anything of a day."""
        return self.day == day if isinstance(self.day, date) else self.day == day.weekday()

    @property
    def stretch(self) -> Period:
        """The part of the day that it rules."""
        return self.hours or WHOLE_DAY[0]

    @property
    def dated(self) -> bool:
        """Whether it is about one date."""
        return isinstance(self.day, date)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a day, and who is on duty then."""

    period: Period
    staff: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """All lines there have been, in the order of their entry."""

    lines: tuple[Line, ...] = ()

    def on(self, day: date, opening: Periods) -> tuple[Stretch, ...]:
        """Who is on duty when on a day with these opening hours.

        The line entered last rules its part of the day, and a date goes before a day of the week. What is said of a
        date with its hours counts also while the office is closed.
        """
        # rule: roster-date-before-weekday
        held: list[tuple[Line, Periods]] = []
        for line in sorted((each for each in self.lines if each.concerns(day)), key=lambda each: each.dated):
            held = [(each, without(periods, (line.stretch,))) for each, periods in held]
            held.append((line, (line.stretch,)))
        found = [each for line, periods in held for each in _stretches(line, periods, opening)]
        return tuple(sorted(found, key=lambda each: (each.period, each.staff)))

    def turns(self, staff_id: str, day: date, opening: Periods) -> Periods:
        """When somebody is on duty on a day."""
        return joined(each.period for each in self.on(day, opening) if staff_id in each.staff)


def _stretches(line: Line, periods: Periods, opening: Periods) -> Iterator[Stretch]:
    if not (line.dated and line.hours):
        periods = common(periods, hull(opening))
    if line.staff:
        yield from (Stretch(period, line.staff) for period in periods)


def hull(opening: Periods) -> Periods:
    """The opening hours of a day without their breaks."""
    return (Period(opening[0].start, opening[-1].end),) if opening else ()


NO_ROSTER = Roster()
