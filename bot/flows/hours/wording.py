"""Changes of hours, timetables and days off in words."""

from collections.abc import Iterable
from datetime import date, datetime, time

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import Change, Kind
from bot.flows.calendar.hours import OfficeHours, Period
from bot.flows.office.office import Office
from bot.flows.scene.messages import Arg, Args, Day, Phrase
from bot.flows.scene.scene import Scene

_NAMES = {Kind.CLOSED: "hours-change-closed", Kind.OPENED: "hours-change-opened", Kind.HOURS: "hours-change-timetable"}
DAY_NAMES = (
    "day-monday",
    "day-tuesday",
    "day-wednesday",
    "day-thursday",
    "day-friday",
    "day-saturday",
    "day-sunday",
)
EVERY_DAY, ALWAYS = "every-day", "round-the-clock"
"""Texts by which each language calls the days of a timetable."""

_NOON = time(12)


def change_words(office: Office, change: Change, language: str) -> Phrase:
    """What a change does, to a reader of this language."""
    spans = Phrase("hours-spans", {"spans": spans_words(office, change.spans)}) if change.spans else Phrase("nothing")
    args: Args = {
        "days": _days(office, change),
        "spans": spans,
        "hours": weekly_words(office, change.hours, language) if change.hours else "",
    }
    return Phrase(_NAMES[change.kind], args)


def why(reason: str) -> Phrase:
    """The reason that was given, if any, as it follows a change."""
    return Phrase("hours-reason", {"reason": reason}) if reason else Phrase("nothing")


def day_words(calendar: OfficeCalendar, day: date) -> Day:
    """A day in full."""
    return Day(datetime.combine(day, _NOON, calendar.zone))


def spans_words(office: Office, spans: Iterable[Period]) -> str:
    """Stretches of a day ("08.00–12.00, 13.00–16.00 WIB")."""
    return f"{', '.join(map(str, spans)).replace('-', '–')} {office.zone_label}".strip()


def weekly_words(office: Office, hours: OfficeHours, language: str) -> str:
    """A timetable in a reader's words ("Monday–Thursday 08.00–12.00, 13.00–16.00 WIB")."""
    said = office.day_words[language]
    if hours.always:
        return said.always
    return f"{hours.worded(said.names, said.every_day).replace('-', '–')} {office.zone_label}".strip()


def hours_now(scene: Scene, language: str) -> str:
    """The timetable that holds today."""
    calendar = scene.office.calendar
    return weekly_words(scene.office, calendar.timetable(calendar.local(scene.now).date()), language)


def today_otherwise(scene: Scene) -> Phrase:
    """That a change has given today other hours, if one has."""
    calendar = scene.office.calendar
    today = calendar.local(scene.now).date()
    if not calendar.changed(today):
        return Phrase("nothing")
    periods = calendar.periods(today)
    return (
        Phrase("hours-today", {"spans": spans_words(scene.office, periods)})
        if periods
        else Phrase("hours-today-closed")
    )


def _days(office: Office, change: Change) -> Arg:
    first, last = (day_words(office.calendar, day) for day in (change.first, change.last))
    return first if change.first == change.last else Phrase("hours-days", {"first": first, "last": last})
