"""Loops go on whatever they meet; one that does not is known not to be alive."""

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from typing import Any

import pytest

from bot import metrics
from bot.loops import PATIENCE, Loops, Pulse
from tests.jobs.post import HeldTime, held_time


@pytest.fixture
async def time() -> AsyncIterator[HeldTime]:
    with held_time() as time:
        yield time


async def rounds() -> None:
    """Gives way until everything that can go on has done so."""
    for _ in range(20):
        await asyncio.sleep(0)


class Work:
    """A loop's work that breaks off as often as it is told to, and then waits for ever."""

    def __init__(self, falls: int) -> None:
        self.begun = 0
        self._falls = falls

    async def __call__(self, pulse: Pulse) -> None:
        self.begun += 1
        pulse.beat()
        if self.begun <= self._falls:
            raise RuntimeError("Rina Simbolon, 0812")
        pulse.rest()
        await asyncio.Event().wait()


def counted(loop: str) -> float:
    return metrics.REGISTRY.get_sample_value("loket_loop_faults_total", {"loop": loop}) or 0.0


# rule: broken-loop-begins-again
async def test_a_loop_that_breaks_off_begins_again_ever_more_slowly(
    time: HeldTime, logged: list[MutableMapping[str, Any]]
) -> None:
    work, before = Work(falls=3), counted("sweep")
    task = Loops().begin("sweep", work)
    for pause, begun in ((0.0, 1), (0.4, 1), (0.2, 2), (0.9, 2), (0.2, 3), (1.9, 3), (0.2, 4)):
        time.pass_(pause)
        await rounds()
        assert work.begun == begun
    assert counted("sweep") - before == 3
    assert [line["loop"] for line in logged] == ["sweep"] * 3
    assert "Rina" not in str([{**line, "exc_info": None} for line in logged])
    task.cancel()


# rule: hung-loop-is-shown
async def test_a_loop_that_hangs_is_not_alive_and_one_that_waits_is(time: HeldTime) -> None:
    loops = Loops()

    async def hanging(_pulse: Pulse) -> None:
        await asyncio.Event().wait()

    tasks = [loops.begin("hangs", hanging), loops.begin("waits", Work(falls=0))]
    await rounds()
    time.pass_(PATIENCE / 2)  # and whatever the machine itself takes for it
    assert not loops.silent
    time.pass_(PATIENCE / 2 + 1)
    assert loops.silent == ("hangs",)
    for task in tasks:
        task.cancel()


async def test_a_loop_that_breaks_off_again_and_again_is_not_alive(time: HeldTime) -> None:
    loops = Loops()
    task = loops.begin("sweep", Work(falls=3))
    await rounds()
    assert not loops.silent, "once is no reason to start the desk anew"
    for pause in (0.6, 1.1):
        time.pass_(pause)
        await rounds()
    assert loops.silent == ("sweep",)
    task.cancel()


async def test_a_loop_whose_work_is_done_is_not_missed(time: HeldTime) -> None:
    loops = Loops()

    async def done(_pulse: Pulse) -> None:
        return

    await loops.begin("webhook", done)
    time.pass_(PATIENCE * 2)
    assert loops.silent == ()


# rule: called-off-is-not-silent
async def test_a_loop_that_was_called_off_and_ended_is_not_missed_one_that_does_not_end_is(time: HeldTime) -> None:
    loops, over = Loops(), asyncio.Event()

    async def waiting(_pulse: Pulse) -> None:
        await asyncio.Event().wait()

    async def hanging(_pulse: Pulse) -> None:
        while not over.is_set():
            try:
                await over.wait()
            except asyncio.CancelledError:
                continue

    tasks = [loops.begin("ends", waiting), loops.begin("hangs", hanging)]
    await rounds()
    for task in tasks:
        task.cancel()
    await rounds()
    time.pass_(PATIENCE * 2)
    silent = loops.silent
    over.set()
    await rounds()
    assert (silent, loops.silent) == (("hangs",), ())
