"""When a desk has something to do next that no event brings: for whoever plays a desk's time and passes over its quiet
stretches."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.once import Once
from storage.outbox import FREE_AT
from storage.patience import MOST_TRIES
from storage.tables import (
    ON_ITS_WAY,
    PENDING,
    TO_FETCH,
    TO_PRINT,
    WAYS_TO_DO,
    deadlines,
    files,
    papers,
    reports,
    ways_in,
)


def _earliest(kind: str, moment: ColumnElement[datetime], so: Any) -> Any:
    return select(literal_column(f"'{kind}'").label("kind"), func.min(moment).label("moment")).where(so)


_MOMENTS = Once(
    union_all(
        _earliest("deadline", deadlines.c.due_at, deadlines.c.tries < MOST_TRIES),
        _earliest("message", FREE_AT, PENDING),
        _earliest("file", files.c.due_at, text(TO_FETCH)),
        _earliest("paper", papers.c.due_at, text(TO_PRINT)),
        _earliest("way in", ways_in.c.due_at, text(WAYS_TO_DO)),
    )
)

_OF_ALL = (
    _earliest("file", files.c.due_at, text(TO_FETCH)),
    _earliest("paper", papers.c.due_at, text(TO_PRINT)),
    _earliest("report", reports.c.due_at, text(ON_ITS_WAY)),
)
_TASKS = Once(union_all(*_OF_ALL))
_TASKS_AND_WAYS = Once(union_all(*_OF_ALL, _earliest("way in", ways_in.c.due_at, text(WAYS_TO_DO))))
_OF = dict(zip(("file", "paper", "report"), map(Once, _OF_ALL), strict=True))


async def next_of(connection: AsyncConnection, kind: str) -> datetime | None:
    """The earliest moment at which a ``file``, ``paper`` or ``report`` is due; it may be past."""
    [row] = await _OF[kind].rows(connection, (), {})
    moment: datetime | None = row["moment"]
    return moment


async def next_task(connection: AsyncConnection, *, ways: bool) -> datetime | None:
    """The earliest moment at which a file is to be fetched, a paper to be printed, a report to be made or told of, or
    (where the desk sees to ``ways`` into the meeting) a visitor's own link to be asked for or taken back; it may be
    past."""
    rows = await (_TASKS_AND_WAYS if ways else _TASKS).rows(connection, (), {})
    return min((row["moment"] for row in rows if row["moment"] is not None), default=None)


async def next_moments(connection: AsyncConnection) -> dict[str, datetime]:
    """The earliest moment at which a deadline, message, file, paper or way into the meeting is due, where there is
    one; it may be past. SQLite only."""
    rows = await _MOMENTS.rows(connection, (), {})
    return {row["kind"]: row["moment"] for row in rows if row["moment"] is not None}
