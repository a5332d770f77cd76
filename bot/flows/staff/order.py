"""A step pressed out of order: what is missing is said with the button that helps, and nobody ends what somebody else
is doing without saying so."""

from dataclasses import dataclass

from bot.flows.journey.buttons import ending
from bot.flows.journey.stale import answer_stale
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine, StepState
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.acting import roles_of
from bot.flows.staffing.holding import answering, holder, manned_roles, may_report
from bot.flows.staffing.roster import responsible
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit


@dataclass(frozen=True, slots=True)
class Ended:
    """A step that somebody else is doing and that a later one would end: which, whose, and by which role."""

    step: Step
    who: str
    role: str


def missing(scene: Scene, visit: Visit, member: Staff, no: str) -> None:
    """Says why a step cannot be reported now: it is done, or another goes on that has to end first."""
    line = scene.timeline(visit)
    pressed = next((entry for entry in line.lines if str(entry.step.no) == no), None)
    if pressed is None or not visit.status.attended:
        answer_stale(scene, visit)
    elif pressed.state is StepState.DONE:
        scene.answer("staff-step-done", _named(visit, pressed.step))
    elif line.current is not None and line.current.step.no < pressed.step.no:
        _say_first(scene, visit, member, pressed, line.current.step)
    else:
        answer_stale(scene, visit)


def _say_first(scene: Scene, visit: Visit, member: Staff, pressed: StepLine, current: Step) -> None:
    args: Args = {**_named(visit, pressed.step), "first": current.no, "activity": current.activity}
    # rule: out-of-order-says-what-is-missing
    scene.answer("staff-step-early", args, choices=ending(scene, visit, member, current))


def ended_with(scene: Scene, visit: Visit, member: Staff, step: Step) -> Ended | None:
    """What somebody else is doing now and this step would end; None if nothing."""
    current = scene.timeline(visit).current
    if current is None or current.step.no >= step.no or not current.step.staffs_own:
        return None
    manned = manned_roles(scene.desk)
    role = answering(current.step, manned)
    taken = holder(scene.desk, visit, role)
    if may_report(current.step, roles_of(member), manned) and taken in (None, member.id):
        return None
    owner = scene.desk.staff.get(taken or "")
    return Ended(current.step, owner.name if owner else scene.sheet(visit).actor_name(role), role)


def ask(scene: Scene, visit: Visit, ended: Ended, step: Step, chosen: str) -> None:
    """Asks before somebody else's step is ended."""
    args: Args = {**_named(visit, ended.step), "who": ended.who, "owed": _owed(visit, ended.step)}
    # rule: nobody-ends-anothers-step-unasked
    choices = (
        Choice(Phrase("choice-end-too", {"no": ended.step.no}), token(Verb.STEP, visit.id, step.no, chosen, "sure")),
        Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id)),
    )
    scene.answer("staff-step-ends-other", args, choices=choices)


def tell(scene: Scene, visit: Visit, member: Staff, ended: Ended) -> None:
    """Tells both: who ended somebody else's step, and whose it was, with what they still owe."""
    args: Args = {**_named(visit, ended.step), "name": member.name, "owed": _owed(visit, ended.step)}
    outcome = Choice(Phrase("choice-outcome"), token(Verb.OUTCOME, visit.id))
    choices = (outcome,) if ended.step.asks_output and not visit.outcome else ()
    for other in responsible(scene, visit, ended.role):
        if other.id != member.id:
            officer = scene.known_person(other.person_id or "")
            scene.say(officer, "staff-step-ended", args, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id)
    scene.answer("staff-step-ended-told", {**_named(visit, ended.step), "who": ended.who})
    scene.note("ended_anothers", visit.id, step=ended.step.no)


def _named(visit: Visit, step: Step) -> Args:
    return {"ticket": visit.ticket or "", "no": step.no, "activity": step.activity}


def _owed(visit: Visit, step: Step) -> Phrase:
    return Phrase("staff-step-owed" if step.asks_output and not visit.outcome else "nothing")
