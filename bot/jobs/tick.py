"""The rounds of many desks, gone by one tick: a desk where nothing happens costs nothing.

A desk is awake from a change until every round that it concerns has been gone since, and a little longer. A round goes
again only when something was written that it looked at the last time, when the moment has come that it told, or when
long has passed; nobody declares what concerns it, for it is noted which tables it looks at and which are written. Then
the desk rests: its next deadline is known in memory, its connections are closed, and one look at all desks that rest
finds those that were written to meanwhile. Now and then each goes all its rounds all the same, for what only time
brings about. A desk that has just been opened and has nothing to do rests first and goes all its rounds in its turn: a
thousand that are opened together are never awake together.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import uniform

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock, elapsed
from bot.jobs.rounds import Round
from bot.loops import PATIENCE, Loops, Pulse
from storage.looked_at import EVERYTHING, FAILED, looking

log = structlog.get_logger(__name__)

_TICK_SECONDS = 0.25
_LOOK_SECONDS = 1.5
"""How often it is seen whether something was written at a desk that rests, or has become due there."""

_AGAIN_SECONDS = 60.0
"""A round goes again after so long while its desk is awake, whether or not something has changed."""

_ALWAYS = ("clock", "renew", "web pages", "ways in")
"""Rounds that a desk that is awake goes by the time alone: they hear of others, or go by what no table tells."""

_URGENT = ("sweep", "claim", *_ALWAYS)
"""Rounds that wait for no others, however many there are."""

_SOON = timedelta(seconds=15)
"""A round whose moment is as near is waited for awake."""

_DUE = ("sweep", "claim", "files", "papers", "reports", "ways in")
"""Rounds that take what has a moment of its own, which a desk that rests knows."""

_LINGER_SECONDS = 30.0
"""So long after the last change a desk is awake all the same: whoever writes is likely to write again, and to open the
database anew takes as long as a turn."""

_SELDOM_SECONDS = 10.0
"""Rounds that go less often than this are not waited for before a desk rests, and go for the first time when it is the
desk's turn to go all its rounds: a morning's first visitors do not set them off at all desks at once."""

REST_SECONDS = 3600.0
"""After so long all rounds are gone once, whatever is known."""

_APART_SECONDS = 1.0
"""Desks that are opened together go all their rounds so far apart."""

_JUMP = timedelta(seconds=3)
_AT_ONCE, _WHOLE_AT_ONCE = 4, 4
"""Desks that look by themselves at the same time, and that do so with all their rounds or are awake by what came of
that: a morning's deadlines are not swept all in one moment, and do not wait for what is not as urgent."""

_AWAKE_SECONDS = 15.0
"""A desk that is awake for longer than this after it went all its rounds is so for its own sake."""

_SLOW_SECONDS = 5.0
"""What goes on for longer than this is not waited for by whatever else is due, here or at other desks."""

_END_SECONDS = 5.0
"""What desks have left going when the process ends is given so long."""

_AT_ONCE_THERE = 3
"""Rounds of one desk at the same time: those that write wait for one another anyway."""

_AT_A_TICK = 25
"""Rounds that begin in one tick: when a thousand desks open, visitors are served meanwhile."""


