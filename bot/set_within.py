"""Waiting for something within a time; it knows nothing of desks, so every room may have it."""

import asyncio


async def set_within(event: asyncio.Event, seconds: float | None) -> bool:
    """Whether an event is set before so many seconds are over (with None whenever that is).

    Whoever is called off while they wait is called off: ``asyncio.wait_for`` forgets it, in Python 3.11, where the
    event comes at the same moment (github.com/python/cpython/issues/86296), and a loop that missed it never ends.
    """
    # rule: called-off-ends
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
