"""What every channel can do, and the ways a sending can end."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from bot.flows.scene.reasons import reason
from bot.render import Shown


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform took it. ``ref`` names the message there; ``moved_to`` is the chat's new address, if any.

    ``template`` names the approved text that was sent in its stead; ``reported`` says that the platform will
    report how far it gets: until then it has only been accepted.
    """

    ref: str
    moved_to: str | None = None
    template: str | None = None
    reported: bool = False


@dataclass(frozen=True, slots=True)
class RetryLater:
    """Not now: ``after`` is in seconds where the platform said so; ``everyone`` if all chats must wait.

    ``refused`` is a reason for the administrators: what keeps the desk itself out until they act.
    """

    reason: str
    after: float | None = None
    everyone: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Never: trying again would not help. ``blocked`` if the person shut the desk out, ``window`` if the platform lets
    the desk speak only for a while after they wrote, and that is over."""

    reason: str
    blocked: bool = False
    window: bool = False


@dataclass(frozen=True, slots=True)
class Withheld:
    """Not sent on purpose: something else that was sent stands in for it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Not sent on purpose: it was for somebody on duty, who has left their seat."""

    reason: str


Result = Sent | RetryLater | Refused | Withheld | Withdrawn


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that somebody sent."""

    content: bytes


Attempt = Fetched | RetryLater | Refused


@runtime_checkable
class Fetching(Protocol):
    """Fetches what people send on one platform."""

    async def fetch(self, ref: str, most: int) -> Attempt:
        """Fetches a file of at most ``most`` bytes. Returns how it ended; raises nothing."""
        ...


@runtime_checkable
class Waking(Protocol):
    """A channel in which words are fetched by whom they are for: being kept is being delivered."""

    def wake(self, address: str) -> None:
        """There is something to fetch."""
        ...


class Channel(Protocol):
    """Speaks on one platform."""

    async def send(self, address: str, shown: Shown, edit: str | None) -> Result:
        """Sends a message, or puts it in place of message ``edit``. Returns how it ended; raises nothing."""
        ...


def unsendable(fault: Exception) -> Refused:
    """A library will not even build the request: no platform ever sees it, however often it is tried."""
    return Refused(reason("fault-unsendable", fault=type(fault).__name__))