@dataclass
class OneOfMany(Round):
    """A round, and what concerns it."""

    looked_at: set[str] = field(default_factory=set)
    """The tables that it looked at when it was gone last."""
    looks_at: set[str] = field(default_factory=set)
    """Those that it has looked at since it was begun."""
    written: set[str] = field(default_factory=set)
    """The tables that were written since it was begun."""
    changed_at: float = 0.0
    """When something that concerns it was last written."""
    by_time: bool = False
    """Whether it goes by the time alone."""
    urgent: bool = False
    """Whether it waits for no others."""

    @property
    def unsure(self) -> bool:
        """Whether it may have seen less than there was to see."""
        return FAILED in self.looked_at

    @property
    def is_done(self) -> bool:
        """Whether it has been gone since the last change that concerns it."""
        return self.begun_at > self.changed_at and not self.going.locked()

    def hear(self, tables: Set[str] | None, at: float) -> None:
        """These tables were written, or nobody knows which."""
        written = tables or {EVERYTHING}
        if self.going.locked():
            self.written |= written
        if _concerns(written, self.looked_at) or (self.looks_at and _concerns(written, self.looks_at)):
            self.changed_at = at

    async def go(self) -> None:
        """Goes the round, and notes what it looks at."""
        self.looks_at, self.written = set(), set()
        with looking(self.looks_at):
            await super().go()
        if self.pulse.falls:
            self.looks_at.add(FAILED)
        # rule: written-while-looked-at-is-looked-at-again
        if self.written and _concerns(self.written, self.looks_at):
            self.changed_at = asyncio.get_running_loop().time()
        self.looked_at, self.looks_at, self.written = self.looks_at, set(), set()


def _concerns(written: Set[str], looked_at: Set[str]) -> bool:
    """Whether something of what was looked at was written. What looked at no table is concerned by everything."""
    # rule: looked-at-concerns-a-round
    anyhow = not looked_at or EVERYTHING in written or not looked_at.isdisjoint({EVERYTHING, FAILED})
    return anyhow or not written.isdisjoint(looked_at)


@dataclass
class Rest:
    """What a desk knows of its stillness."""

    changed: Callable[[], object]
    """Another value whenever something was written; cheap, and asks no database."""
    still: Callable[[datetime], Awaitable[timedelta | None]]
    """How long from now nothing is due for certain; None where it had better stay awake."""
    close: Callable[[], Awaitable[None]]
    """Lets go of what is only held while awake."""
    hear_no_more: Callable[[], None] = lambda: None
    """Lets go of whatever outlives the desk."""
    word: Callable[[], object] = lambda: None
    """Another value whenever a process beside this one was the writer; just as cheap."""


