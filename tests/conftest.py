"""What every test may use: a database on SQLite, and on a real PostgreSQL that the tests bring themselves."""

import gc
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import settings

from tests.databases import Postgres, up_to_date
from tests.desk import Desk, open_desk
from tests.shell import Commands, Shell
from tests.thoroughness import THOROUGH, times

settings.register_profile("loket", deadline=None, max_examples=times(30, 300), derandomize=not THOROUGH)
settings.load_profile("loket")

_LONG = ("crash", "browser", "long")
_POSTGRES_ONE_IN = 6
"""Of the tests that are there twice, once for each database."""
_ONE_IN = {"tests/stories/": 2, "tests/browser/": 3}
"""Of the tests of a folder whose tests all take long."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests first: whoever has nothing left takes over short ones, and nobody waits for a long one at the end.

    A quick run leaves out some of what takes long, always the same; thorough runs, and so whatever is to land, leave
    nothing out.
    """
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in _LONG))
    if not THOROUGH:
        left = [item for item in items if crc32(item.nodeid.encode()) % _one_in(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in set(left)]
    gc.freeze()  # what is imported stays: the collector need not look through it again and again


def _one_in(item: pytest.Item) -> int:
    """One of how many tests like this a quick run takes."""
    folder = next((share for folder, share in _ONE_IN.items() if item.nodeid.startswith(folder)), 1)
    return max(folder, _POSTGRES_ONE_IN if _is_twin(item) else 1)


def _is_twin(item: pytest.Item) -> bool:
    """Whether a test is the PostgreSQL one of a pair."""
    chosen = getattr(item, "callspec", None)
    return chosen is not None and "postgres" in (
        chosen.params.get("database_url"),
        chosen.params.get("empty_database_url"),
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server that lives as long as the tests."""
    with tempfile.TemporaryDirectory(prefix="loket-pg-", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder))
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture(scope="session")
def sqlite_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file that is up to date, to be copied."""
    file = tmp_path_factory.mktemp("pattern") / "loket.sqlite3"
    up_to_date(sqlite_in(file.parent))
    return file


def sqlite_in(folder: Path) -> str:
    """The URL of the SQLite database in a folder."""
    return f"sqlite+aiosqlite:///{folder}/loket.sqlite3"


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_pattern: Path) -> str:
    """A new SQLite database."""
    shutil.copy(sqlite_pattern, tmp_path)
    return sqlite_in(tmp_path)


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A new PostgreSQL database."""
    with postgres.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A new database, of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """An SQLite database that no migration has touched."""
    return sqlite_in(tmp_path)


@pytest.fixture
def empty_postgres_url(postgres: Postgres) -> Iterator[str]:
    """A PostgreSQL database that no migration has touched."""
    with postgres.database(empty=True) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A database that no migration has touched, of each kind in turn."""
    url: str = request.getfixturevalue(f"empty_{request.param}_url")
    return url


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    """A desk of the shipped procedure, open round the clock."""
    async with open_desk(sqlite_url) as desk:
        yield desk


@pytest.fixture(scope="session")
def commands() -> Iterator[Commands]:
    """The process that commands are forked from."""
    started = Commands()
    yield started
    started.end()


@pytest.fixture
def loket(tmp_path: Path, commands: Commands, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """The command line in an empty folder."""
    return Shell(tmp_path, commands, tmp_path_factory.mktemp("said"))
