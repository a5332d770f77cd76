"""A visitor who comes back after calls in vain is called like anybody else."""

from bot.jobs.deadlines import DeadlineSweep
from storage import recorded
from storage.engine import reading
from tests.door.entrance import Entrance, filling, hired, open_entrance, said, sending

VISITOR = 10


async def parked(desk: Entrance) -> None:
    await desk.bring(hired(1, "Sari", "front_office"))
    for event in (*filling(VISITOR, "Rina Simbolon"), sending(VISITOR)):
        await desk.bring(event)
    while (await desk.one("visits"))["status"] == "in_service":
        await DeadlineSweep(desk.engine, desk.door).run_once(desk.clock.pass_(minutes=1))
    assert (await desk.one("visits"))["status"] == "parked"


# rule: served-since-the-last-call
async def test_they_are_served_since_the_call_that_they_came_to(database_url: str) -> None:
    async with open_entrance(database_url, sections={"queue": {"capacity": 1}}) as desk:
        await parked(desk)
        first = (await desk.one("waits"))["called_at"]
        desk.clock.pass_(minutes=5)
        await desk.bring(said(VISITOR, "here", "hadir"))
        async with reading(desk.engine) as connection:
            [served], [attended] = await recorded.in_service(connection, 9), await recorded.attended(connection, 9)
        assert served["called_at"] == attended["called_at"] == desk.clock.now() > first
        assert (await desk.one("waits"))["called_at"] == first, "what was promised is held against the first call"
