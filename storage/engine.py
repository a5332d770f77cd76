"""Opening the database, and the two kinds of transaction: writing (one at a time per desk) and reading."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, event, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import PoolResetState

from storage import errands, looked_at, premises, safekeeping, trouble, word
from storage.chain import listening
from storage.identity import keys, sealing
from storage.identity.keeper import Keeper
from storage.identity.sealed import AT_HAND, appoint, keep_at_hand, share
from storage.limits import USUAL, Limits
from storage.shared import ALIKE, SILENCE, EngineClosed, LockNotHad, OfMany, Pools
from storage.standing import Standing

_MOST_PREPARED = 1000
"""Statements that SQLite keeps prepared for a connection: a desk has more than the driver's 128, and preparing one
takes longer than most answers."""


def open_engine(
    address: str,
    limits: Limits = USUAL,
    keeper: Keeper | None = None,
    pools: Pools | None = None,
    connect: Callable[..., Any] = errands.connect,
) -> AsyncEngine:
    """Opens a desk's database by its address: ``sqlite+aiosqlite:///FILE``, ``postgresql+asyncpg://...`` for one that
    is the desk's alone, or ``postgresql+asyncpg://...?schema=NAME``. A desk in a schema takes its connections from
    ``pools`` if there are any, and shares them with all others in that database; any other desk has its own. Desks on
    SQLite have nothing in common with ``pools`` but what was compiled.

    What a ``keeper`` has closed is opened as it is read, and what is written of people is closed. Without one what is
    written lies open, and what is closed cannot be read.
    """
    url, where = premises.parted(address)
    if pools is not None and safekeeping.database_file(url) is not None:
        return _beside_others(url, limits, keeper, pools, connect)
    if not where.schema:
        engine = _listening(_opened(url, limits, connect))
        if keeper is not None:
            appoint(engine.dialect, keeper)
        return engine
    shared = pools.at(url, limits, _opened_for_many) if pools is not None else None
    base = shared.base if shared is not None else _opened_for_many(url, limits)
    within = base.sync_engine.execution_options(**{premises.OPTION: where, AT_HAND: keeper})
    return OfMany(within, shared, limits)


@dataclass
class _Turn:
    """Whose turn it is to write in an SQLite file, among the tasks of this process."""

    seconds: float
    """So long whoever waits waits."""
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


_TURNS: WeakKeyDictionary[Engine, _Turn] = WeakKeyDictionary()
_TOLD: WeakKeyDictionary[Engine, Callable[[], None]] = WeakKeyDictionary()


async def close(engine: AsyncEngine) -> None:
    """Lets the connections of a desk go for good: whatever outlives it in this process finds none, instead of opening
    one that nobody would close."""
    # rule: closed-engine-opens-nothing
    if isinstance(engine, OfMany):
        engine.closed = True
    else:
        event.listen(engine.sync_engine, "do_connect", _refuse)
    await engine.dispose()


def _refuse(*_: object) -> None:
    raise EngineClosed


def standing_of(engine: AsyncEngine) -> Standing:
    """The standing connection of this process to a desk's server."""
    shared = engine.shared if isinstance(engine, OfMany) else None
    return shared.standing if shared is not None else Standing(engine, SILENCE)


def _listening(engine: AsyncEngine) -> AsyncEngine:
    event.listen(engine.sync_engine, "before_execute", listening.hear, retval=True)
    # rule: nothing-of-people-written-open
    event.listen(
        engine.sync_engine, "before_execute", sealing.hear, retval=True
    )  # after the chain: it commits to words
    return engine


def _beside_others(
    url: URL, limits: Limits, keeper: Keeper | None, pools: Pools, connect: Callable[..., Any]
) -> AsyncEngine:
    engine = _opened(url.set(drivername=ALIKE), limits, connect)
    share(engine.dialect)
    event.listen(engine.sync_engine, "before_execute", keep_at_hand)
    engine.sync_engine.update_execution_options(**{AT_HAND: keeper, "compiled_cache": pools.compiled})
    return _listening(engine)


def _opened_for_many(url: URL, limits: Limits) -> AsyncEngine:
    engine = _on_postgresql(url, limits, premises.NOWHERE)
    share(engine.dialect)
    event.listen(engine.sync_engine, "begin", premises.enter)
    event.listen(engine.sync_engine, "before_execute", keep_at_hand)
    return _listening(engine)


def _on_postgresql(url: URL, limits: Limits, told: Mapping[str, str]) -> AsyncEngine:
    given = {"server_settings": {**limits.for_postgresql(), **told}}
    return create_async_engine(
        url, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=4, connect_args=given
    )


