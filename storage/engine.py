"""Opening the database, and the two kinds of transaction: writing (one at a time per desk) and reading."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from typing import Any

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import errands, trouble
from storage.chain import listening
from storage.identity import keys, sealing
from storage.identity.keeper import Keeper
from storage.identity.sealed import appoint
from storage.limits import USUAL, Limits

_DESK_LOCK = 0x4C4F4B4554
"""Key of PostgreSQL's advisory lock ("LOKET"): whoever holds it decides."""


def open_engine(
    url: str, limits: Limits = USUAL, keeper: Keeper | None = None, connect: Callable[..., Any] = errands.connect
) -> AsyncEngine:
    """Opens a database by URL (``sqlite+aiosqlite:///FILE`` or ``postgresql+asyncpg://...``).

    What a ``keeper`` has closed is opened as it is read, and what is written of people is closed. Without one what is
    written lies open, and what is closed cannot be read.
    """
    engine = _opened(url, limits, connect)
    if keeper is not None:
        appoint(engine.dialect, keeper)
    event.listen(engine.sync_engine, "before_execute", listening.hear, retval=True)
    # rule: nothing-of-people-written-open
    event.listen(
        engine.sync_engine, "before_execute", sealing.hear, retval=True
    )  # after the chain: it commits to words
    return engine


def _opened(url: str, limits: Limits, connect: Callable[..., Any]) -> AsyncEngine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        given = limits.for_postgresql()
        return create_async_engine(
            parsed, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=4, connect_args=given
        )
    given = {"timeout": limits.lock.total_seconds(), "async_creator_fn": connect}
    engine = create_async_engine(parsed, hide_parameters=True, connect_args=given)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
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


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("reads_only", False)
    # rule: one-writer-at-a-time
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction that decides: across all processes of a desk only one at a time.

    One lock, taken first, so that nothing can deadlock. Commits when the block ends, else rolls back. What it has
    written of the record is linked into the archive's chain by the same commit.
    """
    async with bringing_back(engine) as connection:
        # rule: nothing-written-unlinked
        await connection.execution_options(**{listening.OPTION: listening.Written()})
        yield connection
        await connection.run_sync(listening.link)


@asynccontextmanager
async def bringing_back(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction like :func:`writing` that links nothing: for rows that bring along the chain that vouches for them.
    Nothing but an import is one."""
    with _noted("writing"):
        async with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _DESK_LOCK})
            await connection.execution_options(**{keys.OPTION: keys.Ring()})
            yield connection


def rewriting(engine: AsyncEngine) -> AbstractAsyncContextManager[AsyncConnection]:
    """A transaction like :func:`writing` for what changes how rows are closed and nothing that they say: the archive's
    commitments hold as before."""
    # rule: nothing-said-otherwise
    return bringing_back(engine)


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction that only looks; it never waits for a writer."""
    with _noted("reading"):
        async with engine.connect() as connection:
            connection = await connection.execution_options(reads_only=True)
            async with connection.begin():
                yield connection


@contextmanager
def _noted(doing: str) -> Iterator[None]:
    """Lets no transaction come to nothing in silence, wherever in it that happens: beginning, middle or commit."""
    try:
        yield
    except (SQLAlchemyError, OSError) as fault:
        trouble.note(doing, fault)
        raise


async def lift_limits(connection: AsyncConnection) -> None:
    """For this transaction only: bringing years of visits up to date may take its time."""
    if connection.dialect.name == "postgresql":
        for name in ("statement_timeout", "idle_in_transaction_session_timeout"):
            await connection.execute(text(f"SET LOCAL {name} = 0"))
