"""The meeting as a witness: what it saw of a visitor becomes evidence, and who it saw is found out.

Evidence derived from sightings is kept in step with them: what new sightings no longer bear out is retracted, with
trace. A sheet's words decide which step each piece ends.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.flows.meeting import absence, rooms, whois
from bot.flows.meeting.attendance import Attendance, attend
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.serving import has_to_be_there, may_leave
from bot.flows.procedure.vocabulary import ZOOM, Source, Word
from bot.flows.queue.numbers import silence_counter
from bot.flows.scene.events import AttendeeSeen
from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.meeting import Sighted, Sighting
from bot.flows.state.visits import Visit


def seen(scene: Scene, body: AttendeeSeen) -> None:
    """Takes one sighting: whose it is, and what it says of their visit."""
    sighting = Sighting(scene.event.key, body.attendee, body.kind, body.device, scene.at, body.room)
    attendee = whois.recognise(scene, body)
    visit = scene.visit(attendee.visit_id)
    before = () if visit is None else _given_back(scene, body)
    if visit is None:
        scene.keep_attendee(attendee, sightings=(*attendee.sightings, sighting))
        whois.ask(scene, scene.attendees[attendee.key])
    else:
        visit = attach(scene, visit, (*attendee.sightings, *before, sighting))
        scene.keep_attendee(attendee, sightings=())
        if sighting.kind is Sighted.INTO_ROOM:
            rooms.went_into(scene, visit, sighting.room)


def over(scene: Scene) -> None:
    """The meeting has ended: nobody is in it any more."""
    for visit in list(scene.facts.visits.values()):
        devices = {sighting.device: sighting.attendee for sighting in visit.sightings}
        if visit.status.attended and attend(visit.sightings, scene.now).left_at is None and devices:
            ends = (
                Sighting(f"{scene.event.key}:{device}", attendee, Sighted.LEFT, device, scene.at)
                for device, attendee in devices.items()
            )
            attach(scene, visit, tuple(ends))


def attach(scene: Scene, visit: Visit, sightings: tuple[Sighting, ...]) -> Visit:
    """Adds sightings to a visit; what they say is concluded when the scene is settled."""
    known = {sighting.key for sighting in visit.sightings}
    new = tuple(sighting for sighting in sightings if sighting.key not in known)
    return scene.keep_visit(visit, sightings=(*visit.sightings, *new))


def detach(scene: Scene, visit: Visit, attendee: str) -> tuple[Sighting, ...]:
    """Removes from a visit what was seen of somebody who is not its visitor; returns those sightings."""
    return _without(scene, visit, tuple(each for each in visit.sightings if each.attendee == attendee))


def _given_back(scene: Scene, body: AttendeeSeen) -> tuple[Sighting, ...]:
    """What other visits were told of this joining while only its name was known."""
    return tuple(
        sighting
        for visit in whois.mistaken_for(scene, body)
        for sighting in _without(scene, visit, tuple(s for s in visit.sightings if s.device == body.device))
    )


def _without(scene: Scene, visit: Visit, theirs: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    kept = tuple(sighting for sighting in visit.sightings if sighting not in theirs)
    conclude(scene, scene.keep_visit(visit, sightings=kept))
    return theirs


def conclude(scene: Scene, visit: Visit) -> Visit:
    """Brings the meeting's evidence of a visit in step with what it saw."""
    called_at = _called_at(visit)
    if called_at is None:
        return visit
    attendance = attend(visit.sightings, scene.now)
    wanted = _with_leaving(scene, visit, attendance, dict(_reports(attendance, called_at)), called_at)
    visit = _keep_evidence(scene, visit, wanted)
    return _keep_presence(scene, visit, attendance)


def _called_at(visit: Visit) -> datetime | None:
    return max((piece.happened_at for piece in visit.evidence if piece.word is Word.CALLED), default=None)


