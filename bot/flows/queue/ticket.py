"""The ticket: what a waiting visitor is told of number and place, and of what happens next."""

from bot.flows.queue import places
from bot.flows.queue.unanswered import later_choice
from bot.flows.scene.messages import Args, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import received
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit


def tell_place(scene: Scene, visit: Visit, visitor: Person, *, fresh: bool) -> None:
    """Tells a waiting visitor number, place, and what happens next; ``fresh`` when the number is new."""
    args: Args = {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "ahead": max(0, places.position(scene, visit) - 1),
        "outlook": outlook(scene, visit),
    }
    words = "queue-number" if fresh else "queue-status"
    scene.say(visitor, words, args, choices=later_choice(scene, visit), visit_id=visit.id)


def outlook(scene: Scene, visit: Visit) -> Phrase:
    """What a waiting visitor can expect."""
    if visit.booked and visit.not_before and scene.now < visit.not_before:
        return Phrase("queue-closed-until", {"opening": visit.not_before})
    if not scene.office.calendar.is_open(scene.now):
        return places.closed_until(scene)
    sheet = scene.sheet(visit)
    sheets = (sheet, *filter(places.occupies_place, scene.office.in_force))
    wait = places.expected_wait(scene.office.capacity, sheets, places.position(scene, visit))
    if wait is None or not received(scene.desk, sheet):
        return Phrase("queue-wait-unknown")
    return Phrase("queue-wait", {"wait": wait})
