"""The office's weekly hours as they are told, in any of the desk's languages. Pure."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from babel.dates import get_day_names

from bot.flows.calendar.hours import WHOLE_DAY, OfficeHours, Period
from bot.texts import Texts

_LOCALES = {"id": "id_ID", "en": "en_GB"}

Told = tuple[tuple[str, tuple[str, ...]], ...]


def told_hours(hours: OfficeHours, texts: Texts, language: str, zone_label: str) -> Told:
    """Days that are alike and follow each other, and their hours: each stretch of opening as one piece, so that none is
    broken over two lines; the zone ("WIB") is told with the last."""
    names: Mapping[int, str] = get_day_names("wide", locale=_LOCALES[language])
    return tuple(
        (_days(names, days, texts, language), _times(hours.weekly[days[0]], texts, language, zone_label))
        for days in _runs(hours)
    )


def _runs(hours: OfficeHours) -> Iterator[list[int]]:
    """Days that are alike and follow each other."""
    for _, alike in groupby(sorted(hours.weekly), key=lambda day: _first_alike(hours, day)):
        yield list(alike)


def _first_alike(hours: OfficeHours, day: int) -> int:
    """The first day of the run of days with the same hours that a day belongs to."""
    while day - 1 in hours.weekly and hours.weekly[day - 1] == hours.weekly[day]:
        day -= 1
    return day


def _days(names: Mapping[int, str], days: list[int], texts: Texts, language: str) -> str:
    if len(days) == 7:
        return texts.say(language, "poster-every-day")
    if len(days) == 1:
        return names[days[0]]
    return texts.say(language, "poster-days", {"first": names[days[0]], "last": names[days[-1]]})


def _times(periods: tuple[Period, ...], texts: Texts, language: str, zone_label: str) -> tuple[str, ...]:
    if periods == WHOLE_DAY:
        return (texts.say(language, "poster-all-day"),)
    *first, last = (str(period).replace("-", "–") for period in periods)
    return (*(f"{each}," for each in first), f"{last} {zone_label}")
