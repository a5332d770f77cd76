"""What the office's books hold for somebody who asks: guests that fit some words, and the latest hand-over notes."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.books.looking_up import MOST
from bot.flows.books.needs import Guests
from bot.flows.office.guest_words import of_form, spoken
from bot.flows.state.guests import Found
from bot.flows.state.hand_over import HandOver
from bot.turn.loaders.asking import Answer, Asking
from storage import books, guests

_LOOKED_AT = 500
"""Guests whose word begins as the longest of those looked for: more are not looked at."""

_LATELY, _MOST_NOTES, _TICK = timedelta(days=7), 20, timedelta(seconds=1)


async def load_guests(asking: Asking) -> Answer[Mapping[str, Found]]:
    """What the guest book has by each of these words; only who works here asks."""
    # rule: visitors-look-nobody-up
    sought = sorted(topic.sought for topic in asking.topics if isinstance(topic, Guests))
    found = {each: await _found(asking.connection, each) for each in sought}
    return Answer(found, visits=frozenset(visit_id for each in found.values() for visit_id in each.visits))


async def _found(connection: AsyncConnection, sought: str) -> Found:
    if numbered := await guests.numbered(connection, sought.upper()):
        return Found(tuple(numbered))
    words = spoken(sought)
    if not words:
        return Found(())
    visits, more = await guests.found(connection, words, MOST, _LOOKED_AT, of_form)
    return Found(tuple(visits), more)


async def load_hand_overs(asking: Asking) -> Answer[tuple[HandOver, ...]]:
    """The latest notes, in order."""
    now = asking.now
    rows = await books.notes_between(asking.connection, now - _LATELY, now + _TICK, _MOST_NOTES)
    return Answer(tuple(HandOver(row["at"], row["by"], row["words"]) for row in rows))
