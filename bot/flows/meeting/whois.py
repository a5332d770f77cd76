"""Who somebody in the meeting is: by their own link, by the number in their name, by who they were before, or by
asking front office with one tap."""

import hashlib
import re
from dataclasses import replace
from datetime import datetime

from bot.flows.scene.confidential import is_confidential
from bot.flows.scene.events import AttendeeSeen
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import at_the_door
from bot.flows.state.at_desk import AtDesk
from bot.flows.state.meeting import Attendee, Sighted, Who
from bot.flows.state.visits import Visit

_TICKET = re.compile(r"(?<![A-Za-z0-9])([A-Za-z])[\s_-]?(\d{3})(?!\d)")
_MOST_LIKELY = 6
_ASKED_ABOUT = (Sighted.WAITING, Sighted.ADMITTED, Sighted.JOINED, Sighted.INTO_ROOM)


def recognise(scene: Scene, body: AttendeeSeen) -> Attendee:
    """Somebody in the meeting, with the visit that is theirs where that can be known.

    What is known of them under the surest name stands (an officer may have put it right); then comes the link they
    used. Only who has none is known by who they were under another name: two visitors may well be called the same.
    """
    # rule: own-link-before-name
    known = scene.attendee(body.attendee) or (None if _by_own_link(scene, body) else _former_self(scene, body))
    attendee = known or Attendee(body.attendee, body.name)
    name = body.name or attendee.name
    attendee = scene.keep_attendee(attendee, key=body.attendee, name=name, seen_at=_later(scene, attendee))
    if attendee.visit_id is None and attendee.who in (Who.UNKNOWN, Who.VISITOR):
        visit_id = _visit_of(scene, body)
        if visit_id is not None:
            attendee = scene.keep_attendee(attendee, who=Who.VISITOR, visit_id=visit_id)
        elif body.host:
            attendee = scene.keep_attendee(attendee, who=Who.STAFF)
    return attendee


def _by_own_link(scene: Scene, body: AttendeeSeen) -> bool:
    return body.registrant in scene.meeting.registrants


def mistaken_for(scene: Scene, body: AttendeeSeen) -> tuple[Visit, ...]:
    """The open visits to which this very joining was counted by name, before its own link came to be known."""
    theirs = scene.meeting.registrants.get(body.registrant)
    if theirs is None or not body.device:
        return ()
    others = (visit for visit in map(scene.visit, scene.facts.visits) if visit and visit.id != theirs)
    return tuple(v for v in others if v.status.open and any(s.device == body.device for s in v.sightings))


def _later(scene: Scene, attendee: Attendee) -> datetime:
    return max(attendee.seen_at, scene.at) if attendee.seen_at else scene.at


def _former_self(scene: Scene, body: AttendeeSeen) -> Attendee | None:
    """The same person under another name of the meeting's: another joining, or their display name today."""
    for key in body.also:
        if found := scene.attendee(key):
            return replace(found, sightings=())
    same = [each for each in scene.known_attendees.values() if body.name and each.name == body.name]
    settled = [each for each in same if each.who is not Who.UNKNOWN]
    if len({(each.who, each.visit_id) for each in settled}) == 1 and _still_going_on(scene, settled[0]):
        return replace(settled[0], sightings=())
    return None


def _still_going_on(scene: Scene, attendee: Attendee) -> bool:
    visit = scene.visit(attendee.visit_id)
    return attendee.visit_id is None or (visit is not None and visit.status.open)


def _visit_of(scene: Scene, body: AttendeeSeen) -> str | None:
    """The visit whose own link was used, or whose number stands in the display name."""
    if _by_own_link(scene, body):
        by_link = scene.meeting.registrants[body.registrant]
        return by_link if scene.visit(by_link) else None
    found = _TICKET.search(body.name)
    ticket = f"{found[1].upper()}-{found[2]}" if found else None
    places = (*scene.desk.attended, *scene.desk.queue.heads)
    return next((place.visit_id for place in places if place.ticket == ticket and scene.visit(place.visit_id)), None)


def ask(scene: Scene, attendee: Attendee) -> None:
    """Asks front office once who somebody is; a stranger in the waiting room is told of in the same words."""
    newest = attendee.sightings[-1].kind if attendee.sightings else None
    if attendee.who is not Who.UNKNOWN or attendee.asked_at is not None or newest not in _ASKED_ABOUT:
        return
    members = at_the_door(scene.desk, scene.office)
    if not members:
        return
    scene.keep_attendee(attendee, asked_at=scene.now)
    name = attendee.name or Phrase("zoom-nameless")
    args: Args = {"name": name, "where": Phrase("zoom-waiting" if newest is Sighted.WAITING else "zoom-inside")}
    for member in members:
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, "zoom-who", args, choices=_answers(scene, attendee), urgency=Urgency.URGENT)


def _answers(scene: Scene, attendee: Attendee) -> tuple[Choice, ...]:
    short = short_key(attendee.key)
    visits = [
        Choice(Phrase("verbatim", {"text": _label(scene, place)}), token(Verb.WHO, place.visit_id, short))
        for place in _likely(scene)
    ]
    return (
        *visits,
        Choice(Phrase("choice-who-staff"), token(Verb.WHO, Who.STAFF.value, short)),
        Choice(Phrase("choice-who-stranger"), token(Verb.WHO, Who.STRANGER.value, short)),
    )


def _likely(scene: Scene) -> list[AtDesk]:
    """Visits that nobody has been seen for come first, then the rest of those attended to, then who waits."""
    attended = sorted(scene.desk.attended, key=lambda place: _seen(scene.visit(place.visit_id)))
    return [*attended, *scene.desk.queue.heads][:_MOST_LIKELY]


def _seen(visit: Visit | None) -> bool:
    return visit is not None and bool(visit.sightings)


def _label(scene: Scene, place: AtDesk) -> str:
    visit = scene.visit(place.visit_id)
    # rule: confidential-is-for-whoever-has-it
    if visit is None or is_confidential(visit):
        return place.ticket
    return f"{place.ticket} {visit.form.get('name', '')}".strip()


def short_key(key: str) -> str:
    """An attendee's name short enough for a choice."""
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def named(scene: Scene, short: str) -> Attendee | None:
    """The attendee that a choice means."""
    return next((each for each in scene.known_attendees.values() if short_key(each.key) == short), None)
