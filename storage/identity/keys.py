"""The persons' keys, wrapped: read and made for what a transaction writes, destroyed with whose they are.

They are in the database whose rows they open, so that no crash ever comes between a row and its key; but in no copy of
it that a backup holds (:mod:`storage.identity.copied`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.bulk import Row
from storage.identity.keeper import Keeper
from storage.identity.owners import DESK
from storage.once_written import write_now
from storage.sweeping import sweep
from storage.tables import DESTROYED_KEY, people, person_keys

OPTION = "identity"
"""Under which option a connection that writes carries the keys of its transaction."""

_AT_ONCE = 5000
_MADE = insert(person_keys)


@dataclass
class Ring:
    """The keys of one transaction: each is read once, those of everybody it is about together."""

    keys: dict[str, str | None] = field(default_factory=dict)
    """Wrapped, by person; None for one that was destroyed."""
    without: set[str] = field(default_factory=set)
    """Whoever is known to have none yet."""
    shut: set[str] = field(default_factory=set)
    """Places of values that were read and did not open: nothing is written there."""
    owners: dict[tuple[str, Any], str] = field(default_factory=dict)
    """Whose a row is, by table and key, as far as that is known."""


def ring_of(connection: Connection) -> Ring:
    """The keys of this connection's transaction."""
    known: Ring | None = connection.get_execution_options().get(OPTION)
    return known if known is not None else Ring()


def expect(connection: AsyncConnection, new: Iterable[str], whose: Mapping[tuple[str, str], str]) -> None:
    """Says who is new in a transaction and has no key yet, and whose these rows are, by table and key."""
    ring = ring_of(connection.sync_connection)  # type: ignore[arg-type]  # begun
    ring.without.update(new)
    ring.owners.update(whose)


def own_key() -> ColumnElement[Any]:
    """The key of each of the people that are selected, to be given to :func:`learn`."""
    # rule: keys-come-with-their-people
    query = select(func.coalesce(person_keys.c.wrapped, "")).where(person_keys.c.person_id == people.c.id)
    return query.correlate(people).scalar_subquery().label("own_key")


def learn(connection: AsyncConnection, rows: Iterable[Row]) -> None:
    """Takes the keys out of people's rows, so that nobody's has to be asked for again in this transaction."""
    ring = ring_of(connection.sync_connection)  # type: ignore[arg-type]  # begun
    for row in rows:
        wrapped = row.pop("own_key")
        if wrapped is None:
            ring.without.add(row["id"])
        else:
            ring.keys[row["id"]] = wrapped or None


def keys_for(connection: Connection, keeper: Keeper, wanted: Collection[str]) -> dict[str, str]:
    """The wrapped key of each of these people, made where there is none; of whoever's is destroyed the desk's own."""
    ring = ring_of(connection)
    _hold(connection, keeper, ring, {*wanted})
    if all(ring.keys[person_id] for person_id in wanted):
        return {person_id: ring.keys[person_id] or "" for person_id in wanted}
    _hold(connection, keeper, ring, {DESK})
    return {person_id: ring.keys[person_id] or ring.keys[DESK] or "" for person_id in wanted}


def _hold(connection: Connection, keeper: Keeper, ring: Ring, wanted: set[str]) -> None:
    """Has these keys at hand, and makes those that are missing, with everybody's who is known to have none."""
    unknown = wanted - ring.keys.keys()
    if unknown - ring.without:
        _read(connection, ring, unknown - ring.without)
    if missing := wanted - ring.keys.keys():
        _make(connection, keeper, ring, missing | ring.without)


def _read(connection: Connection, ring: Ring, wanted: Collection[str]) -> None:
    listed = sorted(wanted)
    for start in range(0, len(listed), _AT_ONCE):
        query = select(person_keys).where(person_keys.c.person_id.in_(listed[start : start + _AT_ONCE]))
        ring.keys |= {row.person_id: row.wrapped for row in connection.execute(query)}


