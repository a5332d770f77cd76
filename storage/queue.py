"""The queue: who is first, how many wait, and how many wait before somebody; never all of it."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, Text, and_, bindparam, func, not_, select, text, tuple_, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.bulk import among, found
from storage.once import Once
from storage.tables import PARKED, QUEUED, Moment, visits, waits

Row = dict[str, Any]
_PLACE = (
    visits.c.id,
    visits.c.ticket,
    visits.c.number,
    visits.c.queued_at,
    visits.c.arrived_at,
    visits.c.not_before,
    visits.c.slot_at,
)
_IN_ORDER = (visits.c.queued_at, func.length(visits.c.number), visits.c.number)
"""The order of service, as in :func:`bot.flows.state.at_desk.order`; a test holds them to each other."""


_HEADS = Once(
    select(*_PLACE, waits.c.category)
    .select_from(visits.outerjoin(waits, waits.c.visit_id == visits.c.id))
    .where(text(f"visits.{QUEUED}"))
    .order_by(*_IN_ORDER)
    .limit(bindparam("most", type_=Integer))
)
_COUNT = Once(select(func.count().label("waiting")).select_from(visits).where(text(QUEUED)))
_OF_OTHER_DAYS = not_(visits.c.number.startswith(bindparam("prefix", type_=Text), escape="/"))
_TICKETS = Once(
    select(visits.c.ticket)
    .where(text(QUEUED), _OF_OTHER_DAYS)
    .union_all(select(visits.c.ticket).where(text(PARKED), _OF_OTHER_DAYS))
)


def _places() -> Once:
    other = visits.alias("other")
    same_moment = and_(
        other.c.queued_at == visits.c.queued_at,
        tuple_(func.length(other.c.number), other.c.number) > tuple_(func.length(visits.c.number), visits.c.number),
    )
    before = (
        select(func.count())
        .select_from(other)
        .where(text("other.status = 'queued'"), other.c.queued_at <= visits.c.queued_at, not_(same_moment))
        .scalar_subquery()
    )
    waiting = text("visits.status = 'queued'")
    return Once(select(visits.c.id, before.label("place")).where(among(visits.c.id), waiting))


_PLACES = _places()
_MOST_SPOTS = 16
"""So many spots are asked for in one question."""


async def heads(connection: AsyncConnection, most: int) -> list[Row]:
    """Whoever is served next, in order."""
    return await found(connection, _HEADS, (1,), most=most)


async def count(connection: AsyncConnection) -> int:
    """How many wait."""
    [row] = await found(connection, _COUNT, (1,))
    return int(row["waiting"])


async def booked(connection: AsyncConnection) -> dict[datetime, int]:
    """How many wait who are not to be called before some moment, by that moment."""
    query = select(visits.c.not_before, func.count().label("waiting")).where(
        text(QUEUED), visits.c.not_before.is_not(None)
    )
    return {row.not_before: row.waiting for row in await connection.execute(query.group_by(visits.c.not_before))}


async def places(connection: AsyncConnection, ids: Collection[str]) -> dict[str, int]:
    """The place of each of these visits that waits: 1 is served next."""
    return {row["id"]: row["place"] for row in await found(connection, _PLACES, ids)}


async def ahead(
    connection: AsyncConnection, spots: Collection[tuple[datetime, str]]
) -> dict[tuple[datetime, str], int]:
    """How many wait before each spot or on it: a moment and a visit number; without one, all of that moment."""
    asked = list(spots)
    before: dict[tuple[datetime, str], int] = {}
    for first in range(0, len(asked), _MOST_SPOTS):
        some = asked[first : first + _MOST_SPOTS]
        moments = {f"moment_of_{place}": at for place, (at, _) in enumerate(some)}
        numbers = {f"number_of_{place}": number for place, (_, number) in enumerate(some)}
        rows = await found(connection, _ahead(len(some)), (1,), **moments, **numbers)
        before |= {(row["at"], row["number"]): row["ahead"] for row in rows}
    return before


@cache
def _ahead(spots: int) -> Once:
    """The question for so many spots: with their values in it, it would be made anew each time, which takes a quarter
    of a turn."""
    asked = union_all(*map(_spot, range(spots))).cte("asked")
    before = tuple_(func.length(visits.c.number), visits.c.number) <= tuple_(
        func.length(asked.c.number), asked.c.number
    )
    later_number = and_(visits.c.queued_at == asked.c.at, asked.c.number != "", not_(before))
    waiting = (
        select(func.count())
        .select_from(visits)
        .where(text(QUEUED), visits.c.queued_at <= asked.c.at, not_(later_number))
        .correlate(asked)
        .scalar_subquery()
    )
    return Once(select(asked.c.at, asked.c.number, waiting.label("ahead")))


def _spot(place: int) -> Select[datetime, str]:
    moment, number = bindparam(f"moment_of_{place}", type_=Moment), bindparam(f"number_of_{place}", type_=Text)
    return select(moment.label("at"), number.label("number"))


async def tickets_of_other_days(connection: AsyncConnection, prefix: str) -> frozenset[str]:
    """The spoken numbers that people wait or are parked with whose visit number does not begin like this day's."""
    literal = prefix.replace("/", "//").replace("%", "/%").replace("_", "/_")
    return frozenset(row["ticket"] for row in await found(connection, _TICKETS, (1,), prefix=literal))


async def by_letter(connection: AsyncConnection) -> dict[str, int]:
    """How many wait or are parked, by the letter that their spoken number begins with: that of their category."""
    letter = func.substr(visits.c.ticket, 1, 1).label("letter")
    held = select(letter).where(text(QUEUED)).union_all(select(letter).where(text(PARKED))).subquery()
    query = select(held.c.letter, func.count().label("waiting")).group_by(held.c.letter)
    return {row.letter: row.waiting for row in await connection.execute(query)}
