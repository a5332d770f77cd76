"""One way to SQLite's thread and back for each statement, however its answer is read."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import errands
from storage.engine import open_engine, reading, writing

MANY = 2_500
NUMBERS = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many) SELECT i FROM n")


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/a.sqlite3")
    yield engine
    await engine.dispose()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the thread was sent for."""
    seen: list[str] = []
    usual: Any = errands.Connection._execute

    async def counted(self: errands.Connection, function: Any, *args: Any, **kwargs: Any) -> Any:
        seen.append(function.__name__)
        return await usual(self, function, *args, **kwargs)

    monkeypatch.setattr(errands.Connection, "_execute", counted)
    return seen


async def test_a_connection_is_given_back_without_an_errand(engine: AsyncEngine, sent: list[str]) -> None:
    async with reading(engine) as connection:
        await connection.execute(text("SELECT 1"))
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE x (a INTEGER)"))
        sent.clear()
    assert sent == ["commit"]


# rule: nothing-open-is-given-back
async def test_what_was_left_open_is_ended_as_the_connection_is_given_back(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE x (a INTEGER)"))
    async with engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute("BEGIN IMMEDIATE")
        await driver.execute("INSERT INTO x VALUES (1)")
        assert driver.in_transaction
    assert not driver.in_transaction
    async with writing(engine) as connection:
        assert await connection.scalar(text("SELECT count(*) FROM x")) == 0


@pytest.mark.parametrize("many", [0, 1, 20, 99])
async def test_a_question_is_one_errand(engine: AsyncEngine, sent: list[str], many: int) -> None:
    async with reading(engine) as connection:
        sent.clear()
        found = (await connection.execute(NUMBERS, {"many": many})).scalars().all()
        assert (len(found), len(sent)) == (max(many, 1), 1)


async def test_a_change_is_one_errand_and_tells_how_many_rows(engine: AsyncEngine, sent: list[str]) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE x (a INTEGER)"))
        sent.clear()
        await connection.execute(text("INSERT INTO x VALUES (:a)"), [{"a": each} for each in range(5)])
        changed = await connection.execute(text("UPDATE x SET a = a + 10 WHERE a < 3"))
        given_back = await connection.execute(text("DELETE FROM x WHERE a >= 10 RETURNING a"))
        assert (changed.rowcount, sorted(given_back.scalars()), len(sent)) == (3, [10, 11, 12], 3)
        assert await connection.scalar(text("SELECT count(*) FROM x")) == 2


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A clock that stands until somebody moves it."""
    clock = SimpleNamespace(at=100.0)
    monkeypatch.setattr(errands, "time", SimpleNamespace(monotonic=lambda: clock.at))
    return clock


@pytest.mark.usefixtures("hands")
async def test_who_is_quick_goes_for_the_lock_and_the_commit_alone(engine: AsyncEngine, sent: list[str]) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE x (a INTEGER)"))
    sent.clear()
    async with writing(engine, quick=True) as connection:
        assert len(sent) == 1  # where another writes, whoever begins waits
        await connection.execute(text("INSERT INTO x VALUES (:a)"), [{"a": each} for each in range(MANY)])
        assert await connection.scalar(text("SELECT count(*) FROM x")) == MANY
        assert len((await connection.execute(text("SELECT a FROM x"))).all()) == MANY
        assert len(sent) == 1
    assert sent[1:] == ["commit"]
    async with reading(engine) as connection:
        assert await connection.scalar(text("SELECT count(*) FROM x")) == MANY
        assert sent[-1] == "_ask"


async def test_who_stays_long_lets_others_have_the_loop(
    engine: AsyncEngine, sent: list[str], hands: SimpleNamespace
) -> None:
    # rule: nobody-stays-for-long
    async with writing(engine, quick=True) as connection:
        sent.clear()
        for moved, gone in ((0.004, 0), (0.002, 1), (0.004, 1), (0.0, 1), (0.001, 2)):
            hands.at += moved
            await connection.scalar(NUMBERS, {"many": 1})
            assert len(sent) == gone


async def test_what_fails_where_it_was_asked_is_taken_back(engine: AsyncEngine, sent: list[str]) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE x (a INTEGER)"))
    with pytest.raises(OperationalError, match="nowhere"):
        await _wrong_in_the_middle(engine)
    assert sent[-1] == "rollback"
    async with writing(engine, quick=True) as connection:
        assert await connection.scalar(text("SELECT count(*) FROM x")) == 0


@pytest.mark.parametrize("many", [100, 101, MANY])
async def test_a_long_answer_is_whole_and_in_order(engine: AsyncEngine, many: int) -> None:
    async with reading(engine) as connection:
        assert [*await connection.scalars(NUMBERS, {"many": many})] == [*range(1, many + 1)]


@pytest.mark.parametrize("at_once", [1, 7, 99, 100, 1_000, 5_000])
async def test_read_bit_by_bit_it_is_the_same(engine: AsyncEngine, at_once: int) -> None:
    query = NUMBERS.execution_options(yield_per=at_once)
    async with reading(engine) as connection:
        found = [each async for each in await connection.stream_scalars(query, {"many": MANY})]
    assert found == [*range(1, MANY + 1)]


async def test_no_more_lies_in_memory_than_is_read_at_once(engine: AsyncEngine, sent: list[str]) -> None:
    async with reading(engine) as connection:
        sent.clear()
        found = await connection.stream_scalars(NUMBERS.execution_options(yield_per=50), {"many": MANY})
        assert (await found.fetchmany(50), len(sent)) == ([*range(1, 51)], 1)
        assert (await found.fetchmany(50), len(sent)) == ([*range(51, 101)], 1)
        assert (await found.fetchmany(50), len(sent)) == ([*range(101, 151)], 2)
        await found.close()


async def test_who_stops_reading_leaves_nothing_open(engine: AsyncEngine) -> None:
    async with writing(engine) as connection:
        await connection.execute(text("CREATE TABLE x (a INTEGER)"))
        found = await connection.stream_scalars(NUMBERS, {"many": MANY})
        assert await found.fetchmany(3) == [1, 2, 3]
        await found.close()
        await connection.execute(text("DROP TABLE x"))  # refused by SQLite while an answer is read


async def _wrong(connection: AsyncConnection) -> None:
    await connection.execute(text("SELECT nothing FROM nowhere"))


async def _wrong_in_the_middle(engine: AsyncEngine) -> None:
    async with writing(engine, quick=True) as connection:
        await connection.execute(text("INSERT INTO x VALUES (1)"))
        await _wrong(connection)


async def test_what_is_no_question_is_told_and_the_next_one_answered(engine: AsyncEngine) -> None:
    async with reading(engine) as connection:
        with pytest.raises(OperationalError, match="nowhere"):
            await _wrong(connection)
        assert await connection.scalar(NUMBERS, {"many": 2}) == 1
