"""The chats of simulated Telegram: what a person sees in theirs, and can press."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.render.fitting import strip


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button in sight."""

    message_id: int
    label: str
    data: str


@dataclass(slots=True)
class Bubble:
    """A message as it stands now."""

    id: int
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
    bubbles: dict[int, Bubble] = field(default_factory=dict)

    @property
    def card(self) -> dict[str, Any]:
        """The chat as updates name it."""
        return {"id": self.id, "type": "private", "first_name": self.name}

    @property
    def person(self) -> dict[str, Any]:
        """The person as updates name them."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": "id"}

    @property
    def newest_first(self) -> list[Bubble]:
        """What the desk said, the latest first."""
        return [bubble for bubble in reversed(self.bubbles.values()) if bubble.from_desk]


def bubble_of(message_id: int, call: dict[str, Any], file: str = "") -> Bubble:
    """What a call of the desk looks like."""
    rows = (call.get("reply_markup") or {}).get("inline_keyboard", [])
    buttons = (button for row in rows for button in row if "callback_data" in button)
    pressable = tuple(Pressable(message_id, button["text"], button["callback_data"]) for button in buttons)
    return Bubble(message_id, strip(str(call.get("text") or call.get("caption") or "")), pressable, file=file)
