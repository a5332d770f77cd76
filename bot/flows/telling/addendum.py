"""What became of a visit's deviations after it was closed, told beside the result as it was frozen."""

from bot.flows.ending.result import flagged, withdrawn
from bot.flows.journey.deviations import steps_words
from bot.flows.scene.messages import Phrase
from bot.flows.state.result import Result
from bot.flows.state.visits import Visit


def addendum(result: Result, visit: Visit) -> tuple[Phrase, ...]:
    """Deviations withdrawn and added since the closing, in words."""
    gone = (
        Phrase("addendum-withdrawn", {"steps": steps_words(each.first, each.last), "at": each.withdrawn_at})
        for each in withdrawn(result, visit)
        if each.withdrawn_at is not None
    )
    added = (Phrase("addendum-flagged", {"steps": steps_words(e.first, e.last)}) for e in flagged(result, visit))
    return (*gone, *added)
