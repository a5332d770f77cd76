"""Words about a disturbance: "gangguan zoom 09.10-09.40", "gangguan: listrik padam sejak 10.00", "gangguan selesai"."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.disturbance.past_day import past_day
from bot.flows.given.typed import clean
from bot.flows.state.deviation import Cause
from bot.flows.understanding.commands import DISTURBANCE

_LONGEST = 200
_DAY, _LONGEST_NIGHT = timedelta(days=1), timedelta(hours=14)
_CLOCK = re.compile(r"(?:\b(?:pukul|jam|at)\s*)?\b(\d{1,2})[.:](\d{2})\b|\b(?:pukul|jam)\s*(\d{1,2})\b")
_JOINTS = re.compile(r"\b(?:sejak|mulai|dari|since|from|sampai|hingga|until|till|s\.?d\.?|wib|wita|wit)(?=\W|$)")
_UNTIL = re.compile(r"\b(?:sampai|hingga|until|till|s\.?d\.?)\s*(?:pukul|jam)?\s*\d")
_OVER = frozenset(("selesai", "sudah selesai", "berakhir", "pulih", "sudah pulih", "over", "ended"))
_CAUSES = {
    Cause.ZOOM: re.compile(r"\bzoom\b"),
    Cause.NETWORK: re.compile(r"\b(?:jaringan|internet|network|sinyal|wi-?fi|koneksi|server)\b"),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What somebody says of a disturbance; ``over``: that what lasts is over; ``wrong``: its times cannot be meant."""

    began_at: datetime | None = None
    ended_at: datetime | None = None
    cause: Cause = Cause.OTHER
    words: str = ""
    over: bool = False
    wrong: bool = False


def read(typed: str, calendar: OfficeCalendar, now: datetime) -> Spoken | None:
    """What is said; None where it is about something else, and nothing of it where only the list is asked for."""
    first, rest = _parted(typed)
    if first not in DISTURBANCE:
        return None
    return span(rest, calendar, now) if rest else Spoken()


def _parted(typed: str) -> tuple[str, str]:
    first, _, rest = clean(typed).strip().lower().partition(" ")
    return first.strip("/:"), rest.strip(" :")


def span(rest: str, calendar: OfficeCalendar, now: datetime) -> Spoken:
    """From when to when, what, and why."""
    said = rest.lower().strip(" .!")
    if said in _OVER:
        return Spoken(over=True)
    today = calendar.local(now)
    began_on, said = past_day(said, today.date())
    ended_on, rest = past_day(said, today.date())
    if began_on is None or ended_on is None:
        return Spoken(wrong=True)
    on, last = sorted((began_on, ended_on if rest != said else began_on))
    said = rest
    clocks = enumerate(_CLOCK.finditer(said))
    times = [_moment(today + ((last if place else on) - today.date()), found) for place, found in clocks]
    cause = next((each for each, pattern in _CAUSES.items() if pattern.search(said)), Cause.OTHER)
    words = _CLOCK.sub(" ", said)
    words = " ".join(_JOINTS.sub(" ", words).split()).strip(" ,;:-–.")[:_LONGEST]
    if not times and on < today.date():
        return Spoken(wrong=True)  # all of a day that is over is not said by leaving its times out
    spoken = [now, *times] if len(times) == 1 and _UNTIL.search(said) else times or [now]
    began, ended = spoken[0], spoken[1] if len(spoken) > 1 else None
    if began is None or (len(spoken) > 1 and ended is None) or len(spoken) > 2:
        return Spoken(wrong=True)
    if ended is not None:
        began, ended = _over_midnight(began, ended, now)
    wrong = began > now or (ended is not None and ended <= began)
    return Spoken(began, ended, cause, words, wrong=wrong)


def _over_midnight(began: datetime, ended: datetime, now: datetime) -> tuple[datetime, datetime]:
    """Times of which the second is the earlier one are of two days, where the night between them is short enough: the
    day that was said is the first, unless that is still to come.

    rule: disturbance-over-midnight
    """
    if ended > began or ended + _DAY - began > _LONGEST_NIGHT:
        return began, ended
    if began > now:
        return began - _DAY, ended
    return began, ended + (_DAY if ended + _DAY <= now else timedelta())


def _moment(day: datetime, found: re.Match[str]) -> datetime | None:
    hour, minute = int(found[1] or found[3]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        return None
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(UTC)
