"""The call, with the way into the meeting: a link of their own where there is one in time; and the calls after it, to
whom nobody answers."""

from bot.flows.meeting.way_in import stops_waiting_at
from bot.flows.queue.parking import park
from bot.flows.queue.unanswered import AGAIN, again_at, calls_said
from bot.flows.scene.events import WayInFound
from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.reasons import reason, worded
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.meeting import Way
from bot.flows.state.visits import Status, Visit
from bot.flows.telling.cards import visitor_card


def found(scene: Scene, body: WayInFound) -> None:
    """The own link is here, or cannot be had: either way the visitor is told how to come in."""
    visit = scene.visit(body.visit_id)
    if visit is None or not visit.status.attended:
        return
    waited = visit.way is Way.ASKED
    if body.join_url:
        visit = scene.keep_visit(visit, way=Way.PERSONAL, join_url=body.join_url)
        _show(scene, visit, waited=waited)
    elif waited:
        _fall_back(scene, visit, body.fault)


def _show(scene: Scene, visit: Visit, *, waited: bool) -> None:
    """Calls with the way in; a link that comes late only mends the card, where that can be done."""
    if waited or scene.office.can(scene.known_person(visit.person_id).channel).edits:
        visitor_card(scene, visit, called=waited)


def _fall_back(scene: Scene, visit: Visit, fault: str) -> None:
    visit = scene.keep_visit(visit, way=Way.STATIC)
    visitor_card(scene, visit, called=True)
    args: Args = {"ticket": visit.ticket or "", "reason": worded(fault[:200])}
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "zoom-way-static", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.note("way_in_static", visit.id, reason=fault[:200])


def _call_all_the_same(scene: Scene, visit: Visit) -> Visit:
    """Nothing has been heard of the own link: the call goes out without it."""
    _fall_back(scene, visit, reason("fault-zoom-silent"))
    return scene.visits[visit.id]


def _call_again(scene: Scene, visit: Visit) -> Visit:
    """Nobody has answered: they are called once more, their card anew (:mod:`bot.flows.telling.showing`), and parked
    after the last call."""
    said, most = calls_said(visit), scene.office.calling.calls
    if said >= most:
        return park(scene, visit)
    visit = keep_nudge(scene, visit, AGAIN)
    scene.note("called_again", visit.id, ticket=visit.ticket or "", calls=said + 1)
    return visit


CALL_AGAIN = Rung(AGAIN, (Status.IN_SERVICE,), again_at, _call_again)
WAY_IN = Rung("way in", ATTENDED, stops_waiting_at, _call_all_the_same)
