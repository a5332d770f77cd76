"""The warning: whoever has to end a step of staff's hears before its limit that its time is nearly over, once a step.

The visitor's own steps have a word of their own (:mod:`bot.flows.journey.early`). What is late is told elsewhere
(:mod:`bot.flows.journey.deviations`).
"""

from datetime import datetime, timedelta
from itertools import islice

from bot.flows.journey.buttons import ending
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine, partway, time_left
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Due, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import answering, manned_roles, may_report
from bot.flows.staffing.roster import responsible
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Status, Visit

_WARNED = "warned"
_WORTH_SAYING = timedelta(seconds=20)
"""Less than this before the limit nobody could still act on a warning."""


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    """When staff are warned, None where they are not: it is the visitor's step, has no limit, or they know."""
    line = scene.timeline(visit).current
    # rule: warned-once-a-step
    if line is None or line.step.visitors_own or visit.nudged(_name(line.step)):
        return None
    return _warned_at(scene, visit, line)


def _warned_at(scene: Scene, visit: Visit, line: StepLine) -> datetime | None:
    share, calendar = scene.office.patience.warn, scene.calendar(visit)
    at = partway(line, share, calendar) if share else None
    if at is None:
        return None
    # rule: warned-before-the-limit
    return at if time_left(line, max(at, scene.now), calendar) >= _WORTH_SAYING else None


def _name(step: Step) -> str:
    return f"{_WARNED} {step.no}"


def _warn(scene: Scene, visit: Visit) -> Visit:
    line = scene.timeline(visit).current
    if line is None:
        return visit
    step = line.step
    visit = keep_nudge(scene, visit, _name(step))
    args: Args = {
        "ticket": visit.ticket or "",
        "name": name_of(visit, "-"),
        "no": step.no,
        "activity": step.activity,
        "left": time_left(line, scene.now, scene.calendar(visit)),
        "due": Due(line.due_at or scene.now),
    }
    for member in _waited_for(scene, visit, step):
        reader = scene.known_person(member.person_id or "")
        choices = ending(scene, visit, member, step)
        scene.say(reader, "staff-warned", args, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id)
    scene.note("warned", visit.id, step=step.no)
    return visit


def _waited_for(scene: Scene, visit: Visit, step: Step) -> tuple[Staff, ...]:
    """Whoever answers for the step; where they have no button for it, also who does it, if somebody does."""
    manned = manned_roles(scene.desk)
    near = answering(step, manned)
    doing = (role for role in step.reporters if role in manned)
    roles = (near,) if may_report(step, (near,), manned) else (near, *islice(doing, 1))
    # rule: warned-is-who-holds-it
    told = (member for role in roles for member in responsible(scene, visit, role))
    return tuple({member.id: member for member in told}.values())


WARNING = Rung(_WARNED, (Status.QUEUED, *ATTENDED), _next_at, _warn)
