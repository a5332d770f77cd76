"""A paper that goes with a message: kept in the outbox as what it says, set when it is sent."""

from dataclasses import replace

from bot.flows.scene.messages import Message, Paper, Phrase
from bot.render.shown import Shown
from bot.render.voice import Voice

MEDIA_TYPE = "application/pdf"
_OFFICIAL = "id"
"""Official papers are written in Indonesian (UU 24/2009 Pasal 27)."""


def added(shown: Shown, message: Message, voice: Voice) -> Shown:
    """The message with its paper, if it has one."""
    if message.paper is None:
        return shown
    name = named(message.paper, voice)
    return {**shown, "file": {"id": "", "name": name, "media_type": MEDIA_TYPE, "paper": _said(message.paper, voice)}}


def named(paper: Paper, voice: Voice) -> str:
    """How its file is called."""
    return _official(voice).plain(paper.name)


def _said(paper: Paper, voice: Voice) -> dict[str, object]:
    labels = {name: _official(voice).plain(Phrase(name)) for name in paper.labels}
    given = {**paper.given, "labels": labels} if labels else dict(paper.given)
    return {"template": paper.template, "given": given}


def _official(voice: Voice) -> Voice:
    return replace(voice, language=_OFFICIAL)
