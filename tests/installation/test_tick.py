"""Idle desks: they rest, and are awake as soon as anything is written to them, by whomever."""

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.jobs.tick import REST_SECONDS, Rest, SharedRounds, Tick
from bot.loops import Loops
from storage import tables
from storage.engine import writing
from tests.clock import HeldClock, until
from tests.installation.hall import open_hall


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

    async def to_rest(self) -> None:
        """Ticks until it rests."""
        for _ in range(20):
            self.tick.tick()
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            self.rounds.look_at = 0.0
            if self.rounds.resting:
                return
        raise AssertionError("it does not rest")


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def tick(clock: HeldClock) -> Tick:
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
    assert member.gone == ["sweep"]
    assert member.rounds.resting


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
        assert not rounds.resting
