"""Who looked at what is kept about people."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.looking.needs import MOST, Looks
from bot.flows.state.looked import Looked
from bot.turn.loaders.asking import Answer, Asking
from storage import known, looks

_LONGEST = 18
"""Figures of a line's number."""


async def load_looks(asking: Asking) -> Answer[Mapping[tuple[str, str], tuple[Looked, ...]]]:
    """Each list that is asked for; a line that is no number has nothing before it."""
    asked = {(topic.before, topic.number) for topic in asking.topics if isinstance(topic, Looks)}
    return Answer({each: await _found(asking.connection, *each) for each in sorted(asked)})


async def load_own_looks(asking: Asking) -> Answer[Mapping[str, tuple[Looked, ...]]]:
    """Those at the visits of each visitor who acts, whichever of their chats these were made in."""
    gone = await known.former_names(asking.connection)
    found: dict[str, tuple[Looked, ...]] = {}
    for person in (each for each in asking.acting if each.staff_id is None):
        ids = (person.id, *((person.further.other,) if person.further else ()))
        rows = await looks.at_visits_of(asking.connection, ids, MOST)
        found |= dict.fromkeys(ids, tuple(Looked(**{**row, "who": gone.get(row["who"], row["who"])}) for row in rows))
    return Answer(found)


async def _found(connection: AsyncConnection, before: str, number: str) -> tuple[Looked, ...]:
    line = int(before) if before.isascii() and before.isdecimal() and len(before) <= _LONGEST else None
    if before and line is None:
        return ()
    if number:
        rows = await looks.at_visit(connection, number, MOST + 1, line)
    else:
        rows = await looks.latest(connection, MOST + 1, line)
    gone = await known.former_names(connection)
    return tuple(Looked(**{**row, "who": gone.get(row["who"], row["who"])}) for row in rows)
