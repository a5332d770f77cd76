"""What a failing database suffers from, and the count of transactions that came to nothing for it."""

import traceback
from enum import StrEnum
from pathlib import Path

import structlog
from prometheus_client import Counter
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

log = structlog.get_logger(__name__)

FAILED = Counter(
    "loket_failed_transactions",
    "Transactions that came to nothing, by what they did and what the database suffered from",
    ["doing", "trouble"],
    registry=None,
)
"""For the desk's registry; ``doing`` is ``writing`` or ``reading``."""

_OURS = (Path(__file__).parent, Path(__file__).parents[1] / "bot")
_CARRIERS = frozenset({"errands.py", "once.py", "once_written.py", "bulk.py", "shut.py"})
"""Files that only carry what others ask and write."""


class Trouble(StrEnum):
    """What a database suffers from. All but REJECTED pass by themselves once their cause does."""

    BUSY = "busy"
    """Somebody else holds the lock for longer than we wait."""
    FULL = "full"
    """No room on the disk, or no resources on the server."""
    AWAY = "away"
    """It cannot be reached, opened or read, or the connection broke."""
    SPOILT = "spoilt"
    """The file is damaged, or no database at all."""
    REJECTED = "rejected"
    """Nothing is wrong with it: it refuses what was to be written."""


_SQLITE = {
    "SQLITE_BUSY": Trouble.BUSY,
    "SQLITE_LOCKED": Trouble.BUSY,
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_CORRUPT": Trouble.SPOILT,
    "SQLITE_NOTADB": Trouble.SPOILT,
}
"""Beginnings of SQLite's names of result codes (sqlite.org/rescode.html); extended codes go on after them."""

_POSTGRESQL = {
    "55": Trouble.BUSY,
    "53": Trouble.FULL,
    "08": Trouble.AWAY,
    "25": Trouble.AWAY,
    "40": Trouble.BUSY,
    "57": Trouble.AWAY,
    "58": Trouble.AWAY,
}
"""PostgreSQL's classes of SQLSTATE: 08 connection, 25 transaction state, 40 rollback, 53 resources, 55 not in state
(a lock not had in time), 57 operator intervention, 58 system error."""


def trouble_of(fault: BaseException) -> Trouble:
    """What the database suffers from, by the error it gave."""
    cause = getattr(fault, "orig", None) or fault
    name = getattr(cause, "sqlite_errorname", None) or ""
    known = next((trouble for start, trouble in _SQLITE.items() if name.startswith(start)), None)
    known = known or _POSTGRESQL.get((getattr(cause, "sqlstate", None) or "")[:2])
    if known is not None:
        return known
    cut = isinstance(fault, DBAPIError) and fault.connection_invalidated
    away = cut or isinstance(fault, OperationalError | InterfaceError | OSError | PoolTimeoutError)
    return Trouble.AWAY if away else Trouble.REJECTED


def note(doing: str, fault: BaseException) -> None:
    """Counts and logs a transaction that came to nothing: type and place only."""
    trouble = trouble_of(fault)
    FAILED.labels(doing, trouble.value).inc()
    log.warning("transaction failed", doing=doing, trouble=trouble.value, fault=type(fault).__name__, at=_place(fault))


def _place(fault: BaseException) -> str:
    """The innermost line of ours that the fault passed through; whoever only carries statements has none."""
    passed = [(Path(frame.filename), frame) for frame in traceback.extract_tb(fault.__traceback__)]
    ours = [frame for file, frame in passed if file.name not in _CARRIERS and any(map(file.is_relative_to, _OURS))]
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].name}" if ours else "-"
