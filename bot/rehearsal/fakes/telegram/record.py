"""What the bot has done so far, for counting, and the bell that rings whenever that changes."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """One accepted call that people can see: a message sent, edited or deleted, or a press answered."""

    method: str
    chat_id: int
    text: str | None
    at: datetime
    message_id: int


@dataclass(frozen=True, slots=True)
class Answered:
    """One call of any kind and the HTTP status it got; 0: the connection closed without an answer."""

    method: str
    chat_id: int | str | None
    code: int
    at: datetime


class Record:
    """Everything in the order in which it happened."""

    def __init__(self) -> None:
        self.calls: list[Answered] = []
        self.sent: list[Sent] = []
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
