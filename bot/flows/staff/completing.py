"""Completing a visitor's data: front office types what the form lacks, and it is checked as the visitor's answer is."""

from bot.flows.journey.stale import answer_stale
from bot.flows.office.fitting import required_missing
from bot.flows.office.questions import CATEGORY, Kind, Question
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Completing, Idle
from bot.flows.state.visits import Visit
from bot.flows.telling import answers
from bot.flows.telling.taking import Wrong, take


def press(scene: Scene, visit: Visit, parts: tuple[str, ...]) -> None:
    """Asks which answer is to be typed; the first of all where there is only one, or where others depend on it."""
    lacking = required_missing(visit.form, scene.office)
    if not lacking:
        scene.talk(Idle())
        scene.answer("data-complete", {"ticket": visit.ticket or ""})
        return
    chosen = next((each for each in lacking if parts == (str(_place(scene, visit, each)),)), None)
    if chosen is None and (len(lacking) == 1 or lacking[0].key == CATEGORY):
        chosen = lacking[0]
    if chosen is None:
        _choose(scene, visit, lacking)
    else:
        _ask(scene, visit, chosen)


def _choose(scene: Scene, visit: Visit, lacking: tuple[Question, ...]) -> None:
    choices = tuple(
        Choice(answers.label(each), token(Verb.COMPLETE, visit.id, _place(scene, visit, each))) for each in lacking
    )
    scene.say(scene.person, "data-choose", {"ticket": visit.ticket or ""}, choices=choices, visit_id=visit.id)


def _place(scene: Scene, visit: Visit, question: Question) -> int:
    """Where a question stands in the form of this visit's category, from 1."""
    return scene.office.form.of_category(visit.form.get(CATEGORY, "")).index(question) + 1


def _ask(scene: Scene, visit: Visit, question: Question) -> None:
    if question.kind is Kind.FILE:
        scene.answer("data-file", {"ticket": visit.ticket or "", "field": answers.label(question)})
        return
    scene.talk(Completing(visit.id, question.key))
    args: Args = {
        "ticket": visit.ticket or "",
        "field": answers.label(question),
        "options": answers.options_of(question),
    }
    scene.say(scene.person, "data-ask", args, visit_id=visit.id)


def write(scene: Scene, visit: Visit, asked: Completing, typed: str) -> None:
    """Takes the answer, or says why it cannot be taken; the journal keeps who filled in what, not what was said."""
    question = scene.office.form.question(asked.question, visit.form)
    if question is None or question not in required_missing(visit.form, scene.office) or not visit.status.open:
        scene.talk(Idle())
        answer_stale(scene, visit)
        return
    taken = take(question, typed, scene.office)
    if isinstance(taken, Wrong):
        # rule: same-check-whoever-types
        scene.say(scene.person, "data-wrong", {"field": answers.label(question), "why": taken.why}, visit_id=visit.id)
        return
    visit = scene.keep_visit(visit, form={**visit.form, question.key: taken})
    scene.note("data_filled_in", visit.id, field=question.key)
    scene.talk(Idle())
    args: Args = {"ticket": visit.ticket or "", "field": answers.label(question)}
    left = required_missing(visit.form, scene.office)
    more = (Choice(Phrase("choice-complete"), token(Verb.COMPLETE, visit.id)),) if left else ()
    scene.say(scene.person, "data-filled-in", {**args, "left": len(left)}, choices=more, visit_id=visit.id)
