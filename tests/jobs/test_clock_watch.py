"""A clock that is set wrong and right again silences nobody, and what it flagged is withdrawn."""

from collections.abc import AsyncIterator, MutableMapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from bot.clock import SystemClock
from bot.flows.scene.events import CLOCK, ClockJumped, Event
from bot.jobs.clock_watch import ClockWatch
from bot.rehearsal.fakes.telegram import Chatter
from bot.turn import arrival
from storage.engine import writing
from storage.tables import files, outbox
from tests.clock import MONDAY_MORNING, HeldClock
from tests.desk import Desk, open_desk
from tests.storage.faults import unreachable

HOUR = timedelta(hours=1)
LATE, WITHDRAWN = "melewati waktu baku", "ditarik"


class Machine:
    """A machine's clock that can be set, and the seconds that really pass."""

    def __init__(self) -> None:
        self.passed = 1000.0
        self.set_by = timedelta()

    def time(self) -> datetime:
        return MONDAY_MORNING + timedelta(seconds=self.passed) + self.set_by

    def seconds(self) -> float:
        return self.passed


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> SystemClock:
    return SystemClock(machine.time, machine.seconds)


# rule: jump-believed-in-a-minute
def test_a_clock_set_wrong_for_six_seconds_changes_nothing(machine: Machine, clock: SystemClock) -> None:
    for set_by in (timedelta(), HOUR, -HOUR, timedelta()):
        machine.set_by = set_by
        for _ in range(6):
            machine.passed += 1
            assert clock.now() == machine.time() - set_by


@pytest.mark.parametrize("set_by", [HOUR, -HOUR])
def test_a_clock_that_is_put_right_is_followed_after_a_minute(
    machine: Machine, clock: SystemClock, set_by: timedelta
) -> None:
    machine.set_by = set_by
    assert clock.now() == machine.time() - set_by
    machine.passed += 59
    assert clock.now() == machine.time() - set_by
    machine.passed += 1
    assert clock.now() == machine.time()


def test_a_minute_of_disbelief_begins_anew_with_every_jump(machine: Machine, clock: SystemClock) -> None:
    for set_by in (HOUR, timedelta()) * 3:
        machine.set_by = set_by
        clock.now()
        machine.passed += 40
        assert clock.now() == machine.time() - set_by


def test_small_corrections_are_followed_at_once(machine: Machine, clock: SystemClock) -> None:
    for _ in range(100):
        machine.passed += 1
        machine.set_by += timedelta(seconds=1.5)
        assert clock.now() == machine.time()


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url) as desk:
        yield desk


@pytest.fixture
async def sari(desk: Desk) -> Chatter:
    await desk.hire("Togar", "admin", 3)
    return await desk.hire("Sari", "front_office", 1)


def told(desk: Desk, chat: int, words: str) -> int:
    return len([each for each in desk.telegram.sent if each.chat_id == chat and words in (each.text or "")])


async def jump(desk: Desk, by: timedelta) -> None:
    """The desk's clock is set, the watch sees it, and the sweep goes its round."""
    desk.clock.at += by
    await desk.app.work.clock_watch.look()
    await desk.app.work.sweep.run_once(desk.clock.now())
    await desk.settle()


async def there_and_back(desk: Desk) -> None:
    await jump(desk, HOUR)
    desk.clock.pass_(seconds=6)
    await jump(desk, -HOUR)


# rule: heard-no-later-than-now
async def test_words_are_taken_after_the_clock_was_set_back(desk: Desk) -> None:
    """Also before the watch has seen it: what was heard in the future was heard now."""
    rina = desk.telegram.user(7)
    await desk.say(rina, "halo")
    desk.clock.at += HOUR
    await desk.press(rina, "Setuju")
    desk.clock.at -= HOUR
    desk.clock.pass_(seconds=6)
    await desk.say(rina, "Rina Simbolon")
    assert (await desk.one("visits"))["form"]["name"] == "Rina Simbolon"
    assert (await desk.one("people", address="7"))["heard_at"] == desk.clock.now()


