"""Who is asked, told and turned to: for a role, a visit, this moment."""

from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.vocabulary import FRONT_OFFICE
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import holder
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.visits import Visit

SUPERVISOR = "supervisor"
ADMIN = "admin"


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
    reachable = [member for member in desk.staff.values() if member.person_id]
    holders = [member for member in reachable if member.role == receiver(sheet)] or (
        [] if receiver(sheet) == FRONT_OFFICE else reachable
    )
    return any(member.on_duty for member in holders)


def responsible(scene: Scene, visit: Visit, role: str, staff_id: str | None = None) -> tuple[Staff, ...]:
    """Who is told: the one who took the visit; else the role's staff on duty; else supervisors; else anyone."""
    staff = [member for member in scene.desk.staff.values() if member.person_id]
    taken = staff_id or holder(scene.desk, visit, role)
    chosen = [member for member in staff if member.id == taken]
    chosen = chosen or [member for member in staff if member.role == role and member.on_duty]
    chosen = chosen or [member for member in staff if member.role == SUPERVISOR]
    chosen = chosen or [member for member in staff if member.on_duty] or staff
    return tuple(chosen)
