"""The journey through the sheet: who may report what, taking a report, and announcing what overran."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from bot.flows.ending import outcome, survey
from bot.flows.journey import owing
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Step
from bot.flows.procedure.timeline import Overrun, StepState, Timeline
from bot.flows.procedure.vocabulary import VISITOR, Source, Word
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Arg, Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing import charge
from bot.flows.staffing.holding import holder, may_report
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Deviation, Status, Visit

SUPERVISOR = charge.SUPERVISOR
ADMIN = "admin"

_ON_THE_WAY = frozenset((Word.ZOOM_OPENED, Word.JOINED))
_ADMITTED = frozenset((Word.ADMITTED, Word.INTO_ROOM, Word.OUT_OF_ROOM))
"""What only somebody who has been let in can do, whoever saw it."""


def offered(line: Timeline, role: str, manned: frozenset[str]) -> tuple[Step, ...]:
    """The steps that a role may report as done now, nearest first; ``manned`` are the roles with staff.

    A visitor may report the running step and visitor's steps right behind it; a survey left unanswered does not
    stand in the way. Staff may also skip a few steps that others forgot to report (these become inferred), and see
    one of their own beyond the next.
    """
    ahead = [entry.step for entry in line.lines if entry.state is not StepState.DONE]
    if line.current is None and len(ahead) == len(line.lines):
        return ()
    if role == VISITOR:
        asked = (step for step in ahead if step.ends.word is not Word.SURVEY_SUBMITTED)
        return tuple(takewhile(lambda step: VISITOR in step.reporters(), asked))[:2]
    first = next((i for i, step in enumerate(ahead[: charge.MOST_SKIPPED + 1]) if may_report(step, role, manned)), None)
    if first is None:
        return ()
    return tuple(takewhile(lambda step: may_report(step, role, manned), ahead[first:]))[:2]


def take_report(scene: Scene, visit: Visit, step: Step, source: Source, by: str) -> Visit:
    """Adds the evidence that a step is done."""
    return add_evidence(scene, visit, step.ends, source, by)


def add_evidence(scene: Scene, visit: Visit, marker: Marker, source: Source, by: str) -> Visit:
    """Adds one piece of evidence, named after the event that brought it, so that a copy changes nothing."""
    piece = Evidence(
        key=f"{scene.event.key}:{marker.word}",
        word=marker.word,
        happened_at=_not_before_call(visit, scene.at),
        recorded_at=scene.now,
        source=source,
        by=by,
        step=marker.step,
    )
    scene.note("reported", visit.id, word=marker.word.value, step=marker.step or 0, source=source.value)
    return scene.keep_visit(visit, evidence=(*visit.evidence, piece), seen_at=scene.now)


def _not_before_call(visit: Visit, at: datetime) -> datetime:
    """Whoever answers a call answers after it: a platform's clock may run behind ours, or tell whole seconds only."""
    called_at = max((piece.happened_at for piece in visit.evidence if piece.word is Word.CALLED), default=at)
    return max(at, called_at)


def settle(scene: Scene, visit: Visit) -> Visit:
    """Draws the consequences of a visit's evidence: deviations, the call, survey, end of the visit."""
    words = scene.sheet(visit).words
    if not any(piece.word in words for piece in visit.evidence):
        return visit
    line = scene.timeline(visit)
    visit = _settle_place(scene, _settle_deviations(scene, visit, line), line)
    if visit.status is Status.PREPARING and queue.prepared(scene, visit):
        visit = queue.line_up(scene, visit)
    if visit.status.attended:
        current = line.current
        if current and current.step.ends.word is Word.SURVEY_SUBMITTED and not visit.surveyed:
            survey.start(scene, visit)
        if line.complete:
            visit = finish(scene, visit)
    elif visit.status.ended_in_silence and _recorded(visit, line):
        visit = _resolve(scene, visit)
    return visit


def _settle_place(scene: Scene, visit: Visit, line: Timeline) -> Visit:
    """A visit keeps its place at the desk until staff have nothing more to do before the survey."""
    before = scene.before(visit.id)
    if before is not None and before.evidence == visit.evidence:
        return visit
    return queue.keep_place(scene, visit, needed=owing.needs_place(scene.sheet(visit).steps, line))


def _recorded(visit: Visit, line: Timeline) -> bool:
    """Whether staff have written down after all what they owed of a visit that had ended in silence."""
    return (
        visit.ticket is not None and owing.reported(line) and not owing.owed(line) and outcome.owed(visit, line) is None
    )


def _resolve(scene: Scene, visit: Visit) -> Visit:
    """What was not recorded in time is now: the visit counts as finished, and the visitor gets the proof of it."""
    scene.note("resolved", visit.id)
    visit = scene.keep_visit(visit, status=Status.FINISHED, closed_at=scene.now)
    outcome.give_document(scene, visit)
    return visit


def finish(scene: Scene, visit: Visit) -> Visit:
    """The service is over: the visitor gets the proof of it, and the survey if it is still to come."""
    visit = queue.close(scene, visit, Status.FINISHED)
    outcome.give_document(scene, visit)
    if scene.sheet(visit).has_survey and not visit.surveyed:
        survey.start(scene, visit)
    return visit


def met(visit: Visit) -> bool:
    """Whether the visitor has shown up: since the call they have been admitted, or staff have reported anything."""
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    called_at = max((p.recorded_at for p in visit.evidence if p.word is Word.CALLED), default=visit.started_at)
    counting = (p for p in visit.evidence if p.recorded_at >= called_at and p.key not in void and not p.retracts)
    theirs = (p for p in counting if p.word not in _ON_THE_WAY)
    return any(p.source in (Source.STAFF, Source.CORRECTION) or p.word in _ADMITTED for p in theirs)


