"""Whether the database file is still the one that was opened.

A file that has been deleted, or replaced by another, can still be written by whoever has it open, and every
commit succeeds; but the next start finds nothing of it. (SQLite: https://www.sqlite.org/howtocorrupt.html, 2.4)
"""

from pathlib import Path

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine


class FileGone(OSError):
    """What is written now goes into a file that the next start will not find."""


class OpenedFile:
    """An SQLite database's file as it was when this was made; a database that is no file is always the same."""

    def __init__(self, engine: AsyncEngine) -> None:
        name = engine.url.database if engine.dialect.name == "sqlite" else None
        self._path = Path(name).absolute() if name else None
        self._opened = self._identity()

    def guard(self, engine: AsyncEngine) -> None:
        """From now on no connection is opened to any other file: SQLite would make an empty one in its place, and
        both would share one write-ahead log."""
        if self._opened is not None:
            event.listen(engine.sync_engine, "do_connect", lambda *_connecting: self.check())

    def check(self) -> None:
        """Raises FileGone unless the file is still in its place."""
        # rule: gone-file-acknowledges-nothing
        if self._opened is not None and self._identity() != self._opened:
            raise FileGone("the database file was deleted or replaced")

    def check_written(self) -> None:
        """As :meth:`check`, after a commit: that is then in the write-ahead log, so this must be there too."""
        self.check()
        if self._opened is not None and self._path is not None and not Path(f"{self._path}-wal").exists():
            raise FileGone("the database's write-ahead log was deleted")

    def _identity(self) -> tuple[int, int] | None:
        """Device and inode; None where there is no file."""
        try:
            found = self._path.stat() if self._path is not None else None
        except OSError:
            return None
        return (found.st_dev, found.st_ino) if found else None
