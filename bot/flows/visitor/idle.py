"""The idle form: a visitor who has fallen silent is reminded of the open question; then the form rests, with all its
answers, until they come back or it has been kept for as long as the office keeps it.
"""

from dataclasses import replace
from datetime import datetime

from bot.flows.journey.reports import add_evidence
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.queue.places import close
from bot.flows.scene.messages import Phrase, Purpose, Urgency
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Recognised
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import answers
from bot.flows.visitor import form

_REMINDED, _RESTS, _KEPT = "reminded", "rests", "kept"
_FORM = (Status.FORM,)


def _reminds_at(scene: Scene, visit: Visit) -> datetime | None:
    quiet = not visit.nudged(_REMINDED) and not rests(visit)
    return visit.seen_at + scene.office.patience.idle_reminder if quiet else None


def _remind(scene: Scene, visit: Visit) -> Visit:
    visitor = scene.known_person(visit.person_id)
    question = form.question_of(visitor.dialog, visit.form, scene.office)
    waits = "form-reminder-known" if isinstance(visitor.dialog, Recognised) else "form-reminder-review"
    asked = answers.asks(question) if question else Phrase(waits)
    scene.say(
        visitor,
        "form-reminder",
        {"question": asked},
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )
    return keep_nudge(scene, visit, _REMINDED)


def _rests_at(scene: Scene, visit: Visit) -> datetime | None:
    """Never in one breath with the reminder, and not before a standard that the sheet sets for the form."""
    reminded = visit.nudges.get(_REMINDED)
    if reminded is None or rests(visit):
        return None
    patience = scene.office.patience
    grace = patience.idle_close - patience.idle_reminder
    # rule: reminded-before-closed
    return max(visit.seen_at + patience.idle_close, (reminded.at or visit.seen_at) + grace, _due_at(scene, visit))


def _due_at(scene: Scene, visit: Visit) -> datetime:
    current = scene.timeline(visit).current
    return current.due_at if current and current.due_at else visit.seen_at


def _rest(scene: Scene, visit: Visit) -> Visit:
    """Says once that nothing is lost. Whoever is away takes up nothing of what neighbours share."""
    visitor = scene.known_person(visit.person_id)
    scene.say(
        visitor,
        "form-rests",
        {"days": scene.office.patience.form_kept.days},
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
    )
    scene.note("form_rests", visit.id)
    # rule: resting-takes-no-room
    return keep_nudge(scene, scene.keep_visit(visit, source=None), _RESTS)


def _kept_until(scene: Scene, visit: Visit) -> datetime | None:
    """Counted from the moment at which the visitor was told for how long."""
    rested = visit.nudges.get(_RESTS)
    if rested is None:
        return None
    # rule: answers-kept-as-told
    return max((rested.at or visit.seen_at) + scene.office.patience.form_kept, _due_at(scene, visit))


def _let_go(scene: Scene, visit: Visit) -> Visit:
    return close(scene, visit, Status.LAPSED)


def rests(visit: Visit) -> bool:
    """Whether a form waits for its visitor to come back some day."""
    return visit.status is Status.FORM and bool(visit.nudged(_RESTS))


def come_back(scene: Scene) -> None:
    """The acting visitor's form rests no longer. Its time begins anew: nobody was at it while it rested, and the
    timeline says so."""
    visit = scene.open_visit
    if visit is None or not rests(visit):
        return
    # rule: rest-is-no-time
    void = tuple(
        replace(piece, key=f"{scene.event.key}:rested:{no}", recorded_at=scene.now, retracts=piece.key)
        for no, piece in enumerate(_begins(visit))
    )
    source = scene.event.source or None
    visit = scene.keep_visit(visit, evidence=(*visit.evidence, *void), nudges={}, source=source)
    add_evidence(scene, visit, Marker(Word.FORM_STARTED), Source.VISITOR, "visitor")
    scene.note("form_resumed", visit.id)


def _begins(visit: Visit) -> list[Evidence]:
    """The reports that the form was begun which still count."""
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    pieces = (piece for piece in visit.evidence if piece.word is Word.FORM_STARTED and not piece.retracts)
    return [piece for piece in pieces if piece.key not in void]


REMINDED = Rung(_REMINDED, _FORM, _reminds_at, _remind)
RESTS = Rung(_RESTS, _FORM, _rests_at, _rest)
KEPT = Rung(_KEPT, _FORM, _kept_until, _let_go)
