"""Two desks in one database: nothing of the one is to be seen from the other, whatever is done."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, insert, make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.backup.making import make
from bot.backup.restoring import Since, restore
from bot.backup.testing import test_of as trial_of
from storage import copies, dumps, erasure, premises, presence, schema
from storage.engine import open_engine, reading, writing
from storage.events import read_counters, write_counters
from storage.identity.keeper import Keeper, NotOpened
from storage.limits import USUAL, Limits
from storage.premises import Premises
from storage.presence import Presence
from storage.shared import LockNotHad, Pools, Shared
from storage.sweeping import sweep
from storage.tables import inbox, metadata, people
from storage.trouble import Trouble, trouble_of
from tests.backup.store import AT, filled, later, terms_for, workplace
from tests.databases import Postgres
from tests.identity.store import FORM, as_kept, fill
from tests.kept import KEEPER
from tests.premises.conftest import OTHER, beside
from tests.storage import chained
from tests.storage.overheard import overheard

NEXT_DOOR = Keeper(["rahasia-meja-sebelah-" * 3])
SHORT = Limits(lock=timedelta(milliseconds=300))
Two = tuple[str, str]


@asynccontextmanager
async def opened(*addresses: str, keepers: tuple[Keeper | None, ...] = ()) -> AsyncIterator[list[AsyncEngine]]:
    """Desks as one process has them: on one pool of connections."""
    pools = Pools()
    given = keepers or (None,) * len(addresses)
    try:
        yield [open_engine(each, keeper=keeper, pools=pools) for each, keeper in zip(addresses, given, strict=True)]
    finally:
        await pools.close()


async def rows_in(engine: AsyncEngine) -> dict[str, int]:
    async with reading(engine) as connection:
        return {
            table.name: await connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


# rule: transaction-in-its-schema
async def test_what_one_desk_writes_into_any_table_the_other_does_not_have(two_desks: Two) -> None:
    async with opened(*two_desks) as (one, other):
        await chained.fill(one)
        filled_, empty = await rows_in(one), await rows_in(other)
        assert [name for name, rows in filled_.items() if not rows] == ["person_keys"]
        assert {name: rows for name, rows in empty.items() if rows} == {}
        await chained.fill(other)
        assert await rows_in(other) == filled_, "the same keys and numbers, and none is taken"
        async with writing(other) as connection:
            for table in reversed(metadata.sorted_tables):
                if table.name not in ("survey_responses", "chain", "links"):
                    await connection.execute(delete(table))
        assert await rows_in(one) == filled_


async def test_numbers_of_one_are_no_numbers_of_the_other(two_desks: Two) -> None:
    async with opened(*two_desks) as engines:
        for value, engine in enumerate(engines, 41):
            async with writing(engine) as connection:
                await write_counters(connection, {"visit:2026-11-23": value})
        for value, engine in enumerate(engines, 41):
            async with reading(engine) as connection:
                assert await read_counters(connection, ["visit:2026-11-23"]) == {"visit:2026-11-23": value}


async def test_a_connection_that_nobody_placed_finds_no_table(two_desks: Two) -> None:
    """Not even with the very words of a desk's statement, and not after a desk has just used it."""
    async with opened(two_desks[0]) as (one,):
        for used in (reading, writing):
            async with used(one) as connection:
                assert await connection.scalar(text("SELECT count(*) FROM visits")) == 0
            async with one.connect() as connection:
                outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
                with pytest.raises(DBAPIError, match='relation "visits" does not exist'):
                    await outside.execute(text("SELECT count(*) FROM visits"))


async def test_desks_of_one_process_share_their_connections(two_desks: Two) -> None:
    async with opened(*two_desks) as (one, other):
        assert one.pool is other.pool
        pids = set()
        for engine in (one, other, one):
            async with reading(engine) as connection:
                pids.add(await connection.scalar(text("SELECT pg_backend_pid()")))
        assert len(pids) == 1
        await one.dispose()
        async with reading(other) as connection:
            assert {await connection.scalar(text("SELECT pg_backend_pid()"))} == pids, "what one leaves the other has"


