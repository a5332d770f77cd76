"""The ticket: what a waiting visitor is told of number and place, and of what happens next."""

from bot.flows.queue import places, priority, promise
from bot.flows.queue.outlook import Expected, expect
from bot.flows.queue.unanswered import later_choice
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit


def tell_place(scene: Scene, visit: Visit, visitor: Person, *, fresh: bool) -> None:
    """Tells a waiting visitor number, place, and what happens next; ``fresh`` when the number is new."""
    place, expected = places.position(scene, visit), expect(scene, visit)
    args: Args = {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "ahead": max(0, place - 1),
        "standing": priority.standing_words(scene, visit, place),
        "outlook": outlook(scene, visit, expected),
    }
    words = "queue-number" if fresh else "queue-status"
    scene.say(visitor, words, args, choices=_choices(scene, visit), visit_id=visit.id)
    promise.give(scene, scene.keep_visit(visit, told_place=place), expected)


def _choices(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """What who waits can do; giving the number up is asked about once more."""
    return (
        *later_choice(scene, visit),
        *priority.choice(scene, visit),
        Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", "0")),
        Choice(Phrase("choice-cancel"), token(Verb.CANCEL, visit.id)),
    )


def outlook(scene: Scene, visit: Visit, expected: Expected | None) -> Phrase:
    """What a waiting visitor can expect."""
    if visit.booked and visit.not_before and scene.now < visit.not_before:
        return Phrase("queue-closed-until", {"opening": visit.not_before})
    if not scene.office.calendar.is_open(scene.now):
        return places.closed_until(scene)
    # rule: true-of-a-closed-page
    pushes = scene.office.can(scene.known_person(visit.person_id).channel).pushes
    where = Phrase("queue-told-here" if pushes else "queue-told-on-page")
    if expected is None:
        return Phrase("queue-wait-unknown", {"where": where})
    return Phrase("queue-band", {"band": promise.words(expected), "where": where})
