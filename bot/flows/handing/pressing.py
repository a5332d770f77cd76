"""What officers press to hand a visit on, take it over, or give it back."""

from bot.flows.handing import category, passing, returning, taking, whom
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit


def press(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """A member of staff who may do so pressed a choice about who has an open visit."""
    match verb, parts:
        case Verb.HAND, ():
            whom.ask(scene, member, visit)
        case Verb.HAND, (whom.PERSON, staff_id):
            passing.to_person(scene, member, visit, staff_id)
        case Verb.HAND, (whom.PERSON, staff_id, no) if no.isdecimal():
            passing.to_person(scene, member, visit, staff_id, no)
        case Verb.HAND, (whom.ROLE, no):
            passing.to_role(scene, member, visit, no)
        case Verb.HAND, (whom.CATEGORY,):
            whom.ask_category(scene, visit)
        case Verb.HAND, (whom.CATEGORY, key):
            category.change(scene, member, visit, key)
        case Verb.RELEASE, () | (_,):
            passing.release(scene, member, visit, *parts)
        case Verb.TAKE_OVER, () | (_,):
            taking.take_over(scene, member, visit, *parts)
        case Verb.GIVE_BACK, _:
            returning.give_back(scene, member, visit, *parts)
        case _:
            answer_stale(scene, visit)
