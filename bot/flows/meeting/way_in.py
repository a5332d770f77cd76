"""A visitor's way into the meeting: a link of their own where the meeting gives one in time, else everybody's.

The call waits a moment for the own link, no longer: slow or failing, the meeting's link goes out at once.
"""

from datetime import datetime, timedelta

from bot.flows.journey.reports import responsible
from bot.flows.procedure.vocabulary import Word
from bot.flows.queue.places import receiver
from bot.flows.scene.effects import AskWayIn
from bot.flows.scene.events import WayInFound
from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.state.meeting import Way
from bot.flows.state.visits import Visit
from bot.flows.telling.cards import visitor_card

PATIENCE = timedelta(seconds=3)
"""How long a call waits for the visitor's own link if nothing at all is heard of it."""

_LONGEST_TAG = 60


def found(scene: Scene, body: WayInFound) -> None:
    """The own link is here, or cannot be had: either way the visitor is told how to come in."""
    visit = scene.visit(body.visit_id)
    if visit is None or not visit.status.attended:
        return
    waited = visit.way == Way.ASKED
    if body.join_url:
        visit = scene.keep_visit(visit, way=Way.PERSONAL.value, join_url=body.join_url)
        _show(scene, visit, waited=waited)
    elif waited:
        _fall_back(scene, visit, body.fault)


def _show(scene: Scene, visit: Visit, *, waited: bool) -> None:
    """Calls with the way in; a link that comes late only mends the card, where that can be done."""
    if waited or scene.office.can(scene.known_person(visit.person_id).channel).edits:
        visitor_card(scene, visit, called=waited)


def _fall_back(scene: Scene, visit: Visit, fault: str) -> None:
    visit = scene.keep_visit(visit, way=Way.STATIC.value)
    visitor_card(scene, visit, called=True)
    args: Args = {"ticket": visit.ticket or "", "reason": fault[:200]}
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "zoom-way-static", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.note("way_in_static", visit.id, reason=fault[:200])


def next_at(visit: Visit) -> datetime | None:
    """When the call stops waiting."""
    called_at = max((piece.happened_at for piece in visit.evidence if piece.word is Word.CALLED), default=None)
    return called_at + PATIENCE if visit.way == Way.ASKED and called_at else None


def look_again(scene: Scene, visit: Visit) -> Visit:
    """Nothing has been heard of the own link: the call goes out all the same."""
    at = next_at(visit)
    if at is None or scene.now < at:
        return visit
    _fall_back(scene, visit, "Zoom tidak menjawab")
    return scene.visits[visit.id]


def tag_of(visit: Visit) -> str:
    """The name a visitor is to have in the meeting: number and name, so that people and the desk know them."""
    return f"{visit.ticket or ''} {visit.form.get('name', '')}".strip()[:_LONGEST_TAG]


def wanted(scene: Scene, visit: Visit) -> AskWayIn | None:
    """Whether a visitor who is being called is to have a link of their own."""
    if not scene.office.meeting.personal or not scene.sheet(visit).uses_zoom:
        return None
    return AskWayIn(visit.id, tag_of(visit))
