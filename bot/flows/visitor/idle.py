"""The idle form: a visitor who has fallen silent is reminded of the open question, then the form is closed."""

from datetime import datetime

from bot.flows.queue.places import close
from bot.flows.scene.messages import Phrase, Purpose, Urgency
from bot.flows.scene.rungs import Rung
from bot.flows.scene.scene import Scene
from bot.flows.state.nudges import Nudge
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.flows.visitor import form

_REMINDED = "reminded"


def _next_at(scene: Scene, visit: Visit) -> datetime:
    """When a silent visitor is reminded, or, once reminded, when the form is closed: never in one breath, and not
    before a standard that the sheet sets for the form."""
    patience = scene.office.patience
    reminded = visit.nudges.get(_REMINDED)
    if reminded is None:
        return visit.seen_at + patience.idle_reminder
    grace = patience.idle_close - patience.idle_reminder
    current = scene.timeline(visit).current
    due_at = current.due_at if current and current.due_at else visit.seen_at
    # rule: reminded-before-closed
    return max(visit.seen_at + patience.idle_close, (reminded.at or visit.seen_at) + grace, due_at)


def _climb(scene: Scene, visit: Visit) -> Visit:
    visitor = scene.known_person(visit.person_id)
    if visit.nudged(_REMINDED):
        visit = close(scene, visit, Status.LAPSED)
        scene.say(visitor, "form-closed", urgency=Urgency.NOTICE, visit_id=visit.id)
        return visit
    _remind(scene, visit, visitor)
    return scene.keep_visit(visit, nudges={_REMINDED: Nudge(1, scene.now)})


def _remind(scene: Scene, visit: Visit, visitor: Person) -> None:
    question = form.question_of(visitor.dialog)
    asked = Phrase(f"ask-{question.key}") if question else Phrase("form-reminder-review")
    scene.say(
        visitor,
        "form-reminder",
        {"question": asked},
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )


IDLE = Rung(_REMINDED, (Status.FORM,), _next_at, _climb)
