"""Elsewhere: where a ticket reaches nobody who has closed the page, it says which chats of the desk do.

The way there opens the queue as for anybody. Nobody is known there by what they said here: the number stays with the
page, and who wants to be told there registers there.
"""

from bot.flows.office.entrances import QUEUE
from bot.flows.scene.events import TELEGRAM, WHATSAPP
from bot.flows.scene.messages import Link, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.people import Person

_LABELS = {TELEGRAM: "link-elsewhere-telegram", WHATSAPP: "link-elsewhere-whatsapp"}


def links(scene: Scene, visitor: Person) -> tuple[Link, ...]:
    """The ways to the desk's chats that reach who has closed them; none where this one does."""
    if scene.office.can(visitor.channel).pushes:
        return ()
    found = scene.office.links.to(QUEUE)
    # rule: number-stays-with-its-page
    return tuple(Link(Phrase(label), found[channel]) for channel, label in _LABELS.items() if channel in found)


def words(scene: Scene, visitor: Person) -> Phrase:
    """What those ways are, and that the number does not go along."""
    return Phrase("queue-elsewhere" if links(scene, visitor) else "nothing")
