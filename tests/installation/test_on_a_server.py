"""Desks that share one PostgreSQL database: a schema for each, and one process for each."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.commands.desk import _tried
from bot.database import with_database
from bot.errors import DatabaseOccupied
from bot.installation import folder
from bot.installation.standing import State
from bot.jobs.tick import SharedRounds
from bot.loops import Pulse
from storage import tables
from storage.engine import standing_of, writing
from storage.shared import OfMany, Pools
from tests.clock import HeldClock, until
from tests.installation.hall import ABOVE, Hall, open_hall, texts
from tests.storage.overheard import overheard


# rule: desk-of-many-served-by-one
@pytest.mark.usefixtures("postgres")
async def test_desks_of_one_database_see_and_serve_only_their_own(
    tmp_path: Path, sqlite_pattern: Path, empty_postgres_url: str
) -> None:
    above = f'{ABOVE}[database]\nurl = "{empty_postgres_url}"\n'
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "medan", above=above) as hall:
        assert {each.state for each in hall.here.standings.values()} == {State.OPEN}, hall.here.standings
        visitor = hall.telegrams["binjai"].user(7)
        await hall.say("binjai", visitor, "halo")
        assert texts(visitor)
        assert len(await hall.rows("binjai", tables.people)) == 1
        assert await hall.rows("medan", tables.people) == []
        async with AsyncExitStack() as stack:
            second = Hall(hall.root, hall.pattern, HeldClock(), stack, hall.telegrams)
            await second.start()
            assert {each.state for each in second.here.standings.values()} == {State.ELSEWHERE}
            await second.here._served.look()
            found = second.here._sight.look().values()
            assert len(found) == 2
            assert not any(second.here._has_changed(place, seen) for place, seen in found)
            await hall.stop()
            await second.here.look()
            assert {each.state for each in second.here.standings.values()} == {State.OPEN}
            await second.say("binjai", visitor, "/status")
            await second.stop()


# rule: moved-when-nobody-serves
@pytest.mark.usefixtures("postgres")
async def test_nothing_is_taken_from_under_a_desk_that_is_served(
    tmp_path: Path, sqlite_pattern: Path, empty_postgres_url: str
) -> None:
    above = f'{ABOVE}[database]\nurl = "{empty_postgres_url}"\n'
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", above=above) as hall:
        settings, pools = hall.here.desk("binjai").settings, Pools()
        with pytest.raises(DatabaseOccupied):
            await _tried(settings, pools)
        folder.pause(hall.here.standings["binjai"].place)
        await hall.here.look()
        await _tried(settings, pools)
        await pools.close()
        folder.go_on(hall.here.standings["binjai"].place)
        await hall.here.look()
        assert hall.state("binjai") is State.OPEN


# rule: long-look-keeps-its-desks
@pytest.mark.usefixtures("postgres")
async def test_a_sign_of_life_is_given_beside_a_look(
    tmp_path: Path, sqlite_pattern: Path, empty_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = f'{ABOVE}[database]\nurl = "{empty_postgres_url}"\n'
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", above=above) as hall:
        monkeypatch.setattr("storage.standing._FRESH_SECONDS", 0.0)
        with overheard(standing_of(hall.here.desk("binjai").engine)._engine) as said:
            await hall.here.hold()
        assert said == ["SELECT 1"]


# rule: lost-desk-is-closed-at-once
@pytest.mark.usefixtures("postgres")
async def test_what_another_process_may_serve_is_closed_before_the_next_look(
    tmp_path: Path, sqlite_pattern: Path, empty_postgres_url: str
) -> None:
    above = f'{ABOVE}[database]\nurl = "{empty_postgres_url}"\n'
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", above=above) as hall:
        holding = asyncio.create_task(hall.here._hold(Pulse("tenures", 60)))
        tenure = hall.here.desk("binjai").tenure
        assert tenure is not None
        tenure._gone()
        async with asyncio.timeout(60):
            await until(lambda: hall.state("binjai") is State.ELSEWHERE)
        holding.cancel()
        await hall.here.look()
        assert hall.state("binjai") is State.OPEN


async def rested(hall: Hall, name: str) -> SharedRounds:
    """The rounds of a desk that has come to rest."""
    rounds = hall.here.desk(name).rounds
    assert isinstance(rounds, SharedRounds)
    await hall.settle(name)
    async with writing(hall.here.desk(name).engine) as connection:
        await connection.execute(tables.deadlines.delete())
    await rounds.settle()
    assert rounds.resting
    return rounds


# rule: written-beside-is-told
# rule: nothing-written-wakes-nobody
@pytest.mark.usefixtures("postgres")
async def test_a_command_wakes_the_desk_it_writes_to_and_no_other(
    tmp_path: Path, sqlite_pattern: Path, empty_postgres_url: str
) -> None:
    above = f'{ABOVE}[database]\nurl = "{empty_postgres_url}"\n'
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "medan", above=above) as hall:
        binjai, medan = await rested(hall, "binjai"), await rested(hall, "medan")
        async with writing(hall.here.desk("binjai").engine) as connection:
            await connection.execute(tables.deadlines.delete())
        assert binjai.resting
        async with with_database(hall.here.desk("binjai").settings) as beside, writing(beside) as connection:
            await connection.execute(tables.deadlines.delete())
        await until(lambda: not binjai.resting)
        assert medan.resting


# rule: deaf-is-awake
@pytest.mark.usefixtures("postgres")
async def test_whoever_hears_nothing_any_more_stays_awake(
    tmp_path: Path, sqlite_pattern: Path, empty_postgres_url: str
) -> None:
    above = f'{ABOVE}[database]\nurl = "{empty_postgres_url}"\n'
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "medan", above=above) as hall:
        binjai, medan = await rested(hall, "binjai"), await rested(hall, "medan")
        engine = hall.here.desk("binjai").engine
        assert isinstance(engine, OfMany)
        assert engine.shared is not None
        standing = engine.shared.standing
        assert standing._connection is not None
        raw = (await standing._connection.get_raw_connection()).driver_connection
        raw.terminate()  # type: ignore[union-attr]  # asyncpg's
        await until(lambda: not binjai.resting and not medan.resting)
        assert await binjai.rest.still(hall.clock.now()) is None
        await standing.check()
        await until(lambda: standing.stands)
        await binjai.settle()
        assert binjai.resting


# rule: long-start-keeps-its-desks
async def test_tenures_are_kept_while_desks_start(
    tmp_path: Path, sqlite_pattern: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = asyncio.Event()
    async with open_hall(tmp_path / "loket", sqlite_pattern) as hall:
        here = hall.here
        await hall.stop()
        here.alone = True

        async def keeping(_pulse: Pulse) -> None:
            kept.set()

        async def starting() -> None:
            async with asyncio.timeout(60):
                await kept.wait()

        monkeypatch.setattr(here, "_hold", keeping)
        monkeypatch.setattr(here, "look", starting)
        await here.start()
        await here.stop()
    assert kept.is_set()
