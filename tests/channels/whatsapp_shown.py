"""What WhatsApp makes of a message, for tests: the calls it takes, and what of their text becomes formatting."""

import re
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.scene.messages import Message, Phrase
from bot.rehearsal.fakes.whatsapp.checks import units
from bot.rehearsal.fakes.whatsapp.flows import Flows
from bot.rehearsal.fakes.whatsapp.interactive import check_interactive
from bot.rehearsal.fakes.whatsapp.media import MediaStore
from bot.render import Renderer, Shown
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING

RENDERER = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB", "ULT Contoh")
LINK = re.compile(r"https?://\S+")
_FORMATTED = re.compile(r"(?<![^\W_])([*_~`])(?=\S)(.+?)(?<=\S)\1(?![^\W_])")
"""WhatsApp: a mark before the first and after the last letter, on one line, at the edges of words."""


def show(message: Message, language: str = "id") -> tuple[Shown, ...]:
    """A message as it is shown on WhatsApp."""
    return RENDERER.show(message, language, "whatsapp", MONDAY_MORNING)


def say(name: str, /, **args: Any) -> tuple[Shown, ...]:
    """A text of the desk's as it is shown on WhatsApp."""
    return show(Message(Phrase(name, args)))


def calls(shown: tuple[Shown, ...]) -> list[dict[str, Any]]:
    """The calls of a shown message."""
    return [part["call"] for part in shown]


def text_of(call: dict[str, Any]) -> str:
    """The words of a call."""
    kind = call["type"]
    if kind == "interactive":
        return str(call["interactive"]["body"]["text"])
    return str(call[kind].get("body") or call[kind].get("caption", ""))


def options_of(call: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What can be chosen in a call: token, title, description."""
    action = call.get("interactive", {}).get("action", {})
    replies = [button["reply"] for button in action.get("buttons", [])]
    rows = [row for section in action.get("sections", []) for row in section["rows"]]
    return [(each["id"], each["title"], each.get("description", "")) for each in (*replies, *rows)]


def accepted(call: dict[str, Any]) -> None:
    """Raises what Meta has against the form of a call, if anything."""
    if call["type"] == "interactive":
        check_interactive(call["interactive"], Flows(), MediaStore(lambda: MONDAY_MORNING))
        return
    longest = 4096 if call["type"] == "text" else 1024
    assert 1 <= units(text_of(call).strip()) <= longest


def formatted(text: str) -> list[str]:
    """The pieces that WhatsApp would show as bold, italic, struck out or typewritten; links are left alone."""
    return [found[0] for line in LINK.sub(" ", text).split("\n") for found in _FORMATTED.finditer(line)]
