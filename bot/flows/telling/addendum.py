"""What became of a visit's deviations after it was closed, told beside the result as it was frozen."""

from bot.flows.ending.result import flagged, withdrawn
from bot.flows.journey.deviations import what_departed
from bot.flows.scene.messages import Phrase
from bot.flows.state.deviation import Deviation
from bot.flows.state.result import Result
from bot.flows.state.visits import Visit


def addendum(result: Result, visit: Visit, *, staff: bool) -> tuple[Phrase, ...]:
    """Deviations withdrawn and added since the closing, in words; of what was missing only staff are told."""
    gone = (
        Phrase("addendum-withdrawn", {"steps": what_departed(each), "at": each.withdrawn_at})
        for each in withdrawn(result, visit)
        if each.withdrawn_at is not None and (staff or each.of_steps)
    )
    added = (_flagged(each) for each in flagged(result, visit) if staff or each.of_steps)
    return (*gone, *added)


def _flagged(deviation: Deviation) -> Phrase:
    name = "addendum-flagged" if deviation.of_steps else "addendum-flagged-thing"
    return Phrase(name, {"steps": what_departed(deviation)})
