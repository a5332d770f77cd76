"""People who chat with the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.flows.state.dialog import Dialog, Idle

COUNTER = "counter"
"""The channel of whoever was registered at the counter and has no chat: nothing is ever delivered there."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who chats with the desk: visitor or staff. ``channel`` and ``address`` are where they were last."""

    id: str
    channel: str
    address: str
    language: str = "id"
    notice: str = ""
    """Version of the privacy notice that was shown and accepted; empty if none."""
    profile: Mapping[str, str] = field(default_factory=dict)
    """Answers offered again at the next visit."""
    dialog: Dialog = field(default_factory=Idle)
    visit_id: str | None = None
    staff_id: str | None = None
    blocked: bool = False
    album: str = ""
    """The album answered last, so that ten photos get one answer."""
    heard_at: datetime | None = None
    """When their latest message happened: some platforms let the desk speak only for a while after it."""
    guessed: int = 0
    """Numbers of visits that they named lately and that are none of theirs."""
    guessed_at: datetime | None = None
    """Since when these are counted."""

    @property
    def has_chat(self) -> bool:
        """Whether anything can be said to them in a chat."""
        return self.channel != COUNTER
