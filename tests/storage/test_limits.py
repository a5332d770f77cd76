"""A transaction neither waits nor lasts for ever; what came to nothing is counted, logged, and what it was is known."""

import asyncio
import sqlite3
from collections.abc import Iterator, MutableMapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from storage import schema
from storage.engine import lift_limits, open_engine, reading, writing
from storage.events import read_counters, write_counters
from storage.limits import Limits
from storage.trouble import FAILED, Trouble, trouble_of
from tests.storage.faults import full_disk

SHORT = Limits(
    lock=timedelta(milliseconds=200), statement=timedelta(milliseconds=300), idle=timedelta(milliseconds=300)
)


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[MutableMapping[str, Any]]]:
    with capture_logs() as lines:
        yield lines


def failed(doing: str, trouble: Trouble) -> float:
    """How many transactions came to nothing for this so far."""
    found: float = FAILED.labels(doing, trouble.value)._value.get()
    return found


# rule: lock-wait-bounded
async def test_a_held_lock_is_waited_for_and_then_told(
    database_url: str, logged: list[MutableMapping[str, Any]]
) -> None:
    holder, waiting = open_engine(database_url), open_engine(database_url, SHORT)
    await schema.upgrade(holder)
    before = failed("writing", Trouble.BUSY)

    async def write() -> None:
        async with writing(waiting) as connection:
            await write_counters(connection, {"n": 1})

    async with writing(holder), asyncio.timeout(10):
        with pytest.raises(DBAPIError) as fault:
            await write()
    assert trouble_of(fault.value) is Trouble.BUSY
    assert failed("writing", Trouble.BUSY) == before + 1
    [line] = [line for line in logged if line["event"] == "transaction failed"]
    assert (line["doing"], line["trouble"]) == ("writing", "busy")
    assert line["at"].startswith("premises.py:" if "postgres" in database_url else "engine.py:")
    await write()
    async with reading(waiting) as connection:
        assert await read_counters(connection, ["n"]) == {"n": 1}
    for engine in (holder, waiting):
        await engine.dispose()


async def test_a_full_disk_is_told_and_recovers_by_itself(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    await schema.upgrade(engine)
    before = failed("writing", Trouble.FULL)

    async def write() -> None:
        async with writing(engine) as connection:
            await write_counters(connection, {"n": 1})

    with full_disk(engine):
        with pytest.raises(DBAPIError) as fault:
            await write()
        assert trouble_of(fault.value) is Trouble.FULL
    assert failed("writing", Trouble.FULL) == before + 1
    await write()
    await engine.dispose()


# rule: hung-transaction-ends
async def test_a_process_that_hangs_in_a_transaction_gives_the_lock_up(postgres_url: str) -> None:
    hanging, other = open_engine(postgres_url, SHORT), open_engine(postgres_url)
    await schema.upgrade(other)
    stands_still = writing(hanging)
    connection = await stands_still.__aenter__()
    async with asyncio.timeout(10), writing(other) as free:
        await write_counters(free, {"n": 1})
    with pytest.raises(DBAPIError) as fault:
        await connection.execute(text("SELECT 1"))
    assert trouble_of(fault.value) is Trouble.AWAY
    assert not await stands_still.__aexit__(type(fault.value), fault.value, None)
    for engine in (hanging, other):
        await engine.dispose()


async def test_a_statement_that_takes_for_ever_is_ended(postgres_url: str) -> None:
    engine = open_engine(postgres_url, SHORT)

    async def ask() -> None:
        async with reading(engine) as connection:
            await connection.execute(text("SELECT pg_sleep(60)"))

    async with asyncio.timeout(10):
        with pytest.raises(DBAPIError) as fault:
            await ask()
    assert trouble_of(fault.value) is not Trouble.REJECTED
    await engine.dispose()


async def test_bringing_the_schema_up_to_date_may_take_its_time(postgres_url: str) -> None:
    engine = open_engine(postgres_url, SHORT)
    async with writing(engine) as connection:
        await lift_limits(connection)
        assert await connection.scalar(text("SHOW statement_timeout")) == "0"
        assert await connection.scalar(text("SHOW idle_in_transaction_session_timeout")) == "0"
    async with reading(engine) as connection:
        assert await connection.scalar(text("SHOW statement_timeout")) == "300ms"
    await engine.dispose()


def test_nothing_is_wrong_with_a_database_that_refuses_a_row() -> None:
    refused = DBAPIError("INSERT", None, sqlite3.IntegrityError("UNIQUE"))
    assert trouble_of(refused) is Trouble.REJECTED
    assert trouble_of(ConnectionRefusedError()) is Trouble.AWAY
    assert trouble_of(ZeroDivisionError()) is Trouble.REJECTED
