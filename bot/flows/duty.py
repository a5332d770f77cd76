"""Duty: who is at the desk, and what happens to the visits of somebody who leaves it."""

from dataclasses import replace

from bot.flows.journey import SUPERVISOR
from bot.flows.messages import Args, Urgency
from bot.flows.queue import received
from bot.flows.scene import Scene
from bot.flows.state import Staff


def change(scene: Scene, member: Staff, *, on: bool) -> Staff:
    """Puts an officer on or off duty; their open visits are free to be taken by others when they leave."""
    changed = replace(member, on_duty=on)
    scene.desk = replace(scene.desk, staff={**scene.desk.staff, member.id: changed})
    scene.note("duty_on" if on else "duty_off")
    if not on:
        _hand_over(scene, member)
        _warn_if_nobody(scene)
    return changed


def _hand_over(scene: Scene, member: Staff) -> None:
    """Gives back what the officer had taken, and says so."""
    loaded = scene.facts.visits.values()
    held = [visit for visit in loaded if visit.status.open and member.id in visit.assigned.values()]
    for visit in held:
        assigned = {role: staff_id for role, staff_id in visit.assigned.items() if staff_id != member.id}
        scene.keep_visit(visit, assigned=assigned)
        scene.note("given_back", visit.id, role=member.role)
    if held:
        tickets = ", ".join(sorted(visit.ticket or "" for visit in held))
        scene.answer("duty-given-back", {"tickets": tickets})


def _warn_if_nobody(scene: Scene) -> None:
    """Visitors wait and nobody is left to receive them: whoever leaves and the supervisors are told."""
    if not scene.desk.queue.count or received(scene.desk, scene.office.sheet):
        return
    args: Args = {"count": scene.desk.queue.count}
    scene.answer("duty-nobody-left", args)
    for member in scene.desk.staff.values():
        if member.role == SUPERVISOR and member.person_id and member.person_id != scene.person_id:
            supervisor = scene.known_person(member.person_id)
            scene.say(supervisor, "duty-nobody-left", args, urgency=Urgency.URGENT)
