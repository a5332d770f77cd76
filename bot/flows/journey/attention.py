"""Attention: an overrun that still goes on after a while is told to a supervisor, once a deviation."""

from collections.abc import Iterator
from datetime import datetime

from bot.flows.calendar.open_time import open_until
from bot.flows.procedure.timeline import Timeline
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.deviation import Deviation
from bot.flows.state.visits import Status, Visit

_ATTENTION = "attention"


def name(deviation: Deviation) -> str:
    """Under which name a supervisor has been told of a deviation."""
    return f"{_ATTENTION} {deviation.id}"


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    return min((at for _, at in _unattended(scene, visit)), default=None)


def _unattended(scene: Scene, visit: Visit) -> Iterator[tuple[Deviation, datetime]]:
    """Deviations whose last step still runs and of which no supervisor knows, each with when one is to."""
    current = scene.timeline(visit).current
    running = current.step.no if current else None
    # rule: every-overrun-to-supervisor
    for deviation in visit.deviations:
        goes_on = deviation.stands and deviation.last == running and deviation.role != VISITOR
        if goes_on and not visit.nudged(name(deviation)):
            yield deviation, _told_at(scene, deviation)


def _told_at(scene: Scene, deviation: Deviation) -> datetime:
    patience = scene.office.patience.attention
    return open_until(scene.office.calendar, deviation.raised_at, patience) or deviation.raised_at + patience


def _climb(scene: Scene, visit: Visit) -> Visit:
    line = scene.timeline(visit)
    for deviation, at in list(_unattended(scene, visit)):
        if scene.now >= at:
            visit = keep_nudge(scene, visit, name(deviation))
            _tell_supervisors(scene, visit, line, deviation)
    return visit


def _tell_supervisors(scene: Scene, visit: Visit, line: Timeline, deviation: Deviation) -> None:
    step = line.line(deviation.last).step
    args: Args = {"ticket": visit.ticket or "", "no": step.no, "activity": step.activity, "due": deviation.due_at}
    for member in responsible(scene, visit, SUPERVISOR):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "supervisor-attention", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.note("escalated", visit.id, step=step.no)


ATTENTION = Rung(_ATTENTION, (Status.QUEUED, *ATTENDED), _next_at, _climb)
