"""Idle desks: they rest, and are awake as soon as anything is written to them, by whomever."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bot.jobs import tick as tick_module
from bot.jobs.tick import REST_SECONDS, OneOfMany, Rest, SharedRounds, Tick
from bot.loops import Loops
from storage import bulk, looked_at, tables, upcoming
from storage.engine import open_engine, reading, writing
from storage.looked_at import FAILED
from storage.tables import people
from tests.clock import HeldClock, until
from tests.installation.hall import open_hall
from tests.storage.rows import somebody

MINUTE = timedelta(minutes=1)


@dataclass
class Member:
    """A desk that is stepped by hand: how often its rounds were gone, and what it knows of its stillness."""

    tick: Tick
    still: timedelta | None = timedelta(hours=1)
    written: int = 0
    gone: list[str] = field(default_factory=list)
    closed: int = 0
    while_closing: bool = False
    """Whether another process writes what is due while the desk closes its connections."""

    def __post_init__(self) -> None:
        self.rounds = SharedRounds(self.tick, Loops(), Rest(lambda: self.written, self._still, self._close))
        for name in ("sweep", "files", "persons"):
            self.rounds.add(name, self._round(name), 0.0)
        self.rounds.start()

    def _round(self, name: str) -> Callable[[], "asyncio.Future[None]"]:
        def go() -> "asyncio.Future[None]":
            self.gone.append(name)
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            done.set_result(None)
            return done

        return go

    async def _still(self, _: datetime) -> timedelta | None:
        return self.still

    async def _close(self) -> None:
        self.closed += 1
        if self.while_closing and self.closed == 1:
            self.written, self.still = self.written + 1, None

    def round(self, name: str) -> OneOfMany:
        """One of its rounds."""
        return next(one for one in self.rounds.rounds if one.pulse.name == name)

    async def to_rest(self) -> None:
        """Ticks until it rests."""
        for _ in range(20):
            self.tick.tick()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            self.rounds.look_at = 0.0
            if self.rounds.resting and self.gone:
                return
            if self.rounds.resting:
                self.rounds.whole_at = self.rounds.wake_at = self.tick._looked_at = float("-inf")
        raise AssertionError("it does not rest")


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def tick(clock: HeldClock, monkeypatch: pytest.MonkeyPatch) -> Tick:
    monkeypatch.setattr(tick_module, "_LINGER_SECONDS", 0.0)
    return Tick(Loops(), clock)


async def test_a_desk_rests_once_every_round_has_been_gone(tick: Tick) -> None:
    member = Member(tick)
    await member.to_rest()
    assert set(member.gone) == {"sweep", "files", "persons"}
    assert member.closed
    before = len(member.gone)
    tick.tick()
    await asyncio.sleep(0)
    assert len(member.gone) == before


# rule: in-a-talk-stays-awake
async def test_a_desk_is_awake_for_a_while_after_a_change(tick: Tick, monkeypatch: pytest.MonkeyPatch) -> None:
    member = Member(tick)
    await member.to_rest()
    monkeypatch.setattr(tick_module, "_LINGER_SECONDS", 30.0)
    member.rounds.stir(frozenset({"people"}))
    with pytest.raises(AssertionError, match="does not rest"):
        await member.to_rest()
    member.rounds.changed_at -= 31
    await member.to_rest()


# rule: first-time-in-its-turn
async def test_what_goes_seldom_goes_for_the_first_time_in_its_turn(tick: Tick) -> None:
    member = await awake(tick)
    member.rounds.add("archive", member._round("archive"), 60.0)
    member.rounds.whole_at = asyncio.get_running_loop().time() + 60
    member.rounds.stir()
    assert await gone(member, tick) == {"sweep", "files", "persons"}
    member.rounds.whole_at -= 60
    assert await gone(member, tick) == {"archive"}
    assert await gone(member, tick) == set()
    member.rounds.whole_at += 60
    member.rounds.wake()
    assert "archive" in await gone(member, tick) | await gone(member, tick)


# rule: opened-together-rests-first
async def test_desks_that_are_opened_together_rest_first(tick: Tick) -> None:
    idle, owing = [Member(tick) for _ in range(30)], Member(tick, still=None)
    tick.tick()
    await until(lambda: all(member.rounds.busy is None for member in (*idle, owing)))
    assert all(member.rounds.resting and not member.gone for member in idle)
    assert not owing.rounds.resting
    tick.tick()
    await until(lambda: set(owing.gone) == {"sweep", "files", "persons"})
    whole = sorted(member.rounds.whole_at for member in idle)
    assert whole[-1] - whole[0] > 5
    for member in idle:
        due(member, tick, whole=True)
    tick.tick()
    assert sum(member.rounds.busy is not None for member in idle) == 4


# rule: going-to-rest-begins-nothing
async def test_a_desk_that_takes_long_to_go_to_rest_begins_nothing_meanwhile(tick: Tick) -> None:
    member, closed = Member(tick), asyncio.Event()
    member.rounds.rest.close = lambda: _nothing(closed.wait())
    member.rounds.fresh = False
    settling = asyncio.ensure_future(member.rounds.settle())
    for _ in range(3):
        await asyncio.sleep(0)
        tick.tick()
    assert member.gone == []
    closed.set()
    await settling
    assert member.rounds.resting


async def _nothing(waited: Awaitable[object]) -> None:
    await waited


# rule: written-at-rest-wakes
async def test_what_is_written_at_rest_wakes(tick: Tick) -> None:
    member = Member(tick)
    await member.to_rest()
    member.written, tick._looked_at = 1, float("-inf")
    tick.tick()
    assert not member.rounds.resting


# rule: written-while-closing-wakes
async def test_what_is_written_while_it_closes_is_no_rest(tick: Tick) -> None:
    member = Member(tick, while_closing=True)
    with pytest.raises(AssertionError, match="it does not rest"):
        await member.to_rest()
    member.still = timedelta(hours=1)
    await member.to_rest()


async def test_a_deadline_that_is_known_is_swept_in_its_time_and_nothing_else(tick: Tick) -> None:
    member = Member(tick, still=timedelta(0))
    await member.to_rest()
    member.gone.clear()
    tick._looked_at = float("-inf")
    member.still = timedelta(hours=1)
    tick.tick()
    await until(lambda: member.rounds.busy is None)
    assert member.gone == ["sweep", "files"]
    assert member.rounds.resting


async def awake(tick: Tick) -> Member:
    """A desk that stays awake, whose rounds have been gone; one looked at files, one at persons, one at no table."""
    member = Member(tick, still=None)
    tick.tick()
    await until(lambda: member.rounds.busy is None)
    tick.tick()
    await until(lambda: len(member.gone) == 3 and not any(one.going.locked() for one in member.rounds.rounds))
    for name in ("files", "people"):
        member.round("persons" if name == "people" else name).looked_at = {name, "staff"}
    member.gone.clear()
    return member


async def gone(member: Member, tick: Tick) -> set[str]:
    """Which rounds are gone now."""
    member.gone.clear()
    tick.tick()
    await until(lambda: not tick._going)
    return set(member.gone)


# rule: looked-at-concerns-a-round
@pytest.mark.parametrize(
    ("written", "concerned"),
    [
        (frozenset({"files"}), {"files", "sweep"}),
        (frozenset({"people", "outbox"}), {"persons", "sweep"}),
        (frozenset({"staff"}), {"files", "persons", "sweep"}),
        (frozenset({"outbox"}), {"sweep"}),
        (None, {"files", "persons", "sweep"}),
    ],
)
async def test_a_change_is_the_concern_of_what_looked_at_it(
    tick: Tick, written: frozenset[str] | None, concerned: set[str]
) -> None:
    member = await awake(tick)
    assert await gone(member, tick) == set()
    member.rounds.stir(written)
    assert await gone(member, tick) == concerned


# rule: looked-at-concerns-a-round
async def test_a_look_that_failed_is_repeated_in_its_time(tick: Tick) -> None:
    member = await awake(tick)
    member.round("files").looked_at = {"files", FAILED}
    assert await gone(member, tick) == {"files"}


# rule: looked-at-concerns-a-round
async def test_what_a_round_has_looked_at_already_concerns_it_while_it_goes(tick: Tick) -> None:
    member = await awake(tick)
    files, over = member.round("files"), asyncio.Event()

    async def looks() -> None:
        looked_at.note("SELECT 1 FROM papers")
        await over.wait()

    files.work = looks
    member.rounds.stir(frozenset({"files"}))
    tick.tick()
    await until(lambda: files.looks_at == {"papers"})
    member.rounds.stir(frozenset({"papers"}))
    over.set()
    await until(lambda: not files.going.locked())
    assert files.looked_at == {"papers"}
    assert files.begun_at <= files.changed_at


# rule: looked-at-concerns-a-round
async def test_a_round_that_breaks_off_is_repeated_in_its_time(tick: Tick) -> None:
    member = await awake(tick)

    async def breaks() -> None:
        member.gone.append("files")
        raise KeyError

    member.round("files").work = breaks
    member.rounds.stir(frozenset({"files"}))
    assert await gone(member, tick) == {"files", "sweep"}
    assert await gone(member, tick) == {"files"}


# rule: written-while-looked-at-is-looked-at-again
async def test_what_was_written_before_it_was_looked_at_in_the_same_round_is_looked_at_again(tick: Tick) -> None:
    member = await awake(tick)
    files, written = member.round("files"), asyncio.Event()

    async def looks() -> None:
        await written.wait()
        looked_at.note("SELECT 1 FROM papers")

    files.work = looks
    member.rounds.stir(frozenset({"files"}))
    tick.tick()
    await until(files.going.locked)
    member.rounds.stir(frozenset({"papers"}))
    written.set()
    await until(lambda: not files.going.locked())
    assert files.begun_at <= files.changed_at


async def test_the_sweep_waits_for_no_other_round(tick: Tick) -> None:
    member = await awake(tick)
    for place in range(4):
        member.rounds.add(f"slow {place}", never, 0.0)
    for _ in range(3):
        tick.tick()
        await asyncio.sleep(0)
    assert await gone_of(member, tick, frozenset({"deadlines"})) == ["sweep"]
    for task in [*tick._going]:
        task.cancel()
    await asyncio.gather(*tick._going, return_exceptions=True)


async def gone_of(member: Member, tick: Tick, tables: frozenset[str]) -> list[str]:
    """Which rounds are gone at once when these are written."""
    member.gone.clear()
    member.rounds.stir(tables)
    tick.tick()
    await until(lambda: bool(member.gone))
    return member.gone


async def test_a_desk_is_awake_until_the_near_moment_of_a_round(tick: Tick, clock: HeldClock) -> None:
    member = await awake(tick)
    known = []
    for seconds in (10, 20):
        member.round("files").moment = clock.now() + timedelta(seconds=seconds)
        known.append(member.rounds.done)
    assert known == [False, True]


# rule: told-once-it-is-committed
async def test_a_round_that_began_before_the_commit_is_gone_again(tmp_path: Path, sqlite_pattern: Path) -> None:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai") as hall:
        desk = hall.here.desk("binjai")
        rounds = desk.rounds
        assert isinstance(rounds, SharedRounds)
        reports = next(one for one in rounds.rounds if one.pulse.name == "reports")
        await reports.go()
        async with writing(desk.engine) as connection:
            await connection.execute(people.insert().values(**somebody("p"), heard_at=None))

        def begins(_: Connection) -> None:
            reports.begun_at = asyncio.get_running_loop().time()

        event.listen(desk.engine.sync_engine, "commit", begins)
        async with writing(desk.engine) as connection:
            await connection.execute(tables.reports.insert().values(**report(hall.clock.now())))
        assert reports.begun_at <= reports.changed_at


# rule: written-beside-wakes
async def test_what_is_written_beside_an_awake_desk_wakes_all_its_rounds(tmp_path: Path, sqlite_pattern: Path) -> None:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai") as hall:
        desk = hall.here.desk("binjai")
        rounds = desk.rounds
        assert isinstance(rounds, SharedRounds)
        assert rounds.rest.word() == rounds.heard
        async with writing(desk.engine) as connection:
            await connection.execute(tables.counters.insert().values(name="coba", value=1))
        assert rounds.rest.word() == rounds.heard, "its own writing is no word of others"
        beside = open_engine(desk.settings.database.url.get_secret_value())
        async with writing(beside) as connection:
            await connection.execute(tables.counters.delete())
        await beside.dispose()
        assert rounds.rest.word() != rounds.heard


# rule: written-beside-wakes
async def test_word_of_others_wakes_who_rests_and_who_is_awake(tick: Tick) -> None:
    member, word = await awake(tick), ["before"]
    member.rounds.rest.word = lambda: word[-1]
    member.rounds.heard = "before"
    assert await gone(member, tick) == set()
    word.append("after")
    tick._looked_at = float("-inf")
    assert await gone(member, tick) == {"sweep", "files", "persons"}


# rule: round-at-its-own-moment
async def test_a_round_is_gone_at_the_moment_that_it_told(tick: Tick, clock: HeldClock) -> None:
    member, moments = await awake(tick), [clock.now() + timedelta(seconds=2)]

    async def tells() -> datetime | None:
        member.gone.append("files")
        return moments.pop() if moments else None

    member.round("files").work = tells
    member.rounds.stir(frozenset({"files"}))
    assert await gone(member, tick) == {"files", "sweep"}
    assert await gone(member, tick) == set()
    clock.pass_(seconds=2)
    assert await gone(member, tick) == {"files"}
    assert await gone(member, tick) == set()


# rule: looked-at-concerns-a-round
async def test_rounds_of_a_real_desk_go_when_what_they_look_at_is_written(tmp_path: Path, sqlite_pattern: Path) -> None:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai") as hall:
        desk = hall.here.desk("binjai")
        rounds = desk.rounds
        assert isinstance(rounds, SharedRounds)
        by_name = {one.pulse.name: one for one in rounds.rounds}
        for one in rounds.rounds:
            if one.pulse.name not in ("backups", "web pages"):
                await one.go()
        looks = {name: by_name[name].looked_at for name in ("sweep", "files", "papers", "reports")}
        assert looks == {"sweep": {"deadlines"}, "files": {"files"}, "papers": {"papers"}, "reports": {"reports"}}
        assert {name for name, one in by_name.items() if one.unsure} == set()
        async with writing(desk.engine) as connection:
            await connection.execute(people.insert().values(**somebody("p"), heard_at=None))
        before = {name: one.changed_at for name, one in by_name.items()}
        async with writing(desk.engine) as connection:
            await connection.execute(tables.reports.insert().values(**report(hall.clock.now())))
        concerned = {name for name, one in by_name.items() if one.changed_at != before[name]}
        assert "reports" in concerned
        assert not concerned & {"sweep", "files", "papers", "menus"}


async def test_all_rounds_are_gone_now_and_then(tick: Tick) -> None:
    member = Member(tick)
    await member.to_rest()
    assert member.rounds.whole_at - asyncio.get_running_loop().time() <= REST_SECONDS * 1.2
    member.gone.clear()
    member.rounds.whole_at = member.rounds.wake_at = tick._looked_at = float("-inf")
    tick.tick()
    await until(lambda: member.rounds.busy is None)
    assert member.gone == ["sweep", "files", "persons"]


async def test_a_desk_where_something_is_due_stays_awake(tick: Tick) -> None:
    member = Member(tick, still=None)
    with pytest.raises(AssertionError):
        await member.to_rest()
    assert member.closed == 0


async def test_a_clock_that_is_set_wakes_everybody(tick: Tick, clock: HeldClock) -> None:
    member = Member(tick)
    await member.to_rest()
    clock.pass_(hours=1)
    tick.tick()
    assert not member.rounds.resting


# rule: nothing-written-wakes-nobody
async def test_a_real_desk_rests_and_hears_of_another_process(tmp_path: Path, sqlite_pattern: Path) -> None:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai") as hall:
        desk = hall.here.desk("binjai")
        rounds = desk.rounds
        assert isinstance(rounds, SharedRounds)
        hall.clock.pass_(minutes=1)
        await desk.work.sweep.run_once(hall.clock.now())
        await hall.settle("binjai")
        await rounds.settle()
        assert rounds.resting
        seen = rounds.seen
        assert rounds.rest.changed() == seen
        file = desk.settings.database.url.get_secret_value().partition(":///")[2]
        with sqlite3.connect(file) as other:
            other.execute("UPDATE deadlines SET tries = tries")
            other.execute("CREATE TABLE seen_by_nobody (id)")
        assert rounds.rest.changed() != seen
        async with writing(desk.engine) as connection:
            await connection.execute(tables.deadlines.delete())
        assert rounds.resting
        async with writing(desk.engine) as connection:
            await connection.execute(tables.counters.insert().values(name="coba", value=1))
        assert not rounds.resting


# rule: heard-of-whichever-way
async def test_a_round_hears_of_what_a_turn_writes(tmp_path: Path, sqlite_pattern: Path) -> None:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai") as hall:
        desk = hall.here.desk("binjai")
        await hall.settle("binjai")
        assert isinstance(desk.rounds, SharedRounds)
        [sweep] = (one for one in desk.rounds.rounds if one.pulse.name == "sweep")
        await sweep.go()
        sweep.changed_at = before = 0.0
        async with writing(desk.engine) as connection:
            await bulk.add(connection, tables.counters, [{"name": "coba", "value": 1}])
        assert sweep.changed_at == before
        async with writing(desk.engine) as connection:
            await bulk.add(connection, tables.deadlines, [{"kind": "visit", "id": "v", "due_at": hall.clock.now()}])
        assert sweep.changed_at > before


# rule: put-off-is-not-forgotten
async def test_a_file_that_was_put_off_is_waited_for(tmp_path: Path, sqlite_pattern: Path) -> None:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai") as hall:
        desk, now = hall.here.desk("binjai"), hall.clock.now()
        await hall.settle("binjai")
        row = {"id": "f1", "channel": "telegram", "ref": "r1", "name": "n", "media_type": "m", "state": "expected"}
        async with writing(desk.engine) as connection:
            await connection.execute(tables.deadlines.delete())
            await connection.execute(tables.files.insert().values(**row, attempts=1, due_at=now + timedelta(minutes=7)))
        assert isinstance(desk.rounds, SharedRounds)
        assert await desk.rounds.rest.still(now) == timedelta(minutes=7)
        assert {"files", "papers", "reports"} <= {one.pulse.name for one in desk.rounds.quick}


# rule: put-off-is-not-forgotten
async def test_a_report_and_a_link_that_were_put_off_are_waited_for(database_url: str) -> None:
    now = HeldClock().now()
    engine = open_engine(database_url)
    whose = {"id": "v", "person_id": "p", "sheet_id": "s", "status": "finished", "occupies": False}
    empty: dict[str, Any] = {"surveyed": False, "form": {}, "assigned": {}, "nudges": {}}
    link = {"visit_id": "v", "registrant_id": "r", "state": "over", "attempts": 1, "tag": "A-001"}
    async with writing(engine) as connection:
        await connection.execute(people.insert().values(**somebody("p"), heard_at=None))
        await connection.execute(tables.sheets.insert().values(id="s", text="", first_used_at=now))
        await connection.execute(tables.visits.insert().values(**whose, **empty, started_at=now, seen_at=now))
        await connection.execute(tables.reports.insert().values(**report(now, due_at=now + MINUTE * 3)))
        await connection.execute(tables.ways_in.insert().values(**link, due_at=now + MINUTE))
    async with reading(engine) as connection:
        assert await upcoming.next_task(connection, ways=True) == now + MINUTE
        assert await upcoming.next_task(connection, ways=False) == now + MINUTE * 3
    await engine.dispose()


def report(now: datetime, **other: Any) -> dict[str, Any]:
    """A report that somebody wants."""
    what = {"person_id": "p", "kind": "k", "period": "2026-11", "ending": "csv", "contacts": False}
    fresh = {"wanted_at": now, "due_at": now, "attempts": 1, "tellings": 0, "why": "", "state": "wanted"}
    return {"id": "r1", **what, **fresh, **other}


def never() -> "asyncio.Future[None]":
    """Work that does not end by itself."""
    return asyncio.get_running_loop().create_future()


def due(member: Member, tick: Tick, *, whole: bool) -> None:
    """The desk's time to look has come."""
    member.rounds.wake_at = tick._looked_at = float("-inf")
    if whole:
        member.rounds.whole_at = float("-inf")


