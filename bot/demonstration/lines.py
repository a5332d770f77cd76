"""One visit against its sheet, step by step: who carries a step out, what was planned, how it went, who is charged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet, Step
from bot.flows.procedure.timeline import StepLine, StepState, Timeline, fold
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.staffing.roster import SUPERVISOR
from bot.flows.state.counted import counted
from bot.flows.state.deviation import Deviation
from bot.flows.state.visits import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. Spans are in seconds; None where there is no limit, or nothing is known yet.

    ``actors`` are those of the sheet, each by key and name. ``charged`` is the name of who answers for the time, or of
    their role; empty where nobody is charged. ``role`` is ``visitor`` or ``supervisor`` where the sheet has no name
    for it."""

    no: int
    activity: Mapping[str, str]
    actors: tuple[tuple[str, str], ...]
    state: str
    plan: float | None
    printed: str
    actual: float | None
    over: float | None
    charged: str
    role: str


def lines_of(office: Office, visit: Visit, now: datetime, names: Mapping[str, str]) -> tuple[Line, ...]:
    """All rows of a visit's sheet; ``names`` are those of the staff, by id. Raises KeyError for a version of the sheet
    that is not in force any more."""
    sheet, timeline = shown(office, visit, now)
    return tuple(_line(sheet, visit, timeline, line, now, names) for line in timeline.lines)


def shown(office: Office, visit: Visit, now: datetime) -> tuple[Sheet, Timeline]:
    """A visit's sheet and how it stands."""
    sheet = office.sheet_of(visit.sheet_id)
    sheet = sheet.in_person if visit.at_the_counter else sheet
    return sheet, fold(sheet, counted(sheet, visit), office.calendar, now, visit.closed_at)


def _line(
    sheet: Sheet, visit: Visit, timeline: Timeline, line: StepLine, now: datetime, names: Mapping[str, str]
) -> Line:
    step, deviation = line.step, _standing(visit, line.step)
    clock = step.standard.clock
    return Line(
        step.no,
        {**dict(step.for_visitor), "id": step.activity},
        tuple((actor, sheet.actor_name(actor)) for actor in step.actors),
        "late" if step.no in timeline.late else line.state.value,
        clock.total_seconds() if clock else None,
        step.printed_time,
        _seconds(_actual(line, visit.closed_at or now)),
        _seconds(_over(timeline, line, visit.closed_at or now)),
        _charged(sheet, deviation, names) if deviation else "",
        deviation.role if deviation and deviation.role in (VISITOR, SUPERVISOR) else "",
    )


def _actual(line: StepLine, now: datetime) -> timedelta | None:
    if line.state is StepState.RUNNING and line.began_at is not None:
        return now - line.began_at
    return line.used


def _over(timeline: Timeline, line: StepLine, now: datetime) -> timedelta | None:
    """How far past its limit a step went, or is; told at the last step of a run of which only the whole is known."""
    run = next((run for run in timeline.overruns if run.last.no == line.step.no), None)
    return (line.ended_at or now) - run.due_at if run else None


def _standing(visit: Visit, step: Step) -> Deviation | None:
    told = (each for each in visit.deviations if each.of_time and each.stands)
    return next((each for each in told if each.last == step.no), None)


def _charged(sheet: Sheet, deviation: Deviation, names: Mapping[str, str]) -> str:
    return names.get(deviation.answered_by or "") or sheet.actor_name(deviation.role)


def _seconds(span: timedelta | None) -> float | None:
    return round(span.total_seconds()) if span is not None else None