def _reports(attendance: Attendance, called_at: datetime) -> Iterator[tuple[Word, datetime]]:
    """What the attendance says, step by step; whoever was there before the call is there from the call on."""
    for word, at in (
        (Word.ZOOM_OPENED, attendance.came_at),
        (Word.JOINED, attendance.came_at),
        (Word.ADMITTED, attendance.admitted_at),
        (Word.INTO_ROOM, attendance.into_room_at),
        (Word.OUT_OF_ROOM, attendance.out_of_room_at),
    ):
        if at is not None:
            yield word, max(at, called_at)


def _keep_evidence(scene: Scene, visit: Visit, wanted: dict[Word, datetime]) -> Visit:
    present = {piece.word: piece for piece in _standing(visit)}
    void = [p for word, p in present.items() if wanted.get(word) != p.happened_at]
    new = [word for word, at in wanted.items() if word not in present or present[word].happened_at != at]
    pieces = [_void(scene, piece) for piece in void] + [_piece(scene, word, wanted[word]) for word in new]
    if not pieces:
        return visit
    for word in new:
        scene.note("reported", visit.id, word=word.value, step=0, source=Source.ZOOM.value)
    return scene.keep_visit(visit, evidence=(*visit.evidence, *pieces), seen_at=max(visit.seen_at, scene.at))


def _with_leaving(
    scene: Scene, visit: Visit, attendance: Attendance, wanted: dict[Word, datetime], called_at: datetime
) -> dict[Word, datetime]:
    """Leaving the meeting is the sheet's leaving only for who may go by then; before that it is dropping out."""
    if attendance.left_at is None:
        return wanted
    tried = replace(visit, evidence=(*visit.evidence, *(_piece(scene, word, at) for word, at in wanted.items())))
    if may_leave(scene.timeline_of(tried)):
        return {**wanted, Word.LEFT: max(attendance.left_at, called_at)}
    return wanted


def left_room(visit: Visit | None) -> bool:
    """Whether the meeting has seen a visitor come out of their breakout room."""
    return visit is not None and any(piece.word is Word.OUT_OF_ROOM for piece in _standing(visit))


def _standing(visit: Visit) -> list[Evidence]:
    """The meeting's evidence that has not been retracted."""
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    own = (piece for piece in visit.evidence if piece.source is Source.ZOOM and not piece.retracts)
    return [piece for piece in own if piece.key not in void]


def _piece(scene: Scene, word: Word, at: datetime) -> Evidence:
    key = f"zoom:{word}:{at:%Y%m%dT%H%M%S.%f}:{scene.event.key}"
    return Evidence(key, word, at, scene.now, Source.ZOOM, ZOOM)


def _void(scene: Scene, piece: Evidence) -> Evidence:
    key = f"{scene.event.key}:void:{piece.word}"
    return replace(piece, key=key, recorded_at=scene.now, retracts=piece.key)


def _keep_presence(scene: Scene, visit: Visit, attendance: Attendance) -> Visit:
    """Remembers since when somebody is missing who still has to be there; being back ends it."""
    missing = visit.status.attended and attendance.left_at is not None and has_to_be_there(scene.timeline(visit))
    dropped_at = attendance.left_at if missing else None
    if dropped_at == visit.dropped_at:
        return visit
    return absence.changed(scene, visit, dropped_at)


def note_silence(scene: Scene, visit: Visit) -> None:
    """A step that the meeting should have told was told by hand, and it has said nothing of this visit at all: the
    desk says, once a day, that it goes by buttons."""
    name = silence_counter(scene.office, scene.now)
    if not scene.office.meeting.reports or visit.sightings or visit.at_the_counter or scene.desk.counters.last(name):
        return
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(name, 1))
    scene.note("meeting_silent", visit.id)
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        officer = scene.known_person(member.person_id or "")
        args: Args = {"ticket": visit.ticket or ""}
        scene.say(officer, "zoom-silent", args, urgency=Urgency.NOTICE, visit_id=visit.id)
