"""Corrections by staff: a report that was wrong is declared void, a time that was wrong is given anew.

A correction is evidence like any other, only believed before all other; nothing is overwritten.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepState
from bot.flows.procedure.vocabulary import Source
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Correcting, Idle
from bot.flows.state.visits import Visit

_CLOCK = re.compile(r"(?:pukul\s+|jam\s+)?(\d{1,2})[.:](\d{2})(?:\s*wib)?", re.IGNORECASE)


def undo(scene: Scene, visit: Visit) -> None:
    """Declares the acting officer's latest report void."""
    retracted = last_report(visit, scene.who)
    if retracted is None:
        _nothing_to_undo(scene, visit)
        return
    piece = replace(
        retracted,
        key=f"{scene.event.key}:retract",
        recorded_at=scene.now,
        source=Source.CORRECTION,
        by=scene.who,
        retracts=retracted.key,
    )
    scene.note("retracted", visit.id, word=retracted.word.value, step=retracted.step or 0)
    _keep(scene, visit, piece)
    scene.answer("staff-undone", {"ticket": visit.ticket or ""})


def _nothing_to_undo(scene: Scene, visit: Visit) -> None:
    """Says whose the latest report is, if it is a colleague's."""
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    by = [scene.desk.staff.get(piece.by) for piece in visit.evidence if piece.key not in void and not piece.retracts]
    others = [member for member in by if member is not None and member.id != scene.who]
    args: Args = {"ticket": visit.ticket or "", "name": others[-1].name if others else ""}
    scene.answer("staff-undo-not-yours" if others else "staff-nothing-to-undo", args)


def _keep(scene: Scene, visit: Visit, piece: Evidence) -> None:
    """Adds a correction; whoever makes it attends to the visit, so patience with it begins anew."""
    # rule: correction-is-a-sign-of-life
    scene.keep_visit(visit, evidence=(*visit.evidence, piece), seen_at=scene.now)


def last_report(visit: Visit, staff_id: str) -> Evidence | None:
    """The latest report of this member of staff that still counts."""
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    own = [p for p in visit.evidence if p.by == staff_id and p.key not in void and not p.retracts]
    return max(reversed(own), key=lambda piece: piece.recorded_at, default=None)


def choose_step(scene: Scene, visit: Visit, member: Staff) -> None:
    """Asks of which finished step of this member's the end is to be given anew."""
    done = [entry.step for entry in scene.timeline(visit).lines if entry.state is StepState.DONE]
    done = [step for step in done if rights.may_correct(scene, member, step)]
    if not done:
        scene.answer("staff-nothing-to-correct", {"ticket": visit.ticket or ""})
        return
    choices = tuple(
        Choice(Phrase("choice-step", {"no": step.no}), token(Verb.CORRECT, visit.id, step.no)) for step in done
    )
    scene.answer("staff-correct-which", {"ticket": visit.ticket or ""}, choices=choices)


def ask_time(scene: Scene, visit: Visit, member: Staff, no: str) -> None:
    """Asks when the step really ended, if it is this member's to say."""
    line = next((entry for entry in scene.timeline(visit).lines if str(entry.step.no) == no), None)
    if line is None or line.state is not StepState.DONE:
        answer_stale(scene, visit)
        return
    if not rights.may_correct(scene, member, line.step):
        _refuse(scene, visit, line.step)
        return
    scene.talk(Correcting(visit.id, line.step.no))
    args: Args = {"ticket": visit.ticket or "", "no": line.step.no, "activity": line.step.activity}
    args["known"] = Phrase("time-known", {"at": line.ended_at}) if line.ended_at else Phrase("time-unknown")
    scene.answer("staff-correct-ask", args)


def _refuse(scene: Scene, visit: Visit, step: Step) -> None:
    scene.note("refused", visit.id, verb="correct", step=step.no)
    args: Args = {"ticket": visit.ticket or "", "no": step.no, "role": scene.sheet(visit).actor_name(step.answers)}
    scene.answer("staff-step-not-yours", args)


def give_time(scene: Scene, visit: Visit, member: Staff, no: int, typed: str) -> None:
    """Keeps the true end of step ``no`` ("09.05", today or the day the visit began); asks again for what is no time."""
    step = scene.sheet(visit).step(no)
    at = _moment(scene, visit, typed)
    if step is None or at is None:
        args: Args = {"ticket": visit.ticket or "", "began": visit.joined_at, "now": scene.now}
        scene.answer("staff-correct-wrong", args)
        return
    if not rights.may_correct(scene, member, step):
        scene.talk(Idle())
        _refuse(scene, visit, step)
        return
    at = _not_before(scene, visit, step, at)
    _keep(scene, visit, _corrected(scene, step, at, scene.timeline(visit).line(no).answer))
    scene.note("corrected", visit.id, step=step.no)
    scene.talk(Idle())
    scene.answer("staff-corrected", {"ticket": visit.ticket or "", "no": step.no, "at": at})


def _not_before(scene: Scene, visit: Visit, step: Step, at: datetime) -> datetime:
    """A time in minutes means no second of its minute: it does not contradict a step before it within that minute."""
    ends = [line.ended_at for line in scene.timeline(visit).lines if line.step.no < step.no and line.ended_at]
    return max([at, *(end for end in ends if at <= end < at + timedelta(minutes=1))])


def _corrected(scene: Scene, step: Step, at: datetime, answer: str | None) -> Evidence:
    return Evidence(
        key=f"{scene.event.key}:corrected",
        word=step.ends.word,
        happened_at=at,
        recorded_at=scene.now,
        source=Source.CORRECTION,
        by=scene.who,
        step=step.ends.step,
        answer=answer,
    )


def _moment(scene: Scene, visit: Visit, typed: str) -> datetime | None:
    """The latest moment with this clock time that lies within the visit; None if there is none."""
    found = _CLOCK.fullmatch(typed.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    local = scene.office.calendar.local(scene.now).replace(
        hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0
    )
    earliest = visit.joined_at.replace(second=0, microsecond=0)
    for day in range(2):
        at = (local - timedelta(days=day)).astimezone(scene.now.tzinfo)
        if earliest <= at <= scene.now:
            return at
    return None
