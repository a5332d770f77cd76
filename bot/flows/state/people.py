"""People who chat with the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.flows.state.dialog import Dialog, Idle

COUNTER = "counter"
"""The channel of whoever was registered at the counter and has no chat: nothing is ever delivered there."""

JOINED = "+"
"""Ends the number of a request that restricts somebody because it was made in their other chat."""

NOWHERE = "~"
"""The address of whoever has been erased: nothing is said to them any more."""


@dataclass(frozen=True, slots=True)
class Further:
    """The second chat of a person who has proved it to be theirs: each of the two chats has a record, and these are
    joined from ``since`` on. One of them acts wherever the person writes (``leads``); the other stands where the person
    is not at the moment. ``home`` is the channel in which this record stood before."""

    other: str
    since: datetime
    leads: bool
    home: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who chats with the desk: visitor or staff. ``channel`` and ``address`` are where they were last."""

    id: str
    channel: str
    address: str
    language: str = "id"
    notice: str = ""
    """The version of the privacy notice that they know: accepted with a visit, or told since; empty if none."""
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
    further: Further | None = None
    """The other chat in which they can be reached, once they have proved it."""
    restricted: str | None = None
    """The number of the request by which what is kept of them is kept and not used (restriction, objection)."""

    @property
    def restricted_by(self) -> str | None:
        """The number of that request, whichever of their two chats it was made in."""
        return self.restricted.removesuffix(JOINED) if self.restricted else None

    @property
    def restricted_along(self) -> str | None:
        """What restricts their other chat: a request is about the person, not about a chat."""
        return f"{self.restricted_by}{JOINED}" if self.restricted else None

    @property
    def parted(self) -> str | None:
        """What still restricts them on their own, once the other chat is parted."""
        return None if self.restricted and self.restricted.endswith(JOINED) else self.restricted

    @property
    def has_chat(self) -> bool:
        """Whether anything can be said to them in a chat."""
        return self.channel != COUNTER and self.address != NOWHERE
