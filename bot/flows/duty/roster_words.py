"""Lines of the roster as people write them ("Senin: Sari, Budi", "30 November 08.00-12.00: Sari"), read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.flows.calendar.hours import Period, UnreadableHours, read_period
from bot.flows.hours.days import read_days
from bot.flows.hours.pieces import pieces, plain
from bot.flows.state.desk import Staff
from bot.flows.understanding.day_words import WEEKDAYS

_NOBODY = ("kosong", "tidak ada", "nobody", "none", "-")
_EVERY = ("setiap", "tiap", "every")
_TO = ("-", "sampai", "to")
_HOURS = re.compile(r"(?:pukul |jam )?(\d{1,2}[.:]\d{2}) ?(?:-|sampai|s\.?d\.?) ?(\d{1,2}[.:]\d{2})$")
_PART = re.compile(r"[a-z']+|-")
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that somebody may want entered: the day of the week (0 is Monday) or the date, its hours, and who."""

    day: int | date
    hours: Period | None
    staff: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.day}|{self.hours or ''}|{','.join(self.staff)}"


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read: the text that says so, and the words."""

    asks: str
    words: str


def read_entry(written: str) -> Entry:
    """An entry from its written form. Raises ValueError for anything else."""
    day, hours, staff = written.split("|")
    on = int(day) if len(day) == 1 else date.fromisoformat(day)
    return Entry(on, read_period(hours) if hours else None, tuple(staff.split(",")) if staff else ())


def read_entries(typed: str, staff: Iterable[Staff], today: date) -> tuple[Entry, ...] | Unread:
    """All entries of a message, parted by lines or semicolons; the first thing that cannot be read instead."""
    found: list[Entry] = []
    members = [member for member in staff if member.person_id]
    for part in filter(None, (each.strip() for each in re.split(r"[;\n]", typed))):
        when, colon, names = part.rpartition(":")
        if not colon or not when.strip():
            return Unread("roster-not-read", part)
        who = _who(names, members)
        days = _when(when, today)
        if isinstance(who, Unread):
            return who
        if isinstance(days, Unread):
            return days
        found += [Entry(day, hours, who) for day, hours in days]
    return tuple(found) or Unread("roster-not-read", typed)


def names_somebody(typed: str, staff: Iterable[Staff]) -> bool:
    """Whether what follows a colon names somebody who works here, or nobody: then it is about the roster."""
    _, colon, names = typed.rpartition(":")
    parts = [each.strip().casefold() for each in names.split(",")]
    known = {word for member in staff for word in (member.name.casefold(), member.name.casefold().split()[0])}
    return bool(colon) and any(each in known or each in _NOBODY for each in parts)


def named(name: str, members: Iterable[Staff]) -> list[Staff]:
    """Whom a name means: all of it, else its beginning."""
    wanted, members = " ".join(name.casefold().split()), list(members)
    whole = [member for member in members if " ".join(member.name.casefold().split()) == wanted]
    return whole or [member for member in members if member.name.casefold().split()[0] == wanted]


def _who(names: str, members: list[Staff]) -> tuple[str, ...] | Unread:
    parts = [each.strip() for each in names.split(",")]
    if len(parts) == 1 and parts[0].casefold() in _NOBODY:
        return ()
    found: list[str] = []
    for part in parts:
        meant = named(part, members) if part else []
        if len(meant) != 1:
            return Unread("roster-which-of-them" if meant else "roster-nobody-so", part)
        found.append(meant[0].id)
    return tuple(dict.fromkeys(found))


def _when(typed: str, today: date) -> list[tuple[int | date, Period | None]] | Unread:
    text = " ".join(plain(typed).split())
    hours = _HOURS.search(text)
    try:
        period = read_period(f"{hours[1]}-{hours[2]}".replace(":", ".")) if hours else None
    except UnreadableHours:
        return Unread("roster-no-such-hours", typed.strip())
    said = text[: hours.start()].strip(" ,") if hours else text
    days = _weekdays(said) or _dates(said, today)
    return [(day, period) for day in days] if days else Unread("roster-no-such-day", typed.strip())


def _weekdays(said: str) -> list[int]:
    parts = [part for part in _PART.findall(said) if part not in _EVERY]
    if re.search(r"\d", said) or not parts or any(part not in WEEKDAYS and part not in _TO for part in parts):
        return []
    found: list[int] = []
    for place, part in enumerate(parts):
        if part in WEEKDAYS:
            day = WEEKDAYS[part]
            ranged = place >= 2 and parts[place - 1] in _TO and found
            found += [(found[-1] + step) % 7 for step in range(1, (day - found[-1]) % 7 + 1)] if ranged else [day]
    return list(dict.fromkeys(found))


def _dates(said: str, today: date) -> list[date]:
    heard = pieces(said)
    days = read_days(heard, today)
    if days is None or not days.sure or len(days.spans) != 1 or days.used != len(heard):
        return []
    first, last = days.spans[0]
    length = (last - first).days + 1
    return [first + timedelta(days=ahead) for ahead in range(length)] if first >= today and length <= _LONGEST else []
