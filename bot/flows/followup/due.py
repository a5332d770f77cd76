"""When a follow-up is due: at the end of a working day so many days ahead, of a date, or by the law's clock."""

import re
from datetime import date, datetime, time, timedelta

from bot.flows.appointment.when import read
from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.scene.messages import Choice, Day, Phrase
from bot.flows.scene.scene import Scene

OFFERED = (1, 3, 5, 10, 14)
"""Working days that are offered by button."""

_ONE_DAY, _A_SECOND, _MIDNIGHT = timedelta(days=1), timedelta(seconds=1), time()
_MOST_DAYS = 250
"""Working days, about a year: what is further away is no promise."""
_MOST_CLOSED = 60
"""Days looked back for a working day; an office that is closed for longer keeps the law's day itself."""
_WORKING_DAYS = re.compile(r"(\d{1,3})\s*(?:hari(?:\s+kerja)?|hk|working\s+days?|days?)?")
_WRITTEN = re.compile(r"\d{8}")


def end_of(calendar: OfficeCalendar, day: date) -> datetime:
    """Closing time of a day; on a day off that of the next working day: nobody promises a day when nobody is here."""
    before = datetime.combine(day - _ONE_DAY, datetime.min.time(), calendar.zone)
    return working_day_end(calendar, before, 1)


def working_day_end(calendar: OfficeCalendar, after: datetime, days: int) -> datetime:
    """Closing time of the working day that is so many ahead; a day that ends at midnight ends a second before, so that
    it is told by its own date."""
    end = calendar.end_of_working_day(after, days)
    return end - _A_SECOND if calendar.local(end).time() == _MIDNIGHT else end


def lawful_end(calendar: OfficeCalendar, since: datetime, days: int) -> datetime:
    """The end of the last working day by which so many calendar days have not gone by: never later than the law has it.

    rule: law-counts-calendar-days
    """
    last = calendar.local(since).date() + timedelta(days=days)
    for day in (last - _ONE_DAY * back for back in range(min(days, _MOST_CLOSED))):
        if calendar.is_working_day(day):
            return end_of(calendar, day)
    return datetime.combine(last, datetime.max.time(), calendar.zone)


def working_day_before(calendar: OfficeCalendar, at: datetime, count: int) -> date:
    """The ``count``-th working day before a moment's own day."""
    day = calendar.local(at).date()
    for _ in range(_MOST_CLOSED * count):
        day -= _ONE_DAY
        count -= calendar.is_working_day(day)
        if not count:
            break
    return day


def opening(calendar: OfficeCalendar, day: date) -> datetime:
    """When the office opens on a day; on a day off when that day begins."""
    periods = calendar.periods(day)
    if periods:
        return periods[0].starts_at(day, calendar.zone)
    return datetime.combine(day, datetime.min.time(), calendar.zone)


def written(scene: Scene, at: datetime) -> str:
    """A due date as tokens and conversations have it."""
    return f"{scene.office.calendar.local(at):%Y%m%d}"


def of_written(scene: Scene, due: str) -> datetime | None:
    """A due date from a token; None for what is none, is over or lies too far ahead."""
    if not _WRITTEN.fullmatch(due):
        return None
    try:
        day = date(int(due[:4]), int(due[4:6]), int(due[6:]))
    except ValueError:
        return None
    return _sensible(scene, day)


def of_words(scene: Scene, typed: str) -> datetime | None:
    """A due date from words: "5 hari kerja", "3", "20 Desember", "Senin depan"; None where they name none to come."""
    plain = " ".join(typed.casefold().split()).strip(" .!?,")
    if found := _WORKING_DAYS.fullmatch(plain):
        days = int(found[1])
        return in_working_days(scene, days) if 1 <= days <= _MOST_DAYS else None
    day = read(typed, scene.office.calendar.local(scene.now).date()).day
    return _sensible(scene, day) if day else None


def in_working_days(scene: Scene, days: int) -> datetime:
    """The end of the working day that is so many ahead."""
    # rule: follow-up-due-in-working-days
    return working_day_end(scene.office.calendar, scene.now, days)


def _sensible(scene: Scene, day: date) -> datetime | None:
    today = scene.office.calendar.local(scene.now).date()
    if not today <= day <= today + timedelta(days=366):
        return None
    at = end_of(scene.office.calendar, day)
    return at if at > scene.now else None


def choice(scene: Scene, days: int, made: str) -> Choice:
    """So many working days ahead, with the date that this is today."""
    return Choice(Phrase("choice-follow-up-days", {"days": days, "day": Day(in_working_days(scene, days))}), made)
