"""Visitors of many desks who come at a rate, whether or not anybody has been answered, and Telegram bringing what they
write to whichever process serves their desk.

An arrival is the next act of somebody who has been answered, the one who has waited longest first; where nobody has
been, it is a new person. So a desk that falls behind meets more people and not fewer. Who is at which desk follows from
the number of the chat.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress

import aiohttp

from benchmarks.load.bot_api import SECRET
from benchmarks.load.visitors import Crowd, Update

_TICK_SECONDS = 0.01
_AGAIN_SECONDS = 0.2
_HANDS = 200
"""Updates on their way at once, of all bots: Telegram allows 40 for each."""


class Passers(Crowd):
    """People who come when it is their time."""

    def __init__(self, post: Callable[[Update], None], end_marks: Sequence[str]) -> None:
        super().__init__(post, end_marks)
        self._ready: deque[Callable[[], None]] = deque()

    async def come(self, rate: float, seconds: float) -> None:
        """So many acts a second, evenly, for so long."""
        began_at, before = time.perf_counter(), self.sent
        while (elapsed := time.perf_counter() - began_at) < seconds:
            while self.sent - before < rate * elapsed:
                self._arrive()
            await asyncio.sleep(_TICK_SECONDS)

    async def come_first(self, number: int, rate: float) -> None:
        """So many new people, one after the other."""
        began_at = time.perf_counter()
        for place in range(number):
            await asyncio.sleep(began_at + place / rate - time.perf_counter())
            self.admit()

    @property
    def unanswered(self) -> int:
        """How many have written and not been answered."""
        return sum(not visitor.thinks for visitor in self._visitors.values())

    def _arrive(self) -> None:
        before = self.sent
        while self.sent == before:  # who has reached the end leaves without a word
            (self._ready.popleft() if self._ready else self.admit)()

    def _after_thought(self, act: Callable[[], None]) -> None:
        self._ready.append(act)

    def _make_room(self) -> None:
        """Nobody comes in the place of who has left."""


class PostOffice:
    """Brings updates to desks, in the order in which they were sent; what no process takes comes again."""

    def __init__(self, ports: Sequence[int], desks: Sequence[str]) -> None:
        self._bases, self._desks = [f"http://127.0.0.1:{port}" for port in ports], desks
        self._takers = dict.fromkeys(desks, 0)
        self._waiting: asyncio.Queue[Update] = asyncio.Queue()
        self._hands: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Begins to bring."""
        self._session = aiohttp.ClientSession(
            headers={"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"},
            connector=aiohttp.TCPConnector(limit=_HANDS),
        )
        self._hands = [asyncio.create_task(self._work()) for _ in range(_HANDS)]

    def add(self, update: Update) -> None:
        """Brings an update in its turn."""
        self._waiting.put_nowait(update)

    async def close(self) -> None:
        """Brings nothing any more."""
        for hand in self._hands:
            hand.cancel()
        await asyncio.gather(*self._hands, return_exceptions=True)
        await self._session.close()

    async def _work(self) -> None:
        while True:
            update = await self._waiting.get()
            update.handed_at = update.handed_at or time.perf_counter()
            if not await self._taken(update):
                asyncio.get_running_loop().call_later(_AGAIN_SECONDS, self.add, update)

    async def _taken(self, update: Update) -> bool:
        """First to the process that took the last one of that desk, as a balancer does that has learnt who answers."""
        desk = self._desks[update.chat % len(self._desks)]
        for place in range(self._takers[desk], self._takers[desk] + len(self._bases)):
            base = self._bases[place % len(self._bases)]
            with suppress(aiohttp.ClientError):
                async with self._session.post(f"{base}/d/{desk}/webhook/telegram", data=update.body) as answer:
                    if answer.status == 200:
                        self._takers[desk] = place % len(self._bases)
                        return True
        return False
