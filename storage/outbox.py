"""The outbox: messages as rows, claimed by one process at a time, in order within each chat."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from itertools import groupby, takewhile
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    RowMapping,
    Text,
    and_,
    bindparam,
    case,
    func,
    not_,
    or_,
    select,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, change, found, put
from storage.identity.shut import borne, is_whole, whole
from storage.once import Once
from storage.seats import readable, stands
from storage.tables import PENDING, Moment, cards, outbox

BULK = 3
"""Urgency from which a message lets others of its chat go first."""


_MOST_KEYS = 5000
"""Names in one statement: databases take some ten thousand at most."""


def _held(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    return and_(outbox.c.held_as.is_not(None), outbox.c.attempts == 0, outbox.c.due_at > now)


_BEHIND = Once(
    select(outbox.c.channel, outbox.c.address)
    .distinct()
    .where(
        PENDING,
        among(tuple_(outbox.c.channel, outbox.c.address)),
        or_(outbox.c.claimed_by.is_(None), outbox.c.claimed_by != bindparam("me", type_=Text)),
        not_(_held(bindparam("now", type_=Moment))),
    )
)
_OWN = Once(
    select(outbox.c.id).where(
        among(outbox.c.id),
        PENDING,
        or_(outbox.c.claimed_by.is_(None), outbox.c.claimed_by == bindparam("me", type_=Text)),
    )
)
_SHOWN = Once(
    select(cards.c.key).where(among(cards.c.key)).union(select(outbox.c.card).where(PENDING, among(outbox.c.card)))
)
_PLACES = Once(select(cards).where(among(cards.c.key)))
_CLAIMABLE = Once(
    select(outbox.c.id)
    .where(
        PENDING,
        among(outbox.c.channel),
        or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= bindparam("now", type_=Moment)),
        outbox.c.due_at <= bindparam("now", type_=Moment),
    )
    .limit(1)
)


FREE_AT = case((outbox.c.claimed_until > outbox.c.due_at, outbox.c.claimed_until), else_=outbox.c.due_at)
"""From when on a message may be claimed."""
_NEXT = Once(select(func.min(FREE_AT).label("free_at")).where(PENDING, among(outbox.c.channel)))


async def chats_behind(
    connection: AsyncConnection, chats: Collection[tuple[str, str]], me: str, now: datetime
) -> set[tuple[str, str]]:
    """Those of these chats that have unsent messages which this process has not claimed; what is only held, so that
    its writer may take it back, keeps nobody behind."""
    return {(row["channel"], row["address"]) for row in await found(connection, _BEHIND, chats, me=me, now=now)}


async def backlog(connection: AsyncConnection, now: datetime) -> list[Row]:
    """By channel: how many messages wait to be sent, and since when the oldest of them does (``since``). What is held,
    or to be said later, does not wait."""
    since = case((outbox.c.attempts > 0, outbox.c.created_at), else_=outbox.c.due_at)
    waits = and_(PENDING, or_(outbox.c.attempts > 0, outbox.c.due_at <= now), not_(_held(now)))
    query = select(outbox.c.channel, func.count().label("count"), func.min(since).label("since")).where(waits)
    rows = await connection.execute(query.group_by(outbox.c.channel).order_by(outbox.c.channel))
    return [dict(row) for row in rows.mappings()]


async def claim(
    connection: AsyncConnection,
    me: str,
    channels: Collection[str],
    now: datetime,
    until: datetime,
    most: int,
    unopened: str = "",
) -> list[dict[str, Any]]:
    """Claims waiting messages of chats whose turn it is, urgent ones first, whole chats in order.

    A message is left alone while an earlier one of its chat is claimed elsewhere or not yet due. What does not open is
    given up for the reason ``unopened``, so that it holds up no other.
    """
    free = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    ready = and_(PENDING, outbox.c.channel.in_(channels), outbox.c.due_at <= now, free)
    named = type_coerce(outbox.c.address, Text).label("address")
    query = select(outbox.c.channel, named).where(ready).order_by(outbox.c.urgency, outbox.c.id)
    chats = {(row.channel, row.address) for row in await connection.execute(query.limit(most))}
    if not chats:
        return []
    pending = select(outbox).where(PENDING, tuple_(outbox.c.channel, outbox.c.address).in_(list(chats)))
    rows = await borne(connection, pending.order_by(outbox.c.channel, outbox.c.address, outbox.c.id), chats)
    # rule: unopened-message-given-up
    await _give_up(connection, [row["id"] for row in rows if not is_whole(row)], unopened)
    taken = [dict(row) for row in _in_turn(whole(rows), now)]
    await _mark_claimed(connection, [row["id"] for row in taken], me, until)
    return taken


def _in_turn(rows: Iterable[Mapping[str, Any]], now: datetime) -> Iterable[Mapping[str, Any]]:
    for _, chat in groupby(rows, key=lambda row: (row["channel"], row["address"])):
        ordered = sorted(chat, key=lambda row: (row["urgency"] >= BULK, row["id"]))
        # rule: held-words-hold-up-nobody
        said = (row for row in ordered if not _is_held(row, now))
        # rule: chat-in-order
        yield from takewhile(lambda row: _free(row, now), said)


def _is_held(row: Mapping[str, Any], now: datetime) -> bool:
    """Whether a message waits only for its writer, who may take it back: others of its chat need not wait for it."""
    held: bool = row["held_as"] is not None and row["attempts"] == 0 and row["due_at"] > now
    return held


def _free(row: Mapping[str, Any], now: datetime) -> bool:
    unclaimed = row["claimed_until"] is None or row["claimed_until"] <= now
    due: bool = row["due_at"] <= now
    return unclaimed and due


async def _give_up(connection: AsyncConnection, ids: list[int], reason: str) -> None:
    if ids:
        await connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(state="given_up", reason=reason))


async def _mark_claimed(connection: AsyncConnection, ids: list[int], me: str, until: datetime) -> None:
    if ids:
        statement = update(outbox).where(outbox.c.id == bindparam("row_id"))
        statement = statement.values(claimed_by=bindparam("me"), claimed_until=bindparam("until"))
        await connection.execute(statement, [{"row_id": row, "me": me, "until": until} for row in ids])


async def release(connection: AsyncConnection, me: str) -> None:
    """Gives back everything this process has claimed and not sent."""
    statement = update(outbox).where(PENDING, outbox.c.claimed_by == me)
    await connection.execute(statement.values(claimed_by=None, claimed_until=None))


async def renew(connection: AsyncConnection, me: str, ids: Collection[int], until: datetime) -> set[int]:
    """Keeps this process's claims on these messages alive; returns those that are still its own and not sent."""
    if not ids:
        return set()
    mine = update(outbox).where(outbox.c.id.in_(ids), PENDING, outbox.c.claimed_by == me)
    return set(await connection.scalars(mine.values(claimed_until=until).returning(outbox.c.id)))


