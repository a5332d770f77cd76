"""One request in words, and who is told of what becomes of it."""

from bot.flows.rights import known
from bot.flows.scene.messages import Arg, Args, Attached, Choice, Dated, Listing, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import ADMIN, SUPERVISOR, of_first, reachable
from bot.flows.state.desk import Staff
from bot.flows.state.people import Person
from bot.flows.state.rights import RightKind, RightsEntry, RightsRequest

READABLE, MACHINE = "txt", "json"
_PLAIN = "text/plain"
"""The one kind of file that every channel carries; phones go by the file's name."""


def told(request: RightsRequest) -> Args:
    """What every word about a request may say of it: nothing that leads to its person."""
    return {
        "number": request.number,
        "kind": named(request.kind),
        "for": Phrase(f"right-for-{request.capacity.value}"),
        "received": Dated(request.received_at),
        "due": Dated(request.due_at),
        "state": state(request),
    }


def named(kind: RightKind) -> Phrase:
    """What a right is called."""
    return Phrase(f"right-kind-{kind.value}")


def state(request: RightsRequest) -> Phrase:
    """How a request stands, in a line."""
    if request.answer is None:
        return Phrase("right-state-open", {"due": Dated(request.due_at)})
    return Phrase(f"right-state-{request.answer.what.value}", {"at": Dated(request.answer.at)})


def history(scene: Scene, request: RightsRequest) -> Listing:
    """All that became of it, a line each."""
    return Listing(tuple(_entry(scene, each) for each in request.entries))


def _entry(scene: Scene, entry: RightsEntry) -> Phrase:
    member = scene.desk.staff.get(entry.by)
    who: Arg = member.name if member else Phrase("right-by-visitor" if entry.by == "visitor" else "right-by-desk")
    args: Args = {"at": Dated(entry.at), "who": who, "words": entry.words}
    return Phrase(f"right-entry-{entry.what.value}", args)


def attached(scene: Scene, request: RightsRequest) -> Attached:
    """The file of all that is kept about a request's person: it is made when it is sent, and kept nowhere."""
    ending = MACHINE if request.kind is RightKind.MOVE else READABLE
    name = f"{OWN}:{request.id}:{ending}:{scene.office.calendar.zone.key}"
    return Attached(name, f"{request.number.lower().replace('-', '_')}.{ending}", _PLAIN)


OWN = "own"
"""How the id of such a file begins."""


def owners(scene: Scene) -> tuple[Staff, ...]:
    """Who answers: the role that the office names, else another that sees the office, else whoever is here."""
    # rule: rights-have-an-owner
    there = reachable(scene.desk)
    return of_first(there, scene.office.rights.answered_by, ADMIN, SUPERVISOR) or there


def tell_owners(scene: Scene, request: RightsRequest, text: str) -> None:
    """Tells whoever answers, but for who acts."""
    for member in owners(scene):
        tell(scene, member, request, text)


def tell_supervisors(scene: Scene, request: RightsRequest, text: str) -> None:
    """Tells the supervisors who are not told as owners."""
    own = owners(scene)
    for member in of_first(reachable(scene.desk), SUPERVISOR):
        if member not in own:
            tell(scene, member, request, text)


def tell(scene: Scene, member: Staff, request: RightsRequest, text: str) -> None:
    """Tells one member of staff; filed under the person's visit, so that it goes with them."""
    if member.person_id and member.person_id != scene.person_id:
        reader = scene.known_person(member.person_id)
        scene.say(reader, text, told(request), choices=choices(request), urgency=Urgency.NOTICE)


def tell_requester(
    scene: Scene, request: RightsRequest, text: str, more: Args | None = None, file: Attached | None = None
) -> None:
    """Tells whoever asked, in their own chat."""
    requester: Person = scene.known_person(request.person_id)
    args = {**told(request), **(more or {})}
    scene.say(requester, text, args, urgency=Urgency.NOTICE, purpose=Purpose.REMINDER, file=file)


def choices(request: RightsRequest) -> tuple[Choice, ...]:
    """What staff may do about a request as it stands."""
    listed = ("do", "refuse", "show") if request.open else ("show",)
    return tuple(Choice(Phrase(f"choice-right-{each}"), token(Verb.RIGHT_DESK, request.id, each)) for each in listed)


def own_lines(scene: Scene) -> Listing:
    """The acting person's requests, a line each."""
    return Listing(tuple(Phrase("right-own-line", told(each)) for each in known.own(scene)))


def done_detail(kept: dict[str, int]) -> str:
    """What was done, in keys and counts."""
    return " ".join(f"{name}={count}" for name, count in sorted(kept.items()))
