"""Whom a visit can be handed to: who is there for it now, as an officer is offered them."""

from functools import reduce

from bot.flows.journey.deviations import charged_name
from bot.flows.scene.messages import Arg, Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.acting import acts_as, roles_of
from bot.flows.staffing.holding import held_roles, holder, takes_part
from bot.flows.staffing.roster import reachable, supervises
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit

PERSON, ROLE, CATEGORY = "p", "r", "c"
"""What a choice names: somebody, everybody of a role, other business."""

_MOST_OFFERED = 8


def there(scene: Scene, visit: Visit) -> tuple[Staff, ...]:
    """Who can be given a visit now: with a part in it, reachable and on duty."""
    sheet = scene.sheet(visit)
    return tuple(member for member in reachable(scene.desk) if member.on_duty and takes_part(sheet, member))


def of_role(scene: Scene, visit: Visit, role: str, but: str = "") -> tuple[Staff, ...]:
    """Those of a role who are there for a visit, without one of them."""
    return tuple(member for member in there(scene, visit) if acts_as(member, role) and member.id != but)


def releasable(scene: Scene, visit: Visit, member: Staff) -> tuple[str, ...]:
    """The roles for which a member may give a visit back to everybody: those for which they have it; a supervisor all
    for which anybody has."""
    own = held_roles(scene.desk, visit, member)
    held = (role for role in scene.sheet(visit).roles if holder(scene.desk, visit, role) is not None)
    return tuple(role for role in held if supervises(member) or role in own)


def parts_of(scene: Scene, visit: Visit, member: Staff) -> tuple[str, ...]:
    """The roles of the sheet in which somebody acts."""
    return tuple(role for role in scene.sheet(visit).roles if acts_as(member, role))


def parts_for(scene: Scene, visit: Visit, member: Staff, to: Staff) -> tuple[str, ...]:
    """For which roles somebody could be given a visit: all those for which the giver has it; where there are none,
    those that are free, for a supervisor also those of a third."""
    possible = parts_of(scene, visit, to)
    own = held_roles(scene.desk, visit, member)
    # rule: handed-in-the-roles-one-has
    if given := tuple(role for role in possible if role in own):
        return given
    lacking = (role for role in possible if holder(scene.desk, visit, role) != to.id)
    return tuple(role for role in lacking if supervises(member) or holder(scene.desk, visit, role) is None)


def ask(scene: Scene, member: Staff, visit: Visit, why: Phrase | None = None) -> None:
    """Asks whom a visit is to go to; ``why`` says first what stood in the way of the last answer."""
    others = _others(scene, member, visit)
    listed = Phrase("hand-there", {"names": _names(scene, visit, others)}) if others else Phrase("hand-nobody-there")
    args: Args = {"ticket": visit.ticket or "", "why": why or Phrase("nothing"), "there": listed}
    scene.answer("hand-ask", args, choices=_choices(scene, member, visit, others))


def ask_part(scene: Scene, visit: Visit, to: Staff, parts: tuple[str, ...]) -> None:
    """Asks for which role somebody with several is to have a visit."""
    roles = scene.sheet(visit).roles
    choices = tuple(
        Choice(
            Phrase("choice-hand-part", {"role": role_words(scene, visit, role)}),
            token(Verb.HAND, visit.id, PERSON, to.id, roles.index(role)),
        )
        for role in parts
    )
    scene.answer("hand-part-ask", {"ticket": visit.ticket or "", "name": to.name}, choices=choices)


def ask_category(scene: Scene, visit: Visit) -> None:
    """Asks which business it is."""
    choices = tuple(
        Choice(Phrase(f"category-{each.key}"), token(Verb.HAND, visit.id, CATEGORY, each.key))
        for each in scene.office.categories
        if each.key != visit.form.get("category")
    )
    scene.answer("hand-category-ask", {"ticket": visit.ticket or ""}, choices=choices)


def hand_choice(visit: Visit) -> Choice:
    """Handing a visit on."""
    return Choice(Phrase("choice-hand"), token(Verb.HAND, visit.id))


def role_words(scene: Scene, visit: Visit, role: str) -> Arg:
    """What a role is called."""
    return charged_name(scene, visit, role)


def roles_words(scene: Scene, visit: Visit, roles: tuple[str, ...]) -> Arg:
    """What several roles are called, one after the other."""
    *others, last = (role_words(scene, visit, role) for role in roles)
    return reduce(lambda rest, first: Phrase("staff-roles", {"first": first, "rest": rest}), reversed(others), last)


def _others(scene: Scene, member: Staff, visit: Visit) -> list[Staff]:
    """Those who could have it and have not, of one's own role first."""
    found = (each for each in there(scene, visit) if each.id != member.id)
    free = [each for each in found if not _has_all(scene, visit, each)]
    near = held_roles(scene.desk, visit, member) or roles_of(member)
    return sorted(free, key=lambda each: (not acts_as(each, *near), each.name))[:_MOST_OFFERED]


def _has_all(scene: Scene, visit: Visit, member: Staff) -> bool:
    """Whether somebody has a visit for all that they do in it."""
    return all(holder(scene.desk, visit, role) == member.id for role in parts_of(scene, visit, member))


def _names(scene: Scene, visit: Visit, members: list[Staff]) -> Listing:
    return Listing(tuple(Phrase("hand-name", _who(scene, visit, member)) for member in members))


def _who(scene: Scene, visit: Visit, member: Staff) -> Args:
    return {"name": member.name, "role": roles_words(scene, visit, parts_of(scene, visit, member))}


def _choices(scene: Scene, member: Staff, visit: Visit, others: list[Staff]) -> tuple[Choice, ...]:
    persons = (
        Choice(Phrase("choice-hand-person", {"name": each.name}), token(Verb.HAND, visit.id, PERSON, each.id))
        for each in others
    )
    category = Choice(Phrase("choice-hand-category"), token(Verb.HAND, visit.id, CATEGORY))
    return (
        *persons,
        *_role_choices(scene, member, visit),
        *_release_choices(scene, member, visit),
        *((category,) if len(scene.office.categories) > 1 else ()),
    )


def _role_choices(scene: Scene, member: Staff, visit: Visit) -> list[Choice]:
    """Other roles of whom somebody is there: all of them are told."""
    return [
        Choice(
            Phrase("choice-hand-role", {"role": role_words(scene, visit, role)}), token(Verb.HAND, visit.id, ROLE, no)
        )
        for no, role in enumerate(scene.sheet(visit).roles)
        if holder(scene.desk, visit, role) != member.id and of_role(scene, visit, role, but=member.id)
    ]


def _release_choices(scene: Scene, member: Staff, visit: Visit) -> list[Choice]:
    roles = scene.sheet(visit).roles
    return [
        Choice(
            Phrase("choice-release", {"role": role_words(scene, visit, role)}),
            token(Verb.RELEASE, visit.id, roles.index(role)),
        )
        for role in releasable(scene, visit, member)
    ]
