"""One PostgreSQL database for many tests, emptied before each: a new one takes far longer to make and remove."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

_EMPTYING = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    "DROP SCHEMA public CASCADE",
    "CREATE SCHEMA public",
)


@pytest.fixture(scope="session")
def lasting_postgres(new_postgres_database: Callable[[], str]) -> str:
    """A database that is used again and again."""
    return new_postgres_database()


@pytest.fixture
def postgres_url(lasting_postgres: str) -> str:
    """An empty database."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, _empty(lasting_postgres)).result()
    return lasting_postgres


async def _empty(url: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        for statement in _EMPTYING:
            await connection.execute(text(statement))
    await engine.dispose()
