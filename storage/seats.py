"""Seats at the desk: who may read what was said to an officer, and which visits somebody has taken.

What is of duty belongs to the seat, not to the chat: whoever leaves the seat reads none of it any more, and
whoever sits down reads nothing from before.
"""

from collections.abc import Collection

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Text,
    bindparam,
    cast,
    exists,
    not_,
    or_,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import Row, among, found
from storage.once import Once
from storage.tables import IN_SERVICE, PARKED, PENDING, PREPARING, QUEUED, addresses, outbox, people, staff, visits

DUTY = "duty"
"""The purpose under which the outbox keeps what is said to members of staff."""

_WEB: BindParameter[str] = bindparam("web", "web", literal_execute=True)
"""Written out, so that the partial index is used."""
_TAKEN_BACK = "words:"
"""How the names of messages begin that their writer can take back."""

_GOING_ON = (QUEUED, PARKED, PREPARING, IN_SERVICE)
"""Each has an index of its own, which is found only where the words are the same."""


def readable() -> ColumnElement[bool]:
    """Whether a message of the outbox may still be read where it was said: of duty only by who has the seat."""
    # rule: duty-words-to-the-seat
    seated = exists().where(
        staff.c.person_id == outbox.c.person_id,
        or_(staff.c.seated_at.is_(None), staff.c.seated_at <= outbox.c.created_at),
    )
    return or_(outbox.c.purpose.is_(None), outbox.c.purpose != DUTY, seated)


def stands() -> ColumnElement[bool]:
    """Whether what was said in the web chat still stands: of words that were taken back there is only what came in
    their stead, and of a file nothing."""
    # rule: taken-back-file-is-gone
    later = outbox.alias()
    instead = exists().where(
        later.c.channel == _WEB,
        later.c.address == outbox.c.address,
        later.c.card == outbox.c.card,
        later.c.id > outbox.c.id,
    )
    return or_(outbox.c.card.is_(None), not_(outbox.c.card.startswith(_TAKEN_BACK)), not_(instead))


_READABLE = Once(select(outbox.c.id).where(among(outbox.c.id), readable()))


async def may_read(connection: AsyncConnection, message_id: int) -> bool:
    """Whether a message may still be said where it was meant to be."""
    return bool(await found(connection, _READABLE, [message_id]))


async def taken_at(connection: AsyncConnection, channel: str, address: str) -> Row | None:
    """Who works here and chats at this address: their name, and where their conversation stands."""
    seated = addresses.join(people, people.c.id == addresses.c.person_id).join(
        staff, (staff.c.id == people.c.staff_id) & (staff.c.person_id == people.c.id)
    )
    query = select(staff.c.name, people.c.dialog).select_from(seated).where(addresses.c.key == f"{channel}:{address}")
    row = (await connection.execute(query)).mappings().first()
    return dict(row) if row else None


async def addressed(connection: AsyncConnection, visit_id: str) -> Row | None:
    """A visit that an officer may be writing to: its ticket, whose it is, and when it ended."""
    query = select(visits.c.ticket, visits.c.person_id, visits.c.closed_at).where(visits.c.id == visit_id)
    row = (await connection.execute(query)).mappings().first()
    return dict(row) if row else None


async def withdraw(connection: AsyncConnection, people: Collection[str]) -> None:
    """What waits to be said to these people's chats on duty is not said any more."""
    if people:
        statement = update(outbox).where(PENDING, outbox.c.purpose == DUTY)
        statement = statement.where(outbox.c.person_id.in_(people))
        await connection.execute(statement.values(state="withdrawn", claimed_by=None, claimed_until=None))


async def held(connection: AsyncConnection, staff_ids: Collection[str]) -> set[str]:
    """The visits going on that one of these members of staff has taken, however many."""
    if not staff_ids:
        return set()
    taken = cast(visits.c.assigned, Text)
    theirs = or_(*(taken.contains(f'"{staff_id}"', autoescape=True) for staff_id in staff_ids))
    each = (select(visits.c.id).where(text(status), theirs) for status in _GOING_ON)
    return set((await connection.scalars(union_all(*each))).all())