class SharedRounds:
    """The rounds of one desk among many; the same to the desk as rounds of its own."""

    def __init__(self, tick: "Tick", loops: Loops, rest: Rest) -> None:
        self._tick = tick
        self._loops = loops
        self.rest = rest
        self.rounds: list[OneOfMany] = []
        self.quick: list[OneOfMany] = []
        """Those that take what is due."""
        self.resting = False
        self.fresh = True
        """Whether it has not yet been found out if it may rest first."""
        self.settling: float | None = None
        """When what it has seen was changed, while it goes to rest."""
        self.looking = False
        """Whether it looks by itself just now."""
        self.changed_at = 0.0
        """When something was last written, by the loop's clock."""
        self.wake_at = 0.0
        """When it looks by itself, while it rests."""
        self.whole_at = 0.0
        """When it next goes all its rounds, while it rests."""
        self.looks_since = 0.0
        """When it last began to look by itself."""
        self.look_at = 0.0
        """Before then it is not asked again whether it may rest."""
        self.seen: object = None
        self.heard = rest.word()
        """The last word of others."""
        self.busy: asyncio.Task[None] | None = None

    def add(self, name: str, work: Callable[[], Awaitable[object]], seconds: float, within: float = PATIENCE) -> None:
        """Adds a round that begins every so many ``seconds`` and may take as long as ``within``."""
        one = OneOfMany(work, seconds, self._loops.pulse(name, within + _AGAIN_SECONDS + seconds), float("-inf"))
        one.pulse.rest()
        self.rounds.append(one)
        if name in _DUE:
            self.quick.append(one)
        one.by_time, one.urgent = name in _ALWAYS, name in _URGENT

    def start(self) -> None:
        """Begins to go the rounds, after a rest where nothing is due."""
        self.stir()
        self.whole_at = asyncio.get_running_loop().time() + _APART_SECONDS * self._tick.join(self)

    async def stop(self) -> None:
        """Ends the rounds that are going on, and begins no other."""
        self._tick.leave(self)
        # rule: closed-desk-leaves-memory
        self.rest.hear_no_more()
        ends = asyncio.gather(*(one.end() for one in self.rounds))
        if self.busy is not None:
            await asyncio.gather(self.busy, return_exceptions=True)
        await ends

    def stir(self, tables: Set[str] | None = None) -> None:
        """Something was written, to these tables if that is known: every round that it concerns is to be gone again."""
        self.changed_at, self.resting = asyncio.get_running_loop().time(), False
        for one in self.rounds:
            one.hear(tables, self.changed_at)

    async def rest_first(self) -> None:
        """Rests before any round has been gone, unless something is due."""
        try:
            await self.settle()
        finally:
            self.fresh = False

    def wake(self) -> None:
        """Lets every round begin now."""
        for one in self.rounds:
            one.begun_at = float("-inf")
        self.whole_at = asyncio.get_running_loop().time()
        self.stir()

    def is_due(self, one: OneOfMany, now: float) -> bool:
        """Whether a round is to be gone while the desk is awake."""
        since = now - one.begun_at
        if since < one.seconds or one.going.locked():
            return False
        # rule: first-time-in-its-turn
        if since == float("inf") and one.seconds > _SELDOM_SECONDS and now < self.whole_at:
            return False
        # rule: round-at-its-own-moment
        its_moment = one.moment is not None and one.moment <= self._tick.now()
        changed = one.begun_at <= one.changed_at
        return changed or its_moment or one.by_time or since >= _AGAIN_SECONDS or one.unsure

    def lingered(self, now: float) -> bool:
        """Whether nothing has changed for so long that it may rest."""
        # rule: in-a-talk-stays-awake
        return now - self.changed_at >= _LINGER_SECONDS

    @property
    def done(self) -> bool:
        """Whether every round has been gone since the last change that concerns it, but for those that go seldom."""
        soon, waited = self._tick.now() + _SOON, (one for one in self.rounds if one.seconds <= _SELDOM_SECONDS)
        return all(one.is_done and (one.moment is None or one.moment > soon) for one in waited)

    async def go(self, one: OneOfMany) -> None:
        """Goes a round; how long it then waits for its turn is the tick's, whose own pulse tells of it."""
        await one.go()
        # rule: round-that-waits-is-not-silent
        one.pulse.rest()

    async def look(self, rounds: list[OneOfMany]) -> None:
        """Goes rounds one after the other, and rests again if nothing came of it."""
        since = asyncio.get_running_loop().time()
        try:
            for one in rounds:
                if one.begun_at < since and not one.going.locked():
                    await self.go(one)
            await self.settle()
        finally:
            self.looking = False

    async def look_whole(self) -> None:
        """The same with every round in its time; awake, so that a long one holds up nothing that is due meanwhile."""
        # rule: long-round-holds-up-nothing
        self.resting, now = False, asyncio.get_running_loop().time()
        await self.look([one for one in self.rounds if now - one.begun_at >= one.seconds])

    async def settle(self) -> None:
        """Rests, unless something has changed or is about to."""
        self.settling = self.changed_at
        try:
            await self._settle()
        finally:
            self.settling = None

    async def _settle(self) -> None:
        changed_at, now = self.changed_at, asyncio.get_running_loop().time()
        self.look_at = now + _LOOK_SECONDS
        if await self._stillness(changed_at) is None:
            return
        await self.rest.close()
        # rule: written-while-closing-wakes
        seen = self.rest.changed()
        still = await self._stillness(changed_at)  # another process may have written before that
        await self.rest.close()
        if still is None or self.changed_at != changed_at:
            return
        self.seen, self.resting = seen, True
        if self.whole_at <= now and all(one.begun_at > float("-inf") for one in self.rounds):
            self.whole_at = now + REST_SECONDS * uniform(0.8, 1.2)  # noqa: S311 - only so that desks do not look together
        self.wake_at = min(self.whole_at, now + still.total_seconds())
        for one in self.rounds:
            one.pulse.rest()

    async def _stillness(self, changed_at: float) -> timedelta | None:
        """How long nothing is due; None where the desk stays awake, or something was written since then."""
        try:
            still = await self.rest.still(self._tick.now())
        except (SQLAlchemyError, OSError):
            return None
        going = any(one.going.locked() for one in self.rounds)
        return None if going or self.changed_at != changed_at else still


