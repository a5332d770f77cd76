"""Who is asked, told and turned to: for a role, a visit, a moment."""

from collections.abc import Iterable
from datetime import datetime

from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import FRONT_OFFICE
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import acting, acts_as, handed, roles_of
from bot.flows.staffing.holding import holder, thread_holder
from bot.flows.staffing.specialists import of_category
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
    """Whether somebody who is there could receive a visitor; where nobody holds the role, anybody who is there."""
    there = reachable(desk)
    fallback = () if receiver(sheet) == FRONT_OFFICE else there
    # rule: on-break-no-new-visitors
    return any(member.attends for member in of_first(there, receiver(sheet)) or fallback)


def on_duty(desk: Desk, office: Office) -> int:
    """How many officers are there now who do a step of any of the desk's sheets; whoever is on a break is not."""
    return sum(member.attends for member in at_work(desk, office))


def works_for(member: Staff, office: Office) -> bool:
    """Whether somebody does a step of any of the desk's sheets: neither supervisor nor administrator alone."""
    return acts_as(member, *office.roles)


def colleagues(member: Staff, other: Staff) -> bool:
    """Whether two have a role in common."""
    return acts_as(other, *roles_of(member)) and member.id != other.id


def taken_by(visit: Visit, member: Staff) -> tuple[str, ...]:
    """The roles for which somebody has taken a visit; not those that another has by a letter meanwhile."""
    passed = handed(member)
    return tuple(role for role, staff_id in visit.assigned.items() if staff_id == member.id and role not in passed)


def there_of(desk: Desk, role: str, *, but: Staff) -> tuple[Staff, ...]:
    """Whoever of a role is there, but one."""
    return tuple(each for each in reachable(desk) if each.attends and acts_as(each, role) and each.id != but.id)


def at_work(desk: Desk, office: Office) -> tuple[Staff, ...]:
    """The officers on duty who do a step of any of the desk's sheets, on a break or not."""
    return tuple(member for member in reachable(desk) if member.on_duty and works_for(member, office))


def at_the_door(desk: Desk, office: Office) -> tuple[Staff, ...]:
    """Who is asked about somebody whose visit is not known: whoever receives and is on duty, else supervisors."""
    there, roles = reachable(desk), at_meeting(office)
    return tuple(member for member in there if acts_as(member, *roles) and member.attends) or of_first(
        there, SUPERVISOR
    )


def responsible(scene: Scene, visit: Visit, role: str, staff_id: str | None = None) -> tuple[Staff, ...]:
    """Who is told: the one who took the visit; else those of the role who are there, for its kind of business where
    there are such; else supervisors, and whoever else is there if none of them is on duty; else anyone."""
    category = visit.form.get("category", "")
    return _turned_to(scene.desk, (role,), staff_id or holder(scene.desk, visit, role), category)


def receivers(office: Office) -> tuple[str, ...]:
    """The roles that receive whoever comes, whatever for."""
    return tuple(dict.fromkeys(map(receiver, office.in_force)))


def front_desk(scene: Scene, thread: Thread) -> tuple[Staff, ...]:
    """Who is told what is said in a thread: whoever has taken it, else as for a visitor who has just come."""
    return _turned_to(scene.desk, receivers(scene.office), thread_holder(scene.desk, thread))


def at_the_front(scene: Scene, category: str = "") -> tuple[Staff, ...]:
    """Who is told of what comes to front office and is no visit; who works for its kind of business first."""
    return _turned_to(scene.desk, receivers(scene.office), None, category)


def _turned_to(desk: Desk, roles: tuple[str, ...], taken: str | None, category: str = "") -> tuple[Staff, ...]:
    staff = reachable(desk)
    there = tuple(member for member in staff if member.attends)
    return (
        tuple(member for member in staff if member.id == taken)
        or of_category(of_first(there, *roles), category)
        or _in_their_stead(staff, there)
        or there
        or staff
    )


def _in_their_stead(staff: tuple[Staff, ...], there: tuple[Staff, ...]) -> tuple[Staff, ...]:
    supervisors = of_first(staff, SUPERVISOR)
    # rule: turned-to-who-is-there
    if not supervisors or any(member.on_duty for member in supervisors):
        return supervisors
    return (*supervisors, *(member for member in there if roles_of(member) != (ADMIN,)))


def concerned(scene: Scene, before: Visit | None, visit: Visit, member: Staff) -> bool:
    """Whether a member of staff needs to see a change of a visit: theirs to do, or just taken by somebody else."""
    part = (role for role in roles_of(member) if role in scene.sheet(visit).roles)
    return any(_concerned_as(role, scene.desk, before, visit, member) for role in part)


def _concerned_as(role: str, desk: Desk, before: Visit | None, visit: Visit, member: Staff) -> bool:
    taken = holder(desk, visit, role)
    if taken is None:
        taken_once = visit.assigned.get(role) == member.id
        return taken_once or (_comes_back(member) and _told_of(desk, visit, member, role))
    just_taken = before is None or holder(desk, before, role) != taken
    return taken == member.id or (just_taken and member.attends)


def _comes_back(member: Staff) -> bool:
    """Whether somebody is there, or their duty has ended with the office's hours and begins with them again: what comes
    in meanwhile waits for them in their chat."""
    # rule: seen-in-the-morning
    return member.attends or member.shift.resumes


def _told_of(desk: Desk, visit: Visit, member: Staff, role: str) -> bool:
    """Whether a visit that nobody has taken is one that a member is told of."""
    there = (each for each in reachable(desk) if _comes_back(each) and acts_as(each, role))
    return member in of_category(there, visit.form.get("category", ""))


def supervises(member: Staff) -> bool:
    """Whether somebody is a supervisor."""
    return acts_as(member, SUPERVISOR)


def sees_the_office(member: Staff) -> bool:
    """Whether somebody is shown how the office as a whole fares: supervisors and administrators."""
    return acts_as(member, SUPERVISOR, ADMIN)


def receives(desk: Desk, member: Staff, role: str) -> bool:
    """Whether a member receives visitors: by role, or in place of a role that nobody holds; no administrator does."""
    return acts_as(member, role) or (not of_first(reachable(desk), role) and roles_of(member) != (ADMIN,))
