"""An officer's words that do not say for whom they are: kept until that is said; never dropped, never guessed."""

import hashlib
import re
from collections.abc import Iterator

from bot.flows.addressee.needs import MOST_ATTENDED, MOST_OFFERED
from bot.flows.ending import outcome
from bot.flows.given.typed import clean
from bot.flows.journey import rights
from bot.flows.queue import numbers
from bot.flows.scene.confidential import is_confidential
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.at_desk import AtDesk
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressing, Answering, Dialog, Doubtful, Idle, Replying
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit
from bot.flows.thread import thread as threads

LONGEST = 2000
_BEGINS = re.compile(
    r"(?:(?:jawab|balas|kepada|untuk|buat|ke|to|for)\s+)?([a-z]+)(?:\s?[\u2010-\u2015\u2212-]\s?|\s)?([0-9]{1,4})\b"
    r"(?:\s*(?P<colon>[:\uff1a])\s*(?P<words>.*))?",
    re.IGNORECASE,
)
"""A visitor's number with which words begin, however it is typed; what follows a colon is for them."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*[:\uff1a]?\s*")
"""Around a number these say the same as a colon after it."""


def ask(scene: Scene, typed: str) -> None:
    """Asks which visitor the words are for; with nobody there, says that they went to nobody."""
    words, before = clean(typed)[:LONGEST], scene.person.dialog
    written_in = tuple(_threads(scene, words))
    places = (*scene.desk.attended[:MOST_OFFERED], *scene.desk.queue.heads[:MOST_OFFERED])
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
        *_outcomes(scene, words),
        *written_in,
        *(Choice(_whom(scene, place), token(Verb.REPLY, place.visit_id, _mark(words))) for place in places),
    ]
    scene.answer("staff-words-ask", args, choices=(*choices, Choice(Phrase("choice-words-none"), token(Verb.MENU))))


def _outcomes(scene: Scene, words: str) -> Iterator[Choice]:
    """They may be the outcome of a visit whose outcome the officer has yet to write: of two that were asked for at
    once, the one that was asked for first."""
    member = scene.staff
    at_hand = (scene.visit(p.visit_id) for p in scene.desk.attended[:MOST_OFFERED] if scene.at_hand(p.visit_id))
    for visit in at_hand:
        # rule: owed-outcome-may-be-meant
        if visit and member and _owes_outcome(scene, member, visit):
            label = Phrase("choice-words-outcome", {"ticket": visit.ticket or ""})
            yield Choice(label, token(Verb.OUTCOME, visit.id, _mark(words)))


def _owes_outcome(scene: Scene, member: Staff, visit: Visit) -> bool:
    may = not visit.outcome and Verb.OUTCOME in rights.allowed(scene, member, visit)
    return may and outcome.step_asking(scene, visit, member) is not None


def readers(scene: Scene) -> tuple[Choice, ...]:
    """The visitors at the desk to whom an officer may turn, and whoever wrote last without a visit."""
    places = (*scene.desk.attended[:MOST_OFFERED], *scene.desk.queue.heads[:MOST_OFFERED])
    at_desk = (Choice(_whom(scene, place), token(Verb.REPLY, place.visit_id)) for place in places)
    return (*(_answer(scene, thread) for thread in _written_in(scene)), *at_desk)


def _whom(scene: Scene, place: AtDesk) -> Phrase:
    """A visitor by number and, as far as their visit is at hand, by name."""
    # rule: number-and-name
    visit = scene.visit(place.visit_id) if scene.at_hand(place.visit_id) else None
    name = visit.form.get("name", "") if visit and not is_confidential(visit) else ""
    args: Args = {"ticket": place.ticket, "name": name}
    return Phrase("choice-words-to-named" if name else "choice-words-to", args)


def _answer(scene: Scene, thread: Thread) -> Choice:
    whose = threads.whose(scene.known_person(thread.person_id), thread)
    return Choice(Phrase("choice-words-to-thread", whose), token(Verb.THREAD_ANSWER, thread.id))


def _written_in(scene: Scene) -> Iterator[Thread]:
    dialog = scene.person.dialog
    thread = scene.thread(dialog.thread) if isinstance(dialog, Doubtful) and dialog.thread else None
    if thread is not None and not _is_offered(scene, thread):
        yield thread


def _is_offered(scene: Scene, thread: Thread) -> bool:
    """Whether somebody who wrote without a visit has come to the desk meanwhile, and is named with their visit."""
    # rule: nobody-is-offered-twice
    own = scene.known_person(thread.person_id).visit_id
    places = (*scene.desk.attended[:MOST_OFFERED], *scene.desk.queue.heads[:MOST_OFFERED])
    return any(place.visit_id == own for place in places)


def _threads(scene: Scene, words: str) -> Iterator[Choice]:
    """Whoever wrote last without a visit may be meant too."""
    for thread in _written_in(scene):
        whose = threads.whose(scene.known_person(thread.person_id), thread)
        label = Phrase("choice-words-to-thread", whose)
        yield Choice(label, token(Verb.THREAD_ANSWER, thread.id, _mark(words)))


def beyond_doubt(scene: Scene, member: Staff, typed: str) -> Visit | None:
    """Whom an officer's words are for without being asked: the one visit that is theirs to write to, if they have
    taken it, nobody else's words have come since, and the words do not begin with another's number."""
    if not isinstance(scene.person.dialog, Idle) or len(scene.desk.attended) > MOST_ATTENDED:
        return None
    attended = (scene.visit(place.visit_id) for place in scene.desk.attended)
    theirs = [each for each in attended if each and Verb.REPLY in rights.allowed(scene, member, each)]
    # rule: one-held-visit-is-meant
    meant = theirs[0] if len(theirs) == 1 and member.id in theirs[0].assigned.values() else None
    return None if meant is None or _begins_with_another(scene, meant.id, typed) else meant


def named(scene: Scene, member: Staff, typed: str) -> tuple[Visit, str] | None:
    """The visitor whom an officer's words name before a colon ("A-002: silakan masuk"), and the words without that: one
    who is attended to, and whom the officer may write to. A number without a colon may be part of what is said."""
    said = _beginning(typed)
    if said is None or not said["words"] or len(scene.desk.attended) > MOST_ATTENDED:
        return None
    place = next((each for each in scene.desk.attended if _is(each.ticket, said)), None)
    visit = scene.visit(place.visit_id) if place is not None else None
    if visit is None or Verb.REPLY not in rights.allowed(scene, member, visit):
        return None
    # rule: number-and-colon-name-the-reader
    return visit, said["words"]


def tell_unsent(scene: Scene, before: Dialog) -> None:
    """Words of before, of which it was never said for whom, are not sent any more: that is told."""
    if isinstance(before, Addressing):
        scene.answer("staff-words-unsent-told", {"text": before.words})


def begins_with_another(scene: Scene, dialog: Dialog, typed: str) -> bool:
    """Whether words for one visitor, or in a thread, begin with the number of another."""
    if not isinstance(dialog, Replying | Answering):
        return False
    return _begins_with_another(scene, dialog.about if isinstance(dialog, Replying) else "", typed)


def _begins_with_another(scene: Scene, meant: str, typed: str) -> bool:
    """Whether words begin with a number that is not that of the visit meant: somebody's at the desk; before a colon
    whatever may be a number here, for whoever had it may have gone."""
    said = _beginning(typed)
    visit = scene.visit(meant) if meant else None
    if said is None or (visit is not None and _is(visit.ticket or "", said)):
        return False
    # rule: another-number-is-asked-about
    at_desk = (*scene.desk.attended, *scene.desk.queue.heads)
    return any(_is(place.ticket, said) for place in at_desk) or (
        said["colon"] is not None and said[1].upper() in numbers.letters(scene.office)
    )


def _beginning(typed: str) -> re.Match[str] | None:
    words = clean(typed)
    bracketed = _BRACKETS.match(words)
    return _BEGINS.match(f"{bracketed[1].strip()}: {words[bracketed.end() :]}" if bracketed else words)


def _is(ticket: str, said: re.Match[str]) -> bool:
    letter, _, serial = ticket.partition("-")
    return (letter, serial.lstrip("0")) == (said[1].upper(), said[2].lstrip("0"))


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
