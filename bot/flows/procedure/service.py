"""Which step of a way through the sheet is the service itself: what the sheet says, not what a word sounds like.
"Dijawab" early in a sheet may only mean that a request has been confirmed.
"""

from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import DESK, VISITOR, Word

_GIVING = frozenset((Word.SERVED, Word.ANSWERED))
PARTING = frozenset((Word.OUT_OF_ROOM, Word.SURVEY_SUBMITTED, Word.LEFT))
"""Steps that end with these see a visitor out; they are no service."""


def service_step(steps: tuple[Step, ...]) -> Step:
    """The step whose end means that the visitor has been served.

    The last one whose output is written down as the outcome, or a later one that ends with "dilayani" or "dijawab";
    where no output is written down, the last one that staff do before they see the visitor out. Else the last step.
    """
    if any(step.asks_output for step in steps):
        found = [step for step in steps if step.asks_output or step.ends.word in _GIVING]
    else:
        found = [step for step in steps if of_staff(step) and step.ends.word not in PARTING]
    # rule: served-by-the-sheet
    return (found or list(steps))[-1]


def of_staff(step: Step) -> bool:
    """Whether somebody of the office does it: neither the visitor nor the desk by itself."""
    return VISITOR not in step.reporters and step.reporters != (DESK,)
