"""Something that comes is waited for within a time, and who waits can be called off at any moment."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.set_within import set_within
from tests.jobs.post import HeldTime, held_time


@pytest.fixture
async def time() -> AsyncIterator[HeldTime]:
    with held_time() as time:
        yield time


async def rounds() -> None:
    """Gives way until everything that can go on has done so."""
    for _ in range(20):
        await asyncio.sleep(0)


# rule: called-off-ends
@pytest.mark.parametrize("turns", range(4))
async def test_who_is_called_off_as_what_they_wait_for_comes_is_called_off(turns: int) -> None:
    event = asyncio.Event()
    waiting = asyncio.ensure_future(set_within(event, 60))
    await rounds()
    event.set()
    for _ in range(turns):
        await asyncio.sleep(0)
    called_off = waiting.cancel()
    await asyncio.wait([waiting])
    assert waiting.cancelled() is called_off


async def test_it_is_told_whether_it_came_in_time(time: HeldTime) -> None:
    event = asyncio.Event()
    waiting = [asyncio.ensure_future(set_within(event, seconds)) for seconds in (1, 3)]
    await rounds()
    time.pass_(2)
    await rounds()
    event.set()
    assert await asyncio.gather(*waiting) == [False, True]
