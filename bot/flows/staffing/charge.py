"""Who is charged with an overrun: only somebody who could have done something about it.

1. The time up to the sent form is the visitor's: nobody at the desk sees the visit before.
2. Where nobody holds the role that answers, nor that of another who may do the step, the supervisor does.
3. A role without a button near the step is not charged, unless the sheet itself names it: for a step of staff the
   supervisor answers, a visitor's own step is the visitor's.
"""

from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.vocabulary import VISITOR, Word
from bot.flows.staffing.holding import answering, manned_roles
from bot.flows.staffing.roster import SUPERVISOR, receiver
from bot.flows.state.desk import Desk

MOST_SKIPPED = 2
"""Steps of others that one tap may pass over: enough for forgotten buttons, too few for a slip of the finger."""


def charged(sheet: Sheet, step: Step, desk: Desk) -> str:
    """The role that is charged when this step runs over; ``visitor`` when nobody at the desk is."""
    # rule: form-is-the-visitors
    if step in sheet.steps[: sheet.form_steps]:
        return VISITOR
    role = answering(desk, step)
    can_act = step.named or _can_act(sheet, step, role)
    # rule: no-button-no-charge
    if can_act and role in manned_roles(desk):
        return role
    return VISITOR if step.actor == VISITOR and not can_act else SUPERVISOR


def _can_act(sheet: Sheet, step: Step, role: str) -> bool:
    """Whether whoever answers for a step has a button to end it or to pass over it, or calls the visitor."""
    if step.ends.word is Word.CALLED and role == receiver(sheet):
        return True
    return any(role in near.reporters() for near in sheet.certain_from(step)[: 1 + MOST_SKIPPED])
