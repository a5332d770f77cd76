"""The chats of simulated platforms: what a person sees in theirs, and can press."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from bot.render.fitting import strip

MessageId = int | str
"""What a platform calls a message: Telegram a number, WhatsApp a text."""


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button in sight."""

    message_id: MessageId
    label: str
    data: str


@dataclass(slots=True)
class Bubble:
    """A message as it stands now."""

    id: MessageId
    text: str
    buttons: tuple[Pressable, ...] = ()
    from_desk: bool = True
    file: str = ""


@dataclass
class PhoneChat:
    """One person's chat with the desk. ``notice`` is called whenever something in it is new."""

    id: int
    name: str
    notice: Callable[[], None] = lambda: None
    started: bool = False
    blocked: bool = False
    bubbles: dict[MessageId, Bubble] = field(default_factory=dict)

    @property
    def card(self) -> dict[str, Any]:
        """The chat as updates name it."""
        return {"id": self.id, "type": "private", "first_name": self.name}

    @property
    def person(self) -> dict[str, Any]:
        """The person as updates name them."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "id"}

    def newest(self, count: int) -> Iterator[Bubble]:
        """What the desk said last, the latest first."""
        return islice((bubble for bubble in reversed(self.bubbles.values()) if bubble.from_desk), count)


class Platform(Protocol):
    """What a person does in a chat, whichever platform it is on."""

    def join(self, name: str, notice: Callable[[], None]) -> PhoneChat:
        """Somebody who has this platform."""

    def write(self, chat: PhoneChat, text: str) -> None:
        """Somebody writes."""

    def press(self, chat: PhoneChat, pressed: Pressable) -> None:
        """Somebody presses a button, which may be gone by now."""

    def send_photo(self, chat: PhoneChat, content: bytes) -> None:
        """Somebody sends a picture."""

    def block(self, chat: PhoneChat, *, blocked: bool) -> None:
        """Somebody blocks the desk, or lets it in again."""


def bubble_of(message_id: int, call: dict[str, Any], file: str = "") -> Bubble:
    """What a call of the desk looks like."""
    rows = (call.get("reply_markup") or {}).get("inline_keyboard", [])
    buttons = (button for row in rows for button in row if "callback_data" in button)
    pressable = tuple(Pressable(message_id, button["text"], button["callback_data"]) for button in buttons)
    return Bubble(message_id, strip(str(call.get("text") or call.get("caption") or "")), pressable, file=file)
