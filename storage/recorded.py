"""Visits with what is recorded of them: evidence and deviations."""

from collections.abc import Collection

from sqlalchemy import Integer, bindparam, func, literal_column, select, text, union
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, found
from storage.identity.shut import borne
from storage.once import Once
from storage.tables import (
    ATTENDED,
    IN_SERVICE,
    deviation_entries,
    deviations,
    evidence,
    follow_ups,
    outcomes,
    people,
    remarks,
    visits,
    waits,
)

_BY_ID = Once(select(visits).where(among(visits.c.id)))
_EVIDENCE = Once(select(evidence).where(among(evidence.c.visit_id)).order_by(evidence.c.visit_id, evidence.c.serial))
_REMARKS = Once(select(remarks).where(among(remarks.c.visit_id)).order_by(remarks.c.visit_id, remarks.c.serial))
_ENTRY = deviation_entries.c
_DEVIATIONS = Once(
    select(deviations, _ENTRY.what, _ENTRY.at, _ENTRY.by, _ENTRY.cause, _ENTRY.words, _ENTRY.disturbance)
    .join(deviation_entries)
    .where(among(deviations.c.visit_id))
    .order_by(deviations.c.visit_id, deviations.c.serial, _ENTRY.serial)
)


_PLACE = (visits.c.id, visits.c.ticket, visits.c.number, visits.c.queued_at, visits.c.occupies, visits.c.status)
_LAST_CALL = (
    select(func.max(evidence.c.happened_at))
    .where(evidence.c.visit_id == visits.c.id, text("evidence.word = 'dipanggil' AND evidence.source = 'desk'"))
    .correlate(visits)
    .scalar_subquery()
)
"""Since when a visit has been served: of one that came back after a call in vain, since the call that it came to. (Of
waits the first call stays: it is what was promised.)"""
_AT_DESK = (
    # rule: served-since-the-last-call
    select(*_PLACE, waits.c.category, _LAST_CALL.label("called_at"))
    .select_from(visits.outerjoin(waits, waits.c.visit_id == visits.c.id))
    .limit(bindparam("most", type_=Integer))
)
_CALLED = Once(_AT_DESK.where(text(IN_SERVICE)))
_ATTENDED = Once(_AT_DESK.where(text(ATTENDED)).order_by(visits.c.status))
_MORE = (deviations, remarks, outcomes, follow_ups)
_FURTHER = Once(
    union(
        *(
            select(literal_column(f"'{table.name}'").label("name"), table.c.visit_id).where(among(table.c.visit_id))
            for table in _MORE
        )
    )
)
_FROM = Once(select(visits.c.id, visits.c.source).where(among(visits.c.source)))


async def visits_by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """Visits by reference."""
    return await borne(connection, _BY_ID, ids)


async def numbered(connection: AsyncConnection, people: Collection[str], numbers: Collection[str]) -> list[str]:
    """The visits of these people that have one of these numbers; nobody else's."""
    query = select(visits.c.id).where(visits.c.number.in_(numbers), visits.c.person_id.in_(people))
    return [row["id"] for row in await found(connection, query, people and numbers)]


async def latest(connection: AsyncConnection, people: Collection[str], most: int) -> list[str]:
    """The last visits of each of these people."""
    place = func.row_number().over(
        partition_by=visits.c.person_id, order_by=(visits.c.started_at.desc(), visits.c.number.desc())
    )
    theirs = select(visits.c.id, place.label("place")).where(visits.c.person_id.in_(people)).subquery()
    return [row["id"] for row in await found(connection, select(theirs.c.id).where(theirs.c.place <= most), people)]


async def open_from(connection: AsyncConnection, sources: Collection[str]) -> list[Row]:
    """The open visits that were begun from these internet addresses: id and source."""
    return await found(connection, _FROM, sources)


async def open_visits(connection: AsyncConnection) -> list[Row]:
    """Every visit that is not over, with where its visitor is met."""
    query = select(visits.c.id, people.c.channel, people.c.address).join(people, people.c.id == visits.c.person_id)
    return await found(connection, query.where(visits.c.closed_at.is_(None)).order_by(visits.c.id), (1,))


async def newest(connection: AsyncConnection, most: int) -> list[Row]:
    """The visits that were begun last, the newest first, with where their visitor is met."""
    query = select(visits, people.c.address).join(people, people.c.id == visits.c.person_id)
    query = query.order_by(visits.c.started_at.desc(), visits.c.id).limit(most)
    return await found(connection, query, (1,))


async def evidence_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """All evidence about these visits, in the order it was recorded."""
    return await found(connection, _EVIDENCE, ids)


async def further(connection: AsyncConnection, ids: Collection[str]) -> dict[str, list[str]]:
    """Of which of these visits there is more than evidence, by table: of most there is nothing, and whoever knows that
    asks no table for it."""
    known: dict[str, list[str]] = {table.name: [] for table in _MORE}
    for row in await found(connection, _FURTHER, ids):
        known[row["name"]].append(row["visit_id"])
    return known


async def deviations_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """What became of the deviations of these visits, in order: every entry, with the deviation that it is of."""
    return await borne(connection, _DEVIATIONS, ids)


async def remarks_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """What officers remarked about these visits, in order."""
    return await borne(connection, _REMARKS, ids)


async def in_service(connection: AsyncConnection, most: int) -> list[Row]:
    """The visits that have been called, no more than ``most``."""
    return await found(connection, _CALLED, (1,), most=most)


async def attended(connection: AsyncConnection, most: int) -> list[Row]:
    """The visits that have been called, and behind them those that staff prepare before that, no more than ``most``."""
    return await found(connection, _ATTENDED, (1,), most=most)