async def spoken_since(
    connection: AsyncConnection, channel: str, address: str, after: int, most: int
) -> list[RowMapping]:
    """What was said in a chat after message ``after``, oldest first (for channels that fetch).

    What was said to an officer is not read there any more once they have left their seat.
    """
    query = select(outbox.c.id, outbox.c.card, outbox.c.payload, outbox.c.created_at)
    named: BindParameter[str] = bindparam(
        "channel", channel, literal_execute=True
    )  # written out, so that the partial index is used
    query = query.where(outbox.c.channel == named, outbox.c.address == address, outbox.c.id > after)
    query = query.where(readable(), stands())
    return list((await connection.execute(query.order_by(outbox.c.id).limit(most))).mappings())


async def newest(connection: AsyncConnection) -> int:
    """The number of the newest message of all."""
    return int((await connection.execute(select(func.max(outbox.c.id)))).scalar() or 0)


async def addressed_since(connection: AsyncConnection, channel: str, after: int, most: int) -> list[tuple[int, str]]:
    """Numbers and addresses of what was said in a channel after message ``after``, oldest first."""
    query = select(outbox.c.id, outbox.c.address).where(outbox.c.id > after, outbox.c.channel == channel)
    return [(row.id, row.address) for row in await connection.execute(query.order_by(outbox.c.id).limit(most))]


