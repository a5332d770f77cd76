"""Which backup was restored aside last, when and with what outcome: a small file beside the backups.

It is no row of the database, since it is wanted just when that is gone, and is written on whatever machine tests.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.backup.terms import Terms

_NAME = "loket-backup-tests.json"


@dataclass(frozen=True, slots=True)
class TestDone:
    """A backup that was restored aside: what was found wrong with it, nothing if it is good."""

    __test__ = False

    file: str
    sha256: str
    taken_at: datetime
    tested_at: datetime
    rows: int
    faults: tuple[str, ...] = ()


def last(terms: Terms) -> TestDone | None:
    """The last test, however it ended."""
    return _kept(terms.folder).get("last")


def last_good(terms: Terms) -> TestDone | None:
    """The last test in which a backup was found good."""
    return _kept(terms.folder).get("good")


def keep(done: TestDone, folders: Iterable[Path]) -> None:
    """Writes a test down beside these backups. Raises OSError."""
    for folder in folders:
        kept = _kept(folder) | {"last": done} | ({} if done.faults else {"good": done})
        draft = folder / f".{_NAME}.{os.getpid()}"
        draft.write_text(json.dumps({name: _written(each) for name, each in kept.items()}, indent=1), "utf-8")
        draft.chmod(0o600)
        draft.rename(folder / _NAME)


def _written(done: TestDone) -> dict[str, Any]:
    return asdict(done) | {"taken_at": done.taken_at.isoformat(), "tested_at": done.tested_at.isoformat()}


def _kept(folder: Path) -> dict[str, TestDone]:
    """What is written there; a file that somebody has spoilt counts as none: then there was no test."""
    try:
        told = json.loads((folder / _NAME).read_text("utf-8"))
        return {name: _read(each) for name, each in told.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _read(told: dict[str, Any]) -> TestDone:
    moments = {name: datetime.fromisoformat(told[name]) for name in ("taken_at", "tested_at")}
    return TestDone(**(told | moments | {"faults": tuple(told["faults"])}))
