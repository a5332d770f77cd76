"""Erasing somebody: what stands against it, and what is done, proved and told."""

from collections.abc import Iterator

from bot.flows.appointment import holding
from bot.flows.queue import places as queue
from bot.flows.rights import known, registering, telling
from bot.flows.scene.effects import ErasePeople
from bot.flows.scene.messages import Args, Dated, Listing, Phrase, Purpose
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import parting
from bot.flows.state.dialog import Idle
from bot.flows.state.people import Person
from bot.flows.state.rights import Became, Capacity, RightsRequest
from bot.flows.state.visits import Status
from bot.flows.thread import thread as threads


def against(scene: Scene, person: Person) -> tuple[Phrase, ...]:
    """What stands against erasing somebody at once. rule: nothing-owed-is-erased"""
    return tuple(Phrase(f"right-against-{each}") for each in _against(scene, person))


def _against(scene: Scene, person: Person) -> Iterator[str]:
    standing = known.standing(scene, person)
    if person.staff_id is not None:
        yield "seat"
    if standing.visits:
        yield "visit"
    yield from (each.replace("_", "-") for each in sorted(standing.owed))


def bars(scene: Scene, person: Person) -> tuple[Phrase, ...]:
    """What not even an officer can pass over: who is served or works here is not erased."""
    found = (each for each in _against(scene, person) if each in ("seat", "visit"))
    return tuple(Phrase(f"right-against-{each}") for each in found)


def by_itself(scene: Scene, request: RightsRequest) -> bool:
    """Whether nobody has to look at it."""
    person = scene.known_person(request.person_id)
    return request.capacity is Capacity.OWN and not against(scene, person)


def let_go(scene: Scene) -> None:
    """The acting person lets go of what is begun: a form that was not handed in, a held time, a thread."""
    visit = scene.open_visit
    if visit is not None and visit.status is Status.FORM:
        queue.close(scene, visit, Status.CANCELLED)
    holding.release(scene)
    threads.end_own(scene)
    scene.talk(Idle())


def carry_out(scene: Scene, request: RightsRequest, words: str = "") -> RightsRequest:
    """Erases the person behind a request, in all their chats, and proves it to them: that is the last that is said to
    them, and goes when it has been sent."""
    person = scene.known_person(request.person_id)
    standing = known.standing(scene, person)
    if person.id == scene.person_id:
        let_go(scene)
        parting.forget(scene)
        person = scene.person
    # rule: joined-chats-erased-together
    for record in standing.person_ids:
        scene.keep_person(scene.known_person(record), further=None, profile={}, dialog=Idle())
    request = registering.add(scene, request, Became.DONE, telling.done_detail(dict(standing.kept)), words)
    for record in standing.person_ids:
        _prove(scene, request, scene.known_person(record), dict(standing.kept))
    # rule: erased-in-the-turn-that-says-so
    scene.do(ErasePeople(standing.person_ids, request.number))
    return request


def _prove(scene: Scene, request: RightsRequest, person: Person, kept: dict[str, int]) -> None:
    """What was done, when, under which number."""
    args: Args = {**telling.told(request), "at": Dated(scene.now), "kept": kept_lines(kept)}
    purpose = None if person.id == scene.person_id else Purpose.REMINDER
    scene.say(person, "right-erased", args, purpose=purpose)


def kept_lines(kept: dict[str, int]) -> Listing:
    """How much of theirs there is or was, a line each."""
    return Listing(tuple(Phrase(f"my-data-kept-{name}", {"count": count}) for name, count in kept.items() if count))
