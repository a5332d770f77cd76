"""Requests of people about their data, what became of them, and what stands against erasing somebody. Which are still
to be answered, the deadlines tell."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, exists, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import bulk
from storage.bulk import Row, found
from storage.chain.entries import Kind
from storage.chain.listening import told
from storage.datamap import TableEntry, data_map
from storage.erasure import leads_to
from storage.identity.sealed import NOBODY
from storage.sweeping import sweep
from storage.tables import (
    addresses,
    deadlines,
    follow_ups,
    information_requests,
    links,
    metadata,
    outbox,
    partings,
    people,
    rights_entries,
    rights_requests,
    visits,
)

_KIND = "right"
_BESIDES = (people.name, links.name)
_MOST_PARTINGS = 20
_WAITS = timedelta(days=3)
"""How long what is said to somebody who was erased may wait to be sent: whoever has not opened their chat by then is
not told any more."""
_SHOWN = timedelta(days=1)
"""How long it stays where a chat is nothing but what the desk keeps of it."""


async def named(connection: AsyncConnection, names: Collection[str]) -> list[Row]:
    """Requests by their ids or their numbers, each with its person's latest visit."""
    query = _requests().where(rights_requests.c.id.in_(names))
    ids = await found(connection, query, names)
    known = {row["id"] for row in ids}
    numbered = await found(connection, _requests().where(rights_requests.c.number.in_(names)), names)
    return [*ids, *(row for row in numbered if row["id"] not in known)]


async def latest_of(connection: AsyncConnection, whose: Collection[str], most: int) -> list[Row]:
    """The latest requests of each of these people."""
    rows: list[Row] = []
    for person_id in sorted(whose):
        query = _requests().where(rights_requests.c.person_id == person_id)
        rows += await found(connection, query.order_by(rights_requests.c.received_at.desc()).limit(most), (person_id,))
    return rows


def _requests() -> Any:
    joined = rights_requests.join(people, people.c.id == rights_requests.c.person_id)
    return select(rights_requests, people.c.visit_id.label("visit_id")).select_from(joined)


