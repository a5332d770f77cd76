"""An event loop whose time is the world's: it never waits, and has no socket, no thread and no signal."""

import asyncio
import errno
from asyncio import base_events
from collections.abc import Callable
from typing import Any

from bot.rehearsal.simulation.world import World

_PATIENCE, _CALLS_OFF = 60.0, 10
"""So many times what is left of a process is called off, and given so long each time."""

_TURN = 1e-5
"""Seconds that a turn of the loop takes: time never stands still."""

_LATE_TURN = 1e-3
"""The same once the process is gone."""


class Died(Exception):
    """The desk's process ended where it stood."""


class Stuck(Exception):
    """The desk waits for something that can never happen."""


class SimulatedLoop(base_events.BaseEventLoop):
    """Runs what is ready; when nothing is, the world goes on.

    ``at_rest`` says whether the desk waits for the world alone. Then its own timers, which would only look and find
    nothing, are passed over until something happens; they all go off then, as after a sleep of the machine.
    """

    def __init__(self, world: World, at_rest: Callable[[], bool]) -> None:
        super().__init__()
        self._world = world
        self._selector = _Passing(self, world, at_rest)
        self.dead = False
        self.over = False
        self._ahead = 0.0

    def time(self) -> float:
        """Seconds that have passed in the world."""
        return self._world.passed + self._ahead

    def pass_over(self, seconds: float) -> None:
        """Time that is nobody's any more."""
        self._ahead += seconds + _LATE_TURN

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:  # type: ignore[override]  # done at once
        """Does at once what another thread would do: here is only this one."""
        del executor
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as fault:  # noqa: BLE001 - it is whoever waits for it who is told
            done.set_exception(fault)
        return done

    async def _make_subprocess_transport(self, *_named: Any, **_given: Any) -> Any:
        """No process but this one."""
        raise OSError(errno.EAGAIN, "no process can be begun in a simulation")

    def _process_events(self, event_list: list[Any]) -> None:
        """Nothing ever comes from a socket."""

    def _write_to_self(self) -> None:
        """Nobody sleeps who would have to be woken."""


class _Passing:
    """Where another loop waits for its sockets, time passes."""

    def __init__(self, loop: SimulatedLoop, world: World, at_rest: Callable[[], bool]) -> None:
        self._loop, self._world, self._at_rest = loop, world, at_rest

    def select(self, timeout: float | None) -> list[Any]:
        """Lets the world go on until the loop's next timer, or until something happens."""
        if self._loop.over:
            self._loop.pass_over(timeout or 0.0)
            return []
        if self._loop.dead:
            raise Died
        self._world.passed += _TURN
        if timeout is None or timeout > 0:
            nothing_more = self._world.next_at == float("inf")
            if timeout is None and nothing_more:
                raise Stuck
            until = float("inf") if timeout is None or (self._at_rest() and not nothing_more) else timeout
            self._world.go_on(self._world.passed + until)
            if self._loop.dead:
                raise Died
        return []

    def close(self) -> None:
        """Nothing is open."""


def leave_behind(loop: SimulatedLoop) -> None:
    """Ends a loop as a process ends. What still ran in it is called off where nothing that it does has any effect: the
    world does not go on meanwhile."""
    loop.over = True
    for _ in range(_CALLS_OFF):
        if left := asyncio.all_tasks(loop):
            for task in left:
                task.cancel()
            loop.run_until_complete(asyncio.wait(left, timeout=_PATIENCE))
    loop.close()
