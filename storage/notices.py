"""The privacy notice: every version word for word, and who has seen which, when and where."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Insert, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.once_written import write
from storage.tables import notice_views, notices


async def keep(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Keeps a version, if it is new: what was shown stays as it was."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    # rule: notice-kept-word-for-word
    await connection.execute(dialect.insert(notices).on_conflict_do_nothing(), list(rows))


async def see(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Keeps who has seen which, the first time."""
    if rows:
        await write(connection, _seeing(connection.dialect.name), rows)


@cache
def _seeing(dialect: str) -> Insert:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return insert(notice_views).on_conflict_do_nothing()


async def listed(connection: AsyncConnection) -> list[Row]:
    """Every version, the latest first, with how many people have seen it in that language and on that channel."""
    same = (notices.c.version, notices.c.language, notices.c.channel)
    views = (notice_views.c.version, notice_views.c.language, notice_views.c.channel)
    count = func.count(notice_views.c.person_id.distinct()).label("seen")
    joined = notices.outerjoin(notice_views, (same[0] == views[0]) & (same[1] == views[1]) & (same[2] == views[2]))
    query = select(*same, notices.c.first_used_at, notices.c.text, count).select_from(joined)
    grouped = query.group_by(*same, notices.c.first_used_at, notices.c.text)
    return await found(connection, grouped.order_by(notices.c.first_used_at.desc(), *same), (1,))
