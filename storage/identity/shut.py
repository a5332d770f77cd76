"""Reading many rows of which one may be damaged: what does not open spoils its own row, and is never written over."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row
from storage.identity.keys import ring_of
from storage.identity.sealed import Sealed, Shut, bearing
from storage.tables import PENDING, addresses, outbox, people, visits


async def borne(connection: AsyncConnection, query: Any, wanted: Collection[Any]) -> list[Row]:
    """As :func:`storage.bulk.found`; a value that does not open is a :class:`Shut`, and this transaction writes nothing
    in its place."""
    with bearing():
        rows = await bulk.found(connection, query, wanted)
    ring = ring_of(connection.sync_connection)  # type: ignore[arg-type]  # begun
    spoilt = [row for row in rows if not is_whole(row)]
    ring.shut.update(each.where for row in spoilt for each in row.values() if isinstance(each, Shut))
    return rows


def is_whole(row: Mapping[str, Any]) -> bool:
    """Whether everything in a row has opened."""
    return Shut not in map(type, row.values())


def whole(rows: Iterable[Row]) -> list[Row]:
    """The rows of which everything has opened."""
    return [row for row in rows if is_whole(row)]


async def not_opened(connection: AsyncConnection) -> list[str]:
    """The places of what does not open in people, open visits and waiting messages, which the desk reads daily."""
    theirs = (
        select(people.c.profile, people.c.dialog, people.c.known_as),
        select(addresses.c.known_as),
        select(*(column for column in visits.c if isinstance(column.type, Sealed))).where(visits.c.closed_at.is_(None)),
        select(outbox.c.payload, outbox.c.sent_to).where(PENDING),
    )
    found: list[str] = []
    for query in theirs:
        with bearing():
            async for row in await connection.stream(query):
                found += [each.where for each in row if isinstance(each, Shut)]
    return found
