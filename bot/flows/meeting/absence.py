"""Absence from the meeting: a breakout room left without being seen elsewhere is left; who has dropped out and does
not come back is told of once, to who receives visitors."""

from datetime import datetime

from bot.flows.meeting.attendance import attend
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.visits import Visit

_DROPPED = "dropped"


def changed(scene: Scene, visit: Visit, dropped_at: datetime | None) -> Visit:
    """Keeps since when a visitor is missing, None for who is there; a new absence has not been told of."""
    nudges = {name: nudge for name, nudge in visit.nudges.items() if name != _DROPPED}
    return scene.keep_visit(visit, dropped_at=dropped_at, nudges=nudges)


def _settles_at(scene: Scene, visit: Visit) -> datetime | None:
    return attend(visit.sightings, scene.now).unsettled_until if visit.sightings else None


def _told_at(scene: Scene, visit: Visit) -> datetime | None:
    if visit.dropped_at is None or visit.nudged(_DROPPED):
        return None
    return visit.dropped_at + scene.office.patience.dropped


def _tell(scene: Scene, visit: Visit) -> Visit:
    args: Args = {"ticket": visit.ticket or "", "since": visit.dropped_at or scene.now}
    choices = (Choice(Phrase("choice-call-back"), token(Verb.CALL_BACK, visit.id)),)
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "zoom-dropped", args, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id)
    scene.note("dropped_out", visit.id)
    return keep_nudge(scene, visit, _DROPPED)


HOP = Rung("hop", ATTENDED, _settles_at)
DROPPED = Rung(_DROPPED, ATTENDED, _told_at, _tell)
