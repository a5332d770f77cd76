"""Who is asked, told and turned to: for a role, a visit, a moment."""

from collections.abc import Iterable
from datetime import datetime

from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import FRONT_OFFICE
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import acting, acts_as, roles_of
from bot.flows.staffing.holding import holder, thread_holder
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit

SUPERVISOR = "supervisor"
ADMIN = "admin"


def holders(desk: Desk, role: str, at: datetime) -> tuple[str, ...]:
    """Who held a role at a moment, by their ids: by a post of their own or by a letter, whether or not they are here
    still; whoever had passed it on did not."""
    # rule: role-held-at-its-moment
    return tuple(acting(desk.assignments, role, at))


def reachable(desk: Desk) -> tuple[Staff, ...]:
    """Whoever has a chat in which they can be told something."""
    return tuple(member for member in desk.staff.values() if member.person_id)


def of_first(members: Iterable[Staff], *roles: str) -> tuple[Staff, ...]:
    """Of these members those of the first of these roles that any of them has."""
    members = tuple(members)
    found = (tuple(member for member in members if acts_as(member, role)) for role in roles)
    return next(filter(None, found), ())


def receiver(sheet: Sheet) -> str:
    """The role that calls visitors and receives them: front office, or whoever answers for the first step after
    the call where a sheet has none."""
    if FRONT_OFFICE in sheet.roles:
        return FRONT_OFFICE
    return sheet.steps[sheet.calling].answers


def at_meeting(office: Office) -> tuple[str, ...]:
    """The roles that receive whoever comes to the meeting: those of the sheets that bring visitors there."""
    sheets = [sheet for sheet in office.in_force if sheet.uses_zoom] or [office.sheet]
    return tuple(dict.fromkeys(map(receiver, sheets)))


def received(desk: Desk, sheet: Sheet) -> bool:
    """Whether somebody on duty could receive a visitor; where nobody holds the role, anybody on duty."""
    there = reachable(desk)
    fallback = () if receiver(sheet) == FRONT_OFFICE else there
    return any(member.on_duty for member in of_first(there, receiver(sheet)) or fallback)


def on_duty(desk: Desk, office: Office) -> int:
    """How many officers are there now who do a step of any of the desk's sheets."""
    return sum(member.on_duty and acts_as(member, *office.roles) for member in reachable(desk))


def at_the_door(desk: Desk, office: Office) -> tuple[Staff, ...]:
    """Who is asked about somebody whose visit is not known: whoever receives and is on duty, else supervisors."""
    there, roles = reachable(desk), at_meeting(office)
    return tuple(member for member in there if acts_as(member, *roles) and member.on_duty) or of_first(
        there, SUPERVISOR
    )


def responsible(scene: Scene, visit: Visit, role: str, staff_id: str | None = None) -> tuple[Staff, ...]:
    """Who is told: the one who took the visit; else the role's staff on duty; else supervisors; else anyone."""
    return _turned_to(scene.desk, (role,), staff_id or holder(scene.desk, visit, role))


def receivers(office: Office) -> tuple[str, ...]:
    """The roles that receive whoever comes, whatever for."""
    return tuple(dict.fromkeys(map(receiver, office.in_force)))


def front_desk(scene: Scene, thread: Thread) -> tuple[Staff, ...]:
    """Who is told what is said in a thread: whoever has taken it, else as for a visitor who has just come."""
    return _turned_to(scene.desk, receivers(scene.office), thread_holder(scene.desk, thread))


def _turned_to(desk: Desk, roles: tuple[str, ...], taken: str | None) -> tuple[Staff, ...]:
    staff = reachable(desk)
    on_duty = tuple(member for member in staff if member.on_duty)
    return (
        tuple(member for member in staff if member.id == taken)
        or of_first(on_duty, *roles)
        or of_first(staff, SUPERVISOR)
        or on_duty
        or staff
    )


def concerned(scene: Scene, before: Visit | None, visit: Visit, member: Staff) -> bool:
    """Whether a member of staff needs to see a change of a visit: theirs to do, or just taken by somebody else."""
    part = (role for role in roles_of(member) if role in scene.sheet(visit).roles)
    return any(_concerned_as(role, scene.desk, before, visit, member) for role in part)


def _concerned_as(role: str, desk: Desk, before: Visit | None, visit: Visit, member: Staff) -> bool:
    taken = holder(desk, visit, role)
    if taken is None:
        return member.on_duty or visit.assigned.get(role) == member.id
    just_taken = before is None or holder(desk, before, role) != taken
    return taken == member.id or (just_taken and member.on_duty)


def supervises(member: Staff) -> bool:
    """Whether somebody is a supervisor."""
    return acts_as(member, SUPERVISOR)


def sees_the_office(member: Staff) -> bool:
    """Whether somebody is shown how the office as a whole fares: supervisors and administrators."""
    return acts_as(member, SUPERVISOR, ADMIN)


def receives(desk: Desk, member: Staff, role: str) -> bool:
    """Whether a member receives visitors: by role, or in place of a role that nobody holds; no administrator does."""
    return acts_as(member, role) or (not of_first(reachable(desk), role) and roles_of(member) != (ADMIN,))
