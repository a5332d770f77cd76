"""What is kept of somebody and not used: from when they restrict it or object, until it is refused or taken back."""

from bot.flows.rights import registering
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import standing
from bot.flows.state.people import Person
from bot.flows.state.rights import Became, Capacity, RightKind, RightsRequest

KINDS = (RightKind.RESTRICT, RightKind.OBJECT)


def begin(scene: Scene, request: RightsRequest) -> None:
    """From the request on, before anybody has looked at it: what is used cannot be unused. Of others than whoever
    asks an officer decides first."""
    # rule: restricted-from-the-request
    if request.kind in KINDS and request.capacity is Capacity.OWN:
        _mark(scene, request, request.number)


def end(scene: Scene, request: RightsRequest) -> None:
    """What this request restricted is used again; what another one restricts is not."""
    if scene.known_person(request.person_id).restricted == request.number:
        _mark(scene, request, None)


def _mark(scene: Scene, request: RightsRequest, number: str | None) -> None:
    """Marks the person, and along with them the record of their second chat, which keeps a mark of its own."""
    person = scene.keep_person(scene.known_person(request.person_id), restricted=number)
    second = standing.other(scene, person)
    # rule: joined-chats-restricted-together
    if second is not None and second.parted is None:
        scene.keep_person(second, restricted=person.restricted_along)


def may_be_taken_back(scene: Scene, request: RightsRequest) -> bool:
    """Whether its maker can take it back: while it is open, and a restriction also for as long as it holds."""
    return request.open or _holds(scene.known_person(request.person_id), request)


def _holds(person: Person, request: RightsRequest) -> bool:
    return person.restricted == request.number


def take_back(scene: Scene, request: RightsRequest) -> RightsRequest:
    """Its maker does not want it any more: that is one entry more, and the restriction ends."""
    # rule: right-taken-back-by-its-maker
    end(scene, request)
    return registering.add(scene, request, Became.WITHDRAWN)
