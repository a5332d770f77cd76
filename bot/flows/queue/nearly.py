"""Whoever becomes the next to be called is told so, once: while every place is taken, and the desk is open."""

from bot.flows.queue.unanswered import later_choice
from bot.flows.scene.messages import Phrase, Purpose, Urgency
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Status, Visit

_NEARLY = "nearly"


def tell(scene: Scene) -> None:
    """Tells the first in line that the next place is theirs; who joined as first has been told with the number."""
    visit = _first(scene)
    if visit is None or visit.nudged(_NEARLY):
        return
    before = scene.before(visit.id)
    visit = keep_nudge(scene, visit, _NEARLY)
    # rule: told-before-the-call-once
    if before is not None and before.status is Status.QUEUED:
        visitor = scene.known_person(visit.person_id)
        told = Phrase("queue-nearly", {"ticket": visit.ticket or ""})
        choices = later_choice(scene, visit)
        scene.say(visitor, told, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)


def _first(scene: Scene) -> Visit | None:
    """The first in line, while they wait for nothing but a place. Behind somebody who has asked for a moment more
    nobody is told: that moment may be over before a place is free."""
    capacity = scene.office.capacity
    taken = capacity and scene.desk.serving >= capacity
    first = next(iter(scene.desk.queue.heads), None) if taken else None
    # rule: told-next-is-next
    if first is None or first.later(scene.now) or not scene.office.calendar.is_open(scene.now):
        return None
    return scene.visit(first.visit_id) if scene.at_hand(first.visit_id) else None
