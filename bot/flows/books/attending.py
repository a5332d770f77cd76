"""That a visitor was there, confirmed for their travel order (SPD): asked for by them, confirmed by an officer with one
press, given as a paper that stays the same however often it is asked for."""

from datetime import datetime

from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Paper, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.attendance import Attendance
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Status, Visit

TEMPLATE = "attendance"
_VISITOR = "visitor"
_YES, _NO = "yes", "no"


def attended(visit: Visit) -> bool:
    """Whether somebody was there at all, as far as the desk has seen it through."""
    return visit.status in (Status.FINISHED, Status.UNRESOLVED)


def asked(scene: Scene, visit: Visit | None) -> None:
    """A visitor asks for it: an officer is asked to confirm; one that is confirmed comes again."""
    if visit is None or not attended(visit):
        scene.answer("attendance-not-yet")
        return
    known = visit.attendance
    if known is not None and known.confirmed:
        _give(scene, visit, known)
    elif known is not None and known.open:
        scene.answer("attendance-waits", _args(visit))
    elif known is not None:
        scene.answer("attendance-refused", _args(visit))
    else:
        visit = scene.keep_visit(visit, attendance=Attendance(scene.now, _VISITOR))
        scene.note("attendance_asked", visit.id)
        scene.answer("attendance-asked", _args(visit))
        _ask_officers(scene, visit)


def _ask_officers(scene: Scene, visit: Visit) -> None:
    args = {**_args(visit), "name": visit.form.get("name", ""), "institution": visit.form.get("institution", "")}
    choices = (
        Choice(Phrase("choice-attendance-yes"), token(Verb.ATTEST, visit.id, _YES), forward=True),
        Choice(Phrase("choice-attendance-no"), token(Verb.ATTEST, visit.id, _NO)),
    )
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        reader = scene.known_person(member.person_id or "")
        scene.say(reader, "attendance-to-confirm", args, choices=choices, visit_id=visit.id, urgency=Urgency.NOTICE)


def press(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """An officer confirms or refuses, or makes one for a visitor who stands at the counter."""
    known = visit.attendance
    match verb, parts:
        case _ if not attended(visit):
            answer_stale(scene, visit)
        case Verb.STAMP, () if known is not None and known.confirmed:
            _hand_out(scene, visit, known)
        case Verb.STAMP, () if scene.known_person(visit.person_id).has_chat is False:
            _confirm(scene, member, visit, known or Attendance(scene.now, member.id))
        case Verb.ATTEST, (answer,) if known is not None and not known.open and answer in (_YES, _NO):
            scene.answer("attendance-settled", {**_args(visit), "name": _name(scene, known.settled_by)})
        case Verb.ATTEST, (answer,) if known is not None and answer == _YES:
            _confirm(scene, member, visit, known)
        case Verb.ATTEST, (answer,) if known is not None and answer == _NO:
            _refuse(scene, member, visit, known)
        case _:
            answer_stale(scene, visit)


def _confirm(scene: Scene, member: Staff, visit: Visit, known: Attendance) -> None:
    # rule: attendance-is-confirmed-once
    given = _given(scene, member, visit)
    confirmed = Attendance(known.asked_at, known.asked_by, scene.now, member.id, given)
    visit = scene.keep_visit(visit, attendance=confirmed)
    scene.note("attendance_confirmed", visit.id, staff=member.id)
    if scene.known_person(visit.person_id).has_chat:
        scene.answer("attendance-confirmed", _args(visit))
        _give(scene, visit, confirmed)
    else:
        _hand_out(scene, visit, confirmed)


def _refuse(scene: Scene, member: Staff, visit: Visit, known: Attendance) -> None:
    visit = scene.keep_visit(visit, attendance=Attendance(known.asked_at, known.asked_by, scene.now, member.id))
    scene.note("attendance_refused", visit.id, staff=member.id)
    scene.answer("attendance-not-confirmed", _args(visit))
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, "attendance-refused", _args(visit), visit_id=visit.id, purpose=Purpose.REMINDER)


def _give(scene: Scene, visit: Visit, confirmed: Attendance) -> None:
    """The paper, to the visitor."""
    visitor = scene.known_person(visit.person_id)
    paper = _paper(visit, confirmed)
    scene.say(visitor, "attendance-given", _args(visit), visit_id=visit.id, purpose=Purpose.REMINDER, paper=paper)


def _hand_out(scene: Scene, visit: Visit, confirmed: Attendance) -> None:
    """The paper, to the officer who prints it for whoever stands before them."""
    scene.say(scene.person, "attendance-to-print", _args(visit), visit_id=visit.id, paper=_paper(visit, confirmed))


def _paper(visit: Visit, confirmed: Attendance) -> Paper:
    name = Phrase("attendance-file", {"number": visit.number or visit.ticket or ""})
    return Paper(TEMPLATE, name, dict(confirmed.given), _LABELS)


_LABELS = (
    "attendance-title",
    "attendance-number",
    "attendance-states",
    "attendance-name",
    "attendance-institution",
    "attendance-region",
    "attendance-was-there",
    "attendance-day",
    "attendance-time",
    "attendance-until",
    "attendance-place",
    "attendance-by-zoom",
    "attendance-by-counter",
    "attendance-purpose",
    "attendance-stamp",
    "attendance-officer",
    "attendance-mark",
)
"""What is printed around it."""


def _given(scene: Scene, member: Staff, visit: Visit) -> dict[str, str]:
    """What is confirmed, as it stands now; a moment is written as ISO, and told by the office's clock on the paper."""
    region = scene.office.regions.get(visit.form.get("region", ""))
    return {
        "number": visit.number or visit.ticket or "",
        "office": scene.office.name,
        "contact": scene.office.contact,
        "ministry": scene.office.sheet.identity.ministry,
        "name": visit.form.get("name", ""),
        "institution": visit.form.get("institution", ""),
        "region": region.name if region else "",
        "day": _local(scene, visit.joined_at).date().isoformat(),
        "came": _clock(scene, visit.joined_at),
        "went": _clock(scene, visit.closed_at) if visit.closed_at else "",
        "zone": scene.office.zone_label,
        "officer": member.name,
        "signed_at": scene.office.measuring.place,
        "confirmed": _local(scene, scene.now).date().isoformat(),
        "meeting": "zoom" if scene.sheet(visit).uses_zoom and visit.registered_by is None else "counter",
    }


def _local(scene: Scene, at: datetime) -> datetime:
    return scene.office.calendar.local(at)


def _clock(scene: Scene, at: datetime) -> str:
    return f"{_local(scene, at):%H.%M}"


def _name(scene: Scene, staff_id: str | None) -> str:
    member = scene.desk.staff.get(staff_id or "")
    return member.name if member else ""


def _args(visit: Visit) -> Args:
    return {"ticket": visit.ticket or "", "number": visit.number or ""}
