"""The guest-book form in a conversation: which question is open, and whether words can only be its answer.

Fields after the desk's guest book (no NIK, no birth date, no photo of an identity card). What fits is in
:mod:`bot.flows.office.fitting`, what is taken in :mod:`bot.flows.telling.taking`.
"""

from collections.abc import Mapping

from bot.flows.office.office import Office
from bot.flows.office.questions import IN_WORDS, Question
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Dialog, Filling
from bot.flows.telling.taking import Wrong, take


def question_of(dialog: Dialog, form: Mapping[str, str], office: Office) -> Question | None:
    """The question that is open in a conversation, if one is; an old form may have asked others than there are now."""
    return office.form.question(dialog.question, form) if isinstance(dialog, Filling) else None


def open_question(scene: Scene) -> Question | None:
    """The question that is open in the acting visitor's conversation."""
    visit = scene.open_visit
    return question_of(scene.person.dialog, visit.form if visit else {}, scene.office)


def answered_for_sure(question: Question, typed: str, office: Office) -> bool:
    """Whether words can only be meant as the answer: they are in a list, or have the shape that is asked for."""
    return question.kind not in IN_WORDS and not isinstance(take(question, typed, office), Wrong)
