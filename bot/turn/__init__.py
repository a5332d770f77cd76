"""``take_turns``: the one door's inner side. A batch of events in one transaction: load, decide, write.

Whatever the size of the batch, it costs a handful of statements. Nothing is acknowledged before the
transaction has been committed, and nothing is decided twice: an event's name is remembered with its result.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.scene.events import DESK, Event, SheetUnsound
from bot.turn.arrivals import Arrival, arrival, label, unreadable
from bot.turn.deciding import take_turn
from bot.turn.extent import Extent, TooLittle, stands, tried_first
from bot.turn.loading import load
from bot.turn.naming import message_name, named, recipient_name
from bot.turn.quotes import with_quoted
from bot.turn.reports import keep_what_is_no_news, read_by_report, with_told
from bot.turn.summing import sum_up
from bot.turn.working import Working, Workplace
from bot.turn.writing import write
from storage import events as rows_of_events

__all__ = [
    "Arrival",
    "Workplace",
    "arrival",
    "label",
    "message_name",
    "named",
    "recipient_name",
    "take_turns",
    "unreadable",
]


async def take_turns(
    connection: AsyncConnection, workplace: Workplace, arrivals: Sequence[Arrival], now: datetime
) -> list[dict[str, Any]]:
    """Decides a batch inside the caller's transaction, in the order given.

    Returns the outbox rows that were written as claimed by this process, which may be sent once the transaction is
    committed, and those of which whom they are for may then be told that they are there (``sent``).
    """
    arrivals = [named(each, workplace.seal) for each in arrivals]
    fresh = await with_told(connection, await _not_yet_decided(connection, arrivals))
    if not fresh:
        return []
    for row_id in read_by_report(fresh):
        workplace.read_marks.read(row_id)
    fresh = await keep_what_is_no_news(connection, fresh, now)
    if not fresh:
        return []
    fresh = await with_quoted(connection, fresh)
    try:
        working = await _decided(connection, workplace, fresh, now, tried_first(fresh))
    except TooLittle:
        working = await _decided(connection, workplace, fresh, now, Extent.NEAR)
    sum_up(working)
    return await write(connection, workplace, working)


async def _decided(
    connection: AsyncConnection, workplace: Workplace, arrivals: list[Arrival], now: datetime, extent: Extent
) -> Working:
    """The batch, decided with so much of the queue. Raises TooLittle where that was not enough."""
    working = await load(connection, workplace, arrivals, now, extent)
    before = working.base.desk.queue
    for each in (*arrivals, *await _not_yet_decided(connection, _unsound_sheets(working, now))):
        take_turn(working, each)
        whole = working.base.extent is Extent.NEAR
        if not whole and not stands(before, working.desk.queue, now, working.visits):
            raise TooLittle
    return working


def _unsound_sheets(working: Working, now: datetime) -> list[Arrival]:
    """Told once for each version, whichever visit it comes up with first."""
    ids = {visit.sheet_id for visit in working.visits.values()}
    unsound = sorted(sheet_id for sheet_id in ids if not working.office.sheet_of(sheet_id).sound)
    return [arrival(Event(DESK, f"sheet:{sheet_id}", now, SheetUnsound(sheet_id[:8]))) for sheet_id in unsound]


async def _not_yet_decided(connection: AsyncConnection, arrivals: Sequence[Arrival]) -> list[Arrival]:
    if not arrivals:
        return []
    once: dict[str, Arrival] = {}
    for each in arrivals:
        once.setdefault(each.key, each)
    # rule: decided-once
    known = await rows_of_events.known_events(connection, once)
    return [each for key, each in once.items() if key not in known]
