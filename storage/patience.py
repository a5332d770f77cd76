"""Work that comes to nothing: set aside for longer and longer, so that it holds up nothing else; in the end put to
rest until the desk starts anew, perhaps with the fault mended."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import among, found
from storage.once import Once
from storage.tables import Moment, deadlines, files

MOST_TRIES = 8
"""With these pauses about three hours."""

_FIRST, _LONGEST = timedelta(minutes=1), timedelta(hours=1)
_UNTOLD = ("expected", "kept")


class Due(NamedTuple):
    """Something that is to be looked at, by its kind and its id there, and how often that has come to nothing."""

    kind: str
    id: str
    due_at: datetime
    tries: int


_NOW = bindparam("now", type_=Moment)
_DUE = Once(
    select(deadlines.c.kind, deadlines.c.id, deadlines.c.due_at, deadlines.c.tries)
    .where(deadlines.c.due_at <= _NOW, deadlines.c.tries < MOST_TRIES)
    .order_by(deadlines.c.due_at)
    .limit(bindparam("most", type_=Integer))
)
_FIRST_AFTER = select(func.min(deadlines.c.due_at).label("due_at")).where(
    deadlines.c.due_at > _NOW, deadlines.c.tries < MOST_TRIES
)
_NEXT, _NEXT_OF = Once(_FIRST_AFTER), Once(_FIRST_AFTER.where(among(deadlines.c.kind)))


def pause_after(tries: int) -> timedelta:
    """How long something that has come to nothing once more is set aside."""
    return min(_LONGEST, _FIRST * (1 << tries))


async def due(connection: AsyncConnection, now: datetime, most: int) -> list[Due]:
    """What is watched and whose moment has come, longest overdue first."""
    return [Due(**row) for row in await found(connection, _DUE, (1,), now=now, most=most)]


async def next_due(connection: AsyncConnection, now: datetime, kinds: Collection[str] = ()) -> datetime | None:
    """The next moment to come at which something is to be looked at, of any kind or of these."""
    [row] = await found(connection, _NEXT_OF if kinds else _NEXT, kinds or (1,), now=now)
    moment: datetime | None = row["due_at"]
    return moment


async def undecided(connection: AsyncConnection, looked_at: Collection[Due]) -> list[Due]:
    """Those of these that are as they were, although their moment has been through the door."""
    query = select(deadlines.c.kind, deadlines.c.id, deadlines.c.due_at)
    query = query.where(tuple_(deadlines.c.kind, deadlines.c.id).in_([(each.kind, each.id) for each in looked_at]))
    same = {tuple(row) for row in await connection.execute(query)}
    return [each for each in looked_at if (each.kind, each.id, each.due_at) in same]


async def set_aside(connection: AsyncConnection, in_vain: Collection[Due], now: datetime) -> None:
    """Puts these off, each for longer than the last time; one that has changed meanwhile is left alone."""
    statement = update(deadlines).where(
        deadlines.c.kind == bindparam("its_kind"),
        deadlines.c.id == bindparam("its_id"),
        deadlines.c.due_at == bindparam("was"),
    )
    rows = [
        {
            "its_kind": each.kind,
            "its_id": each.id,
            "was": each.due_at,
            "due_at": now + pause_after(each.tries),
            "tries": each.tries + 1,
        }
        for each in in_vain
    ]
    if rows:
        await connection.execute(statement.values(due_at=bindparam("due_at"), tries=bindparam("tries")), rows)


async def set_file_aside(connection: AsyncConnection, file_id: str, tellings: int, now: datetime) -> bool:
    """Puts off telling of a file that nobody could be told of; returns False for one that has been told by now."""
    rested = tellings + 1 >= MOST_TRIES
    statement = update(files).where(files.c.id == file_id, files.c.tellings == tellings, files.c.state.in_(_UNTOLD))
    values = {"tellings": tellings + 1, "due_at": now + pause_after(tellings)}
    done = await connection.execute(statement.values(**values, **({"state": "stuck"} if rested else {})))
    return bool(done.rowcount)


async def try_once_more(connection: AsyncConnection, now: datetime) -> None:
    """For a desk that starts: what was put to rest gets one more chance."""
    rested = update(deadlines).where(deadlines.c.tries >= MOST_TRIES)
    await connection.execute(rested.values(tries=MOST_TRIES - 1, due_at=now))
    stuck = update(files).where(files.c.state == "stuck")
    await connection.execute(stuck.where(files.c.content.is_not(None)).values(state="kept", due_at=now))
    await connection.execute(stuck.where(files.c.content.is_(None)).values(state="expected", due_at=now))


async def in_vain(connection: AsyncConnection) -> dict[str, int]:
    """How much work has come to nothing, by kind: ``deadlines`` and ``files``."""
    late = await connection.scalar(select(func.count()).select_from(deadlines).where(deadlines.c.tries > 0))
    untold = files.c.state == "stuck"
    untold |= (files.c.tellings > 0) & files.c.state.in_(_UNTOLD)
    kept = await connection.scalar(select(func.count()).select_from(files).where(untold))
    return {"deadlines": late or 0, "files": kept or 0}
