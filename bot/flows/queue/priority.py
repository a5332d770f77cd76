"""Who goes first, by their own word: the classes of PermenPANRB 11/2024. Nothing has to be proven in the chat; officers
see it on their card, and may call anybody."""

from bot.flows.queue import order, places
from bot.flows.scene.messages import Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Status, Visit

SHIPPED = ("disabilitas", "lansia", "hamil", "anak_kecil", "korban_bencana")
"""Classes that have a text in every language; an office's own are told as they are written."""

_MAY = (Status.FORM, Status.PREPARING, Status.QUEUED)


def may_ask(scene: Scene, visit: Visit) -> bool:
    """Whether it makes a difference for a visit who goes first."""
    return bool(scene.office.priority.classes) and visit.status in _MAY and places.occupies_place(scene.sheet(visit))


def choice(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """Saying that one is to go first, or changing it."""
    if not may_ask(scene, visit):
        return ()
    label = "choice-priority-change" if visit.priority else "choice-priority"
    return (Choice(Phrase(label), token(Verb.PRIORITY, visit.id)),)


def name(key: str) -> Phrase:
    """What a class is called."""
    if key in SHIPPED:
        return Phrase(f"priority-{key.replace('_', '-')}")
    return Phrase("verbatim", {"text": key})


def take(scene: Scene, visit: Visit, key: str | None) -> Visit:
    """Keeps what a visitor says of themselves, and puts them where the order has them now; what class it is stands in
    no journal."""
    scene.note("priority_asked" if key else "priority_taken_back", visit.id)
    return places.stand_anew(scene, scene.keep_visit(visit, priority=key, seen_at=scene.now))


def on_card(scene: Scene, visit: Visit) -> Phrase:
    """What an officer is told: by which rule a visit goes first."""
    if not visit.priority:
        return Phrase("nothing")
    acted = "card-preferred" if order.head_start(scene.office, visit) else "card-priority"
    return Phrase(acted, {"class": name(visit.priority)})


def standing_words(scene: Scene, visit: Visit, place: int) -> Phrase:
    """What a waiting visitor is told besides the place: that they go first, or why they have been passed."""
    if visit.priority and order.head_start(scene.office, visit):
        return Phrase("queue-preferred", {"class": name(visit.priority)})
    # rule: passed-is-told-why
    if visit.told_place is not None and place > visit.told_place and _passed(scene, visit, place):
        classes = Listing(tuple(Phrase("priority-line", {"class": name(key)}) for key in scene.office.priority.classes))
        return Phrase("queue-passed", {"classes": classes, "most": scene.office.priority.head_start})
    return Phrase("nothing")


def _passed(scene: Scene, visit: Visit, place: int) -> bool:
    """Whether somebody who came later stands before a visit because they go first."""
    number = visit.number or ""
    arrived = (visit.joined_at, len(number), number)
    ahead = scene.desk.queue.heads[: place - 1]
    by_law = (each for each in ahead if each.slot_at is None)  # of appointments is told apart
    return any(each.preferred and (each.joined_at, len(each.number), each.number) > arrived for each in by_law)
