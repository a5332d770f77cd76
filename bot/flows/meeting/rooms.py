"""Breakout rooms: the meeting names them by a uuid, officers by a number. Whom an officer sent to room N tells which
uuid is room N."""

from bot.flows.scene.effects import NumberRoom
from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.meeting import Sighted, Sighting
from bot.flows.state.visits import Visit


def sent_to(scene: Scene, visit: Visit, no: int) -> Visit:
    """An officer says which room a visitor was sent to; if the meeting has seen them go into one, it is that one."""
    visit = scene.keep_visit(visit, room=no)
    newest = _newest(visit.sightings)
    if newest is not None and newest.room:
        scene.effects.append(NumberRoom(newest.room, no))
        visit = scene.keep_visit(visit, in_room=no)
    return visit


def went_into(scene: Scene, visit: Visit, room: str) -> Visit:
    """The meeting has seen a visitor go into a room: its number is known, or is learnt from where they were sent."""
    known = scene.room_no(room)
    if known is None and visit.room is not None and room:
        known = visit.room
        scene.effects.append(NumberRoom(room, known))
    visit = scene.keep_visit(visit, in_room=known)
    if known is not None and visit.room is not None and known != visit.room:
        _tell_of_other_room(scene, visit, known)
    return visit


def _newest(sightings: tuple[Sighting, ...]) -> Sighting | None:
    went = [sighting for sighting in sightings if sighting.kind is Sighted.INTO_ROOM]
    return max(went, key=lambda sighting: sighting.happened_at, default=None)


def _tell_of_other_room(scene: Scene, visit: Visit, no: int) -> None:
    args: Args = {"ticket": visit.ticket or "", "no": no, "sent": visit.room or 0}
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "zoom-other-room", args, urgency=Urgency.URGENT, visit_id=visit.id)
