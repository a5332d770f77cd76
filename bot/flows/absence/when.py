"""From when until when somebody is absent, as they write it: "besok", "25-27 November", "hari ini 13.00-16.00"."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import Change
from bot.flows.hours import reading
from bot.flows.understanding.hours_vocabulary import CLOSE, KNOWN

_CLOSES = next(word for word, (what, _) in KNOWN.items() if what == CLOSE)
"""An absence is written as a closing of the office is, and read by the same words."""

_MIDNIGHT = time()
_FAR = timedelta(days=240)
"""Of a day without a year that is further ahead, the one that is past was meant."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when until when, and the reason, if it was said along with it."""

    begins_at: datetime
    ends_at: datetime
    reason: str = ""


def read(typed: str, calendar: OfficeCalendar, at: datetime, *, english: bool) -> Stretch | str:
    """The stretch of time that is meant, or the text that asks back. Where several may be meant it is the next one:
    it is read back before anything comes of it."""
    found = reading.read(f"{_CLOSES} {typed}", calendar, at, english=english)
    if isinstance(found, reading.Meant):
        change, reason = found.change, found.reason
    elif found is not None and found.options:
        change, reason = found.options[0], found.reason
    else:
        past = found is not None and found.asks == "hours-past"
        return "absence-past" if past else "absence-when-again"
    if change.first != change.last and change.spans:
        return "absence-one-stretch"
    begins_at, ends_at = _moments(change, calendar)
    soon = begins_at - at < _FAR and ends_at > at
    return Stretch(begins_at, ends_at, reason) if soon else "absence-past"


def _moments(change: Change, calendar: OfficeCalendar) -> tuple[datetime, datetime]:
    start = change.spans[0].start if change.spans else _MIDNIGHT
    end = change.spans[-1].end if change.spans else _MIDNIGHT
    last = change.last + timedelta(days=1) if end == _MIDNIGHT else change.last
    return _at(change.first, start, calendar), _at(last, end, calendar)


def _at(day: date, moment: time, calendar: OfficeCalendar) -> datetime:
    return datetime.combine(day, moment, calendar.zone)