async def test_what_is_compiled_is_compiled_once_for_all_desks(two_desks: Two) -> None:
    async with opened(*two_desks) as (one, other):
        await rows_in(one)
        compiled = len(one.sync_engine._compiled_cache or ())
        await rows_in(other)
        assert compiled
        assert len(other.sync_engine._compiled_cache or ()) == compiled


async def test_one_desk_does_not_wait_while_the_other_decides(two_desks: Two) -> None:
    async with opened(*two_desks) as (one, other), writing(one), asyncio.timeout(5), writing(other) as connection:
        assert await connection.scalar(text("SELECT 1")) == 1


# rule: nobody-waits-with-a-shared-connection
async def test_however_many_wait_at_one_desk_the_other_goes_on(two_desks: Two) -> None:
    """More than there are connections, and for another process, which may take its time."""
    elsewhere = open_engine(two_desks[0])
    async with opened(*two_desks) as (one, other), writing(elsewhere):
        waiting = [asyncio.ensure_future(_nothing(one)) for _ in range(40)]
        for _ in range(5):
            async with asyncio.timeout(5), writing(other) as connection:
                await connection.execute(insert(inbox), [_event(connection)])
        assert not any(each.done() for each in waiting)
        for each in waiting:
            each.cancel()
        assert {type(each) for each in await asyncio.gather(*waiting, return_exceptions=True)} == {
            asyncio.CancelledError
        }
    await elsewhere.dispose()


_numbers = iter(range(1000))


def _event(_connection: object) -> dict[str, Any]:
    return {"key": f"k{next(_numbers)}", "received_at": AT, "state": "decided"}


async def _nothing(engine: AsyncEngine) -> None:
    async with writing(engine):
        pass


async def test_whoever_waits_too_long_hears_that_the_desk_is_busy(two_desks: Two) -> None:
    elsewhere, pools = open_engine(two_desks[0]), Pools()
    one = open_engine(two_desks[0], SHORT, pools=pools)
    async with writing(elsewhere):
        with pytest.raises(LockNotHad) as fault:
            await _nothing(one)
    assert trouble_of(fault.value) is Trouble.BUSY
    async with asyncio.timeout(5):
        await _nothing(one)
    async with writing(one):
        with pytest.raises(LockNotHad):
            await _nothing(one)
    await pools.close()
    await elsewhere.dispose()


# rule: keeper-of-the-desk-that-asks
async def test_each_desk_opens_with_its_own_secret_and_only_its_own(two_desks: Two) -> None:
    async with opened(*two_desks, keepers=(KEEPER, NEXT_DOOR)) as engines:

        async def use(engine: AsyncEngine) -> None:
            async with writing(engine) as connection:
                await fill(connection, 3)
            for _ in range(10):
                async with reading(engine) as connection:
                    found = await connection.execute(select(people.c.profile))
                    await asyncio.sleep(0)
                    assert [row.profile for row in found] == [FORM] * 3

        await asyncio.gather(*map(use, engines))
        for engine in engines:
            async with reading(engine) as connection:
                assert FORM["name"] not in await as_kept(connection, "people")
    async with opened(*two_desks, keepers=(NEXT_DOOR, KEEPER)) as engines:
        for engine in engines:
            async with reading(engine) as connection:
                with pytest.raises(NotOpened):
                    (await connection.execute(select(people.c.profile))).all()


async def test_who_lives_at_one_desk_lives_not_at_the_other(two_desks: Two) -> None:
    async with opened(*two_desks) as (one, other):
        here, there = Presence(one, "loket-a"), Presence(other, "loket-b")
        await here.keep()
        assert [await _anybody(each) for each in (one, other)] == [True, False]
        await there.keep()
        async with reading(one) as connection:
            assert await presence.absent(connection, ["loket-a", "loket-b"]) == {"loket-b"}
        await here.close()
        assert [await _anybody(each) for each in (one, other)] == [False, True]
        await there.close()


