"""One desk on one SQLite file: a lock that its process holds for as long as it lives.

The operating system drops the lock with the process, however that ends. Commands beside a running desk take no lock:
they decide one event and go, like everybody else in turn. PostgreSQL serves any number of desks.
"""

import fcntl
import os
from pathlib import Path

from storage.safekeeping import LOCK, lock_file


class Occupied(Exception):
    """Another process runs a desk on this file. ``process`` is its number, empty if it left none."""

    def __init__(self, process: str) -> None:
        self.process = process
        super().__init__(process)


class Occupancy:
    """The desk's hold on its database file, until :meth:`leave`."""

    def __init__(self, held: int, path: Path) -> None:
        self._held: int | None = held
        self._path = path

    def stands(self) -> bool:
        """Whether the lock still guards anything: its file is where others look for it."""
        return self._held is not None and _still_there(self._held, self._path)

    def leave(self) -> None:
        """Lets another desk have the file."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


def occupy(database: Path) -> Occupancy:
    """Takes the file for this process. Raises Occupied, or OSError where nothing can be locked at all."""
    path = lock_file(database.resolve())
    while True:
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _lock(held)
            if _still_there(held, path):
                _sign(held)
                return Occupancy(held, path)
        except BaseException:
            os.close(held)
            raise
        os.close(held)  # somebody removed the file between opening and locking it: this lock would guard nothing


def is_occupied(database: Path) -> bool:
    """Whether a process has the file; whoever only asks is in nobody's way but for that moment."""
    try:
        held = os.open(f"{database}{LOCK}", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(held)


def _lock(held: int) -> None:
    try:
        # rule: one-desk-one-file
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Occupied(os.pread(held, 20, 0).decode(errors="replace").strip()) from None


def _still_there(held: int, path: Path) -> bool:
    return path.exists() and os.fstat(held).st_ino == path.stat().st_ino


def _sign(held: int) -> None:
    """Leaves the process's number, for whoever finds the file taken."""
    os.ftruncate(held, 0)
    os.pwrite(held, str(os.getpid()).encode(), 0)
