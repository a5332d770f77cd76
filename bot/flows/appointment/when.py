"""When somebody means: a day, a time of day or both, as people write them in Indonesian and English.

``besok jam 9``, ``senin pukul 10.30``, ``lusa pagi``, ``9/12 08.00``, ``tomorrow 2pm``. What is not said is None; a
slip of the finger in a longer word is forgiven.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.flows.given.typed import clean
from bot.flows.understanding.day_words import DAY_AFTER, MONTHS, TOMORROW, WEEKDAYS


class Part(StrEnum):
    """A part of the day."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True)
class When:
    """What was said of a moment, on the office's clock. ``sure``: the hour is meant as it stands, where it could be
    meant of either half of the day else."""

    day: date | None = None
    at: time | None = None
    part: Part | None = None
    sure: bool = True


HOURS: Mapping[Part, tuple[int, int]] = {Part.MORNING: (0, 11), Part.NOON: (11, 15), Part.AFTERNOON: (15, 24)}
"""From and until which hour a part of the day goes; as people greet."""

_AHEAD = {**dict.fromkeys(("sekarang", "today"), 0), **dict.fromkeys(TOMORROW, 1), **dict.fromkeys(DAY_AFTER, 2)}
_PARTS = {
    **dict.fromkeys(("pagi", "morning"), Part.MORNING),
    **dict.fromkeys(("siang", "noon"), Part.NOON),
    **dict.fromkeys(("sore", "afternoon", "malam", "evening"), Part.AFTERNOON),
}
_MEANT = {**WEEKDAYS, **_AHEAD, **_PARTS, **MONTHS}
_SHORTEST_FORGIVEN = 5
_SPELT = {"tgl": "tanggal"}

_FIGURES = (
    ("dua belas", 12),
    ("sebelas", 11),
    ("sepuluh", 10),
    ("sembilan", 9),
    ("delapan", 8),
    ("tujuh", 7),
    ("enam", 6),
    ("lima", 5),
    ("empat", 4),
    ("tiga", 3),
    ("dua", 2),
    ("satu", 1),
)
"""Hours in words, the longer ones first."""

_HOUR_IN_WORDS = re.compile(rf"\b(jam|pukul|setengah)\s+({'|'.join(name for name, _ in _FIGURES)})\b")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})\s*[/-]\s*(\d{1,2})(?:\s*[/-]\s*(\d{2,4}))?\b")
_NAMED_MONTH = re.compile(r"\b(\d{1,2})\s+([^\W\d_]{3,})\b(?:\s+(\d{4})\b)?")
_DAY_OF_MONTH = re.compile(r"\btanggal\s+(\d{1,2})\b")
_CLOCK = re.compile(r"\b(\d{1,2})[.:](\d{2})\b")
_HALF_TO = re.compile(r"\bsetengah\s+(\d{1,2})\b")
_HALF_PAST = re.compile(r"\bhalf\s+past\s+(\d{1,2})\b")
_PAST = re.compile(r"\b(?:jam|pukul)\s+(\d{1,2})\s+(?:lewat|lebih)\s+(\d{1,2})\b")
_HOUR = re.compile(r"\b(?:jam|pukul|pkl|at|jm)\.?\s*(\d{1,2})\b")
_ENGLISH_HOUR = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)\b")
_HOUR_OF_PART = re.compile(r"\b(\d{1,2})\s+(?:pagi|siang|sore|malam|morning|afternoon|noon)\b")
_NEXT_WEEK = re.compile(r"\bminggu depan\b|\bnext week\b")
_ALONE = re.compile(r"\s*(\d{1,2})\s*")


def read(typed: str, today: date) -> When:
    """What was said of a moment; ``today`` on the office's clock. Nothing in it is an error: what cannot be is not
    said."""
    text = " ".join(_spelt(clean(typed)[:200].casefold()).split())
    day, rest = _day(text, today)
    part = next((_PARTS[word] for word in _WORD.findall(rest) if word in _PARTS), None)
    at, sure = _time(rest)
    if at is not None and part is not None:
        at, sure = _in_part(at, part), True
    return When(day, at, None if at else part, sure)