async def test_who_lives_in_another_database_lives_not_at_the_desk_of_the_same_name(
    postgres: Postgres, two_desks: Two
) -> None:
    with postgres.database() as elsewhere:
        async with opened(elsewhere, two_desks[0]) as (other, one):
            sign = Presence(other, "loket-a")
            await sign.keep()
            async with reading(one) as connection:
                assert await presence.absent(connection, ["loket-a"]) == {"loket-a"}
            await sign.close()


async def _anybody(engine: AsyncEngine) -> bool:
    async with reading(engine) as connection:
        return await presence.anybody(connection)


async def test_sweeping_one_leaves_the_other_unswept(two_desks: Two) -> None:
    async with opened(*two_desks) as engines:
        for engine in engines:
            async with writing(engine) as connection:
                await connection.execute(insert(inbox), [_event(connection) for _ in range(20)])
            async with writing(engine) as connection:
                await connection.execute(delete(inbox))
                await connection.execute(text("SELECT pg_stat_force_next_flush()"))
        assert "inbox" in await sweep(engines[0])
        async with reading(engines[0]) as connection:
            dead = await connection.execute(
                text("SELECT schemaname, n_dead_tup > 0 FROM pg_stat_user_tables WHERE relname = 'inbox'")
            )
            assert {(row[0], row[1]) for row in dead} == {("meja", False), (OTHER, True)}


async def test_who_is_erased_at_one_desk_is_known_at_the_other(two_desks: Two) -> None:
    """The same person, by the same name, with the same visits."""
    async with opened(*two_desks, keepers=(KEEPER, NEXT_DOOR)) as (one, other):
        for engine in (one, other):
            async with writing(engine) as connection:
                await fill(connection, 2)
        before = await _all_of(other)
        async with writing(one) as connection:
            await erasure.erase(connection, "p1", "HD-2026-0001", AT)
        assert await _all_of(other) == before
        async with reading(one) as connection:
            assert await connection.scalar(select(func.count()).select_from(metadata.tables["erasures"])) == 1


async def _all_of(engine: AsyncEngine) -> list[str]:
    async with reading(engine) as connection:
        return [await as_kept(connection, table.name) for table in metadata.sorted_tables]


# rule: backup-of-one-desk
async def test_one_of_two_is_backed_up_and_comes_back_while_the_other_stays(two_desks: Two, tmp_path: Path) -> None:
    one, other = two_desks
    await filled(one, 30)
    await filled(other, 7)
    terms = terms_for(one, tmp_path / "b")
    made = await make(terms, AT)
    assert (await trial_of(made.path, terms, AT)).faults == ()
    engine = open_engine(one)
    async with engine.connect() as connection:
        await connection.execute(text('DROP SCHEMA "meja" CASCADE'))
        await connection.commit()
    await engine.dispose()
    await restore(made.path, terms, workplace(one), Since(), later(hours=1))
    async with opened(one, other) as (back, beside_it):
        assert (await rows_in(back))["inbox"] == 31, "with the line that it was restored"
        assert (await rows_in(beside_it))["inbox"] == 7


async def test_a_desk_with_the_rest_of_a_database_takes_no_others_into_its_backup(
    two_desks: Two, tmp_path: Path
) -> None:
    alone = beside(two_desks[0], "")
    await filled(two_desks[0], 9)
    await filled(alone, 3)
    dumped = tmp_path / "dump"
    held = await dumps.dump(alone, terms_for(alone, tmp_path).tools, dumped)
    assert held.tables["inbox"] == 3
    listed = await dumps._run(dumps.tool("pg_restore", terms_for(alone, tmp_path).tools), alone, "--list", str(dumped))
    assert "visits" in listed
    assert "meja" not in listed


