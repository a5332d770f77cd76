"""What the ordeal needs of a platform: chats, what people were shown there, and moments at which a kill hurts."""

import asyncio
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from random import Random
from types import TracebackType
from typing import Any, Generic, Literal, Protocol, Self, TypeVar

from bot.channels.pacing import Pace
from bot.turn import Arrival
from tests.crash.chats import Chat

Row = Mapping[str, Any]
Trouble = Literal["hang", "drop"]


class Strike(Protocol):
    """A fault that was arranged."""

    met: int

    def release(self) -> None:
        """Lets the hanging calls go on."""


F = TypeVar("F", bound=Strike)


class Platform(ABC, Generic[F]):
    """A platform that stays up while the desk is killed. ``points`` are the places of a kill; see :meth:`moment`."""

    channel: str
    points: tuple[str, ...]
    per_second: int
    """A paced desk's messages a second."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice
        self._faults: list[F] = []
        """Those of the present process."""

    @abstractmethod
    async def __aenter__(self) -> Self:
        """Opens the platform."""

    @abstractmethod
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes it."""

    @abstractmethod
    def visitor(self, serial: int, name: str) -> Chat:
        """A visitor's chat."""

    @abstractmethod
    def officer(self, place: int, name: str) -> Chat:
        """A member of staff's chat."""

    @abstractmethod
    def first_words(self) -> list[Arrival]:
        """What staff have to have said before the desk may speak to them."""

    @abstractmethod
    def environment(self, *, paced: bool) -> dict[str, str]:
        """The settings by which a desk is on this platform and nowhere else."""

    @abstractmethod
    async def seen_working(self) -> None:
        """Waits until a desk that is being started shows itself."""

    @abstractmethod
    async def wait_for(self, seen: Callable[[], object], seconds: float) -> None:
        """Waits until something has happened here; TimeoutError if it does not in time."""

    @property
    @abstractmethod
    def pending(self) -> int:
        """How much the desk has not yet been told."""

    @property
    @abstractmethod
    def brought_again(self) -> int:
        """How often the desk was brought what it had been brought before."""

    @property
    @abstractmethod
    def accepted(self) -> int:
        """How many calls were accepted."""

    @property
    @abstractmethod
    def said(self) -> list[Hashable]:
        """Every accepted call in order: what it said to whom, None for one that says nothing."""

    @abstractmethod
    def said_by(self, row: Row) -> Hashable:
        """What a row of the outbox says to whom, in the same form."""

    @property
    @abstractmethod
    def reports(self) -> Collection[tuple[str, str]]:
        """What the desk must have been told of its messages: reference and state; nothing where nobody reports."""

    def bears(self, repeated: Counter[int]) -> bool:
        """Whether messages, counted by the kill that was to blame, were repeated as seldom as a paced desk must.

        A kill repeats at most what was on its way or without its receipt just then. So many may be under way at once,
        and no other begins before the receipts of those are in: however slow the machine, it is no more.
        """
        return max(repeated.values(), default=0) <= Pace(self.per_second).at_once

    async def moment(self, point: str) -> None:
        """Waits for the moment to kill; happenings are let pass a few times before one is the moment.

        A message that hangs reaches the platform after the kill, one that is cut never; one that is dropped has
        reached it, but the answer is lost.
        """
        let_pass = self.dice.randint(0, 10)
        match point:
            case "delay":
                await asyncio.sleep(self.dice.uniform(0.05, 1.5))
            case "accepted":
                await self._accepted(let_pass)
            case "hang" | "cut":
                await self._accepted(let_pass)
                await self._met("hang")
                await asyncio.sleep(self.dice.uniform(0, 0.3))
            case "drop":
                await self._accepted(let_pass)
                await self._met("drop")
            case _:
                await self._own_moment(point, let_pass)

    def let_go(self, point: str) -> None:
        """After a kill: what hangs goes on, unless it was cut; what was arranged and not met never happens."""
        for fault in self._faults:
            self._disarm(fault)
            if fault.met and point != "cut":
                fault.release()
        self._faults = []

    @abstractmethod
    async def _own_moment(self, point: str, let_pass: int) -> None:
        """A moment that only this platform knows."""

    @abstractmethod
    async def _accepted(self, let_pass: int) -> None:
        """Right after a message was accepted."""

    @abstractmethod
    async def _met(self, kind: Trouble) -> None:
        """Right when such a trouble has befallen a message."""

    @abstractmethod
    def _disarm(self, fault: F) -> None:
        """Sees to it that a fault strikes nobody any more."""