@dataclass
class Tick:
    """Owns the one loop by which all desks of a process go their rounds."""

    loops: Loops
    clock: Clock
    _members: list[SharedRounds] = field(default_factory=list)
    _going: set[asyncio.Task[None]] = field(default_factory=set)
    _task: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self._looked_at, self._left = 0.0, _AT_A_TICK
        self._lookers: list[SharedRounds] = []
        """Desks that look by themselves."""
        self._wholes: list[SharedRounds] = []
        """Those that do so with all their rounds, until they rest again."""
        self._at, self._since = self.clock.now(), elapsed()

    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    @property
    def resting(self) -> int:
        """How many desks rest."""
        return sum(member.resting for member in self._members)

    def join(self, member: SharedRounds) -> int:
        """Takes a desk in; returns how many were there."""
        self._members.append(member)
        return len(self._members) - 1

    def leave(self, member: SharedRounds) -> None:
        """Lets a desk go."""
        if member in self._members:
            self._members.remove(member)

    def start(self) -> None:
        """Begins to tick."""
        self._task = self.loops.begin("tick", self._run)

    async def stop(self) -> None:
        """Ticks no more. What desks have left going is given a moment, and then called off: they are closed by now, and
        a backup would keep the process from ending for hours."""
        if self._task is None:
            return
        self._task.cancel()
        _, late = await asyncio.wait([self._task, *self._going], timeout=_END_SECONDS)
        # rule: left-going-ends-with-the-process
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

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
        self._left = _AT_A_TICK
        self._forget_done(now)
        if self._members:  # each is first in its turn
            self._members.append(self._members.pop(0))
        for member in self._members:
            # rule: written-beside-wakes
            if look and (heard := member.rest.word()) != member.heard:
                member.heard = heard
                member.stir()
            if not member.resting:
                self._go(member, now)
            elif look and member.busy is None:
                self._look(member, now, jumped=jumped)

    def _go(self, member: SharedRounds, now: float) -> None:
        # rule: opened-together-rests-first
        if member.fresh:
            if member.busy is None:
                self._hold(member, member.rest_first())
            return
        # rule: going-to-rest-begins-nothing
        if member.settling == member.changed_at:
            return
        due = [one for one in member.rounds if member.is_due(one, now)]
        going = sum(one.going.locked() and now - one.begun_at < _SLOW_SECONDS for one in member.rounds) if due else 0
        for one in due:
            if not one.urgent:
                if going >= _AT_ONCE_THERE or not self._left:
                    continue
                going, self._left = going + 1, self._left - 1
            one.begun_at = now
            self._begin(member.go(one))
        if member.busy is None and now >= member.look_at and member.lingered(now) and member.done:
            self._hold(member, member.settle())

    def _look(self, member: SharedRounds, now: float, *, jumped: bool) -> None:
        # rule: written-at-rest-wakes
        if jumped or member.rest.changed() != member.seen:
            member.stir()
        elif now >= member.wake_at:
            whole = now >= member.whole_at
            lookers = self._wholes if whole else self._lookers
            if len(lookers) < (_WHOLE_AT_ONCE if whole else _AT_ONCE):
                member.looks_since, member.looking = now, True
                lookers.append(member)
                self._hold(member, member.look_whole() if whole else member.look(member.quick))

    def _forget_done(self, now: float) -> None:
        """Nobody waits for those who have looked, or take long."""

        def counts(member: SharedRounds, seconds: float) -> bool:
            return (member.looking or not member.resting) and now - member.looks_since < seconds

        self._lookers = [member for member in self._lookers if member.looking and counts(member, _SLOW_SECONDS)]
        self._wholes = [member for member in self._wholes if counts(member, _AWAKE_SECONDS)]

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
