"""Who has taken a visit, which roles somebody holds at all, and whose a step is.

A visit is taken for a role. Whoever acts in several may take it for one and leave the others to colleagues.
"""

from collections.abc import Mapping

from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.vocabulary import DESK, FRONT_OFFICE, VISITOR, ZOOM
from bot.flows.staffing.acting import acts_as, in_place_of, own_roles, roles_of
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit


def holder(desk: Desk, visit: Visit, role: str) -> str | None:
    """Who of a role has taken a visit, or stands in for whoever has; None if nobody has, or somebody who has left duty,
    that role or their seat."""
    # rule: open-work-follows-the-letter
    taken = in_place_of(desk, visit.assigned.get(role), role)
    # rule: gone-holder-holds-nothing
    holds = taken is not None and acts_as(taken, role) and taken.person_id and taken.on_duty
    return taken.id if taken is not None and holds else None


def thread_holder(desk: Desk, thread: Thread) -> str | None:
    """Who has taken a thread, or stands in for whoever has; None if nobody has, or somebody who has left duty or their
    seat."""
    taken = in_place_of(desk, thread.taken_by, FRONT_OFFICE)
    return taken.id if taken is not None and taken.person_id and taken.on_duty else None


def open_roles(desk: Desk, visit: Visit, member: Staff) -> tuple[str, ...]:
    """The roles in which a visit is a member's to work on: nobody has taken it for them, or the member has."""
    return tuple(role for role in roles_of(member) if holder(desk, visit, role) in (None, member.id))


def untaken_roles(desk: Desk, visit: Visit, member: Staff) -> tuple[str, ...]:
    """The roles of a member for which nobody has taken a visit."""
    return tuple(role for role in roles_of(member) if holder(desk, visit, role) is None)


def held_roles(desk: Desk, visit: Visit, member: Staff) -> tuple[str, ...]:
    """The roles for which a member has a visit, by their own taking or in place of who took it."""
    return tuple(role for role in roles_of(member) if holder(desk, visit, role) == member.id)


def held_by_others(desk: Desk, visit: Visit, member: Staff) -> Mapping[str, str]:
    """Who else has a visit for a member's roles, by role."""
    found = {role: holder(desk, visit, role) for role in roles_of(member)}
    return {role: staff_id for role, staff_id in found.items() if staff_id and staff_id != member.id}


def has_taken(desk: Desk, visit: Visit, member: Staff) -> bool:
    """Whether a visit is a member's, in any of their roles."""
    return bool(held_roles(desk, visit, member))


def shown_holder(desk: Desk, visit: Visit, member: Staff) -> Staff | None:
    """Who has taken a visit, as a member is told: themselves, else whoever has for one of their roles."""
    held = [holder(desk, visit, role) for role in roles_of(member)]
    known = member.id if member.id in held else next(filter(None, held), None)
    return desk.staff.get(known or "")


def taken_as(desk: Desk, sheet: Sheet, visit: Visit, member: Staff, step: Step | None = None) -> str | None:
    """For which of their roles a member takes a visit who works on a step of it: one that may report or answers for
    the step, else the first with a part in the sheet. None for whoever acts in no role that is free or theirs."""
    mine = open_roles(desk, visit, member)
    near = (*step.reporters, step.answers) if step is not None else ()
    return next((role for role in (*near, *sheet.roles, *mine) if role in mine), None)


def open_to(desk: Desk, visit: Visit, member: Staff) -> bool:
    """Whether a visit is a member's to work on in any of their roles."""
    return bool(open_roles(desk, visit, member))


def role_in(desk: Desk, sheet: Sheet, visit: Visit, member: Staff) -> str:
    """In which of their roles somebody has to do with a visit: one for which they have taken it, else the first with a
    part in the sheet, else their first."""
    roles = roles_of(member)
    parts = (*held_roles(desk, visit, member), *sheet.roles, *roles)
    return next((role for role in parts if role in roles), own_roles(member)[0])


def takes_part(sheet: Sheet, member: Staff) -> bool:
    """Whether a role of a member's has a part in a sheet."""
    return acts_as(member, *sheet.roles)


def manned_roles(desk: Desk) -> frozenset[str]:
    """The roles that somebody reachable acts in."""
    return frozenset(role for member in desk.staff.values() if member.person_id for role in roles_of(member))


def named_for(step: Step, member: Staff) -> bool:
    """Whether the sheet names a role of a member's among those who may say that a step is done."""
    return acts_as(member, *step.reporters)


def may_report(step: Step, roles: tuple[str, ...], manned: frozenset[str]) -> bool:
    """Whether one of these roles may say that a step is done; any staff stand in for a role that nobody holds."""
    reporters = set(step.reporters)
    if not reporters.isdisjoint(roles):
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
    return works_on_as(desk, roles_of(member), step)


def works_on_as(desk: Desk, roles: tuple[str, ...], step: Step) -> bool:
    """Whether a step is for whoever acts in these roles."""
    manned = manned_roles(desk)
    answers = answering(step, manned)
    return answers in roles or answers not in manned or may_report(step, roles, manned)
