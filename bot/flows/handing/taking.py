"""Taking over a colleague's visit: it is said whose it is, and asked first; then both know."""

from bot.flows.handing import passing
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import holder
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit
from bot.flows.telling.cards import staff_card


def take_over(scene: Scene, member: Staff, visit: Visit, asked_of: str = "") -> None:
    """Asks, and takes it if the answer is about whoever has it still; ``asked_of`` is who had it when it was asked."""
    owner = scene.desk.staff[holder(scene.desk, visit, member.role) or ""]
    # rule: take-over-names-and-asks
    if asked_of != owner.id:
        _ask(scene, visit, owner)
        return
    visit = passing.assign(scene, visit, member, None, by=member)
    scene.note("taken_over", visit.id, role=member.role, before=owner.id)
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


def _ask(scene: Scene, visit: Visit, owner: Staff) -> None:
    sure = Choice(Phrase("choice-take-over-sure"), token(Verb.TAKE_OVER, visit.id, owner.id))
    leave = Choice(Phrase("choice-take-over-not"), token(Verb.OPEN, visit.id))
    scene.answer("take-over-ask", {"ticket": visit.ticket or "", "name": owner.name}, choices=(sure, leave))
