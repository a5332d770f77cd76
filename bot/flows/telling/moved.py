"""Cards of who waits, as the queue moves: the nearest places stand on them, and are brought up to date at once.

A place further back is on no card, since every call would make all of those untrue: a queue of thousands costs no more
than one of four.
"""

from bot.flows.queue.places import NEAREST, told_place
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Status, Visit
from bot.flows.telling.cards import staff_card


def mend(scene: Scene) -> None:
    """Brings the cards of visits up to date whose place has come or gone, or is another one, by this event."""
    # rule: place-on-a-card-is-true
    for visit in _moved(scene):
        shown = {say.message.card for say in scene.says if say.visit_id == visit.id}
        for member in scene.desk.staff.values():
            officer = scene.known_person(member.person_id) if member.person_id else None
            edits = officer is not None and scene.office.can(officer.channel).edits
            if edits and f"{visit.id}:{member.id}" not in shown:
                staff_card(scene, visit, member, mends=True)


def _moved(scene: Scene) -> list[Visit]:
    before, after = scene.facts.desk.queue, scene.desk.queue
    near = dict.fromkeys(each.visit_id for queue in (before, after) for each in queue.heads[:NEAREST])
    moved = (each for each in near if told_place(before, each) != told_place(after, each))
    visits = (scene.visit(each) for each in moved if scene.at_hand(each))
    return [visit for visit in visits if visit is not None and visit.status is Status.QUEUED]
