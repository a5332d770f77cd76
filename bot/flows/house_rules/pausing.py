"""A kind of business that is paused while somebody fills in its form: they are told, with the way forward, and choose
anew; all their other answers stay. Whoever has a number already keeps it."""

from datetime import datetime

from bot.flows.office.questions import CATEGORY, Kind, Question
from bot.flows.scene.messages import Choice, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import Rung
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Filling, Offered, Recognised, Reviewing
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import answers, paused

_IN_THE_FORM = Offered | Recognised | Filling | Reviewing


def closed(scene: Scene, visit: Visit) -> Phrase | None:
    """Why the kind of business that a form is for cannot be had now; None while it can, or none is chosen."""
    return paused.why(scene.office, visit.form.get(CATEGORY, "")) if visit.status is Status.FORM else None


def without_choice(scene: Scene, visit: Visit) -> Visit:
    """The form with everything but that answer."""
    form = {key: answer for key, answer in visit.form.items() if key != CATEGORY}
    return scene.keep_visit(visit, form=form, nudges={}, seen_at=scene.now)


def question_of(scene: Scene) -> Question | None:
    """The question for the kind of business."""
    return next((each for each in scene.office.form.first if each.kind is Kind.CATEGORY), None)


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    return scene.now if _at_it(scene, visit) and closed(scene, visit) is not None else None


def _at_it(scene: Scene, visit: Visit) -> bool:
    """Whether somebody is in the middle of the form; whoever has left it is told when they come back."""
    return isinstance(scene.known_person(visit.person_id).dialog, _IN_THE_FORM)


def _climb(scene: Scene, visit: Visit) -> Visit:
    # rule: paused-in-the-form-is-told
    why, question = closed(scene, visit), question_of(scene)
    visitor = scene.known_person(visit.person_id)
    if why is None or question is None:
        return visit
    visit = without_choice(scene, visit)
    scene.keep_person(visitor, dialog=Filling(CATEGORY))
    choices = tuple(
        Choice(
            Phrase("numbered", {"no": str(no), "label": answers.option_label(option)}),
            token(Verb.ANSWER, visit.id, CATEGORY, option.key),
        )
        for no, option in paused.offered(question, scene.office)
    )
    officer = Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", "0"))
    scene.say(
        visitor,
        "house-paused-in-form",
        {"why": why, "question": answers.asks(question)},
        choices=(*choices, officer),
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )
    return visit


PAUSED = Rung("paused", (Status.FORM,), _next_at, _climb)
