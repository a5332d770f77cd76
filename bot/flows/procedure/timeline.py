"""The timeline of a visit, derived from sheet and evidence by one pure function: :func:`fold`.

Nothing of it is stored. The result depends on the *set* of evidence, never on the order it came in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.procedure.belief import beginning_call, best_evidence, consistent
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.route import Route, route
from bot.flows.procedure.service import service_step
from bot.flows.procedure.sheet import Marker, Sheet, Step
from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import Source, Word


class StepState(StrEnum):
    """How far a step is."""

    AHEAD = "ahead"
    RUNNING = "running"
    DONE = "done"
    NOT_TAKEN = "not_taken"
    """On another branch of a decision: it has not happened, and will not."""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self in (StepState.AHEAD, StepState.RUNNING)


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as it went. Times are aware UTC.

    ``used`` is None while the step runs, and for steps whose begin or end nobody reported (then only the
    whole run of steps has a known length); it is open time where the standard counts that. ``due_at`` is None
    when there is no limit or no known begin.
    """

    step: Step
    state: StepState
    began_at: datetime | None = None
    ended_at: datetime | None = None
    source: Source | None = None
    by: str | None = None
    due_at: datetime | None = None
    used: timedelta | None = None
    answer: str | None = None
    """What was decided, where the step is a decision that is done."""


@dataclass(frozen=True, slots=True)
class Overrun:
    """Steps ``first``..``last`` took longer than their standards together allow, as far as is known now.

    A run of more than one step means that evidence for the ones before ``last`` is missing: it is certain
    that the run was late, and not known which step was.
    """

    first: Step
    last: Step
    due_at: datetime


@dataclass(frozen=True)
class Timeline:
    """All steps in order, the running one, what is overrun, and when that may next change."""

    lines: tuple[StepLine, ...]
    overruns: tuple[Overrun, ...]

    @cached_property
    def current(self) -> StepLine | None:
        """The running step, or None before the first and after the last."""
        return next((line for line in self.lines if line.state is StepState.RUNNING), None)

    @cached_property
    def left(self) -> tuple[Step, ...]:
        """The steps that are still to be done, or may be, in order."""
        return tuple(line.step for line in self.lines if line.state.open)

    @cached_property
    def coming(self) -> tuple[Step, ...]:
        """The steps that are to be done in any case, in order: up to the next decision."""
        certain = next((place for place, step in enumerate(self.left, 1) if step.decides), len(self.left))
        return self.left[:certain]

    @cached_property
    def taken(self) -> tuple[StepLine, ...]:
        """The lines of the steps that were taken or may be."""
        return tuple(line for line in self.lines if line.state is not StepState.NOT_TAKEN)

    @cached_property
    def complete(self) -> bool:
        """Whether nothing is left to be done."""
        return not self.left

    @cached_property
    def late(self) -> frozenset[int]:
        """The numbers of all steps taken that an overrun covers."""
        covered = {no for run in self.overruns for no in range(run.first.no, run.last.no + 1)}
        return frozenset(covered - {line.step.no for line in self.lines if line.state is StepState.NOT_TAKEN})

    @cached_property
    def owed(self) -> tuple[Step, ...]:
        """The steps that staff have yet to report. Leading the visitor out of the room is none, once it is reported
        that they were served."""
        told = {line.step.ends.word for line in self.lines if line.ended_at is not None}
        farewell = {Word.OUT_OF_ROOM} if told & {Word.SERVED, Word.ANSWERED} else set[Word]()
        return tuple(step for step in self.left if step.staffs_own and step.ends.word not in farewell)

    @cached_property
    def reported(self) -> bool:
        """Whether anybody has reported a step of staff's at all."""
        return any(line.ended_at is not None and line.step.staffs_own for line in self.lines)

    @cached_property
    def service(self) -> StepLine:
        """The service step, of those steps that the visit takes: each branch of a decision may have its own."""
        return self.line(service_step(tuple(line.step for line in self.taken)).no)

    @cached_property
    def written_of(self) -> Step | None:
        """The latest finished step whose output is to be written down."""
        done = (line.step for line in reversed(self.lines) if line.state is StepState.DONE)
        return next((step for step in done if step.asks_output), None)

    def line(self, no: int) -> StepLine:
        """The step with this number; raises KeyError for a number the sheet does not have."""
        found = next((line for line in self.lines if line.step.no == no), None)
        if found is None:
            raise KeyError(no)
        return found


