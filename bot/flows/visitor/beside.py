"""Words to an officer in the middle of the form: who has an officer to talk to may write to them at any question.

What answers the question is its answer. What plainly is none goes to the officer, and the question is asked again;
where it is not plain, the words lie ready and one press sends them.
"""

import re

from bot.flows.given.identity_number import MASK
from bot.flows.given.typed import clean
from bot.flows.office.questions import IN_WORDS, Kind, Question
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Filling
from bot.flows.state.visits import Visit
from bot.flows.telling.taking import Wrong, take
from bot.flows.thread import talking
from bot.flows.visitor import wish
from bot.flows.visitor.doubt import doubtful

_ADDRESSED = re.compile(
    r"\s*(?:(?:untuk|kepada|ke|to|for)\s+)?(?:the\s+)?(?:petugas|officer)\s*[:,]\s*(?=\S)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_SAYS_SOMETHING, _ASKS_SOMETHING = 4, 3
"""Words from which on what no question takes is a message, and something with a question mark a question."""


def passed_on(scene: Scene, visit: Visit, question: Question, typed: str) -> bool:
    """Sends words to the officers that plainly are for them; False for all else."""
    # rule: reply-beside-the-form
    if addressed := _ADDRESSED.match(typed):
        send(scene, visit, typed[addressed.end() :])
        return True
    if not _meant_for_officer(scene, question, typed):
        return False
    send(scene, visit, typed)
    return True


def told(scene: Scene, visit: Visit, typed: str) -> bool:
    """Sends words to the officers where only a button or a word for one is awaited; False where none are listening."""
    addressed = _ADDRESSED.match(typed)
    if addressed or _meant_where_none_is_asked(scene, typed):
        send(scene, visit, typed[addressed.end() if addressed else 0 :])
        return True
    return False


def _meant_where_none_is_asked(scene: Scene, typed: str) -> bool:
    many = len(_WORD.findall(typed)) >= _ASKS_SOMETHING
    return many and scene.own_thread is not None and not wish.says_nothing_else(typed)


def send(scene: Scene, visit: Visit, typed: str) -> None:
    """The words go into the visitor's thread, which is said each time, since the question comes again beneath; coming
    back is a sign of life."""
    scene.keep_visit(visit, seen_at=scene.now)
    # rule: passed-on-beside-the-form-is-said
    talking.write(scene, typed, visit.form.get("name", ""), anew=True)


def _meant_for_officer(scene: Scene, question: Question, typed: str) -> bool:
    if scene.own_thread is None or MASK in clean(typed) or wish.says_nothing_else(typed):
        return False
    count = len(_WORD.findall(typed))
    asks = "?" in typed and count >= _ASKS_SOMETHING
    taken = take(question, typed, scene.office)
    if isinstance(taken, Wrong):
        return not taken.suggestions and (asks or count >= _SAYS_SOMETHING)
    wished = wish.means_person(typed, question) and question.kind in IN_WORDS and count >= _SAYS_SOMETHING
    return wished or (asks and doubtful(question, taken))


def laid_ready(scene: Scene, typed: str) -> str:
    """Words that the open question did not take, as they are kept while it is open, to be sent by one press."""
    words = clean(typed)
    kept = scene.own_thread is not None and MASK not in words and _WORD.search(words) is not None
    return words[: talking.LONGEST] if kept else ""


def ready(scene: Scene) -> str:
    """The words that lie ready for an officer; none where nothing was refused just now."""
    asked = scene.person.dialog
    return asked.said if isinstance(asked, Filling) and scene.own_thread is not None else ""


def tell_taken(scene: Scene, visit: Visit, question: Question, typed: str) -> None:
    """Says that words were taken as the answer, where they may have been a reply to what an officer has just said."""
    thread = scene.own_thread
    replies = thread is not None and thread.said_at is not None and thread.said_at >= visit.seen_at
    told_freely = question.kind is Kind.LONG and wish.was_heeded(visit)
    taken = take(question, typed, scene.office)
    if (replies or told_freely) and isinstance(taken, str) and not doubtful(question, taken):
        scene.answer("beside-taken", {"answer": Phrase("verbatim", {"text": clean(typed)})})
