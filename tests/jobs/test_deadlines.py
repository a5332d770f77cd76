"""The sweep: a deadline is a row, looked at again until the truth behind it has been dealt with."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.flows import ladder
from bot.flows.events import ChoicePressed
from bot.flows.scene import Scene
from bot.flows.state import Visit
from bot.flows.tokens import Verb, token
from bot.jobs.deadlines import DeadlineSweep
from tests.clock import MONDAY_MORNING
from tests.door.entrance import Entrance, filling, happened, hired, name_of, open_entrance, said, sending
from tests.storage.faults import unreachable

OFFICER, VISITOR = 1, 7
LATE = "melewati waktu baku"


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Entrance]:
    """A visitor has just been called: the first step may take three minutes."""
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(OFFICER, "Sari", "front_office"), *filling(VISITOR, "Rina Simbolon"))
        await desk.bring(sending(VISITOR))
        yield desk


def sweep_of(desk: Entrance) -> DeadlineSweep:
    return DeadlineSweep(desk.engine, desk.door)


async def flagged(desk: Entrance) -> int:
    return len([told for told in await desk.told(OFFICER) if LATE in told])


async def test_a_step_is_flagged_when_its_time_is_over_and_not_before(desk: Entrance) -> None:
    assert await sweep_of(desk).run_once(desk.clock.pass_(minutes=2, seconds=59)) == 0
    assert await flagged(desk) == 0
    assert await sweep_of(desk).run_once(desk.clock.pass_(seconds=1)) == 1
    assert await flagged(desk) == 1
    assert (await desk.one("deviations"))["due_at"] == MONDAY_MORNING + timedelta(minutes=3)


async def test_a_deadline_swept_again_says_nothing_new(desk: Entrance) -> None:
    now = desk.clock.pass_(minutes=3)
    for _ in range(5):
        await sweep_of(desk).run_once(now)
    assert await flagged(desk) == 1
    assert len(await desk.rows("deviations")) == 1


async def test_a_visit_has_one_deadline_while_it_is_open_and_none_after(desk: Entrance) -> None:
    assert len(await desk.rows("deadlines")) == 1
    await sweep_of(desk).run_once(desk.clock.pass_(minutes=3))
    assert (await desk.one("deadlines"))["due_at"] > desk.clock.now()
    visit_id = (await desk.one("visits"))["id"]
    await desk.bring(happened(VISITOR, "batal", ChoicePressed(token(Verb.CANCEL, visit_id, "sure"))))
    assert await desk.rows("deadlines") == []


async def test_a_sweep_after_an_outage_takes_everything_that_was_missed(sqlite_url: str) -> None:
    """More than one handful of deadlines, hours late: all are taken in one sweep, each once."""
    async with open_entrance(sqlite_url) as desk:
        chats = range(100, 700)
        await desk.bring(*(said(chat, n, text) for chat in chats for n, text in enumerate(("halo", "setuju"))))
        assert len(await desk.rows("deadlines")) == 600
        assert await sweep_of(desk).run_once(desk.clock.pass_(hours=3)) == 600
        assert len([row for row in await desk.rows("visits") if "reminded" in row["nudges"]]) == 600


async def test_deadlines_survive_a_restart(database_url: str) -> None:
    async with open_entrance(database_url) as desk:
        await desk.bring(hired(OFFICER, "Sari", "front_office"), *filling(VISITOR, "Rina Simbolon"))
        await desk.bring(sending(VISITOR))
    async with open_entrance(database_url, process="loket-b") as desk:
        assert await sweep_of(desk).run_once(desk.clock.pass_(minutes=3)) == 1
        assert await flagged(desk) == 1


async def test_a_database_that_is_away_makes_a_deadline_late_but_never_lost(postgres_url: str) -> None:
    async with open_entrance(postgres_url) as desk:
        await desk.bring(hired(OFFICER, "Sari", "front_office"), *filling(VISITOR, "Rina Simbolon"))
        await desk.bring(sending(VISITOR))
        now = desk.clock.pass_(minutes=3)
        with unreachable(desk.engine) as refused:
            await desk.engine.dispose()
            await sweep_of(desk).run_safely(now)
            assert refused
        await sweep_of(desk).run_safely(now)
        assert await flagged(desk) == 1


async def test_one_visit_that_meets_a_bug_does_not_stop_the_sweep_of_others(
    desk: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.bring(*filling(8, name_of(8)), sending(8))
    with monkeypatch.context() as patched:
        patched.setattr(ladder, "climb", broken_for(name_of(8)))
        assert await sweep_of(desk).run_once(desk.clock.pass_(minutes=3)) == 2
    assert await flagged(desk) == 1
    assert len(await desk.rows("inbox", state="parked")) == 1


async def test_a_deadline_that_met_a_bug_is_looked_at_again(desk: Entrance, monkeypatch: pytest.MonkeyPatch) -> None:
    """A timer must not fail open: once the bug is gone, or has passed, the step is still late."""
    with monkeypatch.context() as patched:
        patched.setattr(ladder, "climb", broken_for("Rina Simbolon"))
        await sweep_of(desk).run_once(desk.clock.pass_(minutes=3))
    await sweep_of(desk).run_once(desk.clock.pass_(minutes=5))
    assert await flagged(desk) == 1


def broken_for(name: str) -> object:
    """A bug that only this visitor's deadline meets."""
    sound = ladder.climb

    def climb(scene: Scene, visit: Visit) -> None:
        if visit.form["name"] == name:
            raise ZeroDivisionError
        sound(scene, visit)

    return climb