async def test_a_deviation_that_only_the_clock_saw_is_withdrawn_and_the_true_one_comes_in_its_time(
    desk: Desk, sari: Chatter
) -> None:
    assert sari.id == 1
    await desk.register(desk.telegram.user(7))
    await there_and_back(desk)
    assert (told(desk, 1, LATE), told(desk, 1, WITHDRAWN)) == (1, 1), "asked to help, and told that it was not so"
    assert [row["at"] for row in await desk.withdrawn()] == [desk.clock.now()]
    await desk.wait(minutes=2, seconds=50)
    assert told(desk, 1, LATE) == 1
    await desk.wait(seconds=5)
    assert told(desk, 1, LATE) == 2
    assert len(await desk.standing()) == 1


# rule: future-report-retracted
async def test_what_was_reported_by_a_wrong_clock_is_retracted_and_counts_from_now(desk: Desk, sari: Chatter) -> None:
    """The step that the press ended took six seconds, not an hour; the next one begins now."""
    rina = desk.telegram.user(7)
    await desk.register(rina)
    await jump(desk, HOUR)
    await desk.press(rina, "Zoom sudah terbuka")
    desk.clock.pass_(seconds=6)
    await jump(desk, -HOUR)
    assert not await desk.standing()
    void = {row["retracts"] for row in await desk.rows("evidence")}
    standing = [row for row in await desk.rows("evidence") if row["key"] not in void and not row["retracts"]]
    assert max(row["happened_at"] for row in standing) == desk.clock.now()
    assert (await desk.one("visits"))["seen_at"] == desk.clock.now()
    assert (await desk.one("deadlines"))["due_at"] <= desk.clock.now() + timedelta(minutes=5)
    assert sari.id == 1


async def test_an_idle_form_is_reminded_in_its_time(desk: Desk) -> None:
    rina = desk.telegram.user(7)
    await desk.say(rina, "halo")
    await desk.press(rina, "Setuju")
    await there_and_back(desk)
    assert (await desk.one("visits"))["status"] == "form"
    assert (await desk.one("visits"))["nudges"]["reminded"]["at"] <= desk.clock.now().isoformat()
    assert (await desk.one("deadlines"))["due_at"] < desk.clock.now() + HOUR


async def test_the_queue_keeps_its_order(desk: Desk, sari: Chatter) -> None:
    assert sari.id == 1
    await desk.register(desk.telegram.user(7))
    await jump(desk, HOUR)
    for chat in (8, 9, 10):
        await desk.register(desk.telegram.user(chat), f"Melati {'ABC'[chat - 8]} Ginting")
    await jump(desk, -HOUR)
    await desk.register(desk.telegram.user(11), "Wulan Harahap")
    waiting = sorted(await desk.rows("visits", status="queued"), key=lambda row: (row["queued_at"], row["number"]))
    assert [row["form"]["name"] for row in waiting] == ["Melati B Ginting", "Melati C Ginting", "Wulan Harahap"]
    assert waiting[-1]["queued_at"] <= desk.clock.now()


async def test_what_waits_for_a_moment_in_the_future_is_free_again(desk: Desk) -> None:
    """Messages put off, claims, files: each would have waited an hour."""
    rina = desk.telegram.user(7)
    await desk.register(rina)
    rina.send_document("surat.pdf", b"%PDF-1.4 ...")
    await desk.app.polling.run_once(0)
    ahead = desk.clock.now() + HOUR
    async with writing(desk.app.engine) as connection:
        await connection.execute(
            update(outbox).values(state="pending", due_at=ahead, claimed_by="other", claimed_until=ahead)
        )
        await connection.execute(update(files).values(due_at=ahead, state="expected"))
    await jump(desk, -timedelta(minutes=1))
    assert {row["due_at"] for row in await desk.rows("outbox", claimed_by="other")} <= {desk.clock.now()}
    desk.clock.pass_(seconds=61)
    await desk.settle()
    assert not await desk.rows("outbox", state="pending")
    assert (await desk.one("files"))["state"] == "told"


