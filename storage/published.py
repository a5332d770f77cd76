"""What platforms were told of the desk last, and what they call it: so that nothing is told again at every start."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Text, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, found
from storage.once import Once
from storage.tables import people, published, staff

_KNOWN = Once(select(published.c.name, published.c.content))
_SEATED = Once(
    select(staff, people.c.address, people.c.language)
    .join(people, people.c.id == staff.c.person_id)
    .where(
        # said twice: SQLite does not know that staff are few, and would begin with everybody there ever was
        people.c.id.in_(select(staff.c.person_id)),
        people.c.channel == bindparam("channel", type_=Text),
    )
)


async def known(connection: AsyncConnection) -> dict[str, str]:
    """All of it, by name."""
    return {row["name"]: row["content"] for row in await found(connection, _KNOWN, (1,))}


async def keep(connection: AsyncConnection, name: str, content: str, at: datetime) -> None:
    """Remembers what was told, in place of what was told before."""
    await forget(connection, (name,))
    await connection.execute(insert(published).values(name=name, content=content, at=at))


async def forget(connection: AsyncConnection, names: Collection[str]) -> None:
    """Nothing is shown there any more."""
    if names:
        await connection.execute(delete(published).where(published.c.name.in_(names)))


async def seated(connection: AsyncConnection, channel: str) -> list[Row]:
    """Who has a seat at the desk in a chat of this channel: the member, and where and in which language they chat."""
    return await found(connection, _SEATED, (1,), channel=channel)


async def addresses_of(connection: AsyncConnection, channel: str, ids: Collection[str]) -> dict[str, str]:
    """Where these people chat, of those who still do so on this channel."""
    query = select(people.c.id, people.c.address).where(people.c.id.in_(ids), people.c.channel == channel)
    return {row.id: row.address for row in await connection.execute(query)} if ids else {}