async def settle(connection: AsyncConnection, rows: list[Row], me: str) -> set[int]:
    """Writes down how sendings by this process ended; returns the rows of which that holds.

    What was sent was sent. Anything else is said only of what nobody has taken over: whoever has sends it, and may have
    done so.
    """
    # rule: taken-over-is-theirs
    open_ends = [row["id"] for row in rows if row["state"] != "sent"]
    own = {row["id"] for row in await found(connection, _OWN, open_ends, me=me)}
    holds = [row for row in rows if row["state"] == "sent" or row["id"] in own]
    await change(connection, outbox, holds, "id")
    return {row["id"] for row in holds}


async def anything_to_claim(connection: AsyncConnection, channels: Collection[str], now: datetime) -> bool:
    """Whether a message is due by then that nobody has in hand then."""
    return bool(await found(connection, _CLAIMABLE, channels, now=now))


async def next_to_claim(connection: AsyncConnection, channels: Collection[str]) -> datetime | None:
    """When the first message is due and in nobody's hands, be it that a claim runs out; None where none waits."""
    # rule: claim-that-runs-out-is-a-moment
    return next((row["free_at"] for row in await found(connection, _NEXT, channels)), None)


async def card_places(connection: AsyncConnection, keys: Collection[str]) -> dict[str, tuple[str, str]]:
    """Where these cards stand on their platform: (address, message reference) by card."""
    return {row["key"]: (row["address"], row["ref"]) for row in await found(connection, _PLACES, keys)}


async def cards_shown(connection: AsyncConnection, keys: Collection[str]) -> set[str]:
    """Those of these cards that stand somewhere, or are about to."""
    listed = list(keys)
    shown: set[str] = set()
    for start in range(0, len(listed), _MOST_KEYS):
        shown.update(row["key"] for row in await found(connection, _SHOWN, listed[start : start + _MOST_KEYS]))
    return shown


async def place_cards(connection: AsyncConnection, rows: list[Row]) -> None:
    """Keeps where cards stand now."""
    await put(connection, cards, rows, "key", anew=("channel", "address", "ref"))


async def origins(
    connection: AsyncConnection, channel: str, named: Collection[tuple[str, str]]
) -> dict[tuple[str, str], str]:
    """Whose words these messages passed on, by the address and the platform's name of each; nothing for others."""
    if not named:
        return {}
    addresses, refs = (set(each) for each in zip(*named, strict=True))
    query = select(outbox.c.address, outbox.c.ref, outbox.c.origin).where(outbox.c.origin.is_not(None))
    query = query.where(outbox.c.channel == channel, outbox.c.address.in_(addresses), outbox.c.ref.in_(refs))
    found = {(row.address, row.ref): row.origin for row in await connection.execute(query.where(readable()))}
    return {place: found[place] for place in named if place in found}


async def held(connection: AsyncConnection, names: Collection[str], now: datetime) -> dict[str, bool]:
    """What was said under these names so that it may be taken back: whether nobody has begun to send it."""
    if not names:
        return {}
    free = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    query = select(outbox.c.held_as, and_(PENDING, free).label("unsent"))
    rows = (await connection.execute(query.where(outbox.c.held_as.in_(names)))).all()
    return {name: all(row.unsent for row in rows if row.held_as == name) for name in {row.held_as for row in rows}}


async def take_back(connection: AsyncConnection, names: Collection[str], now: datetime) -> None:
    """Says no more what was held under these names, as far as nobody has begun to send it; once."""
    if not names:
        return
    free = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    state = case((and_(PENDING, free), "withdrawn"), else_=outbox.c.state)
    await connection.execute(update(outbox).where(outbox.c.held_as.in_(names)).values(state=state, held_as=None))
