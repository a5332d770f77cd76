"""What became of messages: failures are told to whoever can do something, and how far a call got is kept.

A platform that has taken a message has not delivered it. Reports come late and in any order; a visit keeps the
furthest that its last call got.
"""

from datetime import timedelta

from bot.flows.delivery.needs import Messages
from bot.flows.scene.events import DeliveryGivenUp, DeliveryReported, Told
from bot.flows.scene.messages import Args, Listing, Phrase, Purpose, Urgency
from bot.flows.scene.reasons import worded
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import passing_on, standing
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.desk import Delivery
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status, Visit

FURTHER = ("accepted", "sent", "delivered", "read")
"""How far a message got, in order; "failed" ends it unless it was delivered all the same."""

_COLD = "131047"
"""Meta's word that a person wrote too long ago."""

_MOST_TRIES = 5
_MOST_LISTED = 15


def given_up(scene: Scene, body: DeliveryGivenUp) -> None:
    """A message that could not be delivered is never silent: front office learns of it."""
    if body.blocked:
        scene.keep_person(standing.at(scene, scene.known_person(body.person_id), body.on), blocked=True)
    scene.note("delivery_given_up", body.visit_id, reason=body.reason[:200])
    visit = scene.visit(body.visit_id)
    if visit is not None and body.purpose == Purpose.CALL:
        scene.keep_visit(visit, call_state="failed", call_at=scene.now)
    if visit is not None and body.purpose == Purpose.SURVEY:
        missed = Survey.WINDOW_CLOSED if body.window else Survey.UNDELIVERED
        survey_unreached(scene, visit, Survey.BLOCKED if body.blocked else missed)
    if not _passed_on(scene, body.person_id, body.visit_id, body.on, body.twin, body.purpose):
        _tell_front_office(scene, body.person_id, body.visit_id, body.reason)


def _passed_on(
    scene: Scene, person_id: str, visit_id: str | None, channel: str, twin: int | None, purpose: str | None
) -> bool:
    """Whether it is said in the person's second chat instead; a call is then on its way anew."""
    if twin is None:
        return passing_on.goes_on_elsewhere(scene, person_id, channel, purpose)
    passed = passing_on.passed_on(scene, person_id, visit_id, channel, twin)
    visit = scene.visit(visit_id)
    if passed and visit is not None and purpose == Purpose.CALL:
        scene.keep_visit(visit, call_state=None, call_at=None)
    return passed


def survey_unreached(scene: Scene, visit: Visit, why: Survey) -> None:
    """Keeps why a visitor was not asked; not where only the reminder has not come through."""
    # rule: survey-reason-is-kept
    if visit.survey is Survey.ASKED and visit.survey_reminded_at is None:
        scene.keep_visit(visit, survey=why, survey_at=scene.now)


def is_news(body: DeliveryReported) -> bool:
    """Whether something follows from a report: from a failure, and from how far a call got. Every other message comes
    back as sent, delivered and read, and that is only kept."""
    return body.about is not None and (body.state == "failed" or body.about.purpose == Purpose.CALL)


def reported(scene: Scene, body: DeliveryReported) -> None:
    """How far a message got. What may be sent again is; any other failure is told like one of the desk's own."""
    told = body.about
    if told is None:
        return
    failed = body.state == "failed"
    if failed and body.again_after is not None and told.attempts < _MOST_TRIES:
        scene.resend(told.row_id, scene.now + timedelta(seconds=body.again_after))
        return
    visit = scene.visit(told.visit_id)
    if visit is not None and told.purpose == Purpose.CALL:
        _keep_call_state(scene, visit, body)
    if visit is not None and failed and told.purpose == Purpose.SURVEY:
        survey_unreached(scene, visit, Survey.WINDOW_CLOSED if body.code == _COLD else Survey.UNDELIVERED)
    if failed and not _arrived(visit, told):
        scene.note("delivery_failed", told.visit_id, code=body.code, reason=body.reason[:200])
        where = scene.event.channel
        if not _passed_on(scene, told.person_id, told.visit_id, where, told.twin, told.purpose):
            _tell_front_office(scene, told.person_id, told.visit_id, body.reason)


def _arrived(visit: Visit | None, told: Told) -> bool:
    """Whether the failure concerns one of several devices only: the message has been seen on another."""
    return visit is not None and told.purpose == Purpose.CALL and visit.call_state in ("delivered", "read")


def _keep_call_state(scene: Scene, visit: Visit, body: DeliveryReported) -> None:
    if body.state == "failed":
        further = visit.call_state not in ("delivered", "read")
    else:
        further = _rank(body.state) > _rank(visit.call_state)
    if further:
        keeps = body.state == "sent" and visit.call_at is not None
        scene.keep_visit(visit, call_state=body.state, call_at=visit.call_at if keeps else scene.at)


def _rank(state: str | None) -> int:
    return FURTHER.index(state) if state in FURTHER else -1


def _tell_front_office(scene: Scene, person_id: str, visit_id: str | None, reason: str) -> None:
    visit = scene.visit(visit_id)
    if visit is None or visit.person_id != person_id or visit.status is Status.FORM:
        return
    args: Args = {"ticket": visit.ticket or visit.id[:6], "reason": worded(reason[:200])}
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "delivery-given-up", args, urgency=Urgency.URGENT, visit_id=visit.id)


def call_words(visit: Visit) -> Phrase:
    """How far the last call got, for the officer's card; nothing where no platform reports it."""
    if visit.call_state is None or visit.call_at is None or not visit.status.open:
        return Phrase("nothing")
    return Phrase(f"call-{visit.call_state}", {"at": visit.call_at})


def show_messages(scene: Scene, visit: Visit) -> None:
    """Lists what was said to the visitor, and how far each message got."""
    told = scene.facts.about(Messages).get(visit.id, ())[-_MOST_LISTED:]
    lines = tuple(_line(each) for each in told)
    args: Args = {
        "ticket": visit.ticket or "",
        "messages": Listing(lines) if lines else Phrase("messages-none"),
    }
    scene.answer("staff-messages", args)


def _line(told: Delivery) -> Phrase:
    state = Phrase(f"message-{told.state}", {"at": told.state_at, "reason": worded(told.reason or "-")})
    if told.template:
        state = Phrase("message-by-template", {"state": state})
    return Phrase("messages-line", {"said": told.said_at, "words": told.words, "state": state})
