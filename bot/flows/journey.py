"""The journey through the sheet: who may report what, taking a report, and announcing what overran."""

from dataclasses import replace
from itertools import takewhile

from bot.flows import survey
from bot.flows.messages import Args, Phrase, Urgency
from bot.flows.queue import close
from bot.flows.scene import Scene
from bot.flows.sheet import Marker, Step
from bot.flows.state import At, Desk, Deviation, Dialog, Evidence, Staff, Status, Visit
from bot.flows.timeline import Overrun, StepState, Timeline
from bot.flows.vocabulary import DESK, VISITOR, ZOOM, Source, Word

SUPERVISOR = "supervisor"
ADMIN = "admin"

_MOST_SKIPPED = 3
"""Steps of others that one tap may pass over: enough for forgotten buttons, too few for a slip of the finger."""


def offered(line: Timeline, role: str, manned: frozenset[str]) -> tuple[Step, ...]:
    """The steps that a role may report as done now, nearest first; ``manned`` are the roles with staff.

    A visitor may report the running step and visitor's steps right behind it. Staff may also skip a few
    steps that others forgot to report (these become inferred), and see one of their own beyond the next.
    """
    ahead = [entry.step for entry in line.lines if entry.state is not StepState.DONE]
    if line.current is None and len(ahead) == len(line.lines):
        return ()
    if role == VISITOR:
        own = takewhile(lambda step: VISITOR in step.reporters(), ahead)
        return tuple(own)[:2]
    first = next((i for i, step in enumerate(ahead[: _MOST_SKIPPED + 1]) if may_report(step, role, manned)), None)
    if first is None:
        return ()
    return tuple(takewhile(lambda step: may_report(step, role, manned), ahead[first:]))[:2]


def may_report(step: Step, role: str, manned: frozenset[str]) -> bool:
    """Whether a role may say that a step is done; any staff stand in for a role that nobody holds."""
    reporters = set(step.reporters())
    if role in reporters:
        return True
    staffed = reporters - {VISITOR, ZOOM, DESK}
    return bool(staffed) and VISITOR not in reporters and not staffed & manned


def manned_roles(desk: Desk) -> frozenset[str]:
    """The roles that somebody reachable holds."""
    return frozenset(member.role for member in desk.staff.values() if member.person_id)


def take_report(scene: Scene, visit: Visit, step: Step, source: Source, by: str) -> Visit:
    """Adds the evidence that a step is done."""
    return add_evidence(scene, visit, step.ends, source, by)


def add_evidence(scene: Scene, visit: Visit, marker: Marker, source: Source, by: str) -> Visit:
    """Adds one piece of evidence, named after the event that brought it, so that a copy changes nothing."""
    piece = Evidence(
        key=f"{scene.event.key}:{marker.word}",
        word=marker.word,
        happened_at=scene.at,
        recorded_at=scene.now,
        source=source,
        by=by,
        step=marker.step,
    )
    scene.note("reported", visit.id, word=marker.word.value, step=marker.step or 0, source=source.value)
    return scene.keep_visit(visit, evidence=(*visit.evidence, piece), seen_at=scene.now)


def settle(scene: Scene, visit: Visit) -> Visit:
    """Draws the consequences of a visit's evidence: deviations, survey, end of the visit."""
    words = scene.sheet(visit).words
    if not any(piece.word in words for piece in visit.evidence):
        return visit
    line = scene.timeline(visit)
    visit = _settle_deviations(scene, visit, line)
    if visit.status is Status.IN_SERVICE:
        current = line.current
        if current and current.step.ends.word is Word.SURVEY_SUBMITTED and not visit.surveyed:
            survey.start(scene, visit)
        if line.complete:
            visit = _finish(scene, visit)
    return visit


def _finish(scene: Scene, visit: Visit) -> Visit:
    visit = close(scene, visit, Status.FINISHED)
    visitor = scene.known_person(visit.person_id)
    args: Args = {
        "number": visit.number or "",
        "ticket": visit.ticket or "",
        "office": scene.office.name,
        "began": visit.queued_at or visit.started_at,
        "ended": scene.now,
        "outcome": visit.outcome or Phrase("outcome-none"),
    }
    scene.say(visitor, "service-document", args, urgency=Urgency.REPLY, visit_id=visit.id)
    if scene.sheet(visit).has_survey and not visit.surveyed:
        survey.start(scene, visit)
    return visit


