"""Adding to the history of a disturbance; all that it touches, or has touched, is looked at with it."""

from dataclasses import replace

from bot.flows.disturbance.coverage import touched
from bot.flows.scene.effects import LookAgain
from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Deviation
from bot.flows.state.disturbance import Course, Disturbance, DisturbanceEntry
from bot.flows.state.visits import Visit

MOST = 500
"""Visits that one disturbance may cover: what is wider is no one disturbance."""


def get(scene: Scene, disturbance_id: str) -> Disturbance | None:
    """A disturbance by its id."""
    return next((each for each in scene.desk.disturbances if each.id == disturbance_id), None)


def keep(scene: Scene, disturbance_id: str, entry: DisturbanceEntry) -> Disturbance:
    """Adds an entry, to a new disturbance where there is none by this id; visitors hear of what is declared."""
    known = get(scene, disturbance_id)
    grown = known.and_then(entry) if known else Disturbance(disturbance_id, (entry,))
    others = (grown if each.id == grown.id else each for each in scene.desk.disturbances)
    scene.desk = replace(scene.desk, disturbances=tuple(others) if known else (*others, grown))
    scene.note(f"disturbance_{entry.what.value}", None, disturbance=disturbance_id, cause=entry.cause.value)
    if entry.what is Course.DECLARED or (known is not None and known.declared):
        for visit in _concerned(scene, grown):
            scene.keep_visit(visit)
        scene.do(LookAgain())
    return grown


def at_hand(scene: Scene) -> list[Visit]:
    """Every visit that was loaded, as resolved so far."""
    return list({**scene.facts.visits, **scene.visits}.values())


def covered(scene: Scene, disturbance: Disturbance) -> list[tuple[Visit, Deviation]]:
    """What a disturbance would cover of what is at hand."""
    return touched(at_hand(scene), disturbance)


def _concerned(scene: Scene, disturbance: Disturbance) -> list[Visit]:
    """Visits that it covers, or has covered before."""
    touched_ids = {visit.id for visit, _ in covered(scene, disturbance)}
    visits = at_hand(scene)
    before = {visit.id for visit in visits if any(each.covered_by == disturbance.id for each in visit.deviations)}
    return [visit for visit in visits if visit.id in touched_ids | before]
