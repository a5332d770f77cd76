"""How the steps of a visit that is over went: as was kept when it was closed, else as its evidence tells."""

from collections.abc import Container, Iterable
from datetime import datetime

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.timeline import StepLine, fold
from bot.flows.procedure.vocabulary import VISITOR, Word
from bot.flows.state.counted import counted
from bot.flows.state.result import StepResult
from bot.flows.state.visits import Visit


def steps_of(visit: Visit, sheet: Sheet, calendar: OfficeCalendar, now: datetime) -> tuple[StepResult, ...]:
    """The steps as they stood at the closing; of a visit from before that was kept, as they can still be derived."""
    if visit.result is not None:
        return visit.result.steps
    return tuple(map(step_result, fold(sheet, counted(sheet, visit), calendar, now, visit.closed_at).lines))


def step_result(line: StepLine) -> StepResult:
    """A step as it is known now."""
    return StepResult(
        line.step.no,
        line.state,
        line.began_at,
        line.ended_at,
        line.source,
        line.by,
        line.due_at,
        line.used,
        line.answer,
    )


def served_from(visit: Visit) -> datetime:
    """When a visitor's service began: when they were called; where nobody is, when they sent their form. The queue is
    no service."""
    for word in (Word.CALLED, Word.FORM_SUBMITTED):
        if begun := [piece.happened_at for piece in visit.evidence if piece.word is word]:
            # rule: service-begins-with-the-call
            return max(begun) if word is Word.CALLED else min(begun)
    return visit.joined_at


def served_by(visit: Visit, sheet: Sheet, steps: Iterable[StepResult], staff: Container[str]) -> dict[str, str]:
    """Who served a visitor, and in which role: who had the visit, and whoever else of the staff reported a step of it,
    each once in the role that they did it in."""
    # rule: papers-name-the-same-officers
    served: dict[str, str] = {}
    for role, staff_id in visit.assigned.items():
        served.setdefault(staff_id, role)
    for each in steps:
        step = sheet.step(each.no)
        if step is not None and step.actor != VISITOR and each.by is not None and each.by in staff:
            served.setdefault(each.by, step.actor)
    return served