def due_after(began_at: datetime, standard: Standard, calendar: OfficeCalendar) -> datetime | None:
    """When a step that began then runs past its standard; None for "menyesuaikan"."""
    if standard.clock is not None and standard.while_open:
        # rule: staff-time-while-open
        return open_until(_counted(calendar, standard), began_at, standard.clock)
    if standard.clock is not None:
        return began_at + standard.clock
    if standard.working_days is not None:
        return calendar.end_of_working_day(began_at, standard.working_days)
    return None


def partway(line: StepLine, share: float, calendar: OfficeCalendar) -> datetime | None:
    """When so large a share of a running step's time is over, counted as its standard counts, days by the hours in
    which the office is open; None without a limit."""
    if line.began_at is None or line.due_at is None:
        return None
    hours = _hours_of(line.step.standard, calendar)
    if hours is None:
        return line.began_at + (line.due_at - line.began_at) * share
    # rule: share-of-the-limit
    return open_until(hours, line.began_at, open_time(hours, line.began_at, line.due_at) * share)


def time_left(line: StepLine, at: datetime, calendar: OfficeCalendar) -> timedelta:
    """How much of a running step's time is left, counted as its standard counts; nothing without a limit."""
    if line.due_at is None:
        return timedelta()
    hours = _hours_of(line.step.standard, calendar)
    return max(line.due_at - at, timedelta()) if hours is None else open_time(hours, at, line.due_at)


def _hours_of(standard: Standard, calendar: OfficeCalendar) -> OfficeCalendar | None:
    """The hours in which a standard's time goes by; None for day and night."""
    if standard.working_days is not None:
        return calendar
    return _counted(calendar, standard) if standard.while_open else None


def in_time(ended_at: datetime, due_at: datetime, standard: Standard, calendar: OfficeCalendar) -> bool:
    """Whether a step that was due then ended in time; where opening hours count, the closed office is no delay."""
    if standard.clock is not None and standard.while_open:
        return not open_time(_counted(calendar, standard), due_at, ended_at)
    return ended_at <= due_at


def _counted(calendar: OfficeCalendar, standard: Standard) -> OfficeCalendar:
    """The hours in which a standard's clock runs: breaks as the sheet says."""
    # rule: breaks-as-the-sheet-says
    return calendar.unbroken if standard.through_breaks else calendar


def _used(began_at: datetime, ended_at: datetime, standard: Standard, calendar: OfficeCalendar) -> timedelta:
    """How long a step took, counted as its standard is."""
    if standard.clock is not None and standard.while_open:
        return open_time(_counted(calendar, standard), began_at, ended_at)
    return ended_at - began_at


