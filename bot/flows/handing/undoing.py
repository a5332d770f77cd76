"""A claim that was a slip: taken back within a minute, and everything is as it was for everybody."""

from bot.flows.addressee.taking_back import gone, mark, moment, role_mark, role_marked, seconds, undo_choice, within
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import holder
from bot.flows.state.desk import Staff
from bot.flows.state.handed import Handed
from bot.flows.state.visits import Visit


def offer(scene: Scene, member: Staff, before: Visit, visit: Visit) -> None:
    """Says that a visit is the member's now, with the way back; nothing where they had it before."""
    claimed = claimed_role(before, visit, member)
    if claimed is None:
        return
    former = before.assigned.get(claimed, "")
    # rule: claim-undone-for-any-role
    pressed = token(Verb.UNCLAIM, visit.id, role_mark(claimed), seconds(scene.now), mark(member), former)
    ticket = visit.ticket or ""
    scene.answer("staff-claimed", {"ticket": ticket}, choices=(undo_choice("undo-claim", ticket, pressed),))


def claimed_role(before: Visit, visit: Visit, member: Staff) -> str | None:
    """For which role a member has taken a visit since; None for none."""
    new = (role for role, one in visit.assigned.items() if one == member.id and before.assigned.get(role) != one)
    return next(new, None)


def unclaim(scene: Scene, member: Staff, visit: Visit, parts: tuple[str, ...]) -> None:
    """Takes a claim back: who had the visit before has it again, if anybody. What was done with it stays done, and is
    given back in other ways."""
    at = moment(parts[1]) if len(parts) == 4 else None
    args: Args = {"ticket": visit.ticket or "", "span": scene.office.patience.undo}
    role = role_marked(visit, parts[0]) if at is not None else None
    if at is None or parts[2] != mark(member):
        answer_stale(scene, visit)
    elif role is None or holder(scene.desk, visit, role) != member.id:
        gone(scene, visit, "undo-claim")
    elif not within(scene, at):
        scene.answer("staff-unclaim-late", args)
    elif acted(visit, member, parts[1]):
        scene.answer("staff-unclaim-acted", args)
    else:
        # rule: claim-undone-as-it-was
        scene.keep_visit(visit, assigned=_assigned(scene, visit, role, parts[3]), handed=_handed(visit, role))
        scene.note("claim_undone", visit.id, role=role)
        scene.answer("staff-unclaimed", args)


def acted(visit: Visit, member: Staff, since: str) -> bool:
    """Whether a member has reported anything of a visit since."""
    return any(piece.by == member.id and seconds(piece.recorded_at) >= int(since) for piece in visit.evidence)


def _assigned(scene: Scene, visit: Visit, role: str, former: str) -> dict[str, str]:
    others = {each: staff_id for each, staff_id in visit.assigned.items() if each != role}
    return {**others, role: former} if former in scene.desk.staff else others


def _handed(visit: Visit, role: str) -> dict[str, Handed]:
    return {each: last for each, last in visit.handed.items() if each != role}
