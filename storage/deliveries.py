"""What became of messages after a platform had taken them: its reports, and which message each is about."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, Text, and_, bindparam, exists, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, add, among, found
from storage.once import Once
from storage.tables import COLD, HELD_BACK, addresses, deliveries, outbox, partings, people

_OPEN_FOR, _MOST_PUT_BACK = timedelta(hours=24), 6
"""For so long after somebody wrote a platform may let the desk speak freely; what an approved text stands in for all
the same is not put back for ever."""

_ABOUT = (
    outbox.c.id,
    outbox.c.channel,
    outbox.c.ref,
    outbox.c.person_id,
    outbox.c.visit_id,
    outbox.c.purpose,
    outbox.c.attempts,
    outbox.c.twin,
)


_EARLY = Once(
    select(deliveries).where(deliveries.c.channel == bindparam("channel", type_=Text), among(deliveries.c.ref))
)
_KEPT = Once(
    # of one channel each: SQLite reads the whole table for a list of pairs
    select(deliveries.c.ref, deliveries.c.state).where(
        deliveries.c.channel == bindparam("channel", type_=Text), among(deliveries.c.ref)
    )
)
_HEARD_OF = Once(
    select(people.c.id, people.c.heard_at)
    .join(addresses, addresses.c.person_id == people.c.id)
    .where(among(addresses.c.key))
)
_ADDRESSES = Once(select(addresses.c.key).where(among(addresses.c.person_id)))
_CLOSED = Once(select(func.max(deliveries.c.at).label("at")).where(among(deliveries.c.recipient), text(COLD)))


def _named(channel: str) -> BindParameter[str]:
    """A channel written out in the statement, so that its partial index is used."""
    return bindparam("channel", channel, literal_execute=True)


@cache
def _known_as(channel: str) -> Once:
    return Once(select(*_ABOUT).where(outbox.c.channel == _named(channel), among(outbox.c.ref)))


async def messages_of(connection: AsyncConnection, channel: str, refs: Collection[str]) -> dict[str, Row]:
    """The messages that a platform knows by these names, by name."""
    return {row["ref"]: row for row in await found(connection, _known_as(channel), refs)}


async def early(connection: AsyncConnection, channel: str, refs: Collection[str]) -> list[Row]:
    """Reports that came before the desk had written down the name of the message they are about."""
    return await found(connection, _EARLY, refs, channel=channel)


async def keep(connection: AsyncConnection, rows: list[Row]) -> None:
    """Keeps reports; one that is known already is left as it is."""
    for channel in dict.fromkeys(row["channel"] for row in rows):
        told = {(row["ref"], row["state"]): row for row in rows if row["channel"] == channel}
        known = await found(connection, _KEPT, {ref for ref, _ in told}, channel=channel)
        for row in known:
            told.pop((row["ref"], row["state"]), None)
        await add(connection, deliveries, list(told.values()))


async def undelivered(connection: AsyncConnection) -> int:
    """How many messages did not reach their reader: given up, or failed by the platform that had taken them.

    One that failed and was sent again counts only if that failed too; one that arrived after all, or in the reader's
    second chat, does not.
    """
    theirs = and_(deliveries.c.channel == outbox.c.channel, deliveries.c.ref == outbox.c.ref)
    failed = exists().where(theirs, deliveries.c.state == "failed")
    arrived = exists().where(theirs, deliveries.c.state.in_(("delivered", "read")))
    copy = outbox.alias()
    elsewhere = exists().where(copy.c.twin == outbox.c.twin, copy.c.channel != outbox.c.channel, copy.c.state == "sent")
    lost = or_(outbox.c.state == "given_up", and_(outbox.c.state == "sent", failed, ~arrived))
    return await connection.scalar(select(func.count()).select_from(outbox).where(lost, ~elsewhere)) or 0


async def send_again(connection: AsyncConnection, rows: list[Row]) -> None:
    """Puts messages back in line that a platform had taken and then failed; ``rows`` hold id and due_at."""
    if rows:
        statement = update(outbox).where(outbox.c.id == bindparam("row_id"))
        statement = statement.values(state="pending", due_at=bindparam("due"), ref=None, claimed_by=None)
        named = [{"row_id": row["id"], "due": row["due_at"]} for row in rows]
        await connection.execute(statement.values(claimed_until=None), named)


async def told_in_visit(connection: AsyncConnection, channel: str, visit_id: str, person_id: str) -> list[Row]:
    """What was said to somebody during a visit, oldest first, each with its reports as ``reports``."""
    query = select(outbox).where(outbox.c.channel == _named(channel), outbox.c.visit_id == visit_id)
    query = query.where(outbox.c.person_id == person_id).order_by(outbox.c.id)
    rows = [dict(row) for row in (await connection.execute(query)).mappings()]
    reports = await early(connection, channel, [row["ref"] for row in rows if row["ref"]])
    return [row | {"reports": [each for each in reports if each["ref"] == row["ref"]]} for row in rows]


async def reach(
    connection: AsyncConnection, channel: str, address: str, recipient: Callable[[str], str]
) -> dict[str, Any]:
    """How a person can be reached: ``heard_at``, every address they are known by on this channel, and when the
    platform last said that nobody may write to them freely (``closed_at``).

    ``recipient`` says under which name reports about an address are kept.
    """
    key = f"{channel}:{address}"
    heard_of = await found(connection, _HEARD_OF, [key])
    if not heard_of:
        return {"known_as": (address,), **await _parting(connection, key), "closed_at": None}
    [person] = heard_of
    keys = [row["key"] for row in await found(connection, _ADDRESSES, [person["id"]])]
    known_as = tuple(key.partition(":")[2] for key in keys if key.startswith(f"{channel}:"))
    closed = await found(connection, _CLOSED, [recipient(each) for each in known_as])
    return {"heard_at": person["heard_at"], "known_as": known_as, "closed_at": closed[0]["at"] if closed else None}


async def _parting(connection: AsyncConnection, key: str) -> dict[str, Any]:
    """How somebody who has been erased can still be told so."""
    query = select(partings.c.heard_at, partings.c.known_as).where(partings.c.address == key)
    row = (await connection.execute(query.order_by(partings.c.since.desc()).limit(1))).mappings().first()
    return {"heard_at": row["heard_at"], "known_as": tuple(row["known_as"])} if row else {"heard_at": None}


async def template_sent_at(connection: AsyncConnection, channel: str, address: str) -> datetime | None:
    """When an approved text was last sent to a person."""
    query = select(func.max(outbox.c.sent_at)).where(outbox.c.template.is_not(None), outbox.c.address == address)
    sent_at: datetime | None = await connection.scalar(query.where(outbox.c.channel == channel))
    return sent_at


async def reopen(
    connection: AsyncConnection, channel: str, people_heard: Collection[str], since: datetime, now: datetime
) -> None:
    """Puts back in line what could not be said in full while people's windows were closed.

    Words of an officer and news for staff follow; calls, questions and what only shows how things stand do not,
    since the conversation shows them anew.
    """
    if not people_heard:
        return
    query = _held_back().where(outbox.c.channel == channel, outbox.c.person_id.in_(people_heard))
    rows = (await connection.execute(query.where(outbox.c.created_at >= since))).all()
    await _put_back(connection, [row.id for row in rows if not row.payload.get("passing")], now)


async def reopen_answered(connection: AsyncConnection, row_ids: Collection[int], now: datetime) -> None:
    """The same for messages whose person wrote while an approved text in their stead was on its way."""
    if not row_ids:
        return
    query = _held_back().join(people, people.c.id == outbox.c.person_id).where(outbox.c.id.in_(row_ids))
    # rule: stood-in-for-ends
    answered = (
        people.c.heard_at >= outbox.c.created_at,
        people.c.heard_at > now - _OPEN_FOR,
        outbox.c.attempts < _MOST_PUT_BACK,
    )
    rows = (await connection.execute(query.where(*answered))).all()
    ids = [row.id for row in rows if not row.payload.get("passing")]
    if ids:
        again = update(outbox).where(outbox.c.id.in_(ids))
        values = {"state": "pending", "template": None, "reason": None, "due_at": now, "sent_at": now}
        await connection.execute(again.values(**values))


def _held_back() -> Select[Any]:
    return select(outbox.c.id, outbox.c.payload).where(text(HELD_BACK))


async def _put_back(connection: AsyncConnection, ids: Collection[int], now: datetime) -> None:
    """In line again; ``sent_at`` holds since when, so that patience with the platform begins anew."""
    if ids:
        statement = update(outbox).where(outbox.c.id.in_(ids))
        await connection.execute(
            statement.values(state="pending", template=None, reason=None, attempts=0, due_at=now, sent_at=now)
        )
