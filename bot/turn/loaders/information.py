"""Requests for public information: those that are named, the own ones of visitors who ask, the open ones for staff."""

from bot.flows.information.needs import Requests
from bot.flows.state.information import KnownRequests
from bot.turn.information_rows import requests_of
from bot.turn.loaders.asking import Answer, Asking
from storage import information

_LAST = 8
"""Of one person's own, the latest."""

_MOST_OPEN = 40
"""Of those that are still to be answered."""


async def load_requests(asking: Asking) -> Answer[KnownRequests]:
    """The requests, with the people behind them."""
    topics = asking.of(Requests)
    names = frozenset[str]().union(*(topic.names for topic in topics))
    listed = any(topic.listed for topic in topics)
    staff = listed and any(person.staff_id for person in asking.acting)
    open_ones = await information.open_requests(asking.connection, _MOST_OPEN) if staff else []
    rows = [
        *await information.named(asking.connection, names | {*open_ones}),
        *await information.latest_of(asking.connection, asking.visitors if listed else (), _LAST),
    ]
    entries = await information.entries_of(asking.connection, {row["id"] for row in rows})
    found = requests_of(rows, entries)
    people = frozenset(each.person_id for each in found.values())
    return Answer(KnownRequests(found, tuple(open_ones)), people=people)
