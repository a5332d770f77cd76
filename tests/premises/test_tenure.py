"""A desk is served by one process at a time, whatever becomes of that process."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import premises
from storage.engine import open_engine, standing_of
from storage.presence import Presence
from storage.safekeeping import database_file, lock_file
from storage.shared import OfMany, Pools
from storage.tenure import Tenure
from tests.premises.wire import wire_to

Process = asyncio.subprocess.Process
_AT_LONGEST = 20


@asynccontextmanager
async def holder(address: str) -> AsyncIterator[Process]:
    """A process of its own that has taken the desk."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.premises.holder", address, stdin=pipe, stdout=pipe
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def says(process: Process) -> str:
    assert process.stdout is not None
    return (await process.stdout.readline()).decode().strip()


@asynccontextmanager
async def at(address: str, lost: Callable[[], None] = lambda: None) -> AsyncIterator[Tenure]:
    """This process, before it has taken the desk."""
    pools = Pools()
    engine = open_engine(address, pools=pools)
    tenure = Tenure(engine, lost)
    try:
        yield tenure
    finally:
        await tenure.hand_over()
        await engine.dispose()
        await pools.close()


async def until_taken(tenure: Tenure) -> None:
    async with asyncio.timeout(_AT_LONGEST):
        while not await tenure.take():
            pass


# rule: one-process-serves-a-desk
async def test_a_desk_that_is_served_cannot_be_taken(database_url: str) -> None:
    async with holder(database_url) as other, at(database_url) as tenure:
        assert await says(other) == "serves"
        assert not await tenure.take()
        assert not tenure.held
        async with holder(database_url) as third:
            assert await says(third) == "waits"


async def test_a_process_that_is_killed_leaves_its_desk_at_once(database_url: str) -> None:
    async with holder(database_url) as other, at(database_url) as tenure:
        assert await says(other) == "serves"
        assert not await tenure.take()
        os.kill(other.pid, signal.SIGKILL)
        await other.wait()
        await until_taken(tenure)
        assert await tenure.keep()


async def test_a_desk_that_is_handed_over_is_free_while_its_process_lives(database_url: str) -> None:
    async with holder(database_url) as other, at(database_url) as tenure:
        assert await says(other) == "serves"
        assert other.stdin is not None
        other.stdin.write(b"\n")
        assert await says(other) == "handed over"
        assert await tenure.take()
        assert await tenure.take(), "whoever has it has it"


async def test_what_was_handed_over_is_taken_back(database_url: str) -> None:
    async with at(database_url) as tenure:
        for _ in range(2):
            assert await tenure.take()
            await tenure.hand_over()
            assert not tenure.held
        async with holder(database_url) as other:
            assert await says(other) == "serves"


# rule: lost-tenure-is-told-once
async def test_whose_connection_ends_is_told_and_can_take_the_desk_again(postgres_url: str) -> None:
    lost: list[str] = []
    async with at(postgres_url, lambda: lost.append("a")) as tenure:
        assert await tenure.take()
        await _cut(postgres_url)
        async with asyncio.timeout(_AT_LONGEST):
            while not lost:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
                await asyncio.sleep(0)
        assert not tenure.held
        assert not await tenure.keep()
        assert lost == ["a"]
        assert await tenure.take()


async def _cut(address: str) -> None:
    """The server ends whatever connection serves a desk."""
    engine = open_engine(address)
    async with engine.connect() as connection:
        await connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
                " AND (classid::bigint << 32) | objid::bigint = :key"
            ),
            {"key": premises.of(engine).serving},
        )
    await engine.dispose()


async def test_a_server_takes_whoever_is_silent_for_dead(postgres_url: str) -> None:
    async with at(postgres_url) as tenure:
        assert await tenure.take()
        standing = standing_of(tenure.engine)
        limit = await standing.ask(standing.number, text("SHOW idle_session_timeout"), {})
        assert limit == "30s"


