"""An officer's words that do not say for whom they are: kept until that is said; never dropped, never guessed."""

import hashlib
from collections.abc import Iterator

from bot.flows.given.typed import clean
from bot.flows.journey import rights
from bot.flows.needs import MOST_ATTENDED
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressing, Doubtful, Idle
from bot.flows.state.visits import Visit
from bot.flows.thread import thread as threads

LONGEST = 2000
_MOST_OFFERED = 8


def ask(scene: Scene, typed: str) -> None:
    """Asks which visitor the words are for; with nobody there, says that they went to nobody."""
    words, before = clean(typed)[:LONGEST], scene.person.dialog
    written_in = tuple(_threads(scene, words))
    places = (*scene.desk.attended[:_MOST_OFFERED], *scene.desk.queue.heads[:_MOST_OFFERED])
    if not words:
        scene.answer("staff-words-please")
        return
    if not places and not written_in:
        scene.answer("staff-words-nobody")
        return
    unsent = (
        Phrase("staff-words-unsent", {"text": before.words}) if isinstance(before, Addressing) else Phrase("nothing")
    )
    scene.talk(Addressing(words))
    args: Args = {"text": words, "unsent": unsent}
    choices = [
        *written_in,
        *(
            Choice(Phrase("choice-words-to", {"ticket": place.ticket}), token(Verb.REPLY, place.visit_id, _mark(words)))
            for place in places
        ),
    ]
    scene.answer("staff-words-ask", args, choices=(*choices, Choice(Phrase("choice-words-none"), token(Verb.MENU))))


def _threads(scene: Scene, words: str) -> Iterator[Choice]:
    """Whoever wrote last without a visit may be meant too."""
    dialog = scene.person.dialog
    thread = scene.thread(dialog.thread) if isinstance(dialog, Doubtful) and dialog.thread else None
    if thread is not None:
        whose = threads.whose(scene.known_person(thread.person_id), thread)
        label = Phrase("choice-words-to-thread", whose)
        yield Choice(label, token(Verb.THREAD_ANSWER, thread.id, _mark(words)))


def beyond_doubt(scene: Scene, member: Staff) -> Visit | None:
    """Whom an officer's words are for without being asked: the one visit that is theirs to write to, if they have
    taken it and nobody else's words have come since."""
    if not isinstance(scene.person.dialog, Idle) or len(scene.desk.attended) > MOST_ATTENDED:
        return None
    attended = (scene.visit(place.visit_id) for place in scene.desk.attended)
    theirs = [each for each in attended if each and Verb.REPLY in rights.allowed(scene, member, each)]
    # rule: one-held-visit-is-meant
    return theirs[0] if len(theirs) == 1 and member.id in theirs[0].assigned.values() else None


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
