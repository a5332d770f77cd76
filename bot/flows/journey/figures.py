"""How the steps of a sheet went in many visits: plan against actual, in figures."""

from collections.abc import Iterable, Iterator, Mapping
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


def figures(sheet: Sheet, visits: Iterable[tuple[StepResult, ...]]) -> tuple[StepFigures, ...]:
    """How each step of a sheet went in these visits, of which any length is known."""
    results: dict[int, list[StepResult]] = {}
    for each in (result for visit in visits for result in visit):
        if each.state is StepState.DONE and each.used is not None:
            results.setdefault(each.no, []).append(each)
    return tuple(_each(sheet, results))


def _each(sheet: Sheet, results: Mapping[int, list[StepResult]]) -> Iterator[StepFigures]:
    for step in sheet.steps:
        spans = sorted(each.used for each in results.get(step.no, ()) if each.used is not None)
        if spans:
            late = sum(over(step, each) for each in results[step.no])
            yield StepFigures(step, len(spans), late, spans[len(spans) // 2], _most(spans))


def _most(spans: list[timedelta]) -> timedelta:
    """The length that nine of ten kept to."""
    return spans[min(len(spans) - 1, len(spans) * 9 // 10)]


def over(step: Step, result: StepResult) -> bool:
    """Whether a step took longer than its standard allows; where days count, whether it ended after its day."""
    if step.standard.clock is not None:
        return result.used is not None and result.used > step.standard.clock
    return bool(result.due_at and result.ended_at and result.ended_at > result.due_at)
