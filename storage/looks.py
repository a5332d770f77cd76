"""Who looked at what is kept about people: lines of the journal, found by their own index."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, insert, not_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.tables import OF_LOOKS, journal, visits

_VISITS = 20
"""Of one person, whose looks are told to them."""

_QUALIFIED = OF_LOOKS.replace("what IN", "journal.what IN")


async def keep(connection: AsyncConnection, row: Row) -> None:
    """Adds a look from elsewhere than a chat."""
    await connection.execute(insert(journal), [{"visit_id": None, **row}])


async def latest(connection: AsyncConnection, most: int, before: int | None = None) -> list[Row]:
    """The latest looks, the newest first; of those before a line of the journal where one is named."""
    query = _looks().order_by(journal.c.at.desc(), journal.c.id.desc()).limit(most)
    if before is not None:
        then = select(journal.c.at).where(journal.c.id == before).scalar_subquery()
        query = query.where(journal.c.at <= then, not_(and_(journal.c.at == then, journal.c.id >= before)))
    return _told(await found(connection, query, (1,)))


async def at_visit(connection: AsyncConnection, number: str, most: int, before: int | None = None) -> list[Row]:
    """The looks at the visit with this number, the newest first."""
    visit_id = select(visits.c.id).where(visits.c.number == number).scalar_subquery()
    query = _looks().where(journal.c.visit_id == visit_id).order_by(journal.c.id.desc()).limit(most)
    if before is not None:
        query = query.where(journal.c.id < before)
    return _told(await found(connection, query, (1,)))


async def at_visits_of(connection: AsyncConnection, whose: Collection[str], most: int) -> list[Row]:
    """The latest looks at the latest visits of these people, the newest first."""
    query = select(visits.c.id).where(visits.c.person_id.in_(whose)).order_by(visits.c.started_at.desc()).limit(_VISITS)
    ids = list(await connection.scalars(query)) if whose else []
    rows = _told(await found(connection, _looks().where(journal.c.visit_id.in_(ids)), ids))
    return sorted(rows, key=lambda row: row["id"], reverse=True)[:most]


async def between(connection: AsyncConnection, since: datetime, until: datetime, most: int) -> list[Row]:
    """The looks within a span, the newest first."""
    query = _looks().where(journal.c.at >= since, journal.c.at < until)
    return _told(await found(connection, query.order_by(journal.c.at.desc(), journal.c.id.desc()).limit(most), (1,)))


def _looks() -> Select[tuple[object, ...]]:
    columns = (journal.c.id, journal.c.at, journal.c.who, journal.c.details, visits.c.number)
    both = journal.outerjoin(visits, visits.c.id == journal.c.visit_id)
    # rule: looks-found-by-index
    return select(*columns).select_from(both).where(text(_QUALIFIED))


def _told(rows: Sequence[Row]) -> list[Row]:
    """With what the details say beside the rest; looks of before ``looked`` was said name who in them."""
    return [_flat(row) for row in rows]


def _flat(row: Row) -> Row:
    details = row.pop("details")
    known = {"about": details.get("about", ""), "count": details.get("count"), "door": details.get("door", "")}
    kind = details.get("kind", "") if "door" in details else "guests"
    return {**row, "kind": kind, **known}