async def entries_of(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """What became of these requests, in order."""
    entry = rights_entries.c
    query = select(rights_entries).where(entry.request_id.in_(ids)).order_by(entry.request_id, entry.serial)
    return await found(connection, query, ids)


async def open_requests(connection: AsyncConnection, most: int) -> list[str]:
    """The ids of requests that are still to be answered, those that want to be looked at first before the others."""
    query = select(deadlines.c.id).where(deadlines.c.kind == _KIND).order_by(deadlines.c.due_at, deadlines.c.id)
    return list(await connection.scalars(query.limit(most)))


async def keep(connection: AsyncConnection, requests: Sequence[Row], entries: Sequence[Row]) -> None:
    """Keeps new requests and new entries."""
    await bulk.add(connection, rights_requests, requests)
    await bulk.add(connection, rights_entries, entries)


async def count_told(connection: AsyncConnection, counts: dict[str, int]) -> None:
    """Keeps of how many moments somebody was reminded, by request."""
    await bulk.change(connection, rights_requests, [{"id": key, "told": no} for key, no in counts.items()], "id")


async def joined(connection: AsyncConnection, whose: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Of each of these people all records that are theirs: their own, and that of their second chat."""
    query = select(people.c.id, people.c.further).where(people.c.id.in_(whose))
    rows = await found(connection, query, whose)
    return {row["id"]: (row["id"], *((row["further"]["other"],) if row["further"] else ())) for row in rows}


async def open_visits(connection: AsyncConnection, whose: Collection[str]) -> list[Row]:
    """The visits of these people that are not over."""
    query = select(visits.c.id, visits.c.person_id, visits.c.status)
    return await found(connection, query.where(visits.c.person_id.in_(whose), visits.c.closed_at.is_(None)), whose)


async def owed(connection: AsyncConnection, whose: Collection[str]) -> dict[str, set[str]]:
    """What is still owed to these people, by person: a request for public information, a follow-up."""
    waiting = select(information_requests.c.person_id, literal("information")).where(
        information_requests.c.person_id.in_(whose), _watched("information", information_requests.c.id)
    )
    promised = (
        select(visits.c.person_id, literal("follow_up"))
        .join(follow_ups, follow_ups.c.visit_id == visits.c.id)
        .where(visits.c.person_id.in_(whose), _watched("follow_up", follow_ups.c.id))
    )
    owing: dict[str, set[str]] = {}
    for query in (waiting, promised) if whose else ():
        for person_id, what in (await connection.execute(query)).all():
            owing.setdefault(person_id, set()).add(what)
    return owing


def _watched(kind: str, key: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(deadlines.c.kind == kind, deadlines.c.id == key)


async def visit_numbered(connection: AsyncConnection, numbers: Collection[str]) -> list[str]:
    """The ids of visits with these numbers."""
    query = select(visits.c.id).where(visits.c.number.in_(numbers))
    return list(await connection.scalars(query)) if numbers else []


async def parting_of(connection: AsyncConnection, person_id: str, number: str, now: datetime) -> list[Row]:
    """Where somebody who is going to be erased can be told so afterwards."""
    person = (await connection.execute(select(people).where(people.c.id == person_id))).mappings().first()
    if person is None or person["address"] == NOBODY:
        return []
    keys = await connection.scalars(select(addresses.c.key).where(addresses.c.person_id == person_id))
    channel = f"{person['channel']}:"
    known_as = [key.removeprefix(channel) for key in keys if key.startswith(channel)]
    reached = {"address": f"{channel}{person['address']}", "known_as": known_as, "heard_at": person["heard_at"]}
    return [{"person_id": person_id, "number": number, "since": now, **reached}]


async def part(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Remembers that these people have been erased and are still to be told so."""
    await bulk.add(connection, partings, rows)


async def any_parting(connection: AsyncConnection) -> bool:
    """Whether anybody who was erased is still to be told so, or has just been."""
    return await connection.scalar(select(partings.c.person_id).limit(1)) is not None


async def part_for_good(connection: AsyncConnection, now: datetime) -> int:
    """Deletes what was said to people who have been erased, once it has been sent; returns of how many."""
    ended = 0
    rows = await connection.execute(select(partings).order_by(partings.c.since).limit(_MOST_PARTINGS))
    for row in rows.mappings().all():
        if await _waits(connection, row["person_id"], row["since"], now):
            continue
        # rule: proof-goes-when-sent
        told(connection, Kind.ERASED, row["number"])
        await connection.execute(delete(outbox).where(outbox.c.person_id == row["person_id"]))
        await connection.execute(delete(partings).where(partings.c.person_id == row["person_id"]))
        ended += 1
    return ended


async def _waits(connection: AsyncConnection, person_id: str, since: datetime, now: datetime) -> bool:
    said = select(outbox.c.state, outbox.c.channel).where(outbox.c.person_id == person_id)
    rows = (await connection.execute(said)).all()
    on_the_web = any(row.channel == "web" for row in rows) and now - since < _SHOWN
    return on_the_web or (any(row.state == "pending" for row in rows) and now - since < _WAITS)


async def sweep_up(engine: AsyncEngine) -> None:
    """Has the database part with what it still holds of rows that were erased."""
    # what the chain's salts were is dead with them
    await sweep(engine, [name for name, each in data_map().tables.items() if each.owner or name in _BESIDES])


async def everything_of(connection: AsyncConnection, whose: Sequence[str]) -> list[tuple[TableEntry, list[Row]]]:
    """All rows that lead to these people, table by table, as the data map says; without what is secret, and of contents
    no more than how large they are."""
    # rule: own-data-by-the-map
    found_rows: list[tuple[TableEntry, list[Row]]] = []
    for entry in data_map().tables.values():
        table = metadata.tables[entry.name]
        if entry.exported and (entry.owner or table is people):
            rows = await _rows_of(connection, entry, table, whose)
            found_rows += [(entry, rows)] if rows else []
    return found_rows


async def _rows_of(connection: AsyncConnection, entry: TableEntry, table: Table, whose: Iterable[str]) -> list[Row]:
    shown = [column for column in table.columns if column.name not in entry.secret]
    theirs = or_(*(leads_to(table, data_map(), person_id) for person_id in whose))
    query = select(*shown).where(theirs).order_by(*table.primary_key.columns)
    return [dict(row) for row in (await connection.execute(query)).mappings()]


async def whose(connection: AsyncConnection, request_id: str) -> tuple[str, ...]:
    """The records of the person whose request this is; nobody for one that there is not."""
    person_id = await connection.scalar(select(rights_requests.c.person_id).where(rights_requests.c.id == request_id))
    return (await joined(connection, (person_id,)))[person_id] if person_id else ()
