"""Putting phrases into words: a reader's language, the office's clock, lengths of time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from html import escape
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.flows.scene.messages import Arg, Between, Dated, Day, Due, Listing, Phrase, Steps, Worded
from bot.render.fitting import strip
from bot.texts import Texts


@dataclass(frozen=True)
class Voice:
    """Says phrases to one reader: in their language, at one moment, by the office's clock."""

    texts: Texts
    zone: ZoneInfo
    zone_label: str
    language: str
    now: datetime
    _said: dict[int, tuple[Phrase, str]] = field(default_factory=dict, repr=False, compare=False)
    """What was put into words with markup, by the phrase itself: a card says its steps twice, in line and drawn."""

    def markup(self, phrase: Phrase) -> str:
        """A phrase with its markup; whatever came from outside is escaped."""
        known = self._said.get(id(phrase))
        if known is None:
            known = self._said[id(phrase)] = (phrase, self._marked_up(phrase))
        return known[1]

    def _marked_up(self, phrase: Phrase) -> str:
        args = {name: self._shown(arg, escaped=True) for name, arg in phrase.args.items()}
        return self.texts.say(self.language, phrase.name, args)

    def plain(self, phrase: Phrase) -> str:
        """A phrase for a button: no markup, nothing escaped."""
        args = {name: self._shown(arg, escaped=False) for name, arg in phrase.args.items()}
        return strip(self.texts.say(self.language, phrase.name, args))

    def _shown(self, arg: Arg, *, escaped: bool) -> str | int:
        match arg:
            case Phrase():
                return self.markup(arg) if escaped else self.plain(arg)
            case Listing() | Steps():
                return "\n".join(self.markup(line) for line in arg.lines)
            case datetime():
                return self._moment(arg)
            case Day() | Due() | Dated() | Between():
                return self._told(arg)
            case timedelta():
                return duration(arg, self.language)
            case int():
                return arg
            case str() | Worded():
                said = (
                    arg if isinstance(arg, str) else arg.words.get(self.language) or next(iter(arg.words.values()), "")
                )
                return escape(said, quote=False) if escaped else said

    def _told(self, arg: Day | Due | Dated | Between) -> str:
        match arg:
            case Day(at):
                return self._day(at)
            case Due(at):
                return self._due(at)
            case Dated(at):
                return self._dated(at)
            case Between(start, end):
                return self._between(start, end)

    def _moment(self, at: datetime) -> str:
        """A time of day ("08.00 WIB"), with the date unless it is today."""
        local, today = at.astimezone(self.zone), self.now.astimezone(self.zone).date()
        clock = f"{local:%H.%M} {self.zone_label}"
        if local.date() == today:
            return f"pukul {clock}" if self.language == "id" else f"at {clock}"
        return self._dated(at)

    def _due(self, at: datetime) -> str:
        """A moment, or the day that ends with it. rule: day-s-end-is-told-as-the-day"""
        ends_a_day = at.astimezone(self.zone).time() == time()
        return self._day(at - _A_SECOND) if ends_a_day else self._moment(at)

    def _between(self, start: datetime, end: datetime) -> str:
        """Two times of day ("pukul 09.40–10.10 WIB"); with their dates where they are not of one day."""
        first, last = start.astimezone(self.zone), end.astimezone(self.zone)
        if first.date() != last.date():
            return f"{self._moment(start)} – {self._moment(end)}"
        return (
            self._moment(end)
            if first == last
            else self._moment(end).replace(f"{last:%H.%M}", f"{first:%H.%M}–{last:%H.%M}")
        )

    def _dated(self, at: datetime) -> str:
        """A time of day with its date ("Senin, 23 November 2026 pukul 08.00 WIB")."""
        clock = f"{at.astimezone(self.zone):%H.%M} {self.zone_label}"
        day = self._day(at)
        return f"{day} pukul {clock}" if self.language == "id" else f"on {day} at {clock}"

    def _day(self, at: datetime) -> str:
        """A day in full ("Senin, 23 November 2026")."""
        day = at.astimezone(self.zone).date()
        return format_date(day, "EEEE, d MMMM y", locale=_LOCALES[self.language])


_LOCALES: Mapping[str, str] = {"id": "id_ID", "en": "en_GB"}
_A_SECOND = timedelta(seconds=1)
_UNITS: Mapping[str, tuple[str, str, str, str]] = {
    "id": ("hari", "jam", "menit", "detik"),
    "en": ("d", "h", "min", "s"),
}


def duration(span: timedelta, language: str) -> str:
    """A length of time in its two largest units ("1 jam 30 menit"); Babel would round it to one."""
    seconds = max(0, round(span.total_seconds()))
    parts = (seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60, seconds % 60)
    named = [f"{value} {unit}" for value, unit in zip(parts, _UNITS[language], strict=True) if value]
    return " ".join(named[:2]) or f"0 {_UNITS[language][3]}"
