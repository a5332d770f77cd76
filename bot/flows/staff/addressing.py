"""An officer's words that do not say for whom they are: kept until that is said; never dropped, never guessed."""

import hashlib

from bot.flows.given.typed import clean
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Addressing, Idle

LONGEST = 2000
_MOST_OFFERED = 8


def ask(scene: Scene, typed: str) -> None:
    """Asks which visitor the words are for; with nobody there, says that they went to nobody."""
    words, before = clean(typed)[:LONGEST], scene.person.dialog
    places = (*scene.desk.attended[:_MOST_OFFERED], *scene.desk.queue.heads[:_MOST_OFFERED])
    if not words:
        scene.answer("staff-words-please")
        return
    if not places:
        scene.answer("staff-words-nobody")
        return
    unsent = (
        Phrase("staff-words-unsent", {"text": before.words}) if isinstance(before, Addressing) else Phrase("nothing")
    )
    scene.talk(Addressing(words))
    args: Args = {"text": words, "unsent": unsent}
    choices = [
        Choice(Phrase("choice-words-to", {"ticket": place.ticket}), token(Verb.REPLY, place.visit_id, _mark(words)))
        for place in places
    ]
    scene.answer("staff-words-ask", args, choices=(*choices, Choice(Phrase("choice-words-none"), token(Verb.MENU))))


def words_meant(scene: Scene, mark: str) -> str | None:
    """The words that a choice was offered for; None if others have been written since, or they are sent already."""
    dialog = scene.person.dialog
    return dialog.words if isinstance(dialog, Addressing) and mark == _mark(dialog.words) else None


def drop(scene: Scene) -> None:
    """They were no message."""
    if isinstance(scene.person.dialog, Addressing):
        scene.talk(Idle())


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:8]
