"""Replies to a message of the desk's: whose words that message had passed on, looked up before anything is loaded."""

from collections import defaultdict
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.state.origin import read_origin
from bot.turn.arrivals import Arrival
from storage import outbox


async def with_quoted(connection: AsyncConnection, arrivals: list[Arrival]) -> list[Arrival]:
    """Says of every reply whose words it answers; only in the chat in which they were passed on."""
    named: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in arrivals:
        if each.event and each.event.quotes:
            named[each.event.channel] |= {(address, each.event.quotes) for address in _met_at(each)}
    known = {
        (channel, *place): origin
        for channel, places in named.items()
        for place, origin in (await outbox.origins(connection, channel, places)).items()
    }
    return [_answered(each, known) for each in arrivals] if known else arrivals


def _met_at(each: Arrival) -> tuple[str, ...]:
    event = each.event
    return (event.address, *event.aliases) if event else ()


def _answered(each: Arrival, known: dict[tuple[str, str, str], str]) -> Arrival:
    event = each.event
    if event is None or not event.quotes:
        return each
    found = (known.get((event.channel, address, event.quotes)) for address in _met_at(each))
    origin = next(filter(None, found), None)
    return replace(each, event=replace(event, quoted=read_origin(origin))) if origin else each
