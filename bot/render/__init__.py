"""From what is meant to what is shown: a message, a reader's language and a channel's limits. Pure.

The shown form is neutral JSON: text in a small HTML (b, i, code; everything else escaped) and rows of
buttons. Channels turn it into their own call without deciding anything more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.flows.scene.events import WEB, WHATSAPP
from bot.flows.scene.messages import Message
from bot.render import chart, invitation, letter, paper, view, whatsapp
from bot.render.fitting import cut, first_line, fit, strip
from bot.render.shown import LIMITS, Button, File, Limits, Shown, Template, with_file
from bot.render.voice import Voice, duration
from bot.texts import Texts

__all__ = [
    "LIMITS",
    "Button",
    "File",
    "Limits",
    "Renderer",
    "Shown",
    "Template",
    "Voice",
    "duration",
    "first_line",
    "fit",
    "strip",
]

_LONG_LABEL = 18
"""Buttons with longer labels get a row of their own, so that a small phone does not cut them."""


@dataclass(frozen=True)
class Renderer:
    """Puts messages into words for an office: its texts, its clock and the name of its zone ("WIB").

    ``forms`` are the names by which WhatsApp knows the form to fill in, by language.
    """

    texts: Texts
    zone: ZoneInfo
    zone_label: str
    office: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)

    def show(self, message: Message, language: str, channel: str, now: datetime) -> tuple[Shown, ...]:
        """The message as this channel shows it to a reader of this language; where it takes several to say one,
        all of them in order."""
        voice = Voice(self.texts, self.zone, self.zone_label, language, now)
        if channel == WHATSAPP:
            return whatsapp.shape(message, voice, self.office, self.forms.get(language))
        shown = invitation.added(_show(message, voice, LIMITS.get(channel, Limits())), message, voice, self.office)
        shown = letter.added(chart.added(shown, message, voice), message, voice)
        shown = paper.added(shown, message, voice)
        return (view.added(shown, message, voice),) if channel == WEB else (shown,)


def _show(message: Message, voice: Voice, limits: Limits) -> Shown:
    buttons: list[Button] = [{"label": voice.plain(c.label), "token": c.token} for c in message.choices]
    links: list[Button] = [{"label": voice.plain(link.label), "url": link.url} for link in message.links]
    copies: list[Button] = [{"label": voice.plain(c.label), "copy": c.value} for c in message.copies]
    shown = [*links, *copies, *buttons]
    for button in shown:
        button["label"] = cut(button["label"], limits.label)
    text = fit(voice.markup(message.text), limits.text)
    made: Shown = {"text": text, "rows": _rows(shown), "anew": message.anew}
    if message.key is not None:
        made["key"] = cut(voice.plain(message.key.label), limits.label) if message.key.label else ""
    return with_file(made, message)


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
