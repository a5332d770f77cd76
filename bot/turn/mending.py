"""Cards that are only brought up to date: put into words for whoever has them, and for nobody else.

A visit that changes may be on the card of anybody who works here; asking the rows who has one costs one look by key,
putting a card into words for everybody would cost far more.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.scene.effects import Say
from bot.flows.state.people import Person
from bot.turn.working import Said, Working
from storage import outbox


def shown(working: Working, say: Say, met: Mapping[str, Person]) -> list[Said]:
    """What is said, in the words and the form that its reader sees."""
    recipient = met[say.person_id]
    parts = working.renderer.show(say.message, recipient.language, recipient.channel, working.now)
    return [Said(say, recipient, part, say.message.card if len(parts) == 1 else None) for part in parts]


def only_mends(say: Say) -> bool:
    """Whether this is for somebody who has the card already, and else for nobody."""
    return say.message.mends


def keep(working: Working, says: Iterable[Say], met: Mapping[str, Person]) -> None:
    """Keeps the last state of every card that is to be brought up to date; one that is shown anew needs no mending."""
    for say in says:
        if say.message.card and say.message.mends:
            working.mends[say.message.card] = (say, met[say.person_id])
        elif say.message.card:
            working.mends.pop(say.message.card, None)


async def mended(connection: AsyncConnection, working: Working) -> list[Said]:
    """The cards that somebody has, as they are now."""
    placed = await outbox.cards_shown(connection, working.mends)
    placed |= {each.card for each in working.said if each.card}
    held = (mend for card, mend in working.mends.items() if card in placed)
    return [part for say, person in held for part in shown(working, say, {person.id: person})]
