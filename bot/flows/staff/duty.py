"""Duty: who is at the desk, and what happens to the visits of somebody who leaves it."""

from dataclasses import replace

from bot.flows.queue.places import next_received
from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import handed
from bot.flows.staffing.roster import SUPERVISOR, of_first, reachable
from bot.flows.state.desk import Staff


def change(scene: Scene, member: Staff, *, on: bool) -> Staff:
    """Puts an officer on or off duty; their open visits are free to be taken by others when they leave."""
    changed = replace(member, on_duty=on)
    scene.desk = replace(scene.desk, staff={**scene.desk.staff, member.id: changed})
    scene.note("duty_on" if on else "duty_off")
    if not on:
        if tickets := leave(scene, member):
            scene.answer("duty-given-back", {"tickets": ", ".join(tickets)})
        if _nobody_left(scene):
            scene.answer("duty-nobody-left", {"count": scene.desk.queue.count})
    return changed


def leave(scene: Scene, member: Staff) -> list[str]:
    """Gives back all that a member of staff had taken, who leaves their duty, role or seat; returns the numbers.

    Supervisors are told if visitors wait and nobody is left to receive them.
    """
    held = [visit for visit in map(scene.visit, scene.facts.visits) if visit and member.id in visit.assigned.values()]
    held = [visit for visit in held if visit.status.open]
    for visit in held:
        assigned = {role: staff_id for role, staff_id in visit.assigned.items() if not _gives(member, role, staff_id)}
        scene.keep_visit(visit, assigned=assigned)
        scene.note("given_back", visit.id, staff=member.id)
    if _nobody_left(scene):
        _warn_supervisors(scene)
    return sorted(visit.ticket or "" for visit in held)


def _gives(member: Staff, role: str, staff_id: str) -> bool:
    """What somebody else does by a letter meanwhile is not theirs to give back."""
    return staff_id == member.id and role not in handed(member)


def _nobody_left(scene: Scene) -> bool:
    return bool(scene.desk.queue.count) and not next_received(scene)


def _warn_supervisors(scene: Scene) -> None:
    args: Args = {"count": scene.desk.queue.count}
    for member in of_first(reachable(scene.desk), SUPERVISOR):
        if member.person_id != scene.person_id:
            supervisor = scene.known_person(member.person_id or "")
            scene.say(supervisor, "duty-nobody-left", args, urgency=Urgency.URGENT)
