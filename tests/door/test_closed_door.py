"""A door that is closed: nobody waits at it, and nothing is acknowledged there."""

import asyncio

import pytest

from bot.door import DoorClosed
from storage.trouble import Trouble, trouble_of
from tests.clock import STUCK
from tests.door.entrance import open_entrance, said


# rule: closed-door-keeps-nobody-waiting
async def test_who_comes_to_a_closed_door_is_told_so(sqlite_url: str) -> None:
    async with open_entrance(sqlite_url) as desk:
        await desk.bring(said(7, "a", "halo"))
        await desk.door.close()
        async with asyncio.timeout(STUCK):
            with pytest.raises(DoorClosed) as turned_away:
                await desk.bring(said(7, "b", "setuju"))
        assert trouble_of(turned_away.value) is Trouble.AWAY, "to be brought again, not parked"
        assert len(await desk.rows("inbox")) == 1


async def test_who_waits_while_it_closes_is_let_in(sqlite_url: str) -> None:
    async with open_entrance(sqlite_url) as desk:
        coming = asyncio.gather(desk.bring(said(7, "a", "halo")), desk.bring(said(8, "b", "halo")))
        await asyncio.sleep(0)
        async with asyncio.timeout(STUCK):
            await desk.door.close()
            await coming
        assert len(await desk.rows("inbox")) == 2


async def test_who_waits_where_nobody_keeps_the_door_is_sent_away(sqlite_url: str) -> None:
    async with open_entrance(sqlite_url) as desk:
        keeper = desk.door._keeper
        assert keeper is not None
        keeper.cancel()
        coming = asyncio.ensure_future(desk.bring(said(7, "a", "halo")))
        async with asyncio.timeout(STUCK):
            await asyncio.wait([keeper])
            await desk.door.close()
            with pytest.raises(DoorClosed):
                await coming
        assert await desk.rows("inbox") == []
