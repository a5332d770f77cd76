"""How the steps of a sheet went in many visits: plan against actual, in figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.timeline import StepState
from bot.flows.state.result import StepResult


@dataclass(frozen=True, slots=True)
class StepFigures:
    """How a step went: how many times its length is known, how many of these were late, the middle and the length that
    nine of ten kept to."""

    step: Step
    times: int
    late: int
    middle: timedelta
    most: timedelta


class Paces:
    """How long the steps of a sheet took, added up visit by visit: only lengths are kept, of however many visits."""

    def __init__(self, sheet: Sheet) -> None:
        self._steps = {step.no: step for step in sheet.steps}
        self._spans: dict[int, list[timedelta]] = {no: [] for no in self._steps}
        self._late: Counter[int] = Counter()

    def add(self, results: Iterable[StepResult]) -> None:
        """Adds the steps of one visit; those whose length nobody knows say nothing."""
        for each in results:
            step = self._steps.get(each.no)
            if step is not None and each.state is StepState.DONE and each.used is not None:
                self._spans[each.no].append(each.used)
                self._late[each.no] += over(step, each)

    def figures(self) -> tuple[StepFigures, ...]:
        """How each step went of which any length is known, in the sheet's order."""
        return tuple(
            StepFigures(self._steps[no], len(spans), self._late[no], middle(spans), nine_of_ten(spans))
            for no, spans in ((no, sorted(spans)) for no, spans in self._spans.items())
            if spans
        )


def figures(sheet: Sheet, visits: Iterable[Iterable[StepResult]]) -> tuple[StepFigures, ...]:
    """How each step of a sheet went in these visits, of which any length is known."""
    paces = Paces(sheet)
    for visit in visits:
        paces.add(visit)
    return paces.figures()


def middle(spans: Sequence[timedelta]) -> timedelta:
    """The median of lengths, at least one, the shortest first: of an even number the mean of the two in the middle."""
    # rule: middle-is-the-median
    return (spans[(len(spans) - 1) // 2] + spans[len(spans) // 2]) / 2


def nine_of_ten(spans: list[timedelta]) -> timedelta:
    """The length that nine of ten kept to."""
    return spans[min(len(spans) - 1, len(spans) * 9 // 10)]


def over(step: Step, result: StepResult) -> bool:
    """Whether a step took longer than its standard allows; where days count, whether it ended after its day."""
    if step.standard.clock is not None:
        return result.used is not None and result.used > step.standard.clock
    return bool(result.due_at and result.ended_at and result.ended_at > result.due_at)
