"""The files that go along with what somebody takes with them: each beside the copy, as it was sent; what is left out is
said, and how it is had."""

from bot.flows.rights import known, telling
from bot.flows.scene.messages import Args, Attached, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.people import Person
from bot.flows.state.rights import KeptFile, RightKind, RightsRequest

MOST = 30
"""Files that are sent at once, the latest: no chat is buried under what somebody has sent in years."""


def sends(request: RightsRequest) -> bool:
    """Whether files are part of what is asked for."""
    return request.kind is RightKind.MOVE


def told(scene: Scene, request: RightsRequest) -> Phrase:
    """How many files follow, and what is left out; nothing where there are none."""
    kept = _kept(scene, request)
    if not kept:
        return Phrase("nothing")
    args: Args = {"count": min(len(kept), MOST), "left": len(kept) - MOST, "number": request.number}
    return Phrase("right-files-some" if len(kept) > MOST else "right-files-all", args)


def send(scene: Scene, reader: Person, request: RightsRequest, visit_id: str | None = None) -> None:
    """Sends them, each in a message of its own."""
    chosen = _kept(scene, request)[:MOST]
    for no, each in enumerate(chosen, 1):
        # rule: files-go-along-with-the-copy
        args: Args = {**telling.told(request), "name": each.name, "no": no, "count": len(chosen)}
        file = Attached(each.id, each.name, each.media_type)
        scene.say(reader, "right-file", args, file=file, visit_id=visit_id)


def _kept(scene: Scene, request: RightsRequest) -> tuple[KeptFile, ...]:
    return known.standing(scene, scene.known_person(request.person_id)).files if sends(request) else ()
