"""Taking over a colleague's visit: it is said whose it is, and asked first; then both know."""

from collections.abc import Mapping

from bot.flows.handing import passing, whom
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import held_by_others
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit
from bot.flows.telling.cards import staff_card


def take_over(scene: Scene, member: Staff, visit: Visit, asked_of: str = "") -> None:
    """Asks, and takes it for all of the member's roles for which whoever the answer is about has it still;
    ``asked_of`` is who had it when it was asked."""
    held = held_by_others(scene.desk, visit, member)
    roles = tuple(role for role, staff_id in held.items() if staff_id == asked_of)
    # rule: take-over-names-and-asks
    if not roles:
        _ask(scene, visit, held)
        return
    owner = scene.desk.staff[asked_of]
    visit = passing.assign(scene, visit, member, roles, None, by=member)
    for role in roles:
        scene.note("taken_over", visit.id, role=role, before=owner.id)
    args: Args = {"ticket": visit.ticket or "", "name": member.name, "before": owner.name}
    passing.tell(scene, owner, Phrase("taken-over-from-you", args), (), visit)
    passing.tell_visitor(scene, visit, member)
    scene.answer("taken-over", args)


def too_late(scene: Scene, member: Staff, visit: Visit, owner: Staff) -> None:
    """Somebody else was first: says who has the visit, and shows how it stands now."""
    args: Args = {"ticket": visit.ticket or "", "name": owner.name}
    # rule: claim-has-one-winner
    scene.answer("staff-taken", args, choices=(take_over_choice(visit),))
    staff_card(scene, visit, member, anew=True)


def take_over_choice(visit: Visit) -> Choice:
    """Taking over what a colleague has."""
    return Choice(Phrase("choice-take-over"), token(Verb.TAKE_OVER, visit.id))


def _ask(scene: Scene, visit: Visit, held: Mapping[str, str]) -> None:
    """Says whose it is; where several have it for the roles of one, from whom is chosen with the answer."""
    owners = [scene.desk.staff[staff_id] for staff_id in dict.fromkeys(held.values())]
    leave = Choice(Phrase("choice-take-over-not"), token(Verb.OPEN, visit.id))
    if len(owners) == 1:
        sure = Choice(Phrase("choice-take-over-sure"), token(Verb.TAKE_OVER, visit.id, owners[0].id))
        scene.answer("take-over-ask", {"ticket": visit.ticket or "", "name": owners[0].name}, choices=(sure, leave))
        return
    names = Listing(tuple(Phrase("hand-name", _part(scene, visit, held, each)) for each in owners))
    choices = (
        Choice(Phrase("choice-take-over-from", {"name": each.name}), token(Verb.TAKE_OVER, visit.id, each.id))
        for each in owners
    )
    scene.answer("take-over-ask-whose", {"ticket": visit.ticket or "", "names": names}, choices=(*choices, leave))


def _part(scene: Scene, visit: Visit, held: Mapping[str, str], owner: Staff) -> Args:
    roles = tuple(role for role, staff_id in held.items() if staff_id == owner.id)
    return {"name": owner.name, "role": whom.roles_words(scene, visit, roles)}
