"""By which calendar something is judged that has begun and still goes on: the one it began under, and what the office
has ruled since."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.calendar.rulings import Rulings
from bot.flows.calendar.spans import Periods, common

_INSTANT = timedelta(microseconds=1)


def judged(kept: OfficeCalendar, rulings: Rulings, since: datetime) -> OfficeCalendar:
    """The calendar by which is judged what began ``since`` under ``kept``, with all ``rulings`` there have been."""
    if rulings.latest is None or rulings.latest < since:
        return kept
    return Judged(
        kept.hours,
        kept.zone,
        kept.closed,
        kept.opened,
        kept.changes,
        kept.rulings,
        kept=kept,
        present=replace(kept, rulings=rulings),
    )


@dataclass(frozen=True)
class Judged(OfficeCalendar):
    """Open where the calendar that was ``kept`` is open and no ruling of the ``present`` has closed it, each from when
    it was entered. New hours never make anything due earlier, and nobody is charged for time in which the office was
    closed on purpose.
    """

    kept: OfficeCalendar = field(kw_only=True)
    present: OfficeCalendar = field(kw_only=True)

    @property
    def endless(self) -> bool:
        """A ruling may have closed it."""
        return False

    @cached_property
    def unbroken(self) -> OfficeCalendar:
        """The same without breaks."""
        kept, present = self.kept.unbroken, self.present.unbroken
        return Judged(kept.hours, kept.zone, kept.closed, kept.opened, kept=kept, present=present)

    def periods(self, day: date) -> Periods:
        """The periods of ``day`` that both leave open."""
        # rule: closed-since-is-not-charged
        return common(self.kept.periods(day), self.present.periods(day))

    def end_of_working_day(self, after: datetime, days: int) -> datetime:
        """As ever; what a ruling has cut off the end of the last day is given back when the office opens again."""
        end = super().end_of_working_day(after, days)
        last = self.kept.closing(end.astimezone(self.zone) - _INSTANT) or end
        return open_until(self, end, open_time(self.kept, end, last)) or end
