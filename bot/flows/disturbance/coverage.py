"""Which disturbance covers which deviation: made true for every visit that an event concerns, by entries.

rule: one-covering-entry
"""

from collections.abc import Iterable

from bot.flows.ledger.keeping import add
from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Became, Deviation, DeviationEntry
from bot.flows.state.disturbance import Disturbance, covering
from bot.flows.state.visits import Visit


def settle(scene: Scene, visit: Visit) -> Visit:
    """Covers what has come about while something declared lasted, and gives back what no longer has."""
    for deviation in visit.deviations:
        if deviation.stands:
            visit = _settle(scene, visit, deviation)
    return visit


def _settle(scene: Scene, visit: Visit, deviation: Deviation) -> Visit:
    known = scene.desk.disturbances
    present = next((each for each in known if each.id == deviation.covered_by), None)
    if present is not None and present.covers(deviation.due_at):
        return visit
    if deviation.covered_by is not None:
        given_back = DeviationEntry(Became.UNCOVERED, scene.now, scene.who, disturbance=deviation.covered_by)
        visit, deviation = add(scene, visit, deviation, given_back)
    wanted = covering(known, deviation.due_at)
    if wanted is not None:
        of = wanted.now
        covered = DeviationEntry(Became.COVERED, scene.now, scene.who, of.cause, of.words, disturbance=wanted.id)
        visit, deviation = add(scene, visit, deviation, covered)
    return visit


def touched(visits: Iterable[Visit], disturbance: Disturbance) -> list[tuple[Visit, Deviation]]:
    """What would be covered: every deviation that stands and came about while it lasted."""
    pairs = ((visit, each) for visit in visits for each in visit.deviations)
    return [(visit, each) for visit, each in pairs if each.stands and disturbance.spans(each.due_at)]
