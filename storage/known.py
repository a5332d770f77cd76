"""Who is known: people by their addresses, who among them is staff, and who held which role."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, found
from storage.chance import randbits
from storage.events import write_counters
from storage.identity.keys import learn, own_key
from storage.identity.shut import borne
from storage.once import Once
from storage.tables import addresses, assignments, former_staff, letters, people, roster_lines, staff

STAFF_VERSION = "staff"
"""The name among the counters under which a number stands that is drawn anew whenever staff or their assignments
change: no number ever stands for two states, not even after a rollback or in a database that was put back."""


_BY_ID = Once(select(people, own_key()).where(among(people.c.id)))
_AT = Once(
    select(addresses.c.key.label("met_at"), people, own_key())
    .join(people, people.c.id == addresses.c.person_id)
    .where(among(addresses.c.key))
)


async def people_at(connection: AsyncConnection, keys: Collection[str]) -> dict[str, Row]:
    """The people met at these addresses, by address key."""
    rows = await borne(connection, _AT, keys)
    learn(connection, rows)
    return {row["met_at"]: row for row in rows}


async def people_by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """People by their own id."""
    rows = await borne(connection, _BY_ID, ids)
    learn(connection, rows)
    return rows


async def channels_in_use(connection: AsyncConnection) -> set[str]:
    """The channels on which anybody has ever been met."""
    return set((await connection.scalars(select(people.c.channel).distinct())).all())


async def all_staff(connection: AsyncConnection) -> list[Row]:
    """Every member of staff with access."""
    return await found(connection, select(staff).order_by(staff.c.id), (1,))


async def former_names(connection: AsyncConnection) -> dict[str, str]:
    """What everybody who has no access any more was called, by their id."""
    return {row.id: row.name for row in await connection.execute(select(former_staff.c.id, former_staff.c.name))}


async def all_assignments(connection: AsyncConnection) -> list[Row]:
    """Every assignment there has been, in the order they began for each member of staff."""
    order = (assignments.c.staff_id, assignments.c.serial)
    return await found(connection, select(assignments).order_by(*order), (1,))


async def open_letters(connection: AsyncConnection) -> list[Row]:
    """The letters of assignment about which something is still to be done, the earliest first."""
    query = select(letters).where(letters.c.closed_at.is_(None)).order_by(letters.c.begins_at, letters.c.id)
    return await found(connection, query, (1,))


async def all_roster_lines(connection: AsyncConnection) -> list[Row]:
    """Every line of the duty roster, in the order of their entry."""
    return await found(connection, select(roster_lines).order_by(roster_lines.c.serial), (1,))


async def staff_changed(connection: AsyncConnection) -> None:
    """Says, in the transaction of the change, that staff, their assignments or the roster are not what anybody has
    read before."""
    await write_counters(connection, {STAFF_VERSION: randbits(62)})
