"""The sweep: a deadline is a row, looked at again until the truth behind it has been dealt with."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.flows.clock import ladder
from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Visit
from bot.jobs.deadlines import DeadlineSweep
from bot.jobs.rounds import AT_ONCE
from storage import patience
from storage.engine import writing
from storage.patience import MOST_TRIES
from storage.tables import evidence, visits
from tests.clock import MONDAY_MORNING
from tests.door.entrance import Entrance, filling, happened, hired, name_of, open_entrance, said, sending
from tests.storage.faults import unreachable

OFFICER, VISITOR, ADMIN = 1, 7, 3
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
    """Looked at before, for the early word; recorded at the limit."""
    assert await sweep_of(desk).run_once(desk.clock.pass_(minutes=2, seconds=59)) == 1
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
    assert len(await desk.rows("deadlines", kind="visit")) == 1
    await sweep_of(desk).run_once(desk.clock.pass_(minutes=3))
    assert (await desk.one("deadlines", kind="visit"))["due_at"] > desk.clock.now()
    visit_id = (await desk.one("visits"))["id"]
    await desk.bring(happened(VISITOR, "batal", ChoicePressed(token(Verb.CANCEL, visit_id, "sure"))))
    assert await desk.rows("deadlines", kind="visit") == []


async def test_a_sweep_after_an_outage_takes_everything_that_was_missed(sqlite_url: str) -> None:
    """More than one handful of deadlines, hours late: all are taken in one sweep, each once."""
    async with open_entrance(sqlite_url) as desk:
        chats = range(100, 700)
        await desk.bring(*(said(chat, n, text) for chat in chats for n, text in enumerate(("halo", "setuju"))))
        assert len(await desk.rows("deadlines", kind="visit")) == 600
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


async def nothing_else_is_due(desk: Entrance) -> None:
    """Leaves the deadlines of visits alone: who is on duty is looked at now and then too."""
    async with writing(desk.engine) as connection:
        await connection.execute(text("DELETE FROM deadlines WHERE kind = 'duty'"))


async def in_vain(desk: Entrance, what: str = "tidak dapat diproses. Loket mencobanya lagi") -> int:
    return len([told for told in await desk.told(ADMIN) if what in told])


async def test_five_hundred_that_cannot_be_decided_hold_up_nobody(sqlite_url: str) -> None:
    """They are set aside together, kept for looking at and told of once; who comes behind them is looked at."""
    async with open_entrance(sqlite_url) as desk:
        await desk.bring(hired(ADMIN, "Lasma", "admin"))
        spoilt, sound = range(100, 600), range(600, 603)
        for chats in (spoilt, sound):
            await desk.bring(*(said(chat, n, words) for chat in chats for n, words in enumerate(("halo", "setuju"))))
            desk.clock.pass_(seconds=1)
        theirs = [row["id"] for row in await desk.rows("people") if int(row["address"]) in spoilt]
        async with writing(desk.engine) as connection:
            of_them = evidence.c.visit_id.in_(select(visits.c.id).where(visits.c.person_id.in_(theirs)))
            await connection.execute(evidence.update().where(of_them).values(word="unknown"))
        await nothing_else_is_due(desk)
        now = desk.clock.pass_(minutes=11)
        assert await sweep_of(desk).run_once(now) == 503
        assert len([row for row in await desk.rows("visits") if "reminded" in row["nudges"]]) == len(sound)
        parked = await desk.rows("inbox", state="parked")
        assert len(parked) == len(spoilt)
        assert all("VisitUnreadable" in row["reason"] for row in parked)
        assert await in_vain(desk, "500 tenggat kunjungan tidak dapat diproses") == 1
        assert await sweep_of(desk).run_once(now) == 0
        assert await sweep_of(desk).run_once(desk.clock.pass_(minutes=1)) == 500
        assert await in_vain(desk) == 1
        assert len(await desk.rows("inbox", state="parked")) == len(spoilt)


# rule: work-in-vain-set-aside
async def test_a_deadline_in_vain_is_tried_ever_less_often_and_its_end_is_told(
    desk: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.bring(hired(ADMIN, "Lasma", "admin"))
    await nothing_else_is_due(desk)
    tried: list[float] = []
    with monkeypatch.context() as patched:
        patched.setattr(ladder, "climb", broken_for("Rina Simbolon"))
        begun = desk.clock.pass_(minutes=3)
        for minute in range(24 * 60):
            if await sweep_of(desk).run_once(begun + timedelta(minutes=minute)):
                tried.append(minute)
    assert tried == [0, 1, 3, 7, 15, 31, 63, 123]
    assert len(tried) == MOST_TRIES
    assert await in_vain(desk) == 1
    assert await in_vain(desk, "tidak dicoba lagi sampai loket dijalankan ulang") == 1
    assert len(await desk.rows("inbox", state="parked")) == 1
    now = desk.clock.pass_(hours=24)
    await nothing_else_is_due(desk)
    assert await sweep_of(desk).run_once(now) == 0
    async with writing(desk.engine) as connection:
        assert await patience.in_vain(connection) == {"deadlines": 1, "files": 0}
        await patience.try_once_more(connection, now)
    await sweep_of(desk).run_once(now)
    assert (await desk.one("visits"))["status"] == "in_service", "the overrun is on record first, and has its grace"
    await sweep_of(desk).run_once(desk.clock.pass_(minutes=3))
    assert (await desk.one("visits"))["status"] == "lapsed"
    assert await desk.rows("deadlines", kind="visit") == []


async def test_a_word_of_the_visitor_gives_a_deadline_in_vain_a_new_chance(
    desk: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(ladder, "climb", broken_for("Rina Simbolon"))
        await sweep_of(desk).run_once(desk.clock.pass_(minutes=3))
    assert (await desk.one("deadlines", kind="visit"))["tries"] == 1
    visit_id = (await desk.one("visits"))["id"]
    await desk.bring(happened(VISITOR, "selesai", ChoicePressed(token(Verb.STEP, visit_id, 1)), desk.clock.now()))
    assert (await desk.one("deadlines", kind="visit"))["tries"] == 0


def broken_for(name: str) -> object:
    """A bug that only this visitor's deadline meets."""
    sound = ladder.climb

    def climb(scene: Scene, visit: Visit) -> Visit:
        if visit.form["name"] == name:
            raise ZeroDivisionError
        return sound(scene, visit)

    return climb


# rule: next-deadline-at-its-moment
async def test_what_passes_soon_is_waited_for_and_taken_at_its_moment(
    desk: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("bot.jobs.deadlines.asyncio.sleep", sleep)
    at = (await desk.one("deadlines", kind="visit"))["due_at"]
    assert await sweep_of(desk).keep_up(at - timedelta(seconds=1)) == at
    assert waited == []
    desk.clock.pass_(seconds=(at - desk.clock.now()).total_seconds() - 0.3)
    assert await sweep_of(desk).keep_up(desk.clock.now()) is AT_ONCE
    assert 0 < waited.pop() <= 0.3
    following = await sweep_of(desk).keep_up(desk.clock.pass_(seconds=0.3))
    assert following == (await desk.one("deadlines", kind="visit"))["due_at"] > at
    await desk.engine.dispose()
    with unreachable(desk.engine) as refused:
        assert await sweep_of(desk).keep_up(desk.clock.now()) is None
    assert refused
