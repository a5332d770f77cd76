"""What was learnt of a visit after it was closed, told beside the result as it was frozen."""

from bot.flows.ending.result import corrected, flagged, withdrawn
from bot.flows.journey.deviations import steps_words
from bot.flows.procedure.timeline import StepLine, Timeline
from bot.flows.scene.messages import Phrase
from bot.flows.state.result import Result
from bot.flows.state.visits import Visit


def late_steps(line: Timeline) -> set[int]:
    """The numbers of all steps that an overrun covers."""
    return {no for overrun in line.overruns for no in range(overrun.first.no, overrun.last.no + 1)}


def addendum(result: Result, visit: Visit, line: Timeline) -> tuple[tuple[Phrase, ...], tuple[StepLine, ...]]:
    """Deviations withdrawn and added since the closing, in words; and the steps of which more is known now."""
    gone = (
        Phrase("addendum-withdrawn", {"steps": steps_words(each.first, each.last), "at": each.withdrawn_at})
        for each in withdrawn(result, visit)
        if each.withdrawn_at is not None
    )
    added = (Phrase("addendum-flagged", {"steps": steps_words(e.first, e.last)}) for e in flagged(result, visit))
    return (*gone, *added), corrected(result, line)