async def test_administrators_are_told_in_words(desk: Desk, sari: Chatter) -> None:
    assert sari.id == 1
    await there_and_back(desk)
    assert told(desk, 3, "berubah tiba-tiba: maju 1 jam") == 1
    assert told(desk, 3, "berubah tiba-tiba: mundur 59 menit") == 1
    assert told(desk, 3, "Loket kini memakai jam yang baru") == 2
    assert told(desk, 1, "berubah") == 0
    assert [row["details"]["followed"] for row in await desk.rows("journal", what="clock_jumped")] == [1, 1]


# rule: jump-is-told
async def test_a_jump_that_the_desk_does_not_follow_is_told_once_an_hour(
    desk: Desk, sari: Chatter, machine: Machine, logged: list[MutableMapping[str, Any]]
) -> None:
    assert sari.id == 1
    watch = ClockWatch(desk.app.engine, desk.app.door, HeldClock(), machine.time, machine.seconds)
    for set_by in (HOUR, timedelta()) * 3:
        machine.set_by = set_by
        await watch.look()
    await desk.settle()
    assert told(desk, 3, "Loket tetap memakai jam semula") == 2, "once forward, once back"
    assert len([line for line in logged if line["event"] == "a clock has jumped"]) == 6


async def test_a_clock_that_only_goes_is_no_news(desk: Desk, machine: Machine) -> None:
    clock = SystemClock(machine.time, machine.seconds)
    watch = ClockWatch(desk.app.engine, desk.app.door, clock, machine.time, machine.seconds)
    for seconds in (1, 30, 3600, 86400):
        machine.passed += seconds
        await watch.look()
    assert await desk.rows("journal", what="clock_jumped") == []


async def test_a_jump_that_could_not_be_told_is_told_later(postgres_url: str) -> None:
    async with open_desk(postgres_url) as desk:
        desk.clock.at += HOUR
        with unreachable(desk.app.engine):
            await desk.app.engine.dispose()
            with pytest.raises(OSError, match="nobody"):
                await desk.app.work.clock_watch.look()
        await desk.app.work.clock_watch.look()
        assert len(await desk.rows("journal", what="clock_jumped")) == 1


async def test_a_start_finds_what_was_written_in_the_future(sqlite_url: str) -> None:
    """The process that had gone by the wrong clock is no more; nobody saw the clock put right."""
    clock = HeldClock()
    async with open_desk(sqlite_url, clock) as desk:
        await desk.hire("Sari", "front_office", 1)
        await desk.register(desk.telegram.user(7))
        await desk.wait(hours=1)
        assert len(await desk.standing()) == 1
        clock.at -= HOUR
        clock.pass_(seconds=6)
        await desk.restart()
        await desk.wait(seconds=1)
        assert not await desk.standing()
        await desk.wait(minutes=3)
        assert len(await desk.standing()) == 1


# rule: message-of-the-future-is-found
async def test_a_start_finds_a_message_of_the_future_that_has_no_line_in_the_journal(sqlite_url: str) -> None:
    clock = HeldClock()
    async with open_desk(sqlite_url, clock) as desk:
        await desk.register(desk.telegram.user(7))
        await desk.settle()
        ahead = clock.now() + HOUR
        async with writing(desk.app.engine) as connection:
            latest = select(func.max(outbox.c.id)).scalar_subquery()
            waits = {
                "state": "pending",
                "due_at": ahead,
                "created_at": ahead,
                "claimed_by": None,
                "claimed_until": None,
            }
            await connection.execute(update(outbox).where(outbox.c.id == latest).values(**waits))
        await desk.restart()
        await desk.wait(seconds=1)
        assert not await desk.rows("outbox", state="pending")


async def test_a_jump_that_is_not_followed_leaves_every_deadline_alone(desk: Desk) -> None:
    await desk.register(desk.telegram.user(7))
    before = await desk.rows("deadlines")
    event = Event(CLOCK, "jumped", desk.clock.now(), ClockJumped(3600, followed=False))
    await desk.app.door.enter([arrival(event)])
    assert await desk.rows("deadlines") == before
