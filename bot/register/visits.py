"""The visits of a period, with all that is recorded of them, in the order in which they ended."""

from collections.abc import AsyncIterator
from datetime import datetime

from bot import records
from bot.flows.calendar.period import Period
from bot.flows.state.visits import Visit
from bot.register.source import Source
from storage import follow_ups, recorded, views

_PAGE = 500
"""Visits read at a time."""


async def visits_in(source: Source, period: Period) -> AsyncIterator[Visit]:
    """The visits with a number that ended within a period, the earliest first; their sheets and calendars are known to
    the source when they are given out."""
    since, until = period.moments(source.office.calendar.zone)
    after: tuple[datetime, str] | None = None
    while ids := await views.closed_between(source.connection, since, until, after, _PAGE):
        found = await visits_named(source, [each for each, _ in ids])
        for each, _ in ids:
            if each in found:
                yield found[each]
        last, closed_at = ids[-1]
        after = (closed_at, last)


async def visits_named(source: Source, ids: list[str]) -> dict[str, Visit]:
    """Visits as the desk knows them, but for what the meeting saw and what officers told one another; evidence only of
    those that were closed before it was kept how their steps stood (:func:`bot.flows.journey.going.steps_of`). Their
    sheets and calendars are known to the source."""
    connection = source.connection
    rows = await recorded.visits_by_id(connection, ids)
    found = records.visits_of(
        rows,
        await recorded.evidence_of(connection, [row["id"] for row in rows if row["result"] is None]),
        await recorded.deviations_of(connection, ids),
        outcomes=await follow_ups.outcomes_of(connection, ids),
        follow_ups=await follow_ups.follow_ups_of(connection, ids),
    )
    await source.learn(found)
    return found
