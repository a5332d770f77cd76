"""Second chats: the codes by which they are joined, and the copies of messages that are kept ready for them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import bulk
from storage.bulk import Row, found
from storage.tables import SPARE, chat_offers, outbox, people

_MOST_SPARE = 50


async def offers(connection: AsyncConnection, digests: Collection[str], whose: Collection[str]) -> list[Row]:
    """What has one of these digests, and what these people were offered."""
    theirs = or_(chat_offers.c.digest.in_(digests), chat_offers.c.person_id.in_(whose))
    return await found(connection, select(chat_offers).where(theirs), (*digests, *whose))


async def visits_of(connection: AsyncConnection, whose: Collection[str]) -> set[str]:
    """The latest visits of these people."""
    query = select(people.c.visit_id).where(people.c.id.in_(whose), people.c.visit_id.is_not(None))
    return {row["visit_id"] for row in await found(connection, query, whose)}


async def keep_offers(connection: AsyncConnection, rows: Sequence[Row]) -> None:
    """Keeps these offers, in place of earlier ones of the same people."""
    await forget_offers(connection, [row["person_id"] for row in rows])
    await bulk.add(connection, chat_offers, rows)


async def forget_offers(connection: AsyncConnection, whose: Collection[str]) -> None:
    """Keeps nothing of what these people were offered."""
    await connection.execute(delete(chat_offers).where(chat_offers.c.person_id.in_(whose)))


async def spare(connection: AsyncConnection, whose: Collection[str]) -> list[Row]:
    """The copies that are kept ready for these people's second chats, the latest first."""
    columns = (outbox.c.twin, outbox.c.person_id, outbox.c.visit_id, outbox.c.purpose)
    query = select(*columns).where(text(SPARE), outbox.c.person_id.in_(whose)).distinct()
    return await found(connection, query.order_by(outbox.c.twin.desc()).limit(_MOST_SPARE * len(whose)), whose)


async def send_spare(connection: AsyncConnection, rows: Sequence[Row], now: datetime) -> None:
    """Puts these copies in line, each once: what is in line, or was sent, is no copy kept ready any more.
    ``rows`` hold ``person`` and ``name``."""
    # rule: second-chat-told-once
    statement = update(outbox).where(
        text(SPARE), outbox.c.person_id == bindparam("person"), outbox.c.twin == bindparam("name")
    )
    await connection.execute(statement.values(state="pending", due_at=now, sent_at=now), list(rows))


async def forget_spare(connection: AsyncConnection, whose: Collection[str]) -> None:
    """Whoever has no second chat any more is told nothing there: what waits for it is not said."""
    waiting = update(outbox).where(text(SPARE), outbox.c.person_id.in_(whose))
    await connection.execute(waiting.values(state="withdrawn"))
