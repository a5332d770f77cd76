"""What counts as a look, in one table, noted in one place: no flow can show somebody without a line in the journal."""

from collections.abc import Mapping

from bot.flows.scene.effects import Note, Say
from bot.flows.scene.messages import Listing
from bot.flows.scene.scene import Scene
from bot.flows.state.desk import Staff
from bot.flows.state.looked import LOOKED, Look

SHOWN: Mapping[str, Look] = {
    "card-staff": Look.VISIT,
    "staff-messages": Look.MESSAGES,
    "agenda": Look.AGENDA,
    "information-list": Look.REQUESTS,
    "information-one": Look.REQUESTS,
}
"""The texts that show officers something about a person because they asked to see it."""

_FILES: Mapping[str, Look] = {"report": Look.REPORT, "paper": Look.PAPER}
"""What a file is, by what its id begins with; any other was sent by somebody."""


def note(scene: Scene) -> None:
    """Adds a line for whatever this event shows to who works here: files whoever they were given for, all else to
    whoever asked. An act on a visit is in the record by itself, with what it did: its card is no further look."""
    # rule: looks-are-journalled
    for say in scene.says:
        member = scene.desk.seat(scene.known_person(say.person_id))
        line = _line(scene, member, say) if member is not None else None
        if line is not None:
            scene.do(line)


def _line(scene: Scene, member: Staff, say: Say) -> Note | None:
    message = say.message
    if message.file is not None:
        kind, _, key = message.file.id.rpartition(":")
        look = _FILES.get(kind, Look.FILE)
        # rule: looks-lead-to-nobody
        return _of(scene, member, say, look, message.file.name if look is Look.REPORT else key)
    asked = SHOWN.get(message.text.name) if say.person_id == scene.person_id else None
    if asked is None or (asked is Look.VISIT and (say.visit_id in scene.visits or _noted(scene, say))):
        return None
    lines = message.text.args.get("lines")
    count = len(lines.lines) if isinstance(lines, Listing) else None
    return _of(scene, member, say, asked, str(message.text.args.get("number", "")), count)


def _noted(scene: Scene, say: Say) -> bool:
    """Whether a line of its own says it already: a mask was lifted for it."""
    noted = (each for each in scene.effects if isinstance(each, Note) and each.what == LOOKED)
    return any(each.visit_id == say.visit_id for each in noted)


def _of(scene: Scene, member: Staff, say: Say, look: Look, about: str, count: int | None = None) -> Note:
    counted = {"count": count} if count is not None else {}
    named = {"about": about} if about else {}
    door = scene.known_person(say.person_id).channel
    return Note(member.id, LOOKED, say.visit_id, {"kind": look.value, "door": door, **named, **counted})
