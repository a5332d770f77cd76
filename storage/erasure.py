"""Erasing a person, by the data map: which rows lead to them, and what becomes of each column there."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    LargeBinary,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row
from storage.chain.entries import Kind
from storage.chain.listening import told
from storage.datamap import DataMap, Erasure, TableEntry, data_map
from storage.identity import keys
from storage.identity.sealed import NOBODY, kept_as
from storage.leading import leading
from storage.tables import erasures, metadata, people, staff, visits, web_sessions

_ENDED = visits.c.closed_at.is_not(None)


class StillServed(Exception):
    """Somebody who has a seat at the desk or an open visit is not erased: end these first."""


async def empty_asked(connection: AsyncConnection, person_ids: list[str]) -> None:
    """Empties what goes as soon as its person asks."""
    # rule: asked-goes-by-the-map
    for entry in data_map().tables.values():
        if columns := entry.erased(Erasure.ASKED):
            table = metadata.tables[entry.name]
            whose = or_(*(leads_to(table, data_map(), each) for each in person_ids))
            await connection.execute(update(table).where(whose).values(_emptied(table, columns)))


async def count_told(connection: AsyncConnection, person_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How much is kept of these people, of what the map has them told, by its name there."""
    found: dict[str, dict[str, int]] = {person_id: {} for person_id in person_ids}
    for entry in data_map().tables.values():
        if not entry.told or not person_ids:
            continue
        whose = metadata.tables[entry.name].c[next(iter(entry.owner[people.name]))]
        query = select(whose, func.count()).where(whose.in_(person_ids)).group_by(whose)
        for person_id, count in (await connection.execute(query)).all():
            found[person_id][entry.told] = count
    return found


async def erase(
    connection: AsyncConnection, person_id: str, number: str, at: datetime | None, *, parting: bool = False
) -> dict[str, int]:
    """Erases a person as the map says; returns how many rows of which table were deleted or changed.

    ``number`` is that of their request, for the archive; ``at`` is when they were erased first, None only where a
    register that was brought back does not say it. ``parting``: they are still to be told so in their chat, so a
    web session stays, of which the desk knows nothing any more; it ends as all do. Raises StillServed, with nothing
    changed.
    """
    await _refuse_served(connection, person_id)
    # rule: erased-stays-erased
    if await connection.scalar(select(erasures.c.person_id).where(erasures.c.person_id == person_id)) is None:
        await connection.execute(insert(erasures), [{"person_id": person_id, "number": number, "at": at}])
    # rule: erased-with-trace
    told(connection, Kind.ERASED, number)
    known, touched = data_map(), {}
    # rule: erased-by-the-map
    # What leads to somebody by a row goes before that row; who they are, and where, goes last.
    for table in (*(each for each in reversed(metadata.sorted_tables) if each is not people), people):
        entry = known.tables[table.name]
        if parting and table is web_sessions:
            continue
        if entry.owner or table is people:
            touched[table.name] = await _erase_in(connection, entry, leads_to(table, known, person_id))
    await keys.destroy(connection, person_id)
    return {name: count for name, count in touched.items() if count}


async def end_all(connection: AsyncConnection, person_id: str) -> None:
    """Ends whatever somebody was in the middle of who has been erased since, and stands in a database that was restored
    from before."""
    open_ones = update(visits).where(visits.c.person_id == person_id, ~_ENDED)
    over = {"status": "cancelled", "closed_at": visits.c.seen_at, "occupies": False}
    await connection.execute(open_ones.values(over))
    await connection.execute(update(staff).where(staff.c.person_id == person_id).values(person_id=None))
    await connection.execute(update(people).where(people.c.id == person_id).values(staff_id=None))


async def erased(connection: AsyncConnection) -> list[Row]:
    """Everybody who has been erased, by code."""
    return [dict(row) for row in (await connection.execute(select(erasures))).mappings()]


async def erased_count(connection: AsyncConnection) -> int:
    """How many people have been erased."""
    return await connection.scalar(select(func.count()).select_from(erasures)) or 0


async def _refuse_served(connection: AsyncConnection, person_id: str) -> None:
    open_ones = select(visits.c.id).where(visits.c.person_id == person_id, ~_ENDED)
    seated = select(people.c.id).where(people.c.id == person_id, people.c.staff_id.is_not(None))
    if await connection.scalar(open_ones.limit(1)) or await connection.scalar(seated):
        raise StillServed(person_id)


def leads_to(table: Table, known: DataMap, person_id: str) -> ColumnElement[bool]:
    """The rows of a table that are about a person, as its owners say."""
    return leading(table, known, people, people.c.id == person_id)


async def _erase_in(connection: AsyncConnection, entry: TableEntry, whose: ColumnElement[bool]) -> int:
    if entry.goes_whole:
        return (await connection.execute(delete(metadata.tables[entry.name]).where(whose))).rowcount
    return await clear(connection, entry, whose, entry.erased(Erasure.ASKED, Erasure.DESTROY, Erasure.PSEUDONYMISE))


async def clear(
    connection: AsyncConnection, entry: TableEntry, whose: ColumnElement[bool], names: tuple[str, ...]
) -> int:
    """Makes these columns of rows say no more than the map leaves; returns how many rows those are."""
    table, alias = metadata.tables[entry.name], entry.erased(Erasure.PSEUDONYMISE)
    values: dict[str, Any] = _emptied(table, tuple(name for name in names if name not in alias))
    values |= {name: _nobody(table, name) for name in names if name in alias and name not in entry.keeps}
    count = 0
    for name in (each for each in names if each in entry.keeps):
        count = await _keep_only(connection, table, name, entry.keeps[name], whose)
    return (await connection.execute(update(table).where(whose).values(values))).rowcount if values else count


async def _keep_only(
    connection: AsyncConnection, table: Table, name: str, kept: tuple[str, ...], whose: ColumnElement[bool]
) -> int:
    """Of answers in a column only those stay that tell of nobody; they lie open, so it needs no key that opens the
    rest."""
    # rule: erased-even-if-damaged
    keys = list(table.primary_key.columns)
    lying = type_coerce(table.c[name], kept_as(table.c[name])).label(name)
    found = (await connection.execute(select(*keys, lying).where(whose))).all()
    for *key, answers in found:
        left = {each: answers[each] for each in kept if each in (answers or {})}
        one = [column == value for column, value in zip(keys, key, strict=True)]
        await connection.execute(update(table).where(*one).values({name: left}))
    return len(found)


def _emptied(table: Table, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: None if table.c[name].nullable else _nothing(table, name) for name in names}


def _nothing(table: Table, name: str) -> Any:
    kind = kept_as(table.c[name])
    return {} if isinstance(kind, JSON) else b"" if isinstance(kind, LargeBinary) else ""


def _nobody(table: Table, name: str) -> Any:
    return {} if isinstance(kept_as(table.c[name]), JSON) else NOBODY
