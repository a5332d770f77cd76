"""The two kinds of transaction, and times that mean the same on every database."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import schema
from storage.engine import close, open_engine, reading, writing
from storage.events import read_counters, write_counters
from storage.limits import Limits
from storage.shared import EngineClosed, LockNotHad, Pools
from storage.tables import inbox
from storage.trouble import Trouble, trouble_of
from tests.clock import STUCK


@pytest.fixture
async def engines(database_url: str) -> AsyncIterator[tuple[AsyncEngine, AsyncEngine]]:
    """Two processes' engines on one database."""
    pair = open_engine(database_url), open_engine(database_url)
    await schema.upgrade(pair[0])
    yield pair
    for engine in pair:
        await engine.dispose()


# rule: one-writer-at-a-time
async def test_writers_of_all_processes_take_turns(engines: tuple[AsyncEngine, AsyncEngine]) -> None:
    """Read, give way, write: without the one lock, numbers would be given out twice."""

    async def next_number(engine: AsyncEngine) -> None:
        async with writing(engine) as connection:
            value = (await read_counters(connection, ["n"])).get("n", 0)
            await asyncio.sleep(0)
            await write_counters(connection, {"n": value + 1})

    async with asyncio.timeout(STUCK):
        await asyncio.gather(*(next_number(engines[place % 2]) for place in range(40)))
    async with reading(engines[0]) as connection:
        assert await read_counters(connection, ["n"]) == {"n": 40}


async def test_readers_never_wait_for_a_writer_and_see_nothing_unfinished(
    engines: tuple[AsyncEngine, AsyncEngine],
) -> None:
    writer, reader = engines
    async with writing(writer) as busy:
        await write_counters(busy, {"n": 1})
        async with asyncio.timeout(STUCK), reading(reader) as connection:
            assert await read_counters(connection, ["n"]) == {}
    async with reading(reader) as connection:
        assert await read_counters(connection, ["n"]) == {"n": 1}


async def test_what_fails_on_its_way_is_taken_back(engines: tuple[AsyncEngine, AsyncEngine]) -> None:
    async def fails() -> None:
        async with writing(engines[0]) as connection:
            await write_counters(connection, {"n": 1})
            raise LookupError("n")

    with pytest.raises(LookupError):
        await fails()
    async with asyncio.timeout(STUCK), writing(engines[1]) as connection:
        assert await read_counters(connection, ["n"]) == {}


# rule: commit-survives-power-cut
async def test_sqlite_keeps_what_was_committed_through_a_power_cut(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    async with reading(engine) as connection:
        pragmas = {
            name: await connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    await engine.dispose()


async def test_sqlite_makes_the_folder_it_lives_in(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/data/unit/loket.sqlite3")
    await schema.upgrade(engine)
    assert (tmp_path / "data" / "unit" / "loket.sqlite3").exists()
    await engine.dispose()


async def test_errors_show_no_data(engines: tuple[AsyncEngine, AsyncEngine]) -> None:
    """Faults are logged; a visitor's words are not."""
    row = {"key": "rahasia", "received_at": datetime.now(UTC), "state": None}

    async def refused() -> None:
        async with writing(engines[0]) as connection:
            await connection.execute(insert(inbox), [row])

    with pytest.raises(DBAPIError) as fault:
        await refused()
    assert "rahasia" not in str(fault.value)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-11, minutes=-30))])
async def test_a_time_comes_back_as_the_same_moment(engines: tuple[AsyncEngine, AsyncEngine], zone: timezone) -> None:
    moment = datetime(2026, 11, 23, 1, 30, 59, 123456, tzinfo=zone)
    async with writing(engines[0]) as connection:
        await connection.execute(insert(inbox), [{"key": "k", "received_at": moment, "state": "decided"}])
        kept = await connection.scalar(select(inbox.c.received_at))
        assert kept == moment
        assert kept.utcoffset() == timedelta(0)
        for sooner in (moment - timedelta(microseconds=1), moment):
            found = await connection.scalar(select(inbox.c.key).where(inbox.c.received_at <= sooner))
            assert found == ("k" if sooner == moment else None)


# rule: time-with-its-zone
async def test_a_time_without_zone_is_refused(engines: tuple[AsyncEngine, AsyncEngine]) -> None:
    naive = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - a time without zone is what is refused here
    async with writing(engines[0]) as connection:
        with pytest.raises(StatementError, match="without zone"):
            await connection.scalar(select(inbox.c.key).where(inbox.c.received_at == naive))


# rule: closed-engine-opens-nothing
@pytest.mark.parametrize("shared", [False, True])
async def test_what_outlives_a_desk_opens_no_connection_of_it(database_url: str, *, shared: bool) -> None:
    pools = Pools() if shared else None
    ended, other = open_engine(database_url, pools=pools), open_engine(database_url, pools=pools)
    await schema.upgrade(ended)
    await close(ended)
    with pytest.raises(EngineClosed) as refused:
        async with reading(ended) as connection:
            await read_counters(connection, ["n"])
    assert trouble_of(refused.value) is Trouble.AWAY
    with pytest.raises(EngineClosed):
        async with writing(ended):
            pass
    async with writing(other) as connection:
        assert await read_counters(connection, ["n"]) == {}
    await other.dispose()
    if pools is not None:
        await pools.close()


# rule: writers-in-the-order-they-asked
async def test_whoever_writes_much_lets_others_in_between(sqlite_url: str) -> None:
    """Each batch takes the lock anew; whoever asked meanwhile goes first."""
    engine, order, begun, asked = open_engine(sqlite_url), list[str](), asyncio.Event(), asyncio.Event()

    async def much() -> None:
        for number in range(5):
            async with writing(engine):
                order.append(f"batch {number}")
                begun.set()
                await asked.wait()
            await asyncio.sleep(0)

    async def once() -> None:
        async with writing(engine):
            order.append("word")

    async with asyncio.timeout(STUCK):
        batches = asyncio.create_task(much())
        await begun.wait()
        word = asyncio.create_task(once())
        await asyncio.sleep(0)
        asked.set()
        await asyncio.gather(batches, word)
    assert order[:3] == ["batch 0", "word", "batch 1"]
    await engine.dispose()


async def test_nobody_waits_for_their_turn_for_ever(sqlite_url: str) -> None:
    """And whoever comes after them does not either."""
    engine = open_engine(sqlite_url, Limits(lock=timedelta(milliseconds=20)))
    async with asyncio.timeout(STUCK), writing(engine):
        with pytest.raises(LockNotHad) as fault:
            async with writing(engine):
                raise AssertionError("two write at a time")
    assert trouble_of(fault.value) is Trouble.BUSY
    async with asyncio.timeout(STUCK), writing(engine) as connection:
        await write_counters(connection, {"n": 1})
    await engine.dispose()
