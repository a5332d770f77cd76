"""A post room: a deliverer with its door, a platform in memory that obeys the test, and time held still."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from bot.channels.base import Result, Sent
from bot.channels.pacing import Pace
from bot.flows.scene.events import TELEGRAM
from bot.jobs.deliver import Deliverer
from bot.render import Shown
from storage import bulk, known
from storage.engine import writing
from storage.events import write_counters
from storage.tables import addresses, outbox, people
from tests.clock import STUCK, HeldClock
from tests.door.entrance import Entrance, open_entrance
from tests.storage.rows import somebody


@dataclass(frozen=True, slots=True)
class Call:
    """One sending, as the platform saw it; ``at`` is in seconds of the event loop's clock."""

    address: str
    text: str
    edit: str | None
    at: float


class Platform:
    """A chat platform in memory: takes everything, unless it is told how a chat's next sendings end."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._ends: defaultdict[str, deque[Result | Exception]] = defaultdict(deque)
        self._gates: dict[str, asyncio.Event] = {}

    def arrange(self, address: str, *ends: Result | Exception) -> None:
        """How the next sendings to a chat end; after these all is well again."""
        self._ends[address].extend(ends)

    def hold(self, address: str) -> asyncio.Event:
        """Sendings to this chat hang until the event is set."""
        self._gates[address] = asyncio.Event()
        return self._gates[address]

    def texts(self, address: str) -> list[str]:
        """What was tried to say in a chat, in order."""
        return [call.text for call in self.calls if call.address == address]

    async def send(self, address: str, shown: Shown, edit: str | None) -> Result:
        """The channel's one method."""
        self.calls.append(Call(address, shown["text"], edit, asyncio.get_running_loop().time()))
        ref = str(len(self.calls))
        if address in self._gates:
            await self._gates[address].wait()
        else:
            await asyncio.sleep(0)
        if not self._ends[address]:
            return Sent(edit or ref)
        end = self._ends[address].popleft()
        if isinstance(end, Exception):
            raise end
        return end


@dataclass
class Post:
    """A process that delivers."""

    desk: Entrance
    deliverer: Deliverer
    platform: Platform

    async def write(self, *rows: dict[str, Any]) -> None:
        """Messages are written, as by another process that does not deliver."""
        async with writing(self.desk.engine) as connection:
            if not await known.people_by_id(connection, ["p"]):
                await bulk.add(connection, people, [somebody("p")])
            met = {f"{row['channel']}:{row['address']}" for row in rows}
            new = met - (await known.people_at(connection, met)).keys()
            await bulk.add(connection, addresses, [{"key": each, "person_id": "p"} for each in sorted(new)])
            await bulk.add(connection, outbox, rows)
            await write_counters(connection, {"outbox": max(row["id"] for row in rows)})

    async def settle(self) -> None:
        """Until everything that may be sent now has been sent and written down."""
        async with asyncio.timeout(STUCK):
            while await self.deliverer.look() or not self.deliverer.quiet or await self._claimed():
                while not self.deliverer.quiet:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
                    await asyncio.sleep(0)

    async def _claimed(self) -> bool:
        """Whether messages are claimed that have perhaps not yet come to hand."""
        now = self.desk.clock.now()
        rows = await self.desk.rows("outbox", state="pending", claimed_by=self.desk.process)
        return any(row["claimed_until"] > now for row in rows)

    async def settle_later(self, **span: float) -> None:
        """Lets time pass and everything that has become due happen."""
        self.desk.clock.pass_(**span)
        await self.settle()

    async def until(self, what: Any) -> None:
        """Until something is so."""
        async with asyncio.timeout(STUCK):
            while not what():  # noqa: ASYNC110 - gives way to the loop, waits for no clock
                await asyncio.sleep(0)

    async def states(self) -> dict[int, str]:
        """How each message stands."""
        return {row["id"]: row["state"] for row in await self.desk.rows("outbox")}


@asynccontextmanager
async def open_post(
    url: str,
    platform: Platform | None = None,
    clock: HeldClock | None = None,
    process: str = "loket-a",
    per_second: float = 0,
) -> AsyncIterator[Post]:
    """Opens a process that delivers, for as long as the block runs; ``per_second`` 0: unpaced."""
    platform = platform or Platform()
    async with open_entrance(url, clock, process) as desk:
        paces = {TELEGRAM: Pace(per_second)}
        deliverer = Deliverer(desk.engine, {TELEGRAM: platform}, paces, desk.clock, process)
        deliverer.door, desk.deliverer = desk.door, deliverer
        await deliverer.open()
        try:
            yield Post(desk, deliverer, platform)
        finally:
            await deliverer.close()


class HeldTime:
    """The event loop's own clock, which then moves only when the test says so."""

    def __init__(self, at: float) -> None:
        self.at = at

    def pass_(self, seconds: float) -> None:
        """Lets time pass for everything that waits in this loop."""
        self.at += seconds


@contextmanager
def held_time() -> Iterator[HeldTime]:
    """Holds the running loop's clock while the block runs."""
    loop = asyncio.get_running_loop()
    held, real = HeldTime(loop.time()), loop.time
    loop.time = lambda: held.at  # type: ignore[method-assign]  # the loop offers no other way to hold its clock
    try:
        yield held
    finally:
        loop.time = real  # type: ignore[method-assign]  # as above
