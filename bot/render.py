"""From what is meant to what is shown: a message, a reader's language and a channel's limits. Pure.

The shown form is neutral JSON: text in a small HTML (b, i, code; everything else escaped) and rows of
buttons. Channels turn it into their own call without deciding anything more.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import TypedDict
from zoneinfo import ZoneInfo

from babel.dates import format_date

from bot.flows.messages import Arg, Day, Listing, Message, Phrase
from bot.texts import Texts

_TAG = re.compile(r"</?(?:b|i|code)>")
_LONG_LABEL = 18
"""Buttons with longer labels get a row of their own, so that a small phone does not cut them."""


class Button(TypedDict, total=False):
    """One button: a label and either a token to send back, an address to open, or a value to copy."""

    label: str
    token: str
    url: str
    copy: str


class Shown(TypedDict):
    """A message as a channel shows it; ``anew`` for a card that is not to be edited where it stands."""

    text: str
    rows: list[list[Button]]
    anew: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel can show. Telegram: text 4096 characters after parsing."""

    text: int = 4096
    label: int = 60


LIMITS: dict[str, Limits] = {"telegram": Limits(), "web": Limits(text=20_000)}


@dataclass(frozen=True)
class Renderer:
    """Puts messages into words for an office: its texts, its clock and the name of its zone ("WIB")."""

    texts: Texts
    zone: ZoneInfo
    zone_label: str

    def show(self, message: Message, language: str, channel: str, now: datetime) -> Shown:
        """The message as this channel shows it to a reader of this language."""
        limits = LIMITS.get(channel, Limits())
        voice = _Voice(self, language, now)
        buttons: list[Button] = [{"label": voice.plain(c.label), "token": c.token} for c in message.choices]
        links: list[Button] = [{"label": voice.plain(link.label), "url": link.url} for link in message.links]
        copies: list[Button] = [{"label": voice.plain(c.label), "copy": c.value} for c in message.copies]
        shown = [*links, *copies, *buttons]
        for button in shown:
            button["label"] = _cut(button["label"], limits.label)
        return {"text": fit(voice.markup(message.text), limits.text), "rows": _rows(shown), "anew": message.anew}


@dataclass(frozen=True)
class _Voice:
    renderer: Renderer
    language: str
    now: datetime

    def markup(self, phrase: Phrase) -> str:
        """A phrase with its markup; whatever came from outside is escaped."""
        args = {name: self._shown(arg, escaped=True) for name, arg in phrase.args.items()}
        return self.renderer.texts.say(self.language, phrase.name, args)

    def plain(self, phrase: Phrase) -> str:
        """A phrase for a button: no markup, nothing escaped."""
        args = {name: self._shown(arg, escaped=False) for name, arg in phrase.args.items()}
        return strip(self.renderer.texts.say(self.language, phrase.name, args))

    def _shown(self, arg: Arg, *, escaped: bool) -> str | int:
        match arg:
            case Phrase():
                return self.markup(arg) if escaped else self.plain(arg)
            case Listing(lines):
                return "\n".join(self.markup(line) for line in lines)
            case datetime():
                return self._moment(arg)
            case Day(at):
                return self._day(at)
            case timedelta():
                return duration(arg, self.language)
            case int():
                return arg
            case str():
                return escape(arg, quote=False) if escaped else arg

    def _moment(self, at: datetime) -> str:
        """A time of day ("08.00 WIB"), with the date unless it is today."""
        local, today = at.astimezone(self.renderer.zone), self.now.astimezone(self.renderer.zone).date()
        clock = f"{local:%H.%M} {self.renderer.zone_label}"
        if local.date() == today:
            return f"pukul {clock}" if self.language == "id" else f"at {clock}"
        day = self._day(at)
        return f"{day} pukul {clock}" if self.language == "id" else f"on {day} at {clock}"

    def _day(self, at: datetime) -> str:
        """A day in full ("Senin, 23 November 2026")."""
        day = at.astimezone(self.renderer.zone).date()
        return format_date(day, "EEEE, d MMMM y", locale=_LOCALES[self.language])


_LOCALES: Mapping[str, str] = {"id": "id_ID", "en": "en_GB"}
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


def _rows(buttons: list[Button]) -> list[list[Button]]:
    """Two short buttons a row, a long one alone."""
    rows: list[list[Button]] = []
    for button in buttons:
        short = len(button["label"]) <= _LONG_LABEL
        if short and rows and len(rows[-1]) == 1 and len(rows[-1][0]["label"]) <= _LONG_LABEL:
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def fit(text: str, longest: int) -> str:
    """Keeps a text within a limit of shown characters, dropping whole lines from its end.

    Tags never span lines (the texts are tested for it), so cutting between lines leaves none open.
    """
    if len(strip(text)) <= longest:
        return text
    lines = text.split("\n")
    while lines and len(strip("\n".join([*lines, "…"]))) > longest:
        lines.pop()
    if lines:
        return "\n".join([*lines, "…"])
    return escape(_cut(strip(text), longest), quote=False)


def strip(text: str) -> str:
    """The text a reader sees: tags gone, entities resolved."""
    plain = _TAG.sub("", text)
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(entity, char)
    return plain


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    whole_words = text[: longest - 1].rsplit(" ", 1)[0]
    return f"{whole_words or text[: longest - 1]}…"
