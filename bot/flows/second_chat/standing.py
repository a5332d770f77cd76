"""Who acts, and in which of two chats they stand.

Each chat has a record of its own, which holds what is of the chat: its address, when somebody was heard there, whether
it is blocked. Of two that are joined, one acts (*leads*), with its visit and its conversation, wherever the person
writes; so the two change places, and everything said from then on goes to where the person is.
"""

from bot.flows.scene.events import HEARD, Body
from bot.flows.scene.scene import Scene
from bot.flows.state.people import Person


def acts(found: Person, body: Body) -> str:
    """Whose act it is, by id, when this body comes from the chat in which ``found`` stands. What somebody does there is
    the act of the record that leads; what becomes of the chat itself concerns the one that stands there."""
    further = found.further
    # rule: joined-chats-are-one-person
    if further is None or further.leads or not isinstance(body, HEARD):
        return found.id
    return further.other


def other(scene: Scene, person: Person) -> Person | None:
    """The record that stands in the person's other chat; None for who has only one, or works here."""
    if person.further is None or person.staff_id is not None:
        return None
    found = known(scene, person.further.other)
    return found if found is not None and found.staff_id is None else None


def known(scene: Scene, person_id: str) -> Person | None:
    """Somebody at hand, as resolved so far; None for whom nobody has looked up."""
    if person_id in scene.people or person_id in scene.facts.people:
        return scene.known_person(person_id)
    return None


def come(scene: Scene, channel: str, address: str) -> None:
    """The acting person writes from another address: it is theirs from now on, and a second chat changes places."""
    second = other(scene, scene.person)
    if second is not None and second.channel == channel:
        scene.came_from = scene.person.channel
        change_places(scene, scene.person, second)
        if second.address == address:
            return
    scene.keep_person(channel=channel, address=address)


def change_places(scene: Scene, one: Person, two: Person) -> None:
    """Two joined records change chats, with what is of the chat."""
    of_one = {"channel": one.channel, "address": one.address, "heard_at": one.heard_at, "blocked": one.blocked}
    of_two = {"channel": two.channel, "address": two.address, "heard_at": two.heard_at, "blocked": two.blocked}
    scene.keep_person(one, **of_two)
    scene.keep_person(two, **of_one)


def move_on(scene: Scene, person: Person) -> bool:
    """The chat in which somebody stands does not reach them: they go on in the other one; False where there is none
    that may."""
    second = other(scene, person)
    if second is None or second.blocked or not scene.office.can(second.channel).pushes:
        return False
    if person.further is not None and person.further.leads:
        change_places(scene, person, second)
    return True


def at(scene: Scene, person: Person, channel: str) -> Person:
    """The record that stands now in the chat where something was said to this person."""
    second = other(scene, person)
    return second if second is not None and channel and person.channel != channel == second.channel else person
