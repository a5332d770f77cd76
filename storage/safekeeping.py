"""Who on this machine may read the database: nobody but the account that the desk runs under.

A visitor's words are in the file and, until SQLite folds it in, in its write-ahead log. PostgreSQL's files are the
server's own business.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, make_url

from storage.modes import FILE, FOLDER, closed, open_to_others

BACKUPS = "backups"
"""The desk's own folder within that of its database."""

LOCK = ".lock"
"""What is added to the name of a database's file for that of its lock."""


def database_file(url: str | URL) -> Path | None:
    """The file of an SQLite database; None for one in memory or on a server."""
    parsed = make_url(url)
    name = parsed.database or ""
    if parsed.get_backend_name() != "sqlite" or name in ("", ":memory:") or name.startswith("file:"):
        return None
    return Path(name)


def lock_file(database: Path) -> Path:
    """The file whose lock shows that a desk runs on a database."""
    return database.with_name(f"{database.name}{LOCK}")


def belongings(database: Path) -> list[Path]:
    """The database's file, those that SQLite keeps beside it and the lock, as far as they are there."""
    beside = (database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm", "-journal"))
    return [path for path in (database, *beside, lock_file(database)) if path.exists()]


def make_room(database: Path) -> None:
    """Makes the folder and the file of a database, for our eyes only. Raises OSError where that cannot be done."""
    make_folder(database)
    # rule: database-for-owner-only
    os.close(os.open(database, os.O_CREAT | os.O_RDONLY | os.O_CLOEXEC, FILE))


def make_folder(database: Path) -> None:
    """Makes the folder of a database, for our eyes only."""
    database.parent.mkdir(mode=FOLDER, parents=True, exist_ok=True)


def tighten(database: Path) -> list[Path]:
    """Takes from everybody else what they may do with the files and their folder; returns what was open to them.

    What is not ours to change stays as it is: ``loket doctor`` tells it.
    """
    # rule: open-file-is-closed
    return [path for path in too_open(database) if closed(path)]


def too_open(database: Path) -> list[Path]:
    """The files of a database that others may touch, and its folder if that is the desk's own."""
    return [path for path in _kept_close(database) if open_to_others(path)]


def _kept_close(database: Path) -> Iterator[Path]:
    yield from belongings(database)
    if own_folder(database.parent):
        yield database.parent


def own_folder(folder: Path) -> bool:
    """Whether a folder holds nothing but the desk's data. One that others need to pass through is left alone: the
    working folder, a home, a shared one (sticky), one with further folders in it."""
    if not folder.is_dir():
        return False
    whole = folder.resolve()
    shared = whole in (Path.cwd(), Path.home()) or bool(whole.stat().st_mode & stat.S_ISVTX)
    return not shared and not any(entry.is_dir() and entry.name != BACKUPS for entry in whole.iterdir())
