"""What is kept only for a time goes when that is over, and nothing else does."""

from datetime import timedelta

from sqlalchemy import func, insert, select

from bot.jobs import housekeeping as job
from bot.jobs.housekeeping import Housekeeping
from storage import schema
from storage.engine import open_engine, reading, writing
from storage.tables import inbox, questions, rooms, web_sessions
from tests.clock import MONDAY_MORNING
from tests.desk import Desk
from tests.storage.overheard import commits

KEPT = timedelta(days=35)


def event(number: int, age: timedelta, state: str = "decided") -> dict[str, object]:
    return {"key": f"web:{number}", "received_at": MONDAY_MORNING - age, "state": state, "raw": None, "reason": None}


async def test_old_decided_events_go_in_small_batches_and_parked_ones_stay(database_url: str) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    old = [event(number, KEPT + timedelta(days=1)) for number in range(2 * job.BATCH + 50)]
    young = [event(10_000 + number, KEPT - timedelta(days=1)) for number in range(30)]
    parked = [event(20_000, KEPT * 3, "parked")]
    async with writing(engine) as connection:
        await connection.execute(insert(inbox), [*old, *young, *parked])
    with commits(engine) as committed:
        assert await Housekeeping(engine, {"jobs.events_days": KEPT}).run_once(MONDAY_MORNING) == len(old)
    assert len(committed) >= 3, "no batch holds the lock for all of it"
    async with reading(engine) as connection:
        assert await connection.scalar(select(func.count()).select_from(inbox)) == len(young) + len(parked)
    await engine.dispose()


async def test_what_is_brought_again_within_its_time_is_not_decided_again(desk: Desk) -> None:
    rina = desk.telegram.user(7)
    await desk.say(rina, "halo")
    before = len(rina.messages)
    await desk.app.work.housekeeping.run_once(desk.clock.now() + timedelta(days=34))
    assert len(await desk.rows("inbox", state="decided")) > 0
    await desk.app.work.housekeeping.run_once(desk.clock.now() + timedelta(days=36))
    assert await desk.rows("inbox", state="decided") == []
    assert len(rina.messages) == before


# rule: removed-by-the-map
async def test_what_passes_goes_at_its_age_and_not_before(database_url: str) -> None:
    engine = open_engine(database_url)
    await schema.upgrade(engine)
    asked = {"language": "id", "topic": "", "verdict": "", "text": "?"}
    async with writing(engine) as connection:
        await connection.execute(insert(rooms).values(uuid="a", no=1, learnt_at=MONDAY_MORNING))
        await connection.execute(insert(questions).values(id=1, day=MONDAY_MORNING.date(), **asked))
        for name, ended in (("ended", MONDAY_MORNING), ("open", None)):
            await connection.execute(
                insert(web_sessions).values(address=name, opened_at=MONDAY_MORNING, ended_at=ended)
            )
    housekeeping = Housekeeping(engine, {"jobs.events_days": KEPT})
    gone = [await housekeeping.run_once(MONDAY_MORNING + timedelta(days=days, minutes=1)) for days in (0, 1, 7, 181)]
    assert gone == [0, 1, 1, 1]
    async with reading(engine) as connection:
        assert (await connection.scalars(select(web_sessions.c.address))).all() == ["open"]
    await engine.dispose()
