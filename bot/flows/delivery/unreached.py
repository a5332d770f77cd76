"""The unreached call: nothing says that it has arrived, so front office is told, to try another way. Once a call."""

from datetime import datetime

from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import passing_on
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.visits import Status, Visit

_UNREACHED = "unreached"


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    if visit.nudged(_UNREACHED) or visit.call_at is None or not _unconfirmed(scene, visit, visit.call_at):
        return None
    return visit.call_at + scene.office.patience.unreached


def _unconfirmed(scene: Scene, visit: Visit, call_at: datetime) -> bool:
    """Whether a call is on its way and nobody knows whether it arrived; a visitor who answers has got it."""
    if visit.status is not Status.IN_SERVICE or visit.call_state not in ("accepted", "sent"):
        return False
    heard_at = scene.known_person(visit.person_id).heard_at
    return heard_at is None or heard_at < call_at


def _climb(scene: Scene, visit: Visit) -> Visit:
    visit = keep_nudge(scene, visit, _UNREACHED)
    if (passed := passing_on.call_passed_on(scene, visit)) is not None:
        return passed
    args: Args = {"ticket": visit.ticket or "", "since": visit.call_at or scene.now}
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "call-unreached", args, urgency=Urgency.URGENT, visit_id=visit.id)
    scene.note("call_unreached", visit.id)
    return visit


UNREACHED = Rung(_UNREACHED, ATTENDED, _next_at, _climb)
