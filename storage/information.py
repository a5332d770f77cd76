"""Requests for public information, and what became of them; which are still to be answered, the deadlines tell."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.tables import deadlines, information_entries, information_requests

_KIND = "information"
_request = information_requests.c
_TURN = tuple(column for column in information_requests.c if column.name != "identity")
"""All that a turn reads: never what is sealed."""


async def named(connection: AsyncConnection, names: Collection[str]) -> list[Row]:
    """Requests by their ids or their numbers."""
    ids = await found(connection, select(*_TURN).where(_request.id.in_(names)), names)
    known = {row["id"] for row in ids}
    numbered = await found(connection, select(*_TURN).where(_request.number.in_(names)), names)
    return [*ids, *(row for row in numbered if row["id"] not in known)]


async def latest_of(connection: AsyncConnection, people: Collection[str], most: int) -> list[Row]:
    """The latest requests of each of these people."""
    rows: list[Row] = []
    for person_id in sorted(people):
        query = select(*_TURN).where(_request.person_id == person_id).order_by(_request.received_at.desc())
        rows += await found(connection, query.limit(most), (person_id,))
    return rows


async def entries_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """What became of these requests, in order."""
    entry = information_entries.c
    query = select(information_entries).where(entry.request_id.in_(ids)).order_by(entry.request_id, entry.serial)
    return await found(connection, query, ids)


async def open_requests(connection: AsyncConnection, most: int) -> list[str]:
    """The ids of requests that are still to be answered, those that want to be looked at first before the others."""
    query = select(deadlines.c.id).where(deadlines.c.kind == _KIND).order_by(deadlines.c.due_at, deadlines.c.id)
    return list(await connection.scalars(query.limit(most)))


async def received_between(connection: AsyncConnection, since: datetime, until: datetime) -> list[Row]:
    """The requests received from one moment until before another, by their numbers."""
    query = select(*_TURN).where(_request.received_at >= since, _request.received_at < until)
    return await found(connection, query.order_by(_request.received_at, _request.number), (1,))


async def with_identity(connection: AsyncConnection, number: str) -> Row | None:
    """A request by its number with its sealed identity, for the official form."""
    rows = await found(connection, select(information_requests).where(_request.number == number), (number,))
    return rows[0] if rows else None
