"""The call that nobody answers: whether it is one, and when it is to be said again.

Silent is whoever has not written, pressed or reported anything since they were called, whom the meeting has not seen
and of whom staff have reported nothing. Any sign of life ends the calling; nothing else is taken for an absence.
"""

from datetime import datetime

from bot.flows.calendar.open_time import open_until
from bot.flows.procedure.sheet import Marker
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.queue.places import occupies_place
from bot.flows.scene.messages import Args, Choice, Dated, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.at_desk import DELAY
from bot.flows.state.nudges import CALLED_AGAIN
from bot.flows.state.visits import Status, Visit

AGAIN = CALLED_AGAIN


def unanswered(scene: Scene, visit: Visit) -> bool:
    """Whether a visitor has been called and has given no sign of life since."""
    since = _silent_since(visit)
    if since is None or not _awaited(scene, visit, since):
        return False
    visitor = scene.known_person(visit.person_id)
    heard_at = visitor.heard_at
    if not visitor.has_chat:
        return False
    # rule: any-sign-of-life-ends-the-calling
    return visit.seen_at <= since and (heard_at is None or heard_at <= since)


def _awaited(scene: Scene, visit: Visit, since: datetime) -> bool:
    """Whether a visitor has been called, and nobody has reported since that they are there."""
    sheet = scene.sheet(visit)
    if visit.status is not Status.IN_SERVICE or not occupies_place(sheet):
        return False
    return not any(p.recorded_at >= since and Marker(p.word, p.step) in sheet.answering_call for p in visit.evidence)


def _silent_since(visit: Visit) -> datetime | None:
    """From when on silence counts: the call, or when they asked for a moment more."""
    called = _called(visit)
    asked = [visit.not_before - DELAY] if called and visit.not_before else []
    return max((*called, *asked), default=None)


def _called(visit: Visit) -> list[datetime]:
    """When a visitor was called; a call whose time was put right is none more."""
    return [p.recorded_at for p in visit.evidence if p.word is Word.CALLED and p.source is Source.DESK]


def again_at(scene: Scene, visit: Visit) -> datetime | None:
    """When who does not answer is called again, or parked; None where nobody is."""
    office = scene.office
    if not office.calling.calls or not unanswered(scene, visit):
        return None
    said = _called(visit)
    nudge = visit.nudges.get(AGAIN)
    if nudge is not None and nudge.at is not None:
        said.append(nudge.at)
    # rule: nobody-is-called-at-night
    at = open_until(office.calendar, max(said), office.calling.every) or max(said) + office.calling.every
    delayed = visit.not_before is not None and visit.not_before <= scene.now + DELAY
    return max(at, visit.not_before) if delayed and visit.not_before else at


def calls_said(visit: Visit) -> int:
    """How often a visitor has been called this time."""
    return 1 + visit.nudged(AGAIN)


def may_ask_later(scene: Scene, visit: Visit) -> bool:
    """Whether a visitor may still ask to be called a little later: once, before they are there."""
    asked = visit.not_before is not None and not (visit.booked and visit.not_before <= scene.now)
    if asked or not scene.office.calendar.is_open(scene.now):
        return False
    since = _silent_since(visit)
    return visit.status is Status.QUEUED or (since is not None and _awaited(scene, visit, since))


def later_choice(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """Asking to be called a little later, for who may."""
    return (Choice(Phrase("choice-later"), token(Verb.LATER, visit.id)),) if may_ask_later(scene, visit) else ()


def bell(scene: Scene, visit: Visit) -> Phrase:
    """How a visitor is called: the first time, or once more, with which call it is of how many."""
    again = _again(scene, visit)
    return Phrase("call-again", again) if again else Phrase("called-now")


def _again(scene: Scene, visit: Visit) -> Args:
    """Which call it is that nobody has answered, from the second on; empty for any other."""
    called = scene.office.calling.calls and visit.nudged(AGAIN) and unanswered(scene, visit)
    return {"count": calls_said(visit), "most": scene.office.calling.calls} if called else {}


def calling_words(scene: Scene, visit: Visit) -> Phrase:
    """What an officer is to know of the calling: for when it is, how often, or until when not."""
    if visit.slot_at and (visit.status is Status.APPOINTED or (visit.status is Status.QUEUED and visit.booked)):
        return Phrase("card-appointed", {"slot": Dated(visit.slot_at)})
    if visit.status in (Status.QUEUED, Status.IN_SERVICE) and visit.not_before and scene.now < visit.not_before:
        return Phrase("card-later", {"until": visit.not_before})
    again = _again(scene, visit)
    return Phrase("card-called-again", again) if again else Phrase("nothing")
