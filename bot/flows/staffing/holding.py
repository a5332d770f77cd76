"""Who has taken a visit, which roles somebody holds at all, and whose a step is."""

from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.vocabulary import DESK, VISITOR, ZOOM
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit


def holder(desk: Desk, visit: Visit, role: str) -> str | None:
    """Who of a role has taken a visit; None if nobody has, or somebody who has left duty, that role or their seat."""
    taken = desk.staff.get(visit.assigned.get(role) or "")
    # rule: gone-holder-holds-nothing
    holds = taken is not None and taken.role == role and taken.person_id and taken.on_duty
    return taken.id if taken is not None and holds else None


def thread_holder(desk: Desk, thread: Thread) -> str | None:
    """Who has taken a thread; None if nobody has, or somebody who has left duty or their seat."""
    taken = desk.staff.get(thread.taken_by or "")
    return taken.id if taken is not None and taken.person_id and taken.on_duty else None


def claimed(visit: Visit, member: Staff) -> bool:
    """Whether somebody has claimed a visit, on duty or not."""
    return visit.assigned.get(member.role) == member.id


def open_to(desk: Desk, visit: Visit, member: Staff) -> bool:
    """Whether a visit is a member's to work on: nobody of their role has taken it, or they have."""
    return holder(desk, visit, member.role) in (None, member.id)


def works_as(member: Staff, role: str) -> bool:
    """Whether somebody works in a role."""
    return member.role == role


def takes_part(sheet: Sheet, member: Staff) -> bool:
    """Whether a member's role has a part in a sheet."""
    return member.role in sheet.roles


def manned_roles(desk: Desk) -> frozenset[str]:
    """The roles that somebody reachable holds."""
    return frozenset(member.role for member in desk.staff.values() if member.person_id)


def named_for(step: Step, member: Staff) -> bool:
    """Whether the sheet names a member's role among those who may say that a step is done."""
    return member.role in step.reporters()


def may_report(step: Step, role: str, manned: frozenset[str]) -> bool:
    """Whether a role may say that a step is done; any staff stand in for a role that nobody holds."""
    reporters = set(step.reporters())
    if role in reporters:
        return True
    staffed = reporters - {VISITOR, ZOOM, DESK}
    return bool(staffed) and VISITOR not in reporters and not staffed & manned


def answering(step: Step, manned: frozenset[str]) -> str:
    """The role that answers for a step: the one the sheet names; else, of those who may do it, the first that
    somebody holds."""
    others = () if step.named else (actor for actor in step.also if actor != VISITOR)
    return next((role for role in (step.answers, *others) if role in manned), step.answers)


def works_on(desk: Desk, member: Staff, step: Step) -> bool:
    """Whether a step is this member's: to report, to answer for, or in place of a role that nobody holds."""
    manned = manned_roles(desk)
    answers = answering(step, manned)
    return member.role == answers or answers not in manned or may_report(step, member.role, manned)
