"""Files that are there only while a backup is made or tested: beside the database, where its words lie open anyway.

What a process that died has left is removed by the next one.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir

from bot.backup.terms import Terms
from storage import safekeeping

_BEGINNING, _END = ".loket-backup-", ".part"
_LEFT_AFTER = timedelta(days=1)


def place(terms: Terms) -> Path:
    """The folder for what is not encrypted: the SQLite file's own, else the machine's for what is passing."""
    file = safekeeping.database_file(terms.url)
    return file.parent if file is not None and file.parent.is_dir() else Path(gettempdir())


@contextmanager
def passing(folder: Path) -> Iterator[Path]:
    """The name of a file that is gone afterwards, unless it was given another name by then."""
    path = folder / f"{_BEGINNING}{token_hex(6)}{_END}"
    path.touch(0o600, exist_ok=False)
    try:
        yield path
    finally:
        for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
            each.unlink(missing_ok=True)


def sweep(folder: Path, now: datetime) -> None:
    """Removes what was left in the middle of it, a day ago or longer."""
    for path in folder.glob(f"{_BEGINNING}*{_END}*"):
        with suppress(OSError):
            if now.timestamp() - path.stat().st_mtime > _LEFT_AFTER.total_seconds():
                path.unlink()
