"""The desk's loops: each is kept going whatever it meets, and known to be alive by its pulse.

A loop that breaks off is a fault of ours and begins again; one that hangs cannot be helped from within, so it
is shown: whoever asks :attr:`Loops.silent` learns of it, and the machine's supervisor may start the desk anew.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot import metrics

log = structlog.get_logger(__name__)

PATIENCE = 90.0
"""Seconds that a loop's work may take: a locked database is waited for, and then a little."""

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 60.0
_SOUND_SECONDS = 30.0
"""A loop that has gone on for so long since it broke off is well again."""

_MOST_FALLS = 3
"""A loop that breaks off so often in a row does its work no more, though it begins it again and again."""


class Pulse:
    """One loop's sign of life. ``within`` is in seconds: for so long it may work without a beat."""

    def __init__(self, name: str, within: float) -> None:
        self.name = name
        self.falls = 0
        self._within = within
        self._beaten_at: float | None = None

    def beat(self) -> None:
        """The loop goes on."""
        self._beaten_at = asyncio.get_running_loop().time()

    def rest(self) -> None:
        """The loop waits for something that may never come: from now on its silence is no fault."""
        self._beaten_at = None

    @property
    def quiet_for(self) -> float:
        """Seconds since the last beat; 0 while it rests."""
        return 0.0 if self._beaten_at is None else asyncio.get_running_loop().time() - self._beaten_at

    @property
    def alive(self) -> bool:
        """Whether the loop does its work."""
        # rule: hung-loop-is-shown
        return self.quiet_for <= self._within and self.falls < _MOST_FALLS


class Loops:
    """Owns the pulses of one desk, and begins its loops."""

    def __init__(self) -> None:
        self._pulses: dict[str, Pulse] = {}

    def pulse(self, name: str, within: float = PATIENCE) -> Pulse:
        """A pulse of this name, beating from now on."""
        pulse = self._pulses[name] = Pulse(name, within)
        pulse.beat()
        return pulse

    def begin(
        self, name: str, work: Callable[[Pulse], Awaitable[None]], within: float = PATIENCE
    ) -> asyncio.Task[None]:
        """Begins a loop that goes on until it returns by itself or is cancelled."""
        pulse = self.pulse(name, within)
        return asyncio.create_task(_keep_going(pulse, work), name=name)

    @property
    def silent(self) -> tuple[str, ...]:
        """The loops that have given no sign of life in their time, by name."""
        return tuple(name for name, pulse in self._pulses.items() if not pulse.alive)


async def _keep_going(pulse: Pulse, work: Callable[[Pulse], Awaitable[None]]) -> None:
    pause = _FIRST_PAUSE
    while True:
        pulse.beat()
        began_at = asyncio.get_running_loop().time()
        try:
            await work(pulse)
            pulse.rest()
            return  # noqa: TRY300 - a loop whose work is done is not begun again
        # rule: called-off-is-not-silent
        except asyncio.CancelledError:
            pulse.rest()
            raise
        # rule: broken-loop-begins-again
        except Exception:  # noqa: BLE001 - whatever it is: the loop begins again
            if asyncio.get_running_loop().time() - began_at > _SOUND_SECONDS:
                pause, pulse.falls = _FIRST_PAUSE, 0
            broke_off(pulse, again_in_seconds=pause)
        await asyncio.sleep(pause)
        pause = min(_LONGEST_PAUSE, pause * 2)


def broke_off(pulse: Pulse, **told: float) -> None:
    """Writes down, while an exception is handled, that a loop's work ended with it: by type and place only."""
    pulse.falls += 1
    metrics.LOOP_FAULTS.labels(pulse.name).inc()
    log.exception("a loop broke off and begins again", loop=pulse.name, **told)
