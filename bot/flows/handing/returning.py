"""A visit goes back from whoever was given it and cannot take it."""

from datetime import timedelta

from bot.flows.handing import passing, whom
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import held_roles, holder
from bot.flows.state.desk import Staff
from bot.flows.state.handed import Handed
from bot.flows.state.visits import Visit

TO_REFUSE = timedelta(minutes=10)
"""So long whoever was given a visit may give it back to whom it came from."""


def give_back(scene: Scene, member: Staff, visit: Visit, *numbers: str) -> None:
    """Whoever was given a visit cannot take it: it goes back to who had it, if they are there, else to the role.
    ``numbers`` are the roles that were given together; without them all that they were given."""
    chosen = {passing.role_numbered(scene, visit, no) for no in numbers}
    given = {role: last for role, last in _given(scene, member, visit).items() if not numbers or role in chosen}
    in_time = {role: last for role, last in given.items() if scene.now - last.at <= TO_REFUSE}
    if not given:
        answer_stale(scene, visit)
    elif not in_time:
        scene.answer("hand-too-late", {"ticket": visit.ticket or ""}, choices=(whom.hand_choice(visit),))
    for role, last in in_time.items():
        visit = _give_back(scene, scene.visit(visit.id) or visit, role, last)
    if in_time:
        _tell_refused(scene, member, visit, in_time)


def _given(scene: Scene, member: Staff, visit: Visit) -> dict[str, Handed]:
    """What a member was given and still has, by role."""
    held = held_roles(scene.desk, visit, member)
    return {role: last for role, last in visit.handed.items() if role in held and last.to == member.id}


def _give_back(scene: Scene, visit: Visit, role: str, handed: Handed) -> Visit:
    former = scene.desk.staff.get(handed.before or "")
    back = former if former is not None and former in whom.of_role(scene, visit, role) else None
    visit = passing.free(scene, visit, role)
    if back is not None:
        visit = scene.keep_visit(visit, assigned={**visit.assigned, role: back.id})
    scene.note("handed_back", visit.id, role=role, to=back.id if back else "")
    return visit


def _tell_refused(scene: Scene, member: Staff, visit: Visit, given: dict[str, Handed]) -> None:
    """The givers hear of it, and whose it is now; for what is nobody's, the role is offered it."""
    back = {role: scene.desk.staff.get(holder(scene.desk, visit, role) or "") for role in given}
    somebody = next(filter(None, back.values()), None)
    where = Phrase("hand-back-with", {"name": somebody.name}) if somebody else Phrase("hand-back-free")
    args: Args = {"ticket": visit.ticket or "", "name": member.name, "where": where}
    concerned = {last.by for last in given.values()} | {each.id for each in back.values() if each}
    for staff_id in sorted((concerned - {member.id}) & scene.desk.staff.keys()):
        passing.tell(
            scene, scene.desk.staff[staff_id], Phrase("hand-refused", args), (passing.open_choice(visit),), visit
        )
    for role in (role for role, one in back.items() if one is None):
        words: Args = {
            **passing.about(visit),
            "name": member.name,
            "why": Phrase("nothing"),
            "role": whom.role_words(scene, visit, role),
        }
        passing.offer_to_role(scene, visit, role, Phrase("hand-free", words), but=member.id)
    scene.answer("hand-refused-by-you", args)
