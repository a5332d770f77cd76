"""A flood: many messages within seconds that leave the open question of the form unanswered get one answer together."""

from collections.abc import Callable
from datetime import timedelta

from bot.flows.office.questions import Question
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Filling
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Status, Visit
from bot.flows.visitor import intake
from bot.flows.visitor.form import open_question

_MOST, _WITHIN = 5, timedelta(seconds=10)


def heard(scene: Scene, act: Callable[[], None]) -> None:
    """Does what a message asks for that does not answer the open question; one too many of them is asked for an answer
    instead, and what comes after it is not answered at all for the moment."""
    visit, question = scene.open_visit, open_question(scene)
    if visit is None or visit.status is not Status.FORM or question is None:
        act()
        return
    counted = _counted(scene, visit, question)
    # rule: flood-answered-once
    if counted.count <= _MOST:
        act()
    elif counted.count == _MOST + 1:
        _answer(scene, visit, question)
    _keep(scene, question, counted)


def _answer(scene: Scene, visit: Visit, question: Question) -> None:
    scene.answer("flood")
    asked = scene.person.dialog
    intake.ask(scene, visit, question, editing=isinstance(asked, Filling) and asked.editing)


def _counted(scene: Scene, visit: Visit, question: Question) -> Nudge:
    """How many there were with this one, and when the first of them came."""
    known = visit.nudges.get(_name(question))
    if known is None or known.at is None or scene.now - known.at > _WITHIN:
        return Nudge(1, scene.now)
    return Nudge(known.count + 1, known.at)


def _keep(scene: Scene, question: Question, counted: Nudge) -> None:
    """Kept with the visit, for as long as the question stays open."""
    visit = scene.open_visit
    if visit is not None and visit.status is Status.FORM and open_question(scene) == question:
        scene.keep_visit(visit, nudges={**visit.nudges, _name(question): counted})


def _name(question: Question) -> str:
    return f"flood {question.key}"
