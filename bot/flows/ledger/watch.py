"""A deviation is watched until nothing is owed about it: whoever owes it is reminded, and supervisors are told."""

from datetime import datetime

from bot.flows.ledger import line, listing
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.scene.messages import Args, Due, Urgency
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import in_place_of
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Deviation, Stage, serial_named, visit_named
from bot.flows.state.loaded import VisitUnreadable
from bot.flows.state.nudges import LEDGER
from bot.flows.state.visits import Visit


def moments(scene: Scene) -> dict[str, datetime | None]:
    """When each deviation of the visits in a scene wants to be looked at again."""
    return {each.id: next_at(scene, visit, each) for visit in scene.visits.values() for each in visit.deviations}


def next_at(scene: Scene, visit: Visit, deviation: Deviation) -> datetime | None:
    """The end of the working day until which something is owed, and again each time as much time has gone by.

    rule: every-deviation-has-a-next-moment
    """
    if deviation.role == VISITOR or not deviation.stage.open:
        return None
    return _due(scene, deviation, visit.nudged(_name(deviation)))


def _due(scene: Scene, deviation: Deviation, told: int) -> datetime:
    at = line.due(scene, deviation)
    for _ in range(told):
        at = scene.office.calendar.end_of_working_day(at, 1)
    return at


def _name(deviation: Deviation) -> str:
    """Under which name it is kept how often its present stage has been told of."""
    return f"{LEDGER} {deviation.id} {deviation.turns}"


def look(scene: Scene, deviation_id: str) -> None:
    """A deviation's moment has come: what is owed is asked for, once however long the desk was down. Raises
    VisitUnreadable where its visit cannot be read."""
    visit = scene.visit(visit_named(deviation_id))
    deviation = line.found(visit, serial_named(deviation_id)) if visit else None
    if visit is None or deviation is None:
        raise VisitUnreadable
    visit = scene.keep_visit(visit)
    at = next_at(scene, visit, deviation)
    if at is None or at > scene.now:
        return
    told = visit.nudged(_name(deviation)) + 1
    while _due(scene, deviation, told) <= scene.now:
        told += 1
    visit = keep_nudge(scene, visit, _name(deviation), told)
    _remind(scene, visit, deviation)


def _remind(scene: Scene, visit: Visit, deviation: Deviation) -> None:
    scene.note("deviation_reminded", visit.id, serial=serial_named(deviation.id), stage=deviation.stage.value)
    owed = executors(scene, visit, deviation) if deviation.stage is Stage.UNEXPLAINED else ()
    supervisors = tuple(one for one in responsible(scene, visit, SUPERVISOR) if one not in owed)
    for one in owed:
        _say(scene, one, visit, deviation, "ledger-explain-overdue")
    for one in supervisors:
        _say(scene, one, visit, deviation, f"ledger-overdue-{deviation.stage.value}")


def _say(scene: Scene, member: Staff, visit: Visit, deviation: Deviation, text: str) -> None:
    args: Args = {**line.told(scene, visit, deviation), "due": Due(line.due(scene, deviation))}
    choices = listing.choices(scene, member, visit, deviation) or (listing.open_choice(visit, deviation),)
    reader = scene.known_person(member.person_id or "")
    scene.say(reader, text, args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)


def executors(scene: Scene, visit: Visit, deviation: Deviation) -> tuple[Staff, ...]:
    """Whoever is asked to explain: the one who answers, or stands in for them, while they are here; else their role, or
    its supervisor."""
    one = in_place_of(scene.desk, deviation.answered_by, deviation.role)
    if one is not None and one.person_id:
        return (one,)
    return responsible(scene, visit, deviation.role)
