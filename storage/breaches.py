"""Breaches of personal data: what was said of each, who was told, and who is affected by what, read by the data map."""

from collections.abc import AsyncIterator, Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, FromClause, Select, and_, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.visitors import iterate

from storage import bulk
from storage.bulk import Row, found
from storage.datamap import DataMap, Erasure, TableEntry
from storage.identity.sealed import NOBODY
from storage.leading import there
from storage.tables import Moment, breach_entries, breach_tellings, breaches, metadata, people, staff, visits

_CLOSED = "closed"


async def declare(connection: AsyncConnection, rows: list[Row]) -> None:
    """Adds breaches; one that is there already stays as it is."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    if rows:
        await connection.execute(dialect.insert(breaches).on_conflict_do_nothing(), rows)


async def add(connection: AsyncConnection, rows: list[Row]) -> None:
    """Adds what was said of them."""
    await bulk.add(connection, breach_entries, rows)


async def tell(connection: AsyncConnection, rows: list[Row]) -> None:
    """Keeps who was told of which; whoever was told already was told then."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    if rows:
        await connection.execute(dialect.insert(breach_tellings).on_conflict_do_nothing(), rows)


async def listed(connection: AsyncConnection, *, open_only: bool, most: int = 100) -> tuple[list[Row], list[Row]]:
    """Breaches, the latest first, and their entries in order."""
    query = select(breaches).order_by(breaches.c.known_at.desc(), breaches.c.id).limit(most)
    if open_only:
        ended = and_(breach_entries.c.breach_id == breaches.c.id, breach_entries.c.what == _CLOSED)
        query = query.where(~exists().where(ended))
    rows = await found(connection, query, (1,))
    ids = [row["id"] for row in rows]
    of_them = select(breach_entries).where(breach_entries.c.breach_id.in_(ids))
    ordered = of_them.order_by(breach_entries.c.breach_id, breach_entries.c.serial)
    return rows, await found(connection, ordered, ids)


async def told_of(connection: AsyncConnection, breach_id: str) -> set[str]:
    """Who has been told of it."""
    query = select(breach_tellings.c.person_id).where(breach_tellings.c.breach_id == breach_id)
    return set(await connection.scalars(query))


def personal(known: DataMap) -> dict[str, TableEntry]:
    """The tables that hold something about visitors, and lead to them."""
    return {
        name: entry
        for name, entry in known.tables.items()
        if name in _LAWFUL or (_leads(entry) and entry.erased(Erasure.ASKED, Erasure.DESTROY, Erasure.PSEUDONYMISE))
    }


def _leads(entry: TableEntry) -> bool:
    """Whether rows lead to a person; what is no more than a digest discloses nobody."""
    return bool(entry.owner or entry.name == people.name) and entry.exported


_LAWFUL = ("information_requests",)
"""What the law has kept with a name: nothing of it is erased, and all of it can be disclosed."""


async def affected(
    connection: AsyncConnection, known: DataMap, kinds: Collection[str], since: datetime, until: datetime
) -> AsyncIterator[tuple[str, str]]:
    """Whom it concerns, and by which table: rows of these tables that are of that span by their own time, else by that
    of their visit; what has no time is as it stands now.

    rule: affected-by-the-map
    """
    for name in kinds:
        for query in _queries(known, name, since, until):
            async for (person_id,) in await connection.stream(query):
                yield person_id, name


def _queries(known: DataMap, name: str, since: datetime, until: datetime) -> Iterator[Select[Any]]:
    table, entry = metadata.tables[name], known.tables[name]
    for joined, whose in _ways(known, name):
        query = select(whose).select_from(joined).distinct()
        at = _time_of(entry, joined)
        yield query if at is None else query.where(at >= since, at < until)
    if name == people.name:
        yield select(table.c.id).where(people.c.address != NOBODY)


def _time_of(entry: TableEntry, joined: FromClause) -> Column[Any] | None:
    """By which time a row counts: a visit's by its beginning, for it may still go on."""
    if entry.name == visits.name:
        return visits.c.started_at
    own = metadata.tables[entry.name].c.get(entry.ends) if entry.ends else None
    if own is not None and isinstance(own.type, Moment):
        return own
    return visits.c.started_at if _holds(joined, visits) else None


def _holds(joined: FromClause, table: FromClause) -> bool:
    return any(each is table for each in iterate(joined))


def _ways(known: DataMap, name: str) -> Iterator[tuple[FromClause, Any]]:
    """Each way from a table's rows to people, as a join and the column that names them."""
    table = metadata.tables[name]
    for target, pairs in known.tables[name].owner.items():
        if target == people.name and [*pairs.values()] == ["id"]:
            yield table, table.c[next(iter(pairs))]
            continue
        whose = metadata.tables[target]
        on = and_(*(table.c[here] == there(whose, other) for here, other in pairs.items()))
        if target == people.name:
            yield table.join(whose, on), people.c.id
        else:
            for joined, person in _ways(known, target):
                yield table.join(joined, on), person


async def who_are(connection: AsyncConnection, ids: list[str]) -> list[Row]:
    """How these people are reached, and what they said of themselves last."""
    columns = (people.c.id, people.c.channel, people.c.address, people.c.profile, staff.c.name)
    query = select(*columns).outerjoin(staff, staff.c.person_id == people.c.id).where(people.c.id.in_(ids))
    forms = select(visits.c.person_id, visits.c.form).where(visits.c.person_id.in_(ids)).order_by(visits.c.started_at)
    last = {row.person_id: row.form for row in await connection.execute(forms)}
    return [{**row, "form": last.get(row["id"], {})} for row in await found(connection, query, ids)]
