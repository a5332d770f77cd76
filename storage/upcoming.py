"""When a desk has something to do next that no event brings: for whoever plays a desk's time and passes over its quiet
stretches."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.patience import MOST_TRIES
from storage.tables import TO_FETCH, TO_PRINT, deadlines, files, outbox, papers


def _earliest(moment: ColumnElement[datetime], so: Any) -> Any:
    return select(func.min(moment).label("moment")).where(so)


_FREE_AT = func.max(outbox.c.due_at, func.coalesce(outbox.c.claimed_until, outbox.c.due_at), type_=outbox.c.due_at.type)
_MOMENTS = union_all(
    _earliest(deadlines.c.due_at, deadlines.c.tries < MOST_TRIES),
    _earliest(_FREE_AT, outbox.c.state == "pending"),
    _earliest(files.c.due_at, text(TO_FETCH)),
    _earliest(papers.c.due_at, text(TO_PRINT)),
)

_TASKS = union_all(_earliest(files.c.due_at, text(TO_FETCH)), _earliest(papers.c.due_at, text(TO_PRINT)))


async def next_task(connection: AsyncConnection) -> datetime | None:
    """The earliest moment at which a file is to be fetched or a paper to be printed; it may be past."""
    moments = [row[0] for row in await connection.execute(_TASKS)]
    return min((moment for moment in moments if moment is not None), default=None)


async def next_moment(connection: AsyncConnection) -> datetime | None:
    """The earliest moment at which a deadline, message, file or paper is due; it may be past. SQLite only."""
    moments = [row[0] for row in await connection.execute(_MOMENTS)]
    return min((moment for moment in moments if moment is not None), default=None)
