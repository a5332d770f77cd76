"""Nobody else on the machine reads the database, and what lies open is closed."""

import os
from pathlib import Path

import pytest

from storage import safekeeping, schema
from storage.engine import open_engine, writing
from storage.events import write_counters


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


@pytest.fixture(autouse=True)
def _careless() -> object:
    """A process that has not been told to keep things to itself."""
    before = os.umask(0o022)
    yield
    os.umask(before)


# rule: database-for-owner-only
async def test_a_new_database_is_ours_alone_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    engine = open_engine(f"sqlite+aiosqlite:///{folder}/loket.sqlite3")
    await schema.upgrade(engine)
    async with writing(engine) as connection:
        await write_counters(connection, {"n": 1})
    modes = {path.name: mode(path) for path in folder.iterdir()}
    assert modes == dict.fromkeys(("loket.sqlite3", "loket.sqlite3-wal", "loket.sqlite3-shm"), "0o600")
    assert mode(folder) == "0o700"
    await engine.dispose()


# rule: open-file-is-closed
async def test_what_was_open_is_closed_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    database = folder / "loket.sqlite3"
    for end in ("", "-wal", "-shm", ".lock"):
        (folder / f"loket.sqlite3{end}").touch()
    assert sorted(path.name for path in safekeeping.tighten(database)) == [
        "data",
        "loket.sqlite3",
        "loket.sqlite3-shm",
        "loket.sqlite3-wal",
        "loket.sqlite3.lock",
    ]
    assert {mode(path) for path in folder.iterdir()} == {"0o600"}
    assert mode(folder) == "0o700"
    assert safekeeping.tighten(database) == []


def test_a_folder_that_others_pass_through_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing /tmp, a home or the working folder would break what is not ours."""
    working, shared, full = (tmp_path / name for name in ("working", "shared", "full"))
    for folder in (working, shared, full):
        folder.mkdir()
        (folder / "loket.sqlite3").touch()
    shared.chmod(0o1777)
    (full / "elsewhere").mkdir()
    monkeypatch.chdir(working)
    for folder in (working, shared, full):
        assert [path.name for path in safekeeping.tighten(folder / "loket.sqlite3")] == ["loket.sqlite3"]
        assert folder.stat().st_mode & 0o077


@pytest.mark.parametrize("url", ["sqlite+aiosqlite://", "sqlite+aiosqlite:///:memory:", "postgresql+asyncpg://h/loket"])
def test_a_database_without_a_file_has_nothing_to_close(url: str) -> None:
    assert safekeeping.database_file(url) is None
