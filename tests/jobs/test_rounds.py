"""Rounds are gone in their time, whatever breaks off and whatever the machine's clock says."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import apscheduler.schedulers.base
import apscheduler.triggers.interval
import pytest

from bot.jobs.rounds import AT_ONCE, Rounds
from bot.loops import Loops
from tests.clock import STUCK

ROUND = 0.05


class Machine(datetime):
    """The machine's clock, as APScheduler reads it, until the test sets it."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: object = None) -> "Machine":
        return super().now(UTC).__add__(cls.ahead).astimezone(tz)  # type: ignore[arg-type]  # only ever asked with a zone


@pytest.fixture
async def rounds(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Rounds]:
    monkeypatch.setattr(Machine, "ahead", timedelta())
    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Machine)
    monkeypatch.setattr("bot.jobs.rounds.datetime", Machine)
    monkeypatch.setattr("bot.jobs.rounds._LATE_SECONDS", ROUND)
    monkeypatch.setattr("bot.jobs.rounds._WATCH_SECONDS", ROUND)
    rounds = Rounds(Loops())
    yield rounds
    await rounds.stop()


class Gone:
    """Counts rounds, and lets a test wait for the next ones."""

    def __init__(self, *, broken: bool = False) -> None:
        self.times = 0
        self._broken = broken

    async def __call__(self) -> None:
        self.times += 1
        if self._broken:
            raise RuntimeError

    async def again(self, times: int = 3) -> None:
        wanted = self.times + times
        async with asyncio.timeout(STUCK):
            while self.times < wanted:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
                await asyncio.sleep(0)


# rule: rounds-by-steady-clock
async def test_a_clock_set_forward_and_back_does_not_stop_the_rounds(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next run that the scheduler has set itself lies an hour ahead."""
    gone = Gone()
    rounds.add("sweep", gone, ROUND)
    rounds.start()
    await gone.again()
    monkeypatch.setattr(Machine, "ahead", timedelta(hours=1))
    await gone.again()
    monkeypatch.setattr(Machine, "ahead", timedelta())
    await gone.again()


async def test_a_round_that_breaks_off_is_gone_again_and_holds_up_no_other(rounds: Rounds) -> None:
    broken, sound = Gone(broken=True), Gone()
    rounds.add("broken", broken, ROUND)
    rounds.add("sound", sound, ROUND)
    rounds.start()
    await asyncio.gather(broken.again(), sound.again())


async def test_a_round_that_hangs_holds_up_no_other_and_is_not_alive() -> None:
    loops, begun, free = Loops(), asyncio.Event(), asyncio.Event()

    async def hanging() -> None:
        begun.set()
        await free.wait()

    rounds, sound = Rounds(loops), Gone()
    rounds.add("hanging", hanging, ROUND, within=-ROUND)
    rounds.add("sound", sound, ROUND)
    rounds.start()
    await begun.wait()
    await sound.again()
    assert loops.silent == ("hanging",)
    free.set()
    await rounds.stop()


# rule: next-deadline-at-its-moment
async def test_a_round_that_has_more_to_do_is_gone_again_at_once(rounds: Rounds) -> None:
    left, done = ["one", "two", "three"], asyncio.Event()

    async def work() -> str | None:
        left.pop()
        if left:
            return AT_ONCE
        done.set()
        return None

    rounds.add("eager", work, ROUND)
    rounds._rounds[0].seconds = 3600
    rounds.start()
    rounds.wake()
    async with asyncio.timeout(STUCK):
        await done.wait()


async def test_a_round_that_always_has_more_to_do_ends_with_the_desk() -> None:
    rounds, gone = Rounds(Loops()), 0

    async def work() -> str:
        nonlocal gone
        gone += 1
        await asyncio.sleep(0)
        return AT_ONCE

    rounds.add("eager", work, ROUND)
    rounds.start()
    async with asyncio.timeout(STUCK):
        while gone < 5:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
            await asyncio.sleep(0)
        await rounds.stop()
