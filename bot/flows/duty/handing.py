"""What somebody had taken goes to the colleague whose turn it is, or back to all of the role; both are told."""

from collections import defaultdict
from dataclasses import dataclass

from bot.flows.duty import turns
from bot.flows.duty.keeping import tell, tickets
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import colleagues, responsible, taken_by, there_of
from bot.flows.staffing.specialists import serves
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit

_MOST_BUTTONS = 4


@dataclass(frozen=True, slots=True)
class Handed:
    """A visit that was given back for a role, and the colleague who has it now; None where it is free to be taken."""

    visit: Visit
    role: str
    to: Staff | None


def give_back(scene: Scene, member: Staff, visits: list[Visit]) -> list[Handed]:
    """Gives back what a member of staff had taken, and tells whoever it goes to."""
    # rule: nobody-locks-who-left
    handed = [_give(scene, member, visit) for visit in visits]
    for each, theirs in _receivers(scene, member, handed).items():
        _tell(scene, member, scene.desk.staff[each], theirs)
    return handed


def tell_leaver(scene: Scene, member: Staff, handed: list[Handed]) -> None:
    """Says to who had taken them what became of their visits."""
    if free := [each.visit for each in handed if each.to is None]:
        tell(scene, member, "duty-given-back", {"tickets": tickets(free)})
    for each in handed:
        if each.to is not None:
            tell(scene, member, "duty-handed-over", {"ticket": each.visit.ticket or "", "name": each.to.name})


def _give(scene: Scene, member: Staff, visit: Visit) -> Handed:
    given = taken_by(visit, member)
    colleague = _by_roster(scene, member, visit, given[0])
    assigned = {role: staff_id for role, staff_id in visit.assigned.items() if role not in given}
    if colleague is not None:
        assigned[given[0]] = colleague.id
    scene.note("given_back", visit.id, staff=member.id, **({"to": colleague.id} if colleague else {}))
    return Handed(scene.keep_visit(visit, assigned=assigned), given[0], colleague)


def _by_roster(scene: Scene, member: Staff, visit: Visit, role: str) -> Staff | None:
    """Whose turn it is now of the same role, who is there and told of that kind of business."""
    if not turns.by_roster(scene):
        return None
    category = visit.form.get("category", "")
    there = there_of(scene.desk, role, but=member)
    on_turn = [each for each in there if serves(each, category) and turns.current(scene, each)]
    return min(on_turn, key=lambda each: (each.name, each.id), default=None)


def _receivers(scene: Scene, member: Staff, handed: list[Handed]) -> dict[str, list[Handed]]:
    found: dict[str, list[Handed]] = defaultdict(list)
    for each in handed:
        whose = (each.to,) if each.to else responsible(scene, each.visit, each.role)
        for one in whose:
            if one.id != member.id and _is_told(scene, member, one):
                found[one.id].append(each)
    return found


def _is_told(scene: Scene, member: Staff, one: Staff) -> bool:
    """In the evening only colleagues who work on are told: nobody is sent for while the office is closed."""
    # rule: told-in-duty-hours
    return scene.office.calendar.is_open(scene.now) or (one.attends and colleagues(one, member))


def _tell(scene: Scene, member: Staff, colleague: Staff, handed: list[Handed]) -> None:
    for text, theirs in (
        ("duty-yours-now", [each.visit for each in handed if each.to]),
        ("duty-free-now", [each.visit for each in handed if not each.to]),
    ):
        if theirs:
            args: Args = {"name": member.name, "tickets": tickets(theirs)}
            tell(scene, colleague, text, args, choices=tuple(map(_opened, theirs[:_MOST_BUTTONS])))


def _opened(visit: Visit) -> Choice:
    return Choice(Phrase("choice-open-ticket", {"ticket": visit.ticket or ""}), token(Verb.OPEN, visit.id))
