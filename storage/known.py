"""Who is known: people by their addresses, and who among them is staff."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.tables import addresses, people, staff


async def people_at(connection: AsyncConnection, keys: Collection[str]) -> dict[str, Row]:
    """The people met at these addresses, by address key."""
    query = (
        select(addresses.c.key.label("met_at"), people)
        .join(people, people.c.id == addresses.c.person_id)
        .where(addresses.c.key.in_(keys))
    )
    return {row["met_at"]: row for row in await found(connection, query, keys)}


async def people_by_id(connection: AsyncConnection, ids: Collection[str]) -> list[Row]:
    """People by their own id."""
    return await found(connection, select(people).where(people.c.id.in_(ids)), ids)


async def channels_in_use(connection: AsyncConnection) -> set[str]:
    """The channels on which anybody has ever been met."""
    return set((await connection.scalars(select(people.c.channel).distinct())).all())


async def all_staff(connection: AsyncConnection) -> list[Row]:
    """Every member of staff with access."""
    return await found(connection, select(staff).order_by(staff.c.id), (1,))
