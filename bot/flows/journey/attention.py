"""Attention: an overrun that still goes on after a while is told to a supervisor, once a deviation.

The while is a share of the standard that was passed: a step of three minutes is not left for as long as one of three
days. It is the supervisor's also where the step is the visitor's own, or nobody is charged.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.journey.buttons import ending
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine, Timeline
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Due, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import answering, holder, manned_roles
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.deviation import Deviation
from bot.flows.state.nudges import ATTENTION as _SAID
from bot.flows.state.visits import Status, Visit

_LEAST = timedelta(minutes=1)


def name(deviation: Deviation) -> str:
    """Under which name a supervisor has been told of a deviation."""
    return f"{_SAID} {deviation.id}"


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    return min((at for _, at in _unattended(scene, visit)), default=None)


def _unattended(scene: Scene, visit: Visit) -> Iterator[tuple[Deviation, datetime]]:
    """Deviations whose last step still runs and of which no supervisor knows, each with when one is to."""
    current = scene.timeline(visit).current
    # rule: every-overrun-to-supervisor
    for deviation in visit.deviations:
        goes_on = deviation.stands and deviation.of_time and current is not None and deviation.last == current.step.no
        if current is not None and goes_on and not _told_of(visit, deviation):
            yield deviation, _grace_over(scene, current, deviation.raised_at)


def _told_of(visit: Visit, deviation: Deviation) -> bool:
    """Whether supervisors know of it, or of the same steps' before the visitor was called anew."""
    called = (each.happened_at for each in visit.evidence if each.word is Word.CALLED and each.source is Source.DESK)
    since = max(called, default=deviation.raised_at)
    steps = (deviation.first, deviation.last)
    before = (each for each in visit.deviations if (each.first, each.last) == steps and each.raised_at < since)
    return any(visit.nudged(name(each)) for each in (deviation, *before))


def known_at(scene: Scene, visit: Visit, line: Timeline) -> datetime | None:
    """When a supervisor knows of the running step's overrun at the latest: its standard and the grace are over then.
    None where the step has no limit. An overrun that has not been announced yet has all of its grace before it."""
    current = line.current
    if current is None or current.due_at is None:
        return None
    late_steps = (each for each in visit.deviations if each.stands and each.of_time)
    raised = (each.raised_at for each in late_steps if each.last == current.step.no)
    judged = bool(visit.ticket) and scene.sheet(visit).sound
    late = max(current.due_at, scene.now) if judged else current.due_at
    return _grace_over(scene, current, next(raised, late))


def told_now(scene: Scene, visit: Visit) -> bool:
    """Whether this very look tells supervisors that the running step goes on."""
    said = (nudge for key, nudge in visit.nudges.items() if key.startswith(f"{_SAID} "))
    return any(nudge.at == scene.now for nudge in said)


def _grace_over(scene: Scene, line: StepLine, since: datetime) -> datetime:
    """Until when an overrun may go on: for a share of the standard, while the office is open; at least for a minute,
    at most to the end of the next working day."""
    calendar = scene.office.calendar
    span = max(_standard(scene, line) * scene.office.patience.attention, _LEAST)
    # rule: grace-is-a-share-of-the-standard
    at = open_until(calendar, since, span) or since + span
    return min(at, calendar.end_of_working_day(since, 1))


def _standard(scene: Scene, line: StepLine) -> timedelta:
    """How long a step may take; of one that counts in days, for how long the office is open within them."""
    if line.step.standard.clock is not None:
        return line.step.standard.clock
    began, due = line.began_at, line.due_at
    return open_time(scene.office.calendar, began, due) if began and due else timedelta()


def _climb(scene: Scene, visit: Visit) -> Visit:
    line = scene.timeline(visit)
    for deviation, at in list(_unattended(scene, visit)):
        if scene.now >= at:
            visit = keep_nudge(scene, visit, name(deviation))
            _tell_supervisors(scene, visit, line, deviation)
    return visit


def _tell_supervisors(scene: Scene, visit: Visit, line: Timeline, deviation: Deviation) -> None:
    late = line.line(deviation.last)
    step = late.step
    args: Args = {
        "ticket": visit.ticket or "",
        "no": step.no,
        "activity": step.activity,
        "due": Due(deviation.due_at),
        "since": late.began_at or deviation.due_at,
        "who": _whose(scene, visit, step),
        "name": name_of(visit, "-"),
    }
    for member in responsible(scene, visit, SUPERVISOR):
        person = scene.known_person(member.person_id or "")
        choices = ending(scene, visit, member, step)
        scene.say(person, "supervisor-attention", args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.note("escalated", visit.id, step=step.no)


def _whose(scene: Scene, visit: Visit, step: Step) -> str:
    """Who has the step now: by name, else the role that is to do it."""
    role = answering(step, manned_roles(scene.desk))
    owner = scene.desk.staff.get(holder(scene.desk, visit, role) or "")
    return owner.name if owner else scene.sheet(visit).actor_name(role)


ATTENTION = Rung(_SAID, (Status.QUEUED, *ATTENDED), _next_at, _climb)
