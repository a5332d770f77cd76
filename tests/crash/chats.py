"""What players need of a chat, whatever the platform."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")

FOR_EVER = 86_400.0
"""Seconds; whoever plays sets the limit."""

_RUNNING = re.compile(r"^(?:▶️|⏰) (\d+)\.", re.MULTILINE)
_TICKET = re.compile(r"([A-Z]-\d{3})\b")


class Pressable(Protocol):
    """A button: ``id`` is what a press of it carries."""

    @property
    def id(self) -> str:
        """The same for every copy of the button."""

    @property
    def label(self) -> str:
        """Its words in full."""


class Seen(Protocol):
    """A message in sight."""

    @property
    def text(self) -> str:
        """Its words, without any marks."""

    @property
    def buttons(self) -> Sequence[Pressable]:
        """Its buttons, in reading order."""


class Chat(Protocol):
    """Somebody's chat with the desk. Acts are told by the name under which the desk's inbox must have them."""

    address: str

    @property
    def messages(self) -> Sequence[Seen]:
        """What the desk has said, oldest first, as it looks now."""

    async def until(self, seen: Callable[[], T | None]) -> T:
        """Waits until something is in sight, however long that takes; whoever plays sets the limit."""

    def push(self, message: Seen, button: Pressable) -> str:
        """Presses a button."""

    def say(self, text: str) -> str:
        """Writes."""


def button_in(message: Seen, label: str) -> Pressable | None:
    """The button with these words, if the message has one."""
    return next((button for button in message.buttons if label in button.label), None)


def step_of(message: Seen) -> int:
    """The number of the step that a message shows running; 0 for none."""
    running = _RUNNING.search(message.text)
    return int(running[1]) if running else 0


def visit_of(button: Pressable) -> str:
    """The visit that a button is about, as its token has it."""
    return button.id.split(":")[1] if ":" in button.id else ""


def ticket_of(message: Seen) -> str:
    """The queue number that a card begins with."""
    found = _TICKET.match(message.text)
    assert found is not None, message.text
    return found[1]
