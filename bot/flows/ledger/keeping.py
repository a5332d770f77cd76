"""Adding to the history of a deviation."""

from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Deviation, DeviationEntry, serial_named
from bot.flows.state.visits import Visit


def add(scene: Scene, visit: Visit, deviation: Deviation, entry: DeviationEntry) -> tuple[Visit, Deviation]:
    """The visit and its deviation with one more entry; the journal says that it was made, not what it says."""
    grown = deviation.and_then(entry)
    serial = serial_named(deviation.id)
    scene.note(f"deviation_{entry.what.value}", visit.id, serial=serial)
    kept = tuple(grown if each.id == deviation.id else each for each in visit.deviations)
    return scene.keep_visit(visit, deviations=kept), grown
