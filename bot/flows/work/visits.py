"""The visits that an officer has taken, and those that go on and nobody has: late ones on top, each with its next step
and whose that is."""

from datetime import datetime

from bot.flows.ending import outcome
from bot.flows.procedure.timeline import StepLine
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Arg, Args, Choice, Due, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import answering, has_taken, holder, manned_roles, untaken_roles
from bot.flows.staffing.roster import taken_by
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Status, Visit
from bot.flows.state.work import Work
from bot.flows.telling.cards import status_of
from bot.flows.work.section import Section

_MOST = 12


def mine(scene: Scene, member: Staff, work: Work) -> Section:
    """An officer's visits, the late ones first, then by when their step is due."""
    held = sorted(_held(scene, member), key=lambda visit: _rank(scene, visit))
    lines = [_line(scene, member, visit) for visit in held[:_MOST]]
    more = max(len(held), work.held) - len(lines)
    lines += [Phrase("work-more", {"count": more})] if more else []
    return Section("work-visits", tuple(lines), tuple(_open(visit) for visit in held[:_MOST]))


def untaken(scene: Scene, member: Staff, _work: Work) -> Section:
    """Visits that go on, that nobody has taken, and whose next step that is not the visitor's own is this officer's:
    whoever was called while much else came in stands here, however far up their card is."""
    # rule: called-and-untaken-is-listed
    served = (scene.visit(place.visit_id) for place in scene.desk.attended if scene.at_hand(place.visit_id))
    found = sorted((v for v in served if v and _waits_for(scene, member, v)), key=lambda visit: _rank(scene, visit))
    shown = found[:_MOST] if member.attends else []
    lines = tuple(_line(scene, member, visit) for visit in shown)
    return Section("work-untaken", lines, tuple(_open(visit) for visit in shown))


def _waits_for(scene: Scene, member: Staff, visit: Visit) -> bool:
    if not visit.status.attended or _has(scene, member, visit):
        return False
    ahead = (line.step for line in scene.timeline(visit).lines if line.state.open and not line.step.visitors_own)
    step = next(ahead, None)
    return step is not None and answering(step, manned_roles(scene.desk)) in untaken_roles(scene.desk, visit, member)


def _held(scene: Scene, member: Staff) -> list[Visit]:
    """Also those that were taken by an event before this one in the same batch."""
    known = (scene.visit(visit_id) for visit_id in {*scene.facts.visits, *scene.visits})
    return [v for v in known if v and v.status.open and v.status is not Status.FORM and _has(scene, member, v)]


def _has(scene: Scene, member: Staff, visit: Visit) -> bool:
    return bool(taken_by(visit, member)) or has_taken(scene.desk, visit, member)


def _rank(scene: Scene, visit: Visit) -> tuple[bool, datetime, str]:
    # rule: late-work-on-top
    current = _current(scene, visit)
    due = current.due_at if current and current.due_at else visit.joined_at.replace(year=9999)
    return not _late(scene, visit), due, visit.number or ""


def _late(scene: Scene, visit: Visit) -> bool:
    current = _current(scene, visit)
    return current is not None and current.step.no in scene.timeline(visit).late


def _current(scene: Scene, visit: Visit) -> StepLine | None:
    return scene.timeline(visit).current if visit.status.attended else None


def _open(visit: Visit) -> Choice:
    return Choice(Phrase("choice-open-ticket", {"ticket": visit.ticket or ""}), token(Verb.OPEN, visit.id))


def _line(scene: Scene, member: Staff, visit: Visit) -> Phrase:
    missing = outcome.owed(visit, scene.timeline(visit)) is not None
    args: Args = {
        "mark": Phrase("work-mark-late" if _late(scene, visit) else "work-mark"),
        "ticket": visit.ticket or "",
        "name": name_of(visit),
        "state": _state(scene, member, visit),
        "outcome": Phrase("work-no-outcome") if missing else Phrase("nothing"),
    }
    return Phrase("work-line", args)


def _state(scene: Scene, member: Staff, visit: Visit) -> Phrase:
    current = _current(scene, visit)
    if current is None:
        return status_of(scene, visit)
    time = Phrase("nothing")
    if current.due_at is not None:
        time = Phrase("work-late" if _late(scene, visit) else "work-due", {"due": Due(current.due_at)})
    args: Args = {"no": current.step.no, "activity": current.step.activity, "time": time}
    return Phrase("work-step", {**args, "who": _who(scene, member, visit, current)})


def _who(scene: Scene, member: Staff, visit: Visit, current: StepLine) -> Arg:
    """For whom the step that goes on waits."""
    if current.step.visitors_own:
        return Phrase("work-by-visitor")
    role = answering(current.step, manned_roles(scene.desk))
    taken = scene.desk.staff.get(holder(scene.desk, visit, role) or "")
    if taken is None:
        return scene.sheet(visit).actor_name(role) if role in scene.sheet(visit).roles else role
    return Phrase("work-by-you") if taken.id == member.id else taken.name
