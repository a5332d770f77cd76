"""Steps in words for the people at the desk."""

import re

from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import OF_ONE_STEP, Word
from bot.flows.scene.messages import Phrase

_TITLED = re.compile(r"(?:bapak|bpk|pak|ibu|bu|mr|mrs|ms)\b\.?\s", re.IGNORECASE)


def visitor_activity(step: Step, language: str) -> Phrase:
    """A step in words for the visitor: the sheet's own for them, in their language, if it has any. The sheet prints a
    meeting's number and passcode in the steps of opening and joining it; what holds is what the settings say, so these
    two are told in the desk's own words."""
    # rule: words-for-the-reader
    if told := dict(step.for_visitor).get(language):
        return Phrase("verbatim", {"text": told})
    if step.ends.word in (Word.ZOOM_OPENED, Word.JOINED) and not step.at_the_counter:
        return Phrase(f"activity-{step.ends.word.value.replace('_', '-')}")
    return Phrase("verbatim", {"text": step.activity})


def done_label(step: Step) -> Phrase:
    """What a button for ending this step says."""
    if step.ends.word in OF_ONE_STEP or step.at_the_counter:
        return Phrase("done-step", {"no": step.no, "activity": _short(step.activity)})
    return Phrase(f"done-{step.ends.word.value.replace('_', '-')}")


def answer_label(step: Step, answer: str) -> Phrase:
    """What a button for one answer of a decision says: the answer first, for it tells the buttons apart."""
    return Phrase("decide-step", {"answer": as_said(answer), "no": step.no, "activity": _short(step.activity)})


def as_said(answer: str) -> str:
    """An answer as it begins a sentence."""
    return answer[:1].upper() + answer[1:]


def visitor_name(name: str) -> Phrase:
    """How a visitor is addressed by name; whoever gave a title with it is given no second one."""
    # rule: no-title-twice
    titled = _TITLED.match(name) is not None
    return Phrase("visitor-titled" if titled else "visitor-named", {"name": name})


def _short(text: str, longest: int = 40) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"