def read_hour(typed: str) -> When:
    """A bare number as an hour, where a time was asked for."""
    found = _ALONE.fullmatch(typed)
    return When(at=_clock(found[1]), sure=False) if found else When()


def meant_at(said: When, day: date, slots: tuple[datetime, ...]) -> datetime | None:
    """The one of these local slots that a time names; of an hour that may be of either half of the day the one that
    there is."""
    if said.at is None:
        return None
    hours = (said.at.hour,) if said.sure else (said.at.hour, (said.at.hour + 12) % 24)
    wanted = [(day, hour, said.at.minute) for hour in hours]
    named = {(slot.date(), slot.hour, slot.minute): slot for slot in slots}
    return next((named[each] for each in wanted if each in named), None)


def _spelt(text: str) -> str:
    spelt = _WORD.sub(lambda found: _word(found[0]), text)
    return _HOUR_IN_WORDS.sub(lambda found: f"{found[1]} {dict(_FIGURES)[found[2]]}", spelt)


def _word(word: str) -> str:
    if word in _SPELT:
        return _SPELT[word]
    if word in _MEANT or len(word) < _SHORTEST_FORGIVEN:
        return word
    near = process.extractOne(word, list(_MEANT), scorer=OSA.distance, score_cutoff=1)
    return near[0] if near and len(near[0]) >= _SHORTEST_FORGIVEN else word


def _day(text: str, today: date) -> tuple[date | None, str]:
    """The day, and the words without what named it."""
    for pattern in (_ISO, _SLASHED, _NAMED_MONTH, _DAY_OF_MONTH):
        found = pattern.search(text)
        day = _dated(pattern, found, today) if found else None
        if found and day:
            return day, f"{text[: found.start()]} {text[found.end() :]}"
    if "hari ini" in text:
        return today, text
    next_week = _NEXT_WEEK.search(text)
    words = _WORD.findall(_NEXT_WEEK.sub(" ", text))
    ahead = next((_AHEAD[word] for word in words if word in _AHEAD), None)
    if ahead is not None:
        return today + timedelta(days=ahead), text
    weekday = next((WEEKDAYS[word] for word in words if word in WEEKDAYS), None)
    if next_week and weekday is not None:
        return today + timedelta(days=7 - today.weekday() + weekday), text
    return (None if weekday is None else _next(today, weekday)), text


def _next(today: date, weekday: int) -> date:
    """The next such day after today: who means today says so."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _dated(pattern: re.Pattern[str], found: re.Match[str], today: date) -> date | None:
    if pattern is _ISO:
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if pattern is _DAY_OF_MONTH:
        return _coming(today, int(found[1]), None)
    month = MONTHS.get(found[2]) if pattern is _NAMED_MONTH else int(found[2])
    if month is None:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0) if found[3] else None
    return _real(year, month, int(found[1])) if year else _coming(today, int(found[1]), month)


def _coming(today: date, day: int, month: int | None) -> date | None:
    """The next date with this day and month; or with this day of any month."""
    for ahead in range(367):
        each = today + timedelta(days=ahead)
        if each.day == day and month in (None, each.month):
            return each
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time(text: str) -> tuple[time | None, bool]:
    """The time of day, and whether it is certain of which half of the day it is."""
    if found := _ENGLISH_HOUR.search(text):
        hour = int(found[1]) % 12 + (12 if found[3] == "pm" else 0)
        return _clock(hour, found[2] or 0), True
    if found := _HALF_TO.search(text):
        return _clock((int(found[1]) - 1) % 24, 30), False
    if found := _HALF_PAST.search(text):
        return _clock(found[1], 30), False
    if found := _CLOCK.search(text) or _PAST.search(text):
        return _clock(found[1], found[2]), int(found[1]) > 6
    if found := _HOUR.search(text) or _HOUR_OF_PART.search(text):
        return _clock(found[1]), int(found[1]) > 6
    return None, True


def _clock(hour: str | int, minute: str | int = 0) -> time | None:
    return time(int(hour), int(minute)) if int(hour) < 24 and int(minute) < 60 else None


def _in_part(at: time, part: Part) -> time:
    """An hour of the part of the day that was named with it."""
    afternoon = part is not Part.MORNING and at.hour < 8
    return at.replace(hour=at.hour + 12) if afternoon else at