def _opened(parsed: URL, limits: Limits, connect: Callable[..., Any] = errands.connect) -> AsyncEngine:
    if parsed.get_backend_name() != "sqlite":
        return _on_postgresql(parsed, limits, {})
    given = {"timeout": limits.lock.total_seconds(), "async_creator_fn": connect, "cached_statements": _MOST_PREPARED}
    # The connection used last goes first: it has the desk's statements at hand, and fewer are ever opened.
    pool = {"pool_reset_on_return": None, "pool_use_lifo": True}
    engine = create_async_engine(parsed, hide_parameters=True, connect_args=given, **pool)
    event.listen(engine.sync_engine, "reset", _roll_back)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    _TURNS[engine.sync_engine] = _Turn(limits.lock.total_seconds())
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Durable and concurrent: WAL, every commit fsynced; what is deleted is overwritten; transactions begin when we
    say so."""
    connection.isolation_level = None
    cursor = connection.cursor()
    # rule: commit-survives-power-cut
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _roll_back(connection: Any, _record: object, state: PoolResetState) -> None:
    """Whoever gives a connection back has mostly ended their transaction: then nobody goes to the thread for it."""
    # rule: nothing-open-is-given-back
    if state.asyncio_safe and connection.driver_connection.in_transaction:
        connection.rollback()


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("reads_only", False)
    # rule: one-writer-at-a-time
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@asynccontextmanager
async def writing(engine: AsyncEngine, *, quick: bool = False) -> AsyncIterator[AsyncConnection]:
    """A transaction that decides: across all processes of a desk only one at a time.

    One lock, taken first, so that nothing can deadlock. Commits when the block ends, else rolls back. What it has
    written of the record is linked into the archive's chain by the same commit. ``quick`` is for whoever sends many
    statements of which each finds its few rows by an index: SQLite answers them without a way to its thread.
    """
    async with bringing_back(engine) as connection:
        with await _staying(connection) if quick else nullcontext():
            # rule: nothing-written-unlinked
            _set(connection, **{listening.OPTION: listening.Written()})
            yield connection
            await connection.run_sync(listening.link)


async def _staying(connection: AsyncConnection) -> AbstractContextManager[None]:
    driver = (await connection.get_raw_connection()).driver_connection
    return driver.staying() if isinstance(driver, errands.Connection) else nullcontext()


def _set(connection: AsyncConnection, **options: Any) -> None:
    """Options that are for those who listen here, and nothing to the driver."""
    connection.sync_connection.execution_options(**options)  # type: ignore[union-attr]  # begun


@asynccontextmanager
async def bringing_back(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction like :func:`writing` that links nothing: for rows that bring along the chain that vouches for them.
    Nothing but an import is one."""
    with _noted("writing"):
        async with _alone(engine) as connection:
            _set(connection, **{keys.OPTION: keys.Ring()})
            yield connection


def when_committed(engine: AsyncEngine, told: Callable[[], None]) -> None:
    """Has the process that serves a desk told of each transaction of its own that decides, once it is committed.
    Whoever is not told writes beside it, and leaves word."""
    _TOLD[engine.sync_engine] = told


@asynccontextmanager
async def _alone(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A desk with connections of its own waits where the server has it wait, which is fair to all processes."""
    of_many = engine if isinstance(engine, OfMany) and engine.shared is not None else None
    async with of_many.alone() if of_many is not None else _waited(engine) as connection:
        yield connection
    # rule: told-once-it-is-committed
    if told := _TOLD.get(engine.sync_engine):
        told()
    elif file := safekeeping.database_file(engine.url):
        word.leave(file)


@asynccontextmanager
async def _waited(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    if engine.dialect.name == "postgresql":
        async with premises.deciding(engine, "pg_advisory_xact_lock") as (connection, _):
            yield connection
            # rule: written-beside-is-told
            if schema := premises.of(connection).schema:
                await word.say(connection, schema)
    else:
        async with _turn_at(engine), engine.begin() as connection:
            yield connection


@asynccontextmanager
async def _turn_at(engine: AsyncEngine) -> AsyncIterator[None]:
    """Writers of one process come in the order in which they asked. SQLite has none: whoever finds its lock taken looks
    again after a while, up to a tenth of a second, and meanwhile whoever writes much has taken it once more. Raises
    LockNotHad after as long as anybody waits for SQLite's."""
    turn = _TURNS.get(engine.sync_engine)
    if turn is None:
        yield
        return
    # rule: writers-in-the-order-they-asked
    try:
        async with asyncio.timeout(turn.seconds):
            await turn.lock.acquire()
    except TimeoutError:
        raise LockNotHad from None
    try:
        yield
    finally:
        turn.lock.release()


def rewriting(engine: AsyncEngine) -> AbstractAsyncContextManager[AsyncConnection]:
    """A transaction like :func:`writing` for what changes how rows are closed and nothing that they say: the archive's
    commitments hold as before."""
    # rule: nothing-said-otherwise
    return bringing_back(engine)


ONE_MOMENT: Mapping[str, Mapping[str, Any]] = {
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
}
"""How a transaction begins in which everything stands still, by dialect: to SQLite's readers it does anyway."""


@asynccontextmanager
async def reading(engine: AsyncEngine, **options: Any) -> AsyncIterator[AsyncConnection]:
    """A transaction that only looks; it never waits for a writer. ``options`` are the connection's, for as long."""
    with _noted("reading"):
        async with engine.connect() as connection:
            connection = await connection.execution_options(reads_only=True, **options)
            async with connection.begin():
                yield connection


@contextmanager
def _noted(doing: str) -> Iterator[None]:
    """Lets no transaction come to nothing in silence, wherever in it that happens: beginning, middle or commit."""
    try:
        yield
    except (SQLAlchemyError, OSError) as fault:
        trouble.note(doing, fault)
        looked_at.note_failure()
        raise


async def lift_limits(connection: AsyncConnection) -> None:
    """For this transaction only: bringing years of visits up to date may take its time."""
    if connection.dialect.name == "postgresql":
        for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
            await connection.execute(text(f"SET LOCAL {name} = 0"))
