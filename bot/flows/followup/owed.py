"""An outcome without its kinds is watched too: whoever wrote it is asked at the end of each working day, from the
second on supervisors are told."""

from datetime import datetime

from bot.flows.ending import sorting
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.desk import Staff
from bot.flows.state.follow_up import sorting_id, visit_of
from bot.flows.state.loaded import VisitUnreadable
from bot.flows.state.nudges import UNSORTED
from bot.flows.state.visits import Visit


def moments(scene: Scene) -> dict[str, datetime | None]:
    """When each outcome of the visits in a scene wants to be looked at again."""
    return {sorting_id(visit.id): next_at(scene, visit) for visit in scene.visits.values() if visit.outcomes}


def next_at(scene: Scene, visit: Visit) -> datetime | None:
    """The end of the working day on which it was written, and of each one after; None once nothing is owed."""
    return _due(scene, visit, visit.nudged(_name(visit))) if sorting.unsorted(visit) else None


def _due(scene: Scene, visit: Visit, told: int) -> datetime:
    calendar, at = scene.office.calendar, sorting.latest(visit).at
    closing = calendar.closing(at)
    end = closing if closing is not None and closing > at else calendar.end_of_working_day(at, 1)
    return calendar.end_of_working_day(end, told) if told else end


def _name(visit: Visit) -> str:
    return f"{UNSORTED} {len(visit.outcomes)}"


def look(scene: Scene, watched_id: str) -> None:
    """The moment has come: what is owed is asked for, once however long the desk was down. Raises VisitUnreadable where
    the visit cannot be read."""
    visit = scene.visit(visit_of(watched_id))
    if visit is None:
        raise VisitUnreadable
    visit = scene.keep_visit(visit)
    at = next_at(scene, visit)
    if at is None or at > scene.now:
        return
    before = told = visit.nudged(_name(visit))
    while _due(scene, visit, told) <= scene.now:
        told += 1
    visit = keep_nudge(scene, visit, _name(visit), told)
    _remind(scene, visit, again=before > 0)


def _remind(scene: Scene, visit: Visit, *, again: bool) -> None:
    scene.note("outcome_reminded", visit.id)
    writer = scene.desk.staff.get(sorting.latest(visit).by)
    supervisors = responsible(scene, visit, SUPERVISOR)
    asked = (writer,) if writer is not None and writer.person_id else supervisors
    for one in asked:
        _say(scene, one, visit, "outcome-unsorted", choices_for(visit))
    for one in supervisors if again else ():
        if one not in asked:
            _say(
                scene, one, visit, "outcome-unsorted-told", (Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id)),)
            )


def choices_for(visit: Visit) -> tuple[Choice, ...]:
    """What answers it: the kinds, or what is still missing of the follow-up."""
    if sorting.latest(visit).follow_up is None:
        return sorting.choices(visit, sorting.kinds_so_far(visit))
    return (sorting.resume_choice(visit),)


def _say(scene: Scene, member: Staff, visit: Visit, text: str, choices: tuple[Choice, ...]) -> None:
    writer = scene.desk.staff.get(sorting.latest(visit).by)
    args: Args = {"ticket": visit.ticket or "", "name": writer.name if writer else Phrase("follow-up-by-desk")}
    reader = scene.known_person(member.person_id or "")
    scene.say(reader, text, args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)
