"""The rounds of many desks, gone by one tick: a desk where nothing happens costs nothing.

A desk is awake while something changes there and for a while after; then it goes its rounds as one that stands alone
does. When it has been still, it rests: its next deadline is known in memory, its connections are closed, and one look
at all desks that rest finds those that were written to meanwhile. Now and then each goes all its rounds all the same,
for what only time brings about.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import uniform

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock, elapsed
from bot.jobs.rounds import Round
from bot.loops import PATIENCE, Loops, Pulse

log = structlog.get_logger(__name__)

_TICK_SECONDS = 0.25
_LOOK_SECONDS = 1.0
"""How often it is seen whether something was written at a desk that rests."""

AWAKE_SECONDS = 30.0
"""How long a desk stays awake after the last change there: longer than its quick rounds take to follow one another."""

REST_SECONDS = 900.0
"""After so long all rounds are gone once, whatever is known."""

_JUMP = timedelta(seconds=3)
_AT_ONCE = 4
"""Desks that look by themselves at the same time: a morning's deadlines are not swept all in one moment."""


@dataclass
class Rest:
    """What a desk knows of its stillness."""

    changed: Callable[[], object]
    """Another value whenever something was written; cheap, and asks no database."""
    still: Callable[[datetime], Awaitable[timedelta | None]]
    """How long from now nothing is due for certain; None where it had better stay awake."""
    close: Callable[[], Awaitable[None]]
    """Lets go of what is only held while awake."""


class SharedRounds:
    """The rounds of one desk among many; the same to the desk as rounds of its own."""

    def __init__(self, tick: "Tick", loops: Loops, rest: Rest) -> None:
        self._tick = tick
        self._loops = loops
        self.rest = rest
        self.rounds: list[Round] = []
        self.quick: list[Round] = []
        """Those that take what is due."""
        self.awake_until = 0.0
        self.wake_at = 0.0
        """When it looks by itself, while it rests."""
        self.whole_at = 0.0
        """When it next goes all its rounds, while it rests."""
        self.seen: object = None
        self.busy: asyncio.Task[None] | None = None

    @property
    def resting(self) -> bool:
        """Whether it goes no rounds now."""
        return self.awake_until == 0.0

    def add(self, name: str, work: Callable[[], Awaitable[object]], seconds: float, within: float = PATIENCE) -> None:
        """Adds a round that begins every so many ``seconds`` and may take as long as ``within``."""
        one = Round(work, seconds, self._loops.pulse(name, within + seconds), asyncio.get_running_loop().time())
        one.pulse.rest()
        self.rounds.append(one)
        if name in ("sweep", "claim"):
            self.quick.append(one)

    def start(self) -> None:
        """Begins to go the rounds."""
        self.stir()
        self._tick.join(self)

    async def stop(self) -> None:
        """Ends the rounds that are going on, and begins no other."""
        self._tick.leave(self)
        if self.busy is not None:
            await asyncio.gather(self.busy, return_exceptions=True)
        for one in self.rounds:
            async with one.going:
                pass

    def stir(self) -> None:
        """Something has changed: the desk is awake, and for a while."""
        self.awake_until = asyncio.get_running_loop().time() + AWAKE_SECONDS

    def wake(self) -> None:
        """Lets every round begin now."""
        for one in self.rounds:
            one.begun_at = float("-inf")
        self.stir()

    async def look(self, rounds: list[Round]) -> None:
        """Goes rounds one after the other, and rests again if nothing came of it."""
        for one in rounds:
            await one.go()
        await self.settle()

    async def settle(self) -> None:
        """Rests, unless something has changed or is about to."""
        now, before = asyncio.get_running_loop().time(), self.awake_until
        if before > now:
            return
        try:
            still = await self.rest.still(self._tick.now())
        except (SQLAlchemyError, OSError):
            still = None
        if still is None or self.awake_until > now or any(one.going.locked() for one in self.rounds):
            self.awake_until = max(self.awake_until, now + _LOOK_SECONDS)
            return
        await self.rest.close()
        self.seen, self.awake_until = self.rest.changed(), 0.0
        if self.whole_at <= now:
            self.whole_at = now + REST_SECONDS * uniform(0.8, 1.2)  # noqa: S311 - only so that desks do not look together
        self.wake_at = min(self.whole_at, now + still.total_seconds())
        for one in self.rounds:
            one.pulse.rest()


@dataclass
class Tick:
    """Owns the one loop by which all desks of a process go their rounds."""

    loops: Loops
    clock: Clock
    _members: list[SharedRounds] = field(default_factory=list)
    _going: set[asyncio.Task[None]] = field(default_factory=set)
    _task: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self._looked_at = 0.0
        self._at, self._since = self.clock.now(), elapsed()

    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    @property
    def resting(self) -> int:
        """How many desks rest."""
        return sum(member.resting for member in self._members)

    def join(self, member: SharedRounds) -> None:
        """Takes a desk in."""
        self._members.append(member)

    def leave(self, member: SharedRounds) -> None:
        """Lets a desk go."""
        if member in self._members:
            self._members.remove(member)

    def start(self) -> None:
        """Begins to tick."""
        self._task = self.loops.begin("tick", self._run)

    async def stop(self) -> None:
        """Ticks no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, *self._going, return_exceptions=True)

    async def _run(self, pulse: Pulse) -> None:
        while True:
            pulse.beat()
            self.tick()
            await asyncio.sleep(_TICK_SECONDS)

    def tick(self) -> None:
        """Begins every round that is due, and looks at those who rest."""
        now = asyncio.get_running_loop().time()
        jumped = self._jumped()
        look = jumped or now - self._looked_at >= _LOOK_SECONDS
        if look:
            self._looked_at = now
        for member in self._members:
            if not member.resting:
                self._go(member, now)
            elif look and member.busy is None:
                self._look(member, now, jumped=jumped)

    def _go(self, member: SharedRounds, now: float) -> None:
        for one in member.rounds:
            if not one.going.locked() and now - one.begun_at >= one.seconds:
                one.begun_at = now
                self._begin(one.go())
        if member.awake_until <= now and member.busy is None:
            self._hold(member, member.settle())

    def _look(self, member: SharedRounds, now: float, *, jumped: bool) -> None:
        # rule: written-at-rest-wakes
        if jumped or member.rest.changed() != member.seen:
            member.stir()
        elif now >= member.wake_at and sum(each.busy is not None for each in self._members) < _AT_ONCE:
            self._hold(member, member.look(member.rounds if now >= member.whole_at else member.quick))

    def _jumped(self) -> bool:
        """Whether the clock was set: what is due is then due at another time."""
        at, since = self.clock.now(), elapsed()
        by = at - self._at - timedelta(seconds=since - self._since)
        self._at, self._since = at, since
        return abs(by) > _JUMP

    def _hold(self, member: SharedRounds, work: Coroutine[None, None, None]) -> None:
        member.busy = self._begin(work)
        member.busy.add_done_callback(lambda _: setattr(member, "busy", None))

    def _begin(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._going.add(task)
        task.add_done_callback(self._going.discard)
        return task