def _settle_deviations(scene: Scene, visit: Visit, line: Timeline) -> Visit:
    """Announces new overruns once; withdraws, with trace, what evidence has disproved."""
    found = {(overrun.first.no, overrun.last.no): overrun for overrun in line.overruns}
    kept: list[Deviation] = []
    for deviation in visit.deviations:
        if deviation.stands and (deviation.first, deviation.last) not in found:
            deviation = replace(deviation, withdrawn_at=scene.now)
            _announce_withdrawal(scene, visit, deviation)
        kept.append(deviation)
    standing = {(deviation.first, deviation.last) for deviation in kept if deviation.stands}
    kept += [_announce(scene, visit, overrun) for key, overrun in found.items() if key not in standing]
    if tuple(kept) != visit.deviations:
        visit = scene.keep_visit(visit, deviations=tuple(kept))
    return visit


def _announce(scene: Scene, visit: Visit, overrun: Overrun) -> Deviation:
    role = overrun.last.answers
    told = responsible(scene, visit, role)
    args: Args = {
        "ticket": visit.ticket or "",
        "steps": _steps(overrun.first.no, overrun.last.no),
        "activity": overrun.last.activity,
        "standard": overrun.last.printed_time,
        "due": overrun.due_at,
        "role": scene.sheet(visit).actor_name(role),
    }
    for member in told:
        scene.say(
            scene.known_person(member.person_id or ""),
            "deviation-flagged",
            args,
            urgency=Urgency.URGENT,
            visit_id=visit.id,
        )
    scene.note("deviation_flagged", visit.id, first=overrun.first.no, last=overrun.last.no, role=role)
    _nudge_visitor(scene, visit, overrun)
    assigned = visit.assigned.get(role)
    one = assigned or (told[0].id if len(told) == 1 else None)
    return Deviation(overrun.first.no, overrun.last.no, overrun.due_at, scene.now, role, one)


def _nudge_visitor(scene: Scene, visit: Visit, overrun: Overrun) -> None:
    """Reminds the visitor, if the step that runs over is theirs and is still running."""
    step = overrun.last
    if overrun.first is not step or VISITOR not in step.reporters() or not visit.status.open:
        return
    current = scene.timeline(visit).current
    if current is None or current.step is not step:
        return
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, "nudge-step", {"activity": step.activity}, urgency=Urgency.URGENT, visit_id=visit.id)


def _announce_withdrawal(scene: Scene, visit: Visit, deviation: Deviation) -> None:
    args: Args = {"ticket": visit.ticket or "", "steps": _steps(deviation.first, deviation.last)}
    for member in responsible(scene, visit, deviation.role, deviation.answered_by):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "deviation-withdrawn", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.note("deviation_withdrawn", visit.id, first=deviation.first, last=deviation.last)


def _steps(first: int, last: int) -> Phrase:
    if first == last:
        return Phrase("step-one", {"no": first})
    return Phrase("step-run", {"first": first, "last": last})


def responsible(scene: Scene, visit: Visit, role: str, staff_id: str | None = None) -> tuple[Staff, ...]:
    """Who is told: the one who took the visit; else the role's staff on duty; else supervisors; else anyone."""
    staff = [member for member in scene.desk.staff.values() if member.person_id]
    taken = staff_id or visit.assigned.get(role)
    chosen = [member for member in staff if member.id == taken]
    chosen = chosen or [member for member in staff if member.role == role and member.on_duty]
    chosen = chosen or [member for member in staff if member.role == SUPERVISOR]
    chosen = chosen or [member for member in staff if member.on_duty] or staff
    return tuple(chosen)


def ask_output(scene: Scene, visit: Visit, step: Step) -> None:
    """Asks whoever ended a step for its output, where the sheet wants it written down."""
    if step.asks_output and not visit.outcome:
        scene.talk(Dialog(At.OUTCOME, about=visit.id))
        scene.answer("staff-outcome-ask", {"ticket": visit.ticket or "", "output": step.output})
