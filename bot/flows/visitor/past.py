"""A visitor's own visits, asked for by *status*, by number or from a list: outcome, what is still to come, documents
and files. Never anybody else's: their numbers are answered like numbers that nobody has."""

import re
from datetime import timedelta

from bot.flows.ending import outcome
from bot.flows.journey.wording import visitor_activity
from bot.flows.scene.messages import Args, Choice, Day, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Status, Visit
from bot.flows.telling.cards import status_of

DOCUMENT = "doc"
_MOST_LISTED = 5
_MOST_GUESSES, _WITHIN = 5, timedelta(hours=1)
"""Numbers that somebody may name which are none of theirs: enough for slips, too few to try them out."""

_ONLY = re.compile(r"\s*/?(?:status|cek|nomor)?\s*[A-Z0-9]{1,10}[-\s]?\d{8}[-\s]?\d{3,}\s*[.?!]*\s*", re.IGNORECASE)


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
    files = scene.facts.files.get(visit.id, ())
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
    return Phrase("past-due", {"activity": activity, "due": current.due_at})


def press(scene: Scene, parts: tuple[str, ...]) -> bool:
    """The list, one of one's own visits, or its document once more; False for anything else."""
    if parts == ("",):
        show(scene)
        return True
    visit = next((each for each in _own(scene) if each.id == parts[0]), None) if parts else None
    if visit is None or parts[1:] not in ((), (DOCUMENT,)):
        return False
    if parts[1:] and visit.status is Status.FINISHED:
        outcome.give_document(scene, visit)
    else:
        _tell(scene, visit)
    return True