def fold(
    sheet: Sheet,
    evidence: Iterable[Evidence],
    calendar: OfficeCalendar,
    now: datetime,
    closed_at: datetime | None = None,
) -> Timeline:
    """Derives the timeline as it stands at ``now``; ``closed_at`` stops the clock of an unfinished visit."""
    told = tuple(evidence)
    best = best_evidence(sheet, told)
    way = route(sheet, best)
    known = consistent(sheet, way.taken, best, beginning_call(sheet, told))
    # rule: decided-is-over
    decided = max((place for place, index in enumerate(way.taken) if index in way.answers), default=-1)
    course = _Course(
        steps=tuple(sheet.steps[index] for index in way.taken),
        begins=tuple(sheet.own_begins[index] for index in way.taken),
        known=known,
        over=max([decided, *(place // 2 if place % 2 else place // 2 - 1 for place in known)]),
        calendar=calendar,
        # rule: closing-stops-the-clock
        until=min(now, closed_at) if closed_at else now,
        closed_at=closed_at,
    )
    for place in range(len(way.taken)):
        course.take(place)
    return Timeline(_all_lines(sheet, way, course.lines), tuple(course.overruns))


def _all_lines(sheet: Sheet, way: Route, course: list[StepLine]) -> tuple[StepLine, ...]:
    """The lines of the steps on the way with what was decided, and those of all others."""
    on_the_way = dict(zip(way.taken, course, strict=True))
    lines: list[StepLine] = []
    for index, step in enumerate(sheet.steps):
        # rule: not-taken-is-never-done
        state = StepState.AHEAD if index in way.possible else StepState.NOT_TAKEN
        line, answer = on_the_way.get(index) or StepLine(step, state), way.answers.get(index)
        lines.append(line if answer is None else replace(line, answer=answer))
    return tuple(lines)


@dataclass
class _Course:
    """One pass over the steps on the way, each with the word by which it begins of itself.

    ``known`` holds the evidence by its place in the course of things: 2i for the own begin of step i, 2i+1 for
    its end; ``over`` is the last step known to be over. ``run`` holds the steps since ``since``, the last known
    moment of service.
    """

    steps: tuple[Step, ...]
    begins: tuple[Marker | None, ...]
    known: dict[int, Evidence]
    over: int
    calendar: OfficeCalendar
    until: datetime
    closed_at: datetime | None
    lines: list[StepLine] = field(default_factory=list)
    overruns: list[Overrun] = field(default_factory=list)
    run: list[Step] = field(default_factory=list)
    since: datetime | None = None

    def take(self, index: int) -> None:
        """Adds the next step's line, and what its evidence says about the steps before it."""
        step, proof = self.steps[index], self.known.get(2 * index + 1)
        if self.begins[index] is not None:
            self._begin_anew(self.known.get(2 * index))
        began_at = self.since if not self.run else None
        self.run.append(step)
        if proof is not None:
            self.lines.append(_done(step, proof, began_at, self.calendar))
            self._close_run(proof.happened_at)
        elif index <= self.over:
            # rule: inferred-says-so
            self.lines.append(StepLine(step, StepState.DONE, began_at, source=Source.INFERRED))
        elif began_at is not None or (0 < index == self.over + 1 and self.begins[index] is None):
            self._running(step, began_at)
        else:
            self.lines.append(StepLine(step, StepState.AHEAD))

    def _begin_anew(self, begin: Evidence | None) -> None:
        """A step with a begin of its own: what is before it ended some time before, nobody knows when, so that
        nothing can be said of how long it took."""
        self.run, self.since = [], begin.happened_at if begin else None

    def _running(self, step: Step, began_at: datetime | None) -> None:
        """The step that goes on; after a decision whose time is contradicted nobody knows since when."""
        due_at = due_after(began_at, step.standard, self.calendar) if began_at else None
        self.lines.append(StepLine(step, StepState.RUNNING, began_at, due_at=due_at))
        if due_at is not None and self.until >= due_at:
            self.overruns.append(Overrun(step, step, due_at))

    def _close_run(self, ended_at: datetime) -> None:
        due_at = self.since
        for step in self.run:
            due_at = due_after(due_at, step.standard, self.calendar) if due_at else None
        still_open = self.closed_at is None or (due_at is not None and due_at <= self.closed_at)
        standard = self.run[-1].standard
        if due_at is not None and still_open and not in_time(ended_at, due_at, standard, self.calendar):
            self.overruns.append(Overrun(self.run[0], self.run[-1], due_at))
        self.run, self.since = [], ended_at


def _done(step: Step, proof: Evidence, began_at: datetime | None, calendar: OfficeCalendar) -> StepLine:
    ended_at = proof.happened_at
    due_at = due_after(began_at, step.standard, calendar) if began_at else None
    used = _used(began_at, ended_at, step.standard, calendar) if began_at else None
    return StepLine(step, StepState.DONE, began_at, ended_at, proof.source, proof.by, due_at, used)