async def ended(member: Member) -> None:
    """Lets go of work that does not end by itself."""
    if member.rounds.busy is not None:
        member.rounds.busy.cancel()
        await asyncio.gather(member.rounds.busy, return_exceptions=True)


# rule: long-round-holds-up-nothing
async def test_desks_with_a_round_that_never_ends_hold_up_no_other(tick: Tick) -> None:
    slow, quick = [Member(tick) for _ in range(5)], Member(tick)
    for member in (*slow, quick):
        await member.to_rest()
    for member in slow:
        member.round("files").work = never
        due(member, tick, whole=True)
    tick.tick()
    await asyncio.sleep(0)
    quick.gone.clear()
    due(quick, tick, whole=False)
    tick.tick()
    await until(lambda: quick.rounds.busy is None)
    assert quick.gone == ["sweep", "files"]
    for member in slow:
        await ended(member)


# rule: long-round-holds-up-nothing
async def test_a_round_that_never_ends_holds_up_no_deadline_of_its_own_desk(tick: Tick) -> None:
    member = Member(tick)
    await member.to_rest()
    member.round("files").work = never
    due(member, tick, whole=True)
    tick.tick()
    await until(lambda: any(one.going.locked() for one in member.rounds.rounds))
    member.gone.clear()
    member.round("sweep").moment = tick.now()
    tick.tick()
    await until(lambda: "sweep" in member.gone)
    assert not member.rounds.resting
    await ended(member)


# rule: round-that-waits-is-not-silent
async def test_a_round_that_waits_for_its_turn_is_no_sign_of_death(tick: Tick) -> None:
    member = Member(tick, still=None)
    tick.tick()
    await until(lambda: not member.rounds.fresh and member.rounds.busy is None)
    tick.tick()
    await until(lambda: set(member.gone) == {"sweep", "files", "persons"})
    await until(lambda: not any(one.going.locked() for one in member.rounds.rounds))
    assert {one.pulse.quiet_for for one in member.rounds.rounds} == {0.0}
    files = member.round("files")
    files.work, files.begun_at = never, float("-inf")
    tick.tick()
    await until(lambda: files.pulse.quiet_for > 0.0)
    for task in [*tick._going]:
        task.cancel()
    await asyncio.gather(*tick._going, return_exceptions=True)


# rule: left-going-ends-with-the-process
async def test_what_desks_have_left_going_does_not_keep_the_process(
    tick: Tick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.tick._END_SECONDS", 0.01)
    left = tick._begin(waits())
    tick.start()
    async with asyncio.timeout(60):
        await tick.stop()
    assert left.cancelled()


async def waits() -> None:
    await never()
