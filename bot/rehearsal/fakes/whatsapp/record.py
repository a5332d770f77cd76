"""What the desk has done so far, for counting, and the bell that rings whenever that changes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.rehearsal.fakes.whatsapp.errors import Json

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """One accepted message: its wamid, the address as it was given, the raw JSON body."""

    id: str
    to: str
    body: Json
    at: datetime

    @property
    def kind(self) -> str:
        """``text``, ``template``, ``reaction``..., or the kind of an interactive message."""
        kind = str(self.body.get("type", "text"))
        return str(self.body["interactive"]["type"]) if kind == "interactive" else kind


@dataclass(frozen=True, slots=True)
class Read:
    """A message of a person marked as read, perhaps with "typing"."""

    message_id: str
    typing: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Refused:
    """One call refused: Meta's code and details, and the body where it was JSON."""

    endpoint: str
    status: int
    code: int
    details: str
    body: Json
    at: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """One accepted message that a status has told to have failed."""

    id: str
    address: str
    code: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """One call of any kind and the HTTP status it got; 0: the connection closed without an answer."""

    endpoint: str
    status: int
    at: datetime


class Record:
    """Everything in the order in which it happened."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.failed: list[Failed] = []
        self.reads: list[Read] = []
        self.refused: list[Refused] = []
        self.calls: list[Answered] = []
        self._waiting: list[asyncio.Future[None]] = []

    def changed(self) -> None:
        """Wakes everybody in :meth:`wait_for`."""
        waiting, self._waiting = self._waiting, []
        for bell in waiting:
            if not bell.done():
                bell.set_result(None)

    async def wait_for(self, predicate: Callable[[], T], within: float) -> T:
        """The predicate's first true value, asked at every change; TimeoutError after ``within`` seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while not (value := predicate()):
            bell = loop.create_future()
            self._waiting.append(bell)
            await asyncio.wait((bell,), timeout=deadline - loop.time())
            if not bell.done():
                raise TimeoutError(f"not seen within {within} s; the last calls were {self.calls[-5:]}")
        return value
