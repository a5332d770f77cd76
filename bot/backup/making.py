"""Making a backup: a copy of one moment, written aside, packed, written through to the disk, and only then named."""

import asyncio
import fcntl
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot import __version__
from bot.backup import aside, names, packing
from bot.backup.errors import BackupFailed
from bot.backup.manifest import Manifest
from bot.backup.rotation import going
from bot.backup.terms import Terms
from bot.backup.tests_done import last_good
from bot.texts.operator import in_words
from storage import copies, dumps, safekeeping, whole
from storage.engine import open_engine
from storage.identity import copied
from storage.modes import FOLDER

_RESERVE = 50_000_000
"""Bytes that a backup leaves on a disk: the desk has to be able to go on."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made, and those that went for it."""

    path: Path
    manifest: Manifest
    gone: tuple[Path, ...]


async def make(terms: Terms, now: datetime) -> Made:
    """Makes a backup and lets those go that need not be kept. Raises BackupFailed; then all is as it was."""
    try:
        terms.folder.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        with _alone(terms.folder):
            for folder in {terms.folder, aside.place(terms)}:
                aside.sweep(folder, now)
            path, manifest = await _made(terms, now)
            return Made(path, manifest, tuple(await asyncio.to_thread(_rotate, terms)))
    except dumps.ToolMissing as fault:
        raise BackupFailed(in_words("backup-no-tool", tool=fault)) from fault
    except dumps.ToolFailed as fault:
        raise BackupFailed(in_words("backup-tool-failed", said=fault)) from fault
    except (SQLAlchemyError, sqlite3.Error, OSError) as fault:
        words = in_words("backup-failed", folder=terms.folder, fault=f"{type(fault).__name__}: {_why(fault)}")
        raise BackupFailed(words) from fault


def _why(fault: Exception) -> str:
    """In the system's own words; of the database's faults only what holds no row."""
    return fault.strerror or "" if isinstance(fault, OSError) else str(getattr(fault, "sqlite_errorname", "") or "")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two at once would each let go what the other has just made."""
    held = os.open(folder / ".loket-backup.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise BackupFailed(in_words("backup-going-on", folder=folder)) from None
    finally:
        os.close(held)


async def _made(terms: Terms, now: datetime) -> tuple[Path, Manifest]:
    async with _copied(terms, now) as (copy, manifest):
        path = terms.folder / names.name_of(terms, now)
        await keep_keys(terms, now)  # ahead of the name: no backup ever stands without the keys of its people
        await asyncio.to_thread(_write, terms, manifest, copy, path)
    return path, manifest


async def keep_keys(terms: Terms, now: datetime) -> None:
    """Writes the persons' keys beside the backups, as they stand now. Raises SQLAlchemyError or OSError."""
    engine = open_engine(terms.url)
    try:
        async with whole.one_moment(engine) as connection:
            await copied.write(connection, names.keys_of(terms), now)
    finally:
        await engine.dispose()


@asynccontextmanager
async def _copied(terms: Terms, now: datetime) -> AsyncIterator[tuple[Path, Manifest]]:
    """A copy of the database, aside, and what is in it."""
    with aside.passing(aside.place(terms)) as copy:
        file = safekeeping.database_file(terms.url)
        if file is not None:
            await asyncio.to_thread(_copy, file, copy)
            async with copies.opened(copy) as connection:
                held = await copies.contents(connection)
        else:
            held = await dumps.dump(terms.url, terms.tools, copy)
        dialect = "sqlite" if file is not None else "postgresql"
        name = "loket.sqlite3" if file is not None else "loket.dump"
        digest = await asyncio.to_thread(packing.sha256_of, copy)
        size = copy.stat().st_size
        yield copy, Manifest(terms.desk, now, __version__, dialect, name, size, digest, held)


def _copy(database: Path, into: Path) -> None:
    if not database.is_file():
        raise FileNotFoundError(2, os.strerror(2), str(database))
    _need_room(into.parent, 2 * database.stat().st_size)
    copies.copy(database, into)


def _write(terms: Terms, manifest: Manifest, copy: Path, path: Path) -> None:
    _need_room(terms.folder, manifest.size)
    with aside.passing(terms.folder) as draft:
        packing.pack(manifest, copy, draft, terms.key)
        copies.keep(draft)
        # rule: backup-whole-or-none
        draft.rename(path)
    folder = os.open(terms.folder, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _need_room(folder: Path, wanted: int) -> None:
    # rule: backup-leaves-room
    free = shutil.disk_usage(folder).free
    if free < wanted + _RESERVE:
        words = in_words("backup-no-room", folder=folder, wanted=_in_mb(wanted + _RESERVE), free=_in_mb(free))
        raise BackupFailed(words)


def _in_mb(size: int) -> str:
    return f"{-(-size // 1_000_000)} MB"


def _rotate(terms: Terms) -> list[Path]:
    there = names.found(terms)
    good = last_good(terms)
    sound = next((each for each in there if good is not None and each.path.name == good.file), None)
    paths = [each.path for each in going(there, terms, sound)]
    for path in paths:
        path.unlink(missing_ok=True)
    return paths
