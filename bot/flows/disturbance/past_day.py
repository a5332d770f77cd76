"""The day on which something broke, as people write it: today unless they say otherwise, and never one to come."""

import re
from datetime import date, timedelta

from bot.flows.understanding.day_words import MONTHS, WEEKDAYS

_DAY = timedelta(days=1)
_YESTERDAY = re.compile(r"\b(?:kemarin|yesterday)\b")
_TODAY = re.compile(r"\b(?:hari ini|today)\b")
_AGO = re.compile(r"\b(\d)\s+(?:hari|days?)\s+(?:yang\s+)?(?:lalu|ago)\b|\b(kemarin lusa|kemarin dulu)\b")
_ISO = re.compile(r"\b(?:tanggal\s+|tgl\.?\s+)?(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b")
_SLASHED = re.compile(r"\b(?:tanggal\s+|tgl\.?\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?\b(?!/)")
_SPELT = re.compile(
    rf"\b(?:tanggal\s+|tgl\.?\s+)?(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b"
    r"(?:\s+(?P<year>\d{4})\b)?"
)
_NAMED = "|".join(sorted((word for word in WEEKDAYS if len(word) > 3 and word != "minggu"), key=len, reverse=True))
_WEEKDAY = re.compile(
    rf"\b(?:(?:hari|pada|last)\s+)?(?P<weekday>{_NAMED}|(?<=hari )minggu)\b(?:\s+(?:yang\s+)?lalu\b)?"
)


def past_day(said: str, today: date) -> tuple[date | None, str]:
    """The day that words name, and the words without it; None for a day that there is not, or that is to come.

    rule: disturbance-on-its-day
    """
    for pattern in (_ISO, _SLASHED, _SPELT):
        if found := pattern.search(said):
            return _dated(found, today), _without(said, found)
    if found := _AGO.search(said):
        return today - int(found[1] or 2) * _DAY, _without(said, found)
    if found := _YESTERDAY.search(said):
        return today - _DAY, _without(said, found)
    if found := _TODAY.search(said):
        return today, _without(said, found)
    if found := _WEEKDAY.search(said):
        back = (today.weekday() - WEEKDAYS[found["weekday"]]) % 7
        return today - (back or 7 * ("lalu" in found[0])) * _DAY, _without(said, found)
    return today, said


def _without(said: str, found: re.Match[str]) -> str:
    return f"{said[: found.start()]} {said[found.end() :]}"


def _dated(found: re.Match[str], today: date) -> date | None:
    """A date without a year is the last one that there was."""
    month = MONTHS.get(found["month"]) or int(found["month"])
    years = (int(found["year"]),) if found["year"] else (today.year, today.year - 1)
    days = (_day_of(year, month, int(found["day"])) for year in years)
    return next((day for day in days if day is not None and day <= today), None)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
