"""The desk's rounds: what is done again and again. APScheduler repeats them; that it does is watched here.

APScheduler goes by the machine's clock: when that is set back, its next run lies in the future. So the watch goes
by a clock that cannot be set, and wakes the scheduler whenever a round is late.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.loops import PATIENCE, Loops, Pulse, broke_off

log = structlog.get_logger(__name__)

AT_ONCE = "at once"
"""What a round's work returns that has more to do: it is gone again without waiting for its time."""

_WATCH_SECONDS = 1.0
_LATE_SECONDS = 1.0


@dataclass
class Round:
    """One kind of round. Times are in seconds of the event loop's clock."""

    work: Callable[[], Awaitable[object]]
    seconds: float
    pulse: Pulse
    begun_at: float
    going: asyncio.Lock = field(default_factory=asyncio.Lock)
    ending: bool = False
    moment: datetime | None = None
    """When there is something to do again that no change brings about, as its work told last; None where it did not."""

    async def go(self) -> None:
        """Goes the round, and again for as long as it asks to be gone at once; what breaks it off is written down, and
        the next one begins in its time."""
        async with self.going:
            self.begun_at = asyncio.get_running_loop().time()
            self.moment = None
            self.pulse.beat()
            try:
                while (told := await self.work()) is AT_ONCE and not self.ending:
                    self.begun_at = asyncio.get_running_loop().time()
                    self.pulse.beat()
                self.moment = told if isinstance(told, datetime) else None
                self.pulse.falls = 0
            except Exception:  # noqa: BLE001 - whatever it is: the next round begins in its time
                broke_off(self.pulse)
            self.pulse.beat()

    async def end(self) -> None:
        """Waits for what is going on; it is not gone again."""
        self.ending = True
        async with self.going:
            pass

    @property
    def late(self) -> bool:
        """Whether the next one should have begun."""
        waited = asyncio.get_running_loop().time() - self.begun_at
        return not self.going.locked() and waited > self.seconds + _LATE_SECONDS


class Rounds:
    """Owns the scheduler: a late round is never dropped, and two of a kind never overlap."""

    def __init__(self, loops: Loops) -> None:
        self._loops = loops
        self._rounds: list[Round] = []
        self._watching: asyncio.Task[None] | None = None
        self._scheduler = AsyncIOScheduler(
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}, timezone="UTC"
        )

    def add(self, name: str, work: Callable[[], Awaitable[object]], seconds: float, within: float = PATIENCE) -> None:
        """Adds a round that begins every so many ``seconds`` and may take as long as ``within``."""
        now = asyncio.get_running_loop().time()
        one = Round(work, seconds, self._loops.pulse(name, within + seconds), now)
        one.pulse.rest()
        self._rounds.append(one)
        self._scheduler.add_job(one.go, "interval", seconds=seconds, id=name)

    def start(self) -> None:
        """Begins to go the rounds, and to watch over them."""
        for one in self._rounds:
            one.pulse.beat()
        self._scheduler.start()
        self._watching = self._loops.begin("rounds", self._watch)

    async def stop(self) -> None:
        """Ends the rounds that are going on, and begins no other."""
        if self._watching is None:
            return
        self._watching.cancel()
        await asyncio.gather(self._watching, return_exceptions=True)
        self._scheduler.pause()
        await asyncio.gather(*(one.end() for one in self._rounds))
        self._scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Lets every round begin now, whatever the scheduler thought of the time."""
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=datetime.now(UTC))

    async def _watch(self, pulse: Pulse) -> None:
        while True:
            pulse.beat()
            # rule: rounds-by-steady-clock
            if any(one.late for one in self._rounds):
                log.warning("a round is late; the scheduler is woken")
                self.wake()
            await asyncio.sleep(_WATCH_SECONDS)
