"""Choosing: first the day, then the time; a few choices a screen, by button, by number, or in words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from bot.flows.appointment import slots, when
from bot.flows.appointment.when import HOURS, When
from bot.flows.scene.messages import Args, Choice, Day, Phrase
from bot.flows.scene.scene import Scene

MOST_DAYS, MOST_TIMES = 6, 6
"""Choices on one screen, besides those that lead elsewhere."""

SURE, NOT = "ok", "no"
"""Yes and no to moving an appointment; *no* elsewhere is to do without one."""

_CODE = re.compile(r"(?:D(?P<page>\d{1,3})|(?P<day>\d{8})(?:\+(?P<first>\d{1,3})|(?P<clock>\d{4}))?)")
Token = Callable[[str], str]
"""Makes what a choice carries of its code."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a code stands for: a page of the days, a day (from its ``first`` time on), or one time of it."""

    page: int = 0
    day: date | None = None
    first: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """Choices to be shown, each with the code by which it is known."""

    text: Phrase
    listed: tuple[tuple[Phrase, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in the order of their numbers."""
        return tuple(code for _, code in self.listed)

    def choices(self, token: Token) -> tuple[Choice, ...]:
        """The choices, numbered."""
        return tuple(
            Choice(Phrase("numbered", {"no": str(no), "label": label}), token(code))
            for no, (label, code) in enumerate(self.listed, 1)
        )


def read_code(scene: Scene, code: str) -> Chosen | None:
    """What a code stands for; None for anything the desk cannot have written."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    if found["page"]:
        return Chosen(page=int(found["page"]))
    try:
        day = date(int(found["day"][:4]), int(found["day"][4:6]), int(found["day"][6:]))
        clock = found["clock"] and time(int(found["clock"][:2]), int(found["clock"][2:]))
    except ValueError:
        return None
    return Chosen(day=day, first=int(found["first"] or 0), at=_instant(scene, day, clock) if clock else None)


def code_of(scene: Scene, slot_at: datetime) -> str:
    """The code of one time."""
    return f"{scene.office.calendar.local(slot_at):%Y%m%d%H%M}"


def _instant(scene: Scene, day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, scene.office.calendar.zone).astimezone(UTC)


def day_screen(scene: Scene, page: int = 0, why: Phrase | None = None, *, without: bool = False) -> Screen:
    """The days on which something is free; ``without``: going on without an appointment is a choice too."""
    found = slots.days(scene)
    shown = found[page : page + MOST_DAYS]
    listed = [(Phrase("day", {"day": noon(scene, day)}), f"{day:%Y%m%d}") for day in shown]
    if len(found) > page + MOST_DAYS:
        listed.append((Phrase("choice-more-days"), f"D{page + MOST_DAYS}"))
    elif page:
        listed.append((Phrase("choice-first-days"), "D0"))
    if without:
        listed.append((Phrase("choice-without-appointment"), NOT))
    text = "appointment-day" if shown else "appointment-none"
    return Screen(_asked(text, {}, why), tuple(listed))


def time_screen(scene: Scene, day: date, first: int = 0, why: Phrase | None = None) -> Screen:
    """The times of a day that are free, from the ``first`` of them on; other days where there is none."""
    found = slots.free(scene, day)
    if not found:
        return day_screen(scene, why=why or Phrase("appointment-day-full", {"day": noon(scene, day)}))
    first = first if first < len(found) else 0
    listed = [(_clock(scene, at), code_of(scene, at)) for at in found[first : first + MOST_TIMES]]
    if len(found) > MOST_TIMES:
        onward = first + MOST_TIMES if first + MOST_TIMES < len(found) else 0
        listed.append((Phrase("choice-more-times"), f"{day:%Y%m%d}+{onward}"))
    listed.append((Phrase("choice-more-days"), "D0"))
    return Screen(_asked("appointment-time", {"day": noon(scene, day)}, why), tuple(listed))


def _asked(text: str, args: Args, why: Phrase | None) -> Phrase:
    return Phrase(text, {**args, "why": why or Phrase("nothing")})


def _clock(scene: Scene, at: datetime) -> Phrase:
    return Phrase("verbatim", {"text": f"{scene.office.calendar.local(at):%H.%M}"})


def noon(scene: Scene, day: date) -> Day:
    """A day, to be told."""
    return Day(_instant(scene, day, time(12)))


def numbered(shown: tuple[str, ...], typed: str) -> str | None:
    """The code behind a number of the list as it was shown."""
    found = re.fullmatch(r"\s*(\d{1,2})\s*[.)]?\s*", typed)
    no = int(found[1]) if found else 0
    return shown[no - 1] if 0 < no <= len(shown) else None


def said(scene: Scene, typed: str, shown: tuple[str, ...] = ()) -> When:
    """The moment that words name; a bare number is an hour where times are listed."""
    found = when.read(typed, scene.office.calendar.local(scene.now).date())
    listed = listed_day(scene, shown)
    if found.day is None and listed is not None:
        bare = when.read_hour(typed) if found.at is None else found
        found = When(listed, bare.at or found.at, found.part, bare.sure) if bare.at or found.part else found
    return found


def listed_day(scene: Scene, shown: tuple[str, ...]) -> date | None:
    """The day whose times are listed."""
    first = read_code(scene, shown[0]) if shown else None
    return first.day if first is not None and first.at is not None else None


def meant(scene: Scene, named: When) -> Chosen | Screen | None:
    """What a moment in words comes to: one free time, a screen with what is free near it, or nothing that can be
    told."""
    if named.day is None:
        return None
    calendar, found = scene.office.calendar, slots.free(scene, named.day)
    local = tuple(calendar.local(at) for at in found)
    exact = when.meant_at(named, named.day, local)
    if exact is not None:
        return Chosen(day=named.day, at=exact.astimezone(UTC))
    if named.at is None:
        return time_screen(scene, named.day, _first_of(named, local))
    why = Phrase("appointment-time-not-free", {"time": f"{named.at:%H.%M}"})
    return time_screen(scene, named.day, _near(named.at, local), why)


def _first_of(named: When, local: tuple[datetime, ...]) -> int:
    """The first free time in the part of the day that was named."""
    begins, ends = HOURS[named.part] if named.part else (0, 24)
    return next((no for no, at in enumerate(local) if begins <= at.hour < ends), 0)


def _near(wanted: time, local: tuple[datetime, ...]) -> int:
    """The page on which the first free time after the one that was wanted stands."""
    later = (no for no, at in enumerate(local) if at.time() >= wanted)
    return max(0, next(later, len(local)) - MOST_TIMES // 2)
