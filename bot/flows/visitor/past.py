"""A visitor's own visits, asked for by *status*, by number or from a list: outcome, what is still to come, documents
and files. Never anybody else's: their numbers are answered like numbers that nobody has."""

import re
from datetime import timedelta

from bot.flows.journey.wording import visitor_activity
from bot.flows.papers import giving
from bot.flows.scene.messages import Args, Choice, Day, Due, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Status, Visit
from bot.flows.telling.cards import status_of
from bot.flows.understanding.reading import ticket_in
from bot.flows.visitor.needs import OwnPast

DOCUMENT = "doc"
_MOST_LISTED = 5
_MOST_GUESSES, _WITHIN = 5, timedelta(hours=1)
"""Numbers that somebody may name which are none of theirs: enough for slips, too few to try them out."""

_ONLY = re.compile(
    r"\s*/?(?:status|cek|nomor)?\s*[A-Z0-9]{1,10}[-\s]?\d{8}(?:[-\s]?\d{3,}|[-\s]\d{1,2})\s*[.?!]*\s*", re.IGNORECASE
)


def asks_for(typed: str) -> bool:
    """Whether words are nothing but a visit's number, with *status* before it perhaps."""
    return _ONLY.fullmatch(typed) is not None


def tell(scene: Scene, number: str) -> None:
    """Tells of the acting visitor's own visit with this number."""
    visit = next((each for each in _own(scene) if each.number == number), None)
    # rule: only-ones-own-visits
    if visit is None:
        _unknown(scene, number)
    else:
        _tell(scene, visit)


def with_ticket(scene: Scene, typed: str) -> Visit | None:
    """The acting visitor's own visit that a short number means, the latest of them; None for anything else."""
    # rule: short-number-is-understood
    letter, no = ticket_in(typed) or ("", 0)
    return next((visit for visit in _own(scene) if _has(visit, letter, no)), None) if no else None


def _has(visit: Visit, letter: str, no: int) -> bool:
    first, _, serial = (visit.ticket or "").partition("-")
    of_ticket = serial.isdecimal() and int(serial) == no and letter in (first, "")
    return of_ticket or (not letter and int((visit.number or "0").rpartition("-")[2]) == no)


def tell_of(scene: Scene, visit: Visit) -> None:
    """Tells of one of the acting visitor's own visits."""
    _tell(scene, visit)


def document(scene: Scene, number: str = "") -> None:
    """Gives the document of one's own visit with this number once more, without one that of the latest that is over."""
    over = [each for each in _own(scene) if each.status is Status.FINISHED]
    visit = next((each for each in over if number in (each.number, "")), None)
    if visit is not None:
        giving.again(scene, visit)
    elif number:
        tell(scene, number)
    else:
        scene.answer("document-none")


def _own(scene: Scene) -> list[Visit]:
    """The acting visitor's visits with a number, as far as they were loaded, the latest first."""
    known = {**scene.facts.visits, **scene.visits}.values()
    own = (visit for visit in known if visit.person_id == scene.person_id and visit.number)
    return sorted(own, key=lambda visit: (visit.started_at, visit.number or ""), reverse=True)


def _unknown(scene: Scene, number: str) -> None:
    """The same answer whether nobody has the number or somebody else; who tries numbers out is answered no more."""
    person = scene.person
    again = person.guessed_at is not None and scene.now - person.guessed_at < _WITHIN
    guessed = person.guessed + 1 if again else 1
    scene.keep_person(guessed=guessed, guessed_at=person.guessed_at if again else scene.now)
    # rule: guessed-numbers-are-a-flood
    if guessed > _MOST_GUESSES + 1:
        return
    words = "past-unknown" if guessed <= _MOST_GUESSES else "past-too-many"
    ask = Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", "0"))
    scene.answer(words, {"number": number}, choices=(ask,))


def show(scene: Scene) -> None:
    """What there is to say of somebody without a visit that goes on: of their only one, or a list of the last."""
    own = _own(scene)
    if not own:
        scene.answer("status-none")
    elif len(own) == 1:
        _tell(scene, own[0])
    else:
        listed = own[:_MOST_LISTED]
        choices = tuple(Choice(_numbered(visit), token(Verb.PAST, visit.id)) for visit in listed)
        scene.answer("past-list", {"visits": Listing(tuple(_line(scene, each) for each in listed))}, choices=choices)


def _numbered(visit: Visit) -> Phrase:
    return Phrase("verbatim", {"text": visit.number or ""})


def _line(scene: Scene, visit: Visit) -> Phrase:
    args: Args = {"number": visit.number or "", "day": Day(visit.joined_at), "status": status_of(scene, visit)}
    return Phrase("past-line", args)


def _tell(scene: Scene, visit: Visit) -> None:
    files = scene.facts.about(OwnPast).get(visit.id, ()) if scene.facts.knows(OwnPast) else ()
    args: Args = {
        "number": visit.number or "",
        "ticket": visit.ticket or "",
        "day": Day(visit.joined_at),
        "category": Phrase(f"category-{visit.form.get('category', 'lainnya')}"),
        "status": status_of(scene, visit),
        "outcome": visit.outcome or Phrase("outcome-none"),
        "due": _due(scene, visit),
        "none": Phrase("past-none" if scene.open_visit is None else "nothing"),
        "files": Phrase("past-files", {"names": ", ".join(files)}) if files else Phrase("nothing"),
    }
    document = Choice(Phrase("choice-document"), token(Verb.PAST, visit.id, DOCUMENT))
    more = Choice(Phrase("choice-past"), token(Verb.PAST, ""))
    offered = (document,) if visit.status is Status.FINISHED else ()
    scene.say(scene.person, "past-visit", args, choices=(*offered, more), visit_id=visit.id)


def _due(scene: Scene, visit: Visit) -> Phrase:
    """What is still to be done and by when, as far as that is known."""
    current = scene.timeline(visit).current if visit.status.open else None
    if current is None or current.due_at is None:
        return Phrase("nothing")
    activity = visitor_activity(current.step, scene.person.language)
    return Phrase("past-due", {"activity": activity, "due": Due(current.due_at)})


def press(scene: Scene, parts: tuple[str, ...]) -> bool:
    """The list, one of one's own visits, or its document once more; False for anything else."""
    if parts == ("",):
        show(scene)
        return True
    visit = next((each for each in _own(scene) if each.id == parts[0]), None) if parts else None
    if visit is None or parts[1:] not in ((), (DOCUMENT,)):
        return False
    if parts[1:] and visit.status is Status.FINISHED:
        giving.again(scene, visit)
    else:
        _tell(scene, visit)
    return True
