"""The ticket: what a waiting visitor is told of number and place, and of what happens next.

Where the channel can edit it is one card, kept up to date where it stands until it says how the waiting ended.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.flows.queue import elsewhere, places, priority, promise
from bot.flows.queue.appointed import goes_first
from bot.flows.queue.outlook import Expected, expect
from bot.flows.queue.unanswered import later_choice
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit

_TICKET = "ticket"
_SOON, _NOW_AND_THEN = timedelta(minutes=1), timedelta(minutes=5)
_ENDINGS = {Status.IN_SERVICE: "ticket-called", Status.CANCELLED: "ticket-cancelled"}


def tell_place(scene: Scene, visit: Visit, visitor: Person, *, fresh: bool) -> None:
    """Tells a waiting visitor number, place, and what happens next; ``fresh`` when the number is new, else as the
    newest message of the conversation. What they are told of the time is promised."""
    place, expected = places.position(scene, visit), expect(scene, visit)
    _show(scene, visit, visitor, expected, "queue-number" if fresh else "queue-status", anew=not fresh)
    visit = keep_nudge(scene, scene.keep_visit(visit, told_place=place), _TICKET, 1)
    promise.give(scene, visit, expected)


def _show(
    scene: Scene, visit: Visit, visitor: Person, expected: Expected | None, words: str, *, anew: bool = False
) -> None:
    place = places.position(scene, visit)
    args: Args = {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "ahead": max(0, place - 1),
        "standing": priority.standing_words(scene, visit, place),
        "outlook": outlook(scene, visit, expected),
        "first": goes_first(scene, visit),
        "elsewhere": elsewhere.words(scene, visitor),
    }
    scene.say(
        visitor,
        words,
        args,
        choices=_choices(scene, visit),
        links=elsewhere.links(scene, visitor),
        card=_card(scene, visit),
        anew=anew,
        visit_id=visit.id,
    )


def _card(scene: Scene, visit: Visit) -> str | None:
    """The name under which a ticket is kept up to date, where the visitor's channel can do that."""
    edits = scene.office.can(scene.known_person(visit.person_id).channel).edits
    return f"{visit.id}:ticket" if edits else None


def close(scene: Scene, visit: Visit) -> None:
    """The visit waits no more: its ticket says how that ended, and offers nothing any more."""
    card = _card(scene, visit)
    if card is None or visit.told_place is None:
        return
    # rule: ticket-says-how-it-ended
    words = _ENDINGS.get(visit.status, "ticket-over")
    args: Args = {"ticket": visit.ticket or "", "at": scene.now}
    scene.say(
        scene.known_person(visit.person_id),
        words,
        args,
        card=card,
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        passing=True,
        mends=True,
    )


def displaced(scene: Scene) -> Iterator[Visit]:
    """The visits at hand whose ticket says another place than they have now."""
    for place, waiting in enumerate(scene.desk.queue.heads, 1):
        visit = scene.visit(waiting.visit_id) if scene.at_hand(waiting.visit_id) else None
        if visit is not None and visit.told_place not in (None, place):
            yield visit


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    """When the ticket is brought up to date: soon after the place has changed, else now and then."""
    shown = visit.nudges.get(_TICKET)
    if shown is None or shown.at is None or _card(scene, visit) is None or not scene.office.calendar.is_open(scene.now):
        return None
    since = min(shown.at, scene.now)
    moved = places.position(scene, visit) != visit.told_place
    if not moved and visit.told_until is None:
        return scene.now + _NOW_AND_THEN  # nothing on it goes by the clock
    return since + (_SOON if moved else _NOW_AND_THEN)


def _bring_up_to_date(scene: Scene, visit: Visit) -> Visit:
    """Shows place and time as they are now where the ticket stands; what was promised stays what was promised."""
    _show(scene, visit, scene.known_person(visit.person_id), expect(scene, visit), "queue-status")
    visit = scene.keep_visit(visit, told_place=places.position(scene, visit))
    return keep_nudge(scene, visit, _TICKET, 1)


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
    if visit.slot_at and scene.now < visit.slot_at:
        return Phrase("queue-appointed-until", {"slot": visit.slot_at})
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


KEPT_UP = Rung(_TICKET, (Status.QUEUED,), _next_at, _bring_up_to_date)
