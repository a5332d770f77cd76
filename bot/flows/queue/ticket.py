"""The ticket: what a waiting visitor is told of number and place, and of what happens next."""

from bot.flows.queue import places, priority
from bot.flows.queue.appointed import goes_first
from bot.flows.queue.unanswered import later_choice
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import received
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit


def tell_place(scene: Scene, visit: Visit, visitor: Person, *, fresh: bool) -> None:
    """Tells a waiting visitor number, place, and what happens next; ``fresh`` when the number is new."""
    place = places.position(scene, visit)
    args: Args = {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "ahead": max(0, place - 1),
        "standing": priority.standing_words(scene, visit, place),
        "outlook": outlook(scene, visit),
        "first": goes_first(scene, visit),
    }
    words = "queue-number" if fresh else "queue-status"
    scene.say(visitor, words, args, choices=_choices(scene, visit), visit_id=visit.id)
    scene.keep_visit(visit, told_place=place)


def _choices(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """What who waits can do; giving the number up is asked about once more."""
    return (
        *later_choice(scene, visit),
        *priority.choice(scene, visit),
        Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", "0")),
        Choice(Phrase("choice-cancel"), token(Verb.CANCEL, visit.id)),
    )


def outlook(scene: Scene, visit: Visit) -> Phrase:
    """What a waiting visitor can expect."""
    if visit.slot_at and scene.now < visit.slot_at:
        return Phrase("queue-appointed-until", {"slot": visit.slot_at})
    if visit.booked and visit.not_before and scene.now < visit.not_before:
        return Phrase("queue-closed-until", {"opening": visit.not_before})
    if not scene.office.calendar.is_open(scene.now):
        return places.closed_until(scene)
    # rule: true-of-a-closed-page
    pushes = scene.office.can(scene.known_person(visit.person_id).channel).pushes
    where = Phrase("queue-told-here" if pushes else "queue-told-on-page")
    sheet = scene.sheet(visit)
    sheets = (sheet, *filter(places.occupies_place, scene.office.in_force))
    wait = places.expected_wait(scene.office.capacity, sheets, places.position(scene, visit))
    if wait is None or not received(scene.desk, sheet):
        return Phrase("queue-wait-unknown", {"where": where})
    return Phrase("queue-wait", {"wait": wait, "where": where})
