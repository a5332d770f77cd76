"""The requests for public information that were received within a period, read back; identity numbers never are."""

from bot.flows.calendar.period import Period
from bot.flows.state.information import InformationRequest
from bot.register.source import Source
from bot.turn.information_rows import requests_of
from storage import information


async def requests_in(source: Source, period: Period) -> tuple[InformationRequest, ...]:
    """The requests received within a period, the earliest first, with all that became of them."""
    rows = await information.received_between(source.connection, *period.moments(source.office.calendar.zone))
    entries = await information.entries_of(source.connection, [row["id"] for row in rows])
    return tuple(requests_of(rows, entries).values())
