"""Deviations: what runs past its standard is announced once, and withdrawn with trace when evidence disproves it."""

from dataclasses import replace
from datetime import timedelta

from bot.flows.journey.wording import done_label, visitor_activity
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import Overrun, Timeline
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.procedure.whole import WHOLE
from bot.flows.scene.messages import Arg, Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing import charge
from bot.flows.staffing.holding import holder
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.visits import Deviation, Visit


def settle(scene: Scene, visit: Visit, line: Timeline) -> Visit:
    """Announces new overruns once; withdraws, with trace, what evidence has disproved.

    Where new evidence only widens or narrows the steps that an overrun covers, the old record gives way to
    the new one without a word of its own, unless somebody else answers for it now. Before a visit has its
    number there is nothing to announce: the form is the visitor's. Nothing is judged by a sheet that is not sound.
    """
    # rule: unsound-sheet-judges-nothing
    if not scene.sheet(visit).sound:
        return visit
    # rule: no-number-no-deviation
    found = {(overrun.first.no, overrun.last.no): overrun for overrun in line.overruns if visit.ticket}
    kept: list[Deviation] = []
    for deviation in visit.deviations:
        if deviation.stands and not deviation.whole and (deviation.first, deviation.last) not in found:
            deviation = replace(deviation, withdrawn_at=scene.now)
            if not any(_covers(scene, visit, overrun, deviation) for overrun in found.values()):
                announce_withdrawal(scene, visit, deviation)
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
        "standard": _standard(tuple(entry.step for entry in scene.timeline(visit).taken), overrun),
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
        choices=(Choice(done_label(step), token(Verb.STEP, visit.id, step.no), forward=True),),
        urgency=Urgency.URGENT,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )


def announce_withdrawal(scene: Scene, visit: Visit, deviation: Deviation) -> None:
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
    if first == WHOLE:
        return Phrase("step-whole")
    if first == last:
        return Phrase("step-one", {"no": first})
    return Phrase("step-run", {"first": first, "last": last})
