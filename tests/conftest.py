"""What every test may use: a database on SQLite, and on a real PostgreSQL that the tests bring themselves."""

import faulthandler
import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.databases import Postgres, up_to_date
from tests.desk import Desk, open_desk
from tests.plain_log import log_plainly
from tests.shares import Candidate, taken
from tests.shell import Commands, Shell
from tests.thoroughness import THOROUGH, times

settings.register_profile("loket", deadline=None, max_examples=times(15, 150), derandomize=not THOROUGH)
settings.load_profile("loket")
gc.disable()  # until all is collected: a hundred thousand things are made that stay

_LONG = ("crash", "browser", "long", "thorough")
_LOOK_AT_SOURCE = ("tests/architecture/", "tests/docs/", "tests/texts/")
LEFT_OUT = pytest.StashKey[dict[str, pytest.Item]]()
"""The tests that this run leaves out, by their names."""
_UNRUN = pytest.StashKey[int]()
_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own in it, which is closed to others
_SELDOM = (20_000, 20, 50)
"""How seldom garbage is looked for, as in a desk that runs."""

_ENOUGH = times(2_000_000_000, 8_000_000_000)
"""Bytes."""
_LET_GO = 300.0
"""Seconds that a test which has failed may take to let go of what it has; then its worker ends."""

_SERVER = "LOKET_TEST_SERVER"
"""The folder of the PostgreSQL server that all workers share."""


def pytest_configure(config: pytest.Config) -> None:
    """No run waits for a disk: SQLite has every commit written through, on whatever the files lie."""
    log_plainly()
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="loket-pg-")
        for name, variable in (("server", _SERVER), ("locks", "XDG_RUNTIME_DIR")):  # there workers wait for each other
            (Path(folder) / name).mkdir(mode=0o700)
            os.environ.setdefault(variable, f"{folder}/{name}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """All workers have ended, and with the last of them the server."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(Path(os.environ.pop(_SERVER)).parent, ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests first: whoever has nothing left takes over short ones, and nobody waits for a long one at the end.
    Then those that look at the source, side by side: one worker reads it for all of them.

    A quick run leaves out some of what takes long (``tests/shares.py``), always the same; thorough runs, and so
    whatever is to land, leave nothing out.
    """
    items.sort(key=_turn)
    names = taken(map(candidate_of, items), thorough=THOROUGH)
    config.stash[LEFT_OUT] = left = {item.nodeid: item for item in items if item.nodeid not in names}
    config.stash[_UNRUN] = len(left)
    config.hook.pytest_deselected(items=list(left.values()))
    items[:] = [item for item in items if item.nodeid in names]
    gc.set_threshold(*_SELDOM)
    gc.enable()
    gc.freeze()  # what is imported stays: the collector need not look through it again and again


def _turn(item: pytest.Item) -> int:
    if any(item.get_closest_marker(name) for name in _LONG):
        return 0
    return 1 if item.nodeid.startswith(_LOOK_AT_SOURCE) else 2


def candidate_of(item: pytest.Item) -> Candidate:
    """A test, as far as it matters for whether a quick run takes it."""
    uses = frozenset(getattr(item, "fixturenames", ()))
    return Candidate(item.nodeid, uses, frozenset(mark.name for mark in item.iter_markers()), _is_twin(item))


def _is_twin(item: pytest.Item) -> bool:
    """Whether a test is the PostgreSQL one of a pair."""
    chosen = getattr(item, "callspec", None)
    return chosen is not None and "postgres" in (
        chosen.params.get("database_url"),
        chosen.params.get("empty_database_url"),
    )


@pytest.hookimpl(trylast=True)
def pytest_exception_interact(node: pytest.Item | pytest.Collector) -> None:
    """A test that has failed is still waited for, and not for ever: its own time limit is over by now."""
    if isinstance(node, pytest.Item):
        faulthandler.dump_traceback_later(_LET_GO, exit=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells how many it was not given."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["unrun"] = session.config.stash.get(_UNRUN, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a worker has told."""
    node.config.stash[_UNRUN] = getattr(node, "workeroutput", {}).get("unrun", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Whoever runs the tests quickly reads how many that were."""
    if unrun := config.stash.get(_UNRUN, 0):
        ran = sum(len(terminalreporter.stats.get(key, ())) for key in ("passed", "failed", "skipped", "xfailed"))
        terminalreporter.write_line(f"A quick run: {ran} of {ran + unrun} tests. `make thorough` runs all of them.")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server that lives as long as the tests."""
    server = Postgres(Path(os.environ[_SERVER]))
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
