"""The answer before, put right while the next question is open already: "bukan, Rina Simbolon"."""

import re

from bot.flows.given.typed import clean
from bot.flows.office.questions import Kind, Question
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Filling
from bot.flows.state.visits import Visit
from bot.flows.telling import answers
from bot.flows.telling.taking import take
from bot.flows.visitor import intake
from bot.flows.visitor.doubt import doubtful

_PUTS_RIGHT = re.compile(
    r"^(?:(?:(?:bukan|salah|wrong)\s*[,.:;!]+|no\s*[,;!]+)\s*|(?:maksud\s+saya|maksudnya|i\s+mean)\b\s*[,:]?\s*)+(?=\w)",
    re.IGNORECASE,
)
_IN_WORDS = (Kind.TEXT, Kind.LONG)


def corrected(scene: Scene, visit: Visit, asked: Filling, question: Question, typed: str) -> bool:
    """Takes words that put the answer before right, and asks the open question again; False for anything else: words
    that answer the open question by themselves, or come after it has been answered wrongly."""
    # rule: correction-is-of-what-was-just-said
    said = _PUTS_RIGHT.sub("", clean(typed), count=1)
    if said == clean(typed) or asked.said or asked.editing or asked.back_from or visit.form.get(question.key):
        return False
    if question.kind not in _IN_WORDS and isinstance(take(question, typed, scene.office), str):
        return False
    former = _before(scene, visit, question)
    taken = take(former, said, scene.office) if former is not None else None
    if former is None or not isinstance(taken, str) or doubtful(former, taken) or taken == visit.form[former.key]:
        return False
    visit = intake.fill_in(scene, visit, {**visit.form, former.key: taken})
    shown = answers.shown(former, taken, scene.office)
    scene.answer("form-corrected", {"question": answers.label(former), "answer": shown})
    intake.ask(scene, visit, question)
    return True


def _before(scene: Scene, visit: Visit, question: Question) -> Question | None:
    """The question answered just before this one."""
    questions = scene.office.form.asked(visit.form)
    index = next((no for no, each in enumerate(questions) if each.key == question.key), 0)
    former = questions[index - 1] if index else None
    return former if former is not None and visit.form.get(former.key) else None