def _make(connection: Connection, keeper: Keeper, ring: Ring, wanted: Collection[str]) -> None:
    made = {person_id: keeper.new_key(person_id) for person_id in wanted}
    if made:
        rows = [{"person_id": person_id, "wrapped": wrapped} for person_id, wrapped in made.items()]
        write_now(connection, _MADE, rows)
        ring.keys |= made
        ring.without.clear()


async def destroy(connection: AsyncConnection, person_id: str) -> None:
    """Destroys a person's key for good; that it was is kept, under their random id."""
    # rule: key-destroyed-with-its-person
    await put(connection, [{"person_id": person_id, "wrapped": None}])
    ring_of(connection.sync_connection).keys[person_id] = None  # type: ignore[arg-type]  # begun


async def put(connection: AsyncConnection, rows: Collection[Row]) -> None:
    """Keeps keys in place of those that are there."""
    if rows:
        statement = (postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert)(person_keys)
        changed = {"wrapped": statement.excluded.wrapped}
        await connection.execute(
            statement.on_conflict_do_update(index_elements=["person_id"], set_=changed), list(rows)
        )


async def after(connection: AsyncConnection, person_id: str, most: int) -> list[Row]:
    """The next keys, by person; none after the last. The desk's own is the first."""
    query = select(person_keys).where(person_keys.c.person_id > person_id).order_by(person_keys.c.person_id)
    return [dict(row) for row in (await connection.execute(query.limit(most))).mappings()]


async def one(connection: AsyncConnection) -> Row | None:
    """Any key that is there."""
    query = select(person_keys).where(person_keys.c.wrapped.is_not(None)).limit(1)
    row = (await connection.execute(query)).mappings().first()
    return dict(row) if row else None


async def are_lost(connection: AsyncConnection) -> bool:
    """Whether a database holds what is closed and not a single key: a copy as backups hold it, put in place by hand."""
    if await connection.scalar(select(person_keys.c.person_id).limit(1)) is not None:
        return False
    # rule: no-desk-without-its-keys
    query = text(
        "SELECT 1 FROM people WHERE known_as LIKE '~sealed:%' OR CAST(profile AS TEXT) LIKE '%\"~\"%'"
        " UNION ALL SELECT 1 FROM visits WHERE CAST(form AS TEXT) LIKE '%\"~\"%' LIMIT 1"
    )
    return (await connection.execute(query)).first() is not None


async def of(connection: AsyncConnection, person_id: str) -> Row | None:
    """A person's key; None where none was ever made."""
    row = (await connection.execute(select(person_keys).where(person_keys.c.person_id == person_id))).mappings().first()
    return dict(row) if row else None


async def is_destroyed(connection: AsyncConnection, person_id: str) -> bool:
    """Whether a person had a key, and it was destroyed."""
    known = await of(connection, person_id)
    return known is not None and known["wrapped"] is None


async def destroyed(connection: AsyncConnection) -> int:
    """How many keys were destroyed."""
    query = select(func.count()).select_from(person_keys).where(text(DESTROYED_KEY))
    return await connection.scalar(query) or 0


async def wrap_anew(connection: AsyncConnection, keeper: Keeper, rows: Collection[Row]) -> int:
    """Wraps those of these keys anew that are not under the secret in force; returns how many."""
    old = [row for row in rows if row["wrapped"] and not keeper.is_current(row["wrapped"])]
    statement = update(person_keys).where(person_keys.c.person_id == bindparam("whose"))
    named = [{"whose": row["person_id"], "key": keeper.wrapped_anew(row["person_id"], row["wrapped"])} for row in old]
    if named:
        await connection.execute(statement.values(wrapped=bindparam("key")), named)
    return len(old)


async def sweep_up(engine: AsyncEngine) -> None:
    """Has the database part with what it still holds of keys that were destroyed, and of rows emptied with them."""
    await sweep(engine, (person_keys.name,))