def _settle_deviations(scene: Scene, visit: Visit, line: Timeline) -> Visit:
    """Announces new overruns once; withdraws, with trace, what evidence has disproved.

    Where new evidence only widens or narrows the steps that an overrun covers, the old record gives way to
    the new one without a word of its own, unless somebody else answers for it now. Before a visit has its
    number there is nothing to announce: the form is the visitor's. Nothing is judged by a sheet that is not sound.
    """
    if not scene.sheet(visit).sound:
        return visit
    found = {(overrun.first.no, overrun.last.no): overrun for overrun in line.overruns if visit.ticket}
    kept: list[Deviation] = []
    for deviation in visit.deviations:
        if deviation.stands and (deviation.first, deviation.last) not in found:
            deviation = replace(deviation, withdrawn_at=scene.now)
            if not any(_covers(scene, visit, overrun, deviation) for overrun in found.values()):
                _announce_withdrawal(scene, visit, deviation)
            scene.note("deviation_withdrawn", visit.id, first=deviation.first, last=deviation.last)
        kept.append(deviation)
    standing = {(deviation.first, deviation.last) for deviation in kept if deviation.stands}
    kept += [_announce(scene, visit, overrun) for key, overrun in found.items() if key not in standing]
    if tuple(kept) != visit.deviations:
        visit = scene.keep_visit(visit, deviations=tuple(kept))
    return visit


def _covers(scene: Scene, visit: Visit, overrun: Overrun, deviation: Deviation) -> bool:
    """Whether an overrun goes on where a deviation was, and the same role answers for it."""
    overlaps = overrun.first.no <= deviation.last and deviation.first <= overrun.last.no
    return overlaps and _charged(scene, visit, overrun) == deviation.role


def _charged(scene: Scene, visit: Visit, overrun: Overrun) -> str:
    return charge.charged(scene.sheet(visit), overrun.last, scene.desk)


def _announce(scene: Scene, visit: Visit, overrun: Overrun) -> Deviation:
    role = _charged(scene, visit, overrun)
    told = responsible(scene, visit, role) if role != VISITOR else ()
    args: Args = {
        "ticket": visit.ticket or "",
        "steps": _steps(overrun.first.no, overrun.last.no),
        "activity": overrun.last.activity,
        "standard": _standard(scene.sheet(visit).steps, overrun),
        "due": overrun.due_at,
        "role": Phrase("staff-role-supervisor") if role == SUPERVISOR else scene.sheet(visit).actor_name(role),
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
    taken = holder(scene.desk, visit, role)
    one = taken or (told[0].id if len(told) == 1 else None)
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
    scene.say(
        visitor,
        "nudge-step",
        {"activity": visitor_activity(step)},
        choices=(Choice(done_label(step), token(Verb.STEP, visit.id, step.no)),),
        urgency=Urgency.URGENT,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )


def visitor_activity(step: Step) -> Phrase:
    """A step in words for the visitor. The sheet prints a meeting's number and passcode in the steps of opening
    and joining it; what holds is what the settings say, so these two are told in the desk's own words."""
    if step.ends.word in (Word.ZOOM_OPENED, Word.JOINED):
        return Phrase(f"activity-{step.ends.word.value.replace('_', '-')}")
    return Phrase("verbatim", {"text": step.activity})


def done_label(step: Step) -> Phrase:
    """What a button for ending this step says."""
    if step.ends.word is Word.DONE:
        return Phrase("done-step", {"no": step.no, "activity": _short(step.activity)})
    return Phrase(f"done-{step.ends.word.value.replace('_', '-')}")


def _short(text: str, longest: int = 40) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _announce_withdrawal(scene: Scene, visit: Visit, deviation: Deviation) -> None:
    """Tells whoever was charged; nobody was told of what a visitor took longer for."""
    if deviation.role == VISITOR or not visit.ticket:
        return
    args: Args = {"ticket": visit.ticket or "", "steps": _steps(deviation.first, deviation.last)}
    for member in responsible(scene, visit, deviation.role, deviation.answered_by):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "deviation-withdrawn", args, urgency=Urgency.NOTICE, visit_id=visit.id)


def _standard(steps: tuple[Step, ...], overrun: Overrun) -> Arg:
    """What was allowed: as printed for one step, added up for a run of them."""
    run = [step for step in steps if overrun.first.no <= step.no <= overrun.last.no]
    clocks = [step.standard.clock for step in run if step.standard.clock is not None]
    if len(run) > 1 and len(clocks) == len(run):
        return sum(clocks, timedelta())
    return " + ".join(step.printed_time for step in run)


def _steps(first: int, last: int) -> Phrase:
    if first == last:
        return Phrase("step-one", {"no": first})
    return Phrase("step-run", {"first": first, "last": last})


def responsible(scene: Scene, visit: Visit, role: str, staff_id: str | None = None) -> tuple[Staff, ...]:
    """Who is told: the one who took the visit; else the role's staff on duty; else supervisors; else anyone."""
    staff = [member for member in scene.desk.staff.values() if member.person_id]
    taken = staff_id or holder(scene.desk, visit, role)
    chosen = [member for member in staff if member.id == taken]
    chosen = chosen or [member for member in staff if member.role == role and member.on_duty]
    chosen = chosen or [member for member in staff if member.role == SUPERVISOR]
    chosen = chosen or [member for member in staff if member.on_duty] or staff
    return tuple(chosen)
