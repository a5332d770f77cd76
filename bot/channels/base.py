"""What every channel can do, and the three ways a sending can end."""

from dataclasses import dataclass
from typing import Protocol

from bot.render import Shown


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform took it. ``ref`` names the message there; ``moved_to`` is the chat's new address, if any."""

    ref: str
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class RetryLater:
    """Not now: ``after`` is in seconds where the platform said so; ``everyone`` if all chats must wait."""

    reason: str
    after: float | None = None
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Never: trying again would not help. ``blocked`` if the person shut the desk out."""

    reason: str
    blocked: bool = False


Result = Sent | RetryLater | Refused


class Channel(Protocol):
    """Speaks on one platform."""

    async def send(self, address: str, shown: Shown, edit: str | None) -> Result:
        """Sends a message, or puts it in place of message ``edit``. Returns how it ended; raises nothing."""
        ...