async def test_whoever_is_broken_off_while_taking_leaves_it_to_others(postgres_url: str) -> None:
    async with at(postgres_url) as tenure, at(postgres_url) as other:
        for _ in range(5):
            taking = asyncio.ensure_future(tenure.take())
            while not taking.done():
                await asyncio.sleep(0)
                taking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await taking
        assert not tenure.held
        await until_taken(other)


# rule: nobody-breaks-off-the-standing-connection
async def test_desks_of_one_process_stand_on_one_connection_and_not_in_each_others_way(postgres_url: str) -> None:
    pools, lost = Pools(), list[str]()
    url, _ = premises.parted(postgres_url)
    addresses = [premises.address(url.render_as_string(hide_password=False), name) for name in ("a", "b", "c")]
    engines = [open_engine(each, pools=pools) for each in addresses]
    tenures = [Tenure(each, lambda: lost.append("one")) for each in engines]
    assert [await each.take() for each in tenures] == [True] * 3
    first = engines[0]
    assert isinstance(first, OfMany)
    assert first.shared is not None
    assert first.shared.standing.number == 1
    keeping = asyncio.ensure_future(tenures[0].keep())
    await asyncio.sleep(0)
    keeping.cancel()
    await tenures[0].hand_over()
    async with at(addresses[0]) as other, at(addresses[1]) as another:
        assert await other.take()
        assert not await another.take()
    assert not lost
    assert await tenures[2].keep()
    for each in tenures:
        await each.hand_over()
    await pools.close()


# rule: not-even-by-ourselves-twice
async def test_what_a_process_has_it_cannot_take_again(postgres_url: str) -> None:
    """A desk that takes long to stop still has its own: the server lets a session have a lock twice."""
    pools = Pools()
    before, anew = (Tenure(open_engine(postgres_url, pools=pools)) for _ in range(2))
    async with at(postgres_url) as elsewhere:
        assert await before.take()
        assert not await anew.take()
        await anew.hand_over()
        assert await before.keep()
        assert not await elsewhere.take(), "what was not had was not let go of"
        await before.hand_over()
        assert await anew.take()
        await _cut(postgres_url)
        assert not await before.take(), "what is lost is to be left first"
        await anew.hand_over()
        await until_taken(before)
        await anew.hand_over()
        assert not await elsewhere.take(), "nor is let go of what another one has since"
        await before.hand_over()
    await pools.close()


# rule: own-dead-session-holds-nothing
async def test_who_lost_the_connection_takes_the_desk_again_before_the_server_notices(
    postgres_url: str, tmp_path: Path
) -> None:
    async with wire_to(postgres_url, tmp_path) as (wire, address), at(address) as tenure, at(postgres_url) as other:
        assert await tenure.take()
        await wire.cut()
        async with asyncio.timeout(_AT_LONGEST):
            while tenure.held:  # noqa: ASYNC110 - gives way to the loop, waits for no clock
                await asyncio.sleep(0)
        assert not await other.take(), "the server still takes the process for alive"
        await until_taken(tenure)
        assert not await other.take()


# rule: leaving-needs-no-answer
async def test_who_leaves_needs_no_answer_of_a_server_that_is_gone(postgres_url: str) -> None:
    pools = Pools()
    engine = open_engine(postgres_url, pools=pools)
    tenure, sign = Tenure(engine), Presence(engine, "a process")
    try:
        assert await tenure.take()
        assert await sign.keep()
        await _cut(postgres_url)
        await sign.close()
        await tenure.hand_over()
        assert await tenure.take(), "on a new connection"
    finally:
        await tenure.hand_over()
        await pools.close()


async def test_a_file_whose_lock_was_removed_is_held_no_more(sqlite_url: str) -> None:
    lost: list[str] = []
    async with at(sqlite_url, lambda: lost.append("a")) as tenure:
        assert await tenure.take()
        assert await tenure.keep()
        file = database_file(sqlite_url)
        assert file is not None
        lock_file(file).unlink()
        assert not await tenure.keep()
        assert lost == ["a"]
