"""Whom a visit can be handed to: who is there for it now, as an officer is offered them."""

from bot.flows.journey.deviations import charged_name
from bot.flows.scene.messages import Arg, Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import holder, takes_part, works_as
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
    return tuple(member for member in there(scene, visit) if works_as(member, role) and member.id != but)


def releasable(scene: Scene, visit: Visit, member: Staff) -> tuple[str, ...]:
    """The roles for which a member may give a visit back to everybody: their own; a supervisor all that have it."""
    held = (role for role in scene.sheet(visit).roles if holder(scene.desk, visit, role) is not None)
    own = holder(scene.desk, visit, member.role) == member.id
    return tuple(role for role in held if supervises(member) or (own and works_as(member, role)))


def ask(scene: Scene, member: Staff, visit: Visit, why: Phrase | None = None) -> None:
    """Asks whom a visit is to go to; ``why`` says first what stood in the way of the last answer."""
    others = _others(scene, member, visit)
    listed = Phrase("hand-there", {"names": _names(scene, visit, others)}) if others else Phrase("hand-nobody-there")
    args: Args = {"ticket": visit.ticket or "", "why": why or Phrase("nothing"), "there": listed}
    scene.answer("hand-ask", args, choices=_choices(scene, member, visit, others))


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


def _others(scene: Scene, member: Staff, visit: Visit) -> list[Staff]:
    """Those who could have it and have not, of one's own role first."""
    found = (each for each in there(scene, visit) if each.id != member.id)
    free = [each for each in found if holder(scene.desk, visit, each.role) != each.id]
    return sorted(free, key=lambda each: (not works_as(each, member.role), each.name))[:_MOST_OFFERED]


def _names(scene: Scene, visit: Visit, members: list[Staff]) -> Listing:
    return Listing(tuple(Phrase("hand-name", _who(scene, visit, member)) for member in members))


def _who(scene: Scene, visit: Visit, member: Staff) -> Args:
    return {"name": member.name, "role": role_words(scene, visit, member.role)}


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
        if not works_as(member, role) and of_role(scene, visit, role)
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