@pytest.mark.parametrize(("before", "after"), [("meja", "tiga"), ("meja", ""), ("", "tiga"), ("", "")])
async def test_a_desk_moves_into_a_schema_and_out_of_it(
    before: str, after: str, two_desks: Two, tmp_path: Path, empty_postgres_url: str
) -> None:
    source, target = beside(two_desks[0], before), beside(empty_postgres_url, after)
    await filled(source, 12)
    tools = terms_for(source, tmp_path).tools
    held = await dumps.dump(source, tools, tmp_path / "dump")
    await dumps.load(target, tools, tmp_path / "dump")
    async with opened(target) as (engine,), reading(engine) as connection:
        assert await copies.contents(connection) == held
        where = await connection.execute(text("SELECT DISTINCT schemaname FROM pg_tables WHERE tablename = 'visits'"))
        assert list(where.scalars()) == [after or "public"]
    with pytest.raises((dumps.ToolFailed, DBAPIError)):
        await dumps.load(target, tools, tmp_path / "dump")


async def test_desks_of_different_versions_live_side_by_side(two_desks: Two) -> None:
    """One is brought up to date later than the other: a connection that has just served the one serves the other."""
    one, other = two_desks
    third = beside(one, "tertua")
    async with opened(one, other, third) as (first, _, oldest):
        assert await schema.upgrade(oldest) is None
        async with writing(oldest) as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(LookupError):
            await schema.upgrade(oldest)
        assert await schema.upgrade(first) == schema.HEAD


def test_names_that_a_schema_may_have() -> None:
    """rule: schema-name-checked"""
    for name in ("a", "ult_medan", "user", "a" + "0" * 47):
        assert Premises(name).schema == name
    for name in ("A", "1a", "_a", "a-b", 'a"; DROP', "public", "pg_catalog", "information_schema", "a" * 49, "ä"):
        with pytest.raises(premises.NoSchema):
            Premises(name)


def test_locks_of_desks_are_their_own() -> None:
    desks = [Premises(f"d{number}") for number in range(1000)] + [Premises()]
    for keys in ([each.deciding for each in desks], [each.serving for each in desks]):
        assert len(set(keys)) == len(desks)
    assert {each.deciding for each in desks}.isdisjoint(each.serving for each in desks)


async def test_a_schema_with_a_name_that_means_something_else_is_one_like_any(empty_postgres_url: str) -> None:
    async with AsyncExitStack() as stack:
        (engine,) = await stack.enter_async_context(opened(beside(empty_postgres_url, "user")))
        await schema.upgrade(engine)
        assert set((await rows_in(engine)).values()) == {0}


async def test_where_nobody_is_asked_about_the_server_is_not_asked(two_desks: Two) -> None:
    async with opened(*two_desks) as (one, _), reading(one) as connection:
        with overheard(one) as said:
            assert await presence.absent(connection, []) == set()
    assert said == []


# rule: closed-desk-leaves-memory
def test_who_has_stopped_listening_is_called_no_more_and_who_came_after_is() -> None:
    called: list[str] = []
    shared = Shared(open_engine("postgresql+asyncpg://nobody@/nothing?host=/nowhere"))

    def before() -> None:
        called.append("before")

    def after() -> None:
        called.append("after")

    shared.listen("binjai", before)
    shared.forget("binjai", before)
    shared._heard("")
    assert called == []
    shared.listen("binjai", before)
    shared.listen("binjai", after)
    shared.forget("binjai", before)
    shared._heard("binjai")
    assert called == ["after"]


# rule: silent-server-silences-no-other
async def test_a_server_that_gives_no_answer_keeps_no_other_from_hearing_of_us() -> None:
    pools, heard = Pools(), asyncio.Event()
    answers = asyncio.Event()

    async def silent() -> None:
        await answers.wait()

    async def answering() -> None:
        heard.set()

    for name, keep in (("a", silent), ("b", answering)):
        url = make_url(f"postgresql+asyncpg://nobody@/{name}?host=/nowhere")
        pools.at(url, USUAL, lambda url, limits: open_engine(str(url), limits)).standing.keep = keep  # type: ignore[method-assign]  # a server as it might be
    keeping = asyncio.create_task(pools.keep())
    async with asyncio.timeout(5):
        await heard.wait()
    assert not keeping.done()
    answers.set()
    await keeping
