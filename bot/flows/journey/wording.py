"""Steps in words for the people at the desk."""

from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import OF_ONE_STEP, Word
from bot.flows.scene.messages import Phrase


def visitor_activity(step: Step) -> Phrase:
    """A step in words for the visitor. The sheet prints a meeting's number and passcode in the steps of opening
    and joining it; what holds is what the settings say, so these two are told in the desk's own words."""
    if step.ends.word in (Word.ZOOM_OPENED, Word.JOINED):
        return Phrase(f"activity-{step.ends.word.value.replace('_', '-')}")
    return Phrase("verbatim", {"text": step.activity})


def done_label(step: Step) -> Phrase:
    """What a button for ending this step says."""
    if step.ends.word in OF_ONE_STEP:
        return Phrase("done-step", {"no": step.no, "activity": _short(step.activity)})
    return Phrase(f"done-{step.ends.word.value.replace('_', '-')}")


def answer_label(step: Step, answer: str) -> Phrase:
    """What a button for one answer of a decision says: the answer first, for it tells the buttons apart."""
    return Phrase("decide-step", {"answer": as_said(answer), "no": step.no, "activity": _short(step.activity)})


def as_said(answer: str) -> str:
    """An answer as it begins a sentence."""
    return answer[:1].upper() + answer[1:]


def _short(text: str, longest: int = 40) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"
