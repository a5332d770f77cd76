"""Who is charged with an overrun: only somebody who could have done something about it when it came about.

1. A step of the visitor's own is theirs, whoever the sheet says helps them; so is the time up to the sent form.
2. Where nobody held the role that answers, nor that of another who may do the step, the supervisor does.
3. A role without a button near the step is not charged, unless the sheet itself names it: the supervisor answers.

Who held a role is asked for the moment the limit passed: whoever came later answers for nothing that was late before,
and whoever has left since still does.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.vocabulary import VISITOR, Word
from bot.flows.staffing.acting import acting, deputy, handed
from bot.flows.staffing.holding import answering, holder
from bot.flows.staffing.roster import SUPERVISOR, holders, receiver
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.visits import Visit

MOST_SKIPPED = 2
"""Steps of others that one tap may pass over: enough for forgotten buttons, too few for a slip of the finger."""


def charged(sheet: Sheet, step: Step, desk: Desk, at: datetime) -> str:
    """The role that is charged when this step runs over at that moment; ``visitor`` when nobody at the desk is."""
    # rule: form-is-the-visitors
    # rule: visitor-s-slowness-is-theirs
    if step.visitors_own or step in sheet.steps[: sheet.form_steps]:
        return VISITOR
    manned = _manned(desk, at)
    role = answering(step, manned)
    can_act = step.named or _can_act(sheet, step, role)
    # rule: no-button-no-charge
    if can_act and role in manned:
        return role
    return VISITOR if step.actor == VISITOR and not can_act else SUPERVISOR


def named(desk: Desk, visit: Visit, role: str, told: Iterable[Staff], at: datetime) -> str | None:
    """The one person who answers for what was late at a moment, by their id; None where only their role is known.

    Whoever took the visit, or stood in for them at that moment, if the role was theirs then; else the only one who held
    it then and is not off duty now; else, where nobody did, the only one of those ``told`` in their stead who was here
    then.
    """
    then = holders(desk, role, at)
    taken = _taken(desk, visit, role, at)
    if taken in then:
        return taken
    answerable = [staff_id for staff_id in then if _is_answerable(desk, staff_id)]
    stand_ins = [member.id for member in told if _held_any(desk, member, at)]
    possible = answerable or stand_ins
    return possible[0] if len(possible) == 1 else None


def _taken(desk: Desk, visit: Visit, role: str, at: datetime) -> str | None:
    """Who had a visit at a moment: whoever took it, or stood in for them by a letter of that moment."""
    took = visit.assigned.get(role)
    if took is None:
        return None
    # rule: charged-by-the-letter-of-that-moment
    then = deputy(desk, took, role, at)
    stood_aside = then in desk.staff and handed(desk.staff[then])
    return then if holder(desk, visit, role) is not None or stood_aside else None


def _held_any(desk: Desk, member: Staff, at: datetime) -> bool:
    roles = {each.role for each in desk.assignments}
    return any(member.id in holders(desk, role, at) for role in roles)


def _is_answerable(desk: Desk, staff_id: str) -> bool:
    if _is_gone(desk, staff_id):
        return True
    member = desk.staff[staff_id]
    return _is_on_duty(member) or bool(handed(member))


def _manned(desk: Desk, at: datetime) -> frozenset[str]:
    """The roles that somebody held then: whoever has left since counts, whoever is here without a chat does not."""
    roles = {each.role for each in desk.assignments if each.holds(at)}
    return frozenset(
        role for role in roles if any(_was_here(desk, each) for each in acting(desk.assignments, role, at))
    )


def _was_here(desk: Desk, staff_id: str) -> bool:
    return _is_gone(desk, staff_id) or desk.staff[staff_id].person_id is not None


def _is_gone(desk: Desk, staff_id: str) -> bool:
    return staff_id not in desk.staff


def _is_on_duty(member: Staff) -> bool:
    return member.on_duty and member.person_id is not None


def _can_act(sheet: Sheet, step: Step, role: str) -> bool:
    """Whether whoever answers for a step has a button to end it or to pass over it, or calls the visitor."""
    if step.ends.word is Word.CALLED and role == receiver(sheet):
        return True
    return any(role in near.reporters for near in sheet.certain_from(step)[: 1 + MOST_SKIPPED])
