"""Dedupe, deadlines, counters, journal: the small tables of a turn."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, literal, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, found, put
from storage.once import Once
from storage.tables import KEPT_ASIDE, Moment, addresses, counters, deadlines, former_staff, inbox, staff

_KNOWN = Once(select(inbox.c.key).where(among(inbox.c.key)))
_COUNTERS = Once(select(counters).where(among(counters.c.name)))
_WITHOUT = delete(deadlines).where(deadlines.c.kind == bindparam("its_kind"), deadlines.c.id == bindparam("its_id"))


async def known_events(connection: AsyncConnection, keys: Collection[str]) -> set[str]:
    """Those of these events that have been decided (or parked) before."""
    return {row["key"] for row in await found(connection, _KNOWN, keys)}


async def parked_events(connection: AsyncConnection, most: int) -> tuple[int, list[Row]]:
    """How many events are kept for looking at, and the newest of them."""
    parked = select(inbox.c.key, inbox.c.reason).where(text(KEPT_ASIDE))
    # rule: doctor-counts-all-parked
    total = await connection.scalar(select(func.count()).select_from(parked.subquery()))
    rows = await connection.execute(parked.order_by(inbox.c.received_at.desc(), inbox.c.key).limit(most))
    return total or 0, [dict(row) for row in rows.mappings()]


async def set_deadlines(connection: AsyncConnection, wanted: Mapping[tuple[str, str], datetime | None]) -> None:
    """Sets the one moment of each of these, known by kind and id, or removes it."""
    rows = [{"kind": kind, "id": key, "due_at": due} for (kind, key), due in wanted.items() if due is not None]
    await put(connection, deadlines, [{**row, "tries": 0} for row in rows], "kind", "id", anew=("due_at", "tries"))
    gone = [{"its_kind": kind, "its_id": key} for (kind, key), due in wanted.items() if due is None]
    if gone:
        await connection.execute(_WITHOUT, gone)


async def read_counters(connection: AsyncConnection, names: Collection[str]) -> dict[str, int]:
    """The last numbers given out under these names; a name never used is missing."""
    return {row["name"]: row["value"] for row in await found(connection, _COUNTERS, names)}


async def write_counters(connection: AsyncConnection, values: Mapping[str, int]) -> None:
    """Keeps the last numbers given out."""
    rows = [{"name": name, "value": value} for name, value in values.items()]
    await put(connection, counters, rows, "name", anew=("value",))


async def meet(connection: AsyncConnection, rows: list[Row]) -> None:
    """Keeps new addresses; one that changed hands leads to its new person."""
    await put(connection, addresses, rows, "key", anew=("person_id", "known_as"))


async def leave(connection: AsyncConnection, keys: Collection[str]) -> None:
    """Forgets addresses that their people have left: whoever has them next is somebody else."""
    if keys:
        await connection.execute(delete(addresses).where(addresses.c.key.in_(keys)))


async def drop_staff(connection: AsyncConnection, ids: list[str], now: datetime) -> None:
    """Ends the access of members of staff; what they did stays in the journal, and papers still know their names."""
    if ids:
        # rule: former-officers-keep-their-names
        await connection.execute(delete(former_staff).where(former_staff.c.id.in_(ids)))
        left = select(staff.c.id, staff.c.name, staff.c.role, literal(now, Moment())).where(staff.c.id.in_(ids))
        await connection.execute(insert(former_staff).from_select(["id", "name", "role", "left_at"], left))
        await connection.execute(delete(staff).where(staff.c.id.in_(ids)))
