"""What lay open before there were keys is closed as it is found, a batch at a time, while the desk runs."""

from typing import Any

from sqlalchemy import JSON, Column, Connection, Select, Table, Text, cast, select, tuple_, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row
from storage.events import read_counters, write_counters
from storage.identity.sealed import SealedBytes, kept_as
from storage.identity.sealing import SEALED
from storage.identity.shut import borne, whole
from storage.tables import metadata, people

BATCH = 300
"""Rows looked at by one transaction, which holds the desk's lock for some milliseconds."""

_HEAVY = 4
"""Of tables that hold files."""

_CLOSED = "persons_closed"
"""The name among the counters that says that nothing lies open any more."""

Key = tuple[Any, ...]


async def all_closed(connection: AsyncConnection) -> bool:
    """Whether everything from before has been closed."""
    return bool((await read_counters(connection, (_CLOSED,))).get(_CLOSED))


async def nobody_yet(connection: AsyncConnection) -> bool:
    """Whether nobody was here so far, so that nothing of anybody can lie open: a desk that has just been set up."""
    return await connection.scalar(select(people.c.id).limit(1)) is None


class Taking:
    """Owns the closing. Where it has come to is only a short cut: whoever begins anew passes what is closed by, and
    whose transaction came to nothing has to.

    Its transactions are none of the archive's: what rows say stays the same, and so do the commitments to them.
    """

    def __init__(self) -> None:
        self._left = list(SEALED)
        self._after: Key | None = None

    async def batch(self, connection: AsyncConnection) -> bool:
        """Closes the next rows, within a transaction that writes; returns whether there may be more."""
        while self._left:
            table = metadata.tables[self._left[0]]
            keys = await connection.run_sync(_keys, table, self._after)
            if keys:
                self._after = keys[-1]
                await _close(connection, table, keys)
                return True
            self._left.pop(0)
            self._after = None
        await write_counters(connection, {_CLOSED: 1})
        return False


def _keys(connection: Connection, table: Table, after: Key | None) -> list[Key]:
    pk = tuple(table.primary_key.columns)
    most = _HEAVY if any(isinstance(column.type, SealedBytes) for column in SEALED[table.name]) else BATCH
    query: Select[Any] = select(*pk).order_by(*pk).limit(most)
    if after is not None:
        query = query.where(tuple_(*pk) > tuple_(*after) if len(pk) > 1 else pk[0] > after[0])
    return [tuple(row) for row in connection.execute(query)]


async def _close(connection: AsyncConnection, table: Table, keys: list[Key]) -> None:
    """Writes what lies open again, as it is: so it is closed."""
    pk, sealed = tuple(table.primary_key.columns), SEALED[table.name]
    among = tuple_(*pk).in_(keys) if len(pk) > 1 else pk[0].in_([key[0] for key in keys])
    raw = (await connection.execute(select(*pk, *map(_as_kept, sealed)).where(among))).all()
    count = len(pk)
    lying = {tuple(row[:count]): row[count:] for row in raw}
    open_ones = [key for key, values in lying.items() if any(map(_lies_open, sealed, values))]
    if not open_ones:
        return
    mine = tuple_(*pk).in_(open_ones) if len(pk) > 1 else pk[0].in_([key[0] for key in open_ones])
    rows: list[Row] = whole(await borne(connection, select(*pk, *sealed).where(mine), open_ones))
    await bulk.change(connection, table, rows, *(column.name for column in pk))


def _as_kept(column: Column[Any]) -> Any:
    kept = kept_as(column)
    raw = type_coerce(column, kept)
    return (cast(raw, Text) if isinstance(kept, JSON) else raw).label(f"raw_{column.name}")


def _lies_open(column: Column[Any], raw: Any) -> bool:
    if raw is None:
        return False
    body = raw if isinstance(raw, bytes) else raw.encode()
    closed: bytes | None = column.type.closed_in(body)  # type: ignore[attr-defined]  # only closed columns are asked
    return closed is None and body not in (b"", b"~", b"{}", b"null")
