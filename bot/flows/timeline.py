"""The timeline of a visit, derived from sheet and evidence by one pure function: :func:`fold`.

Nothing of it is stored. The result depends on the *set* of evidence, never on the order it came in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.flows.calendar import OfficeCalendar
from bot.flows.sheet import Marker, Sheet, Step
from bot.flows.standard import Standard
from bot.flows.state import Evidence
from bot.flows.vocabulary import RANK, Source


class StepState(StrEnum):
    """How far a step is."""

    AHEAD = "ahead"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as it went. Times are aware UTC.

    ``used`` is None while the step runs, and for steps whose begin or end nobody reported (then only the
    whole run of steps has a known length). ``due_at`` is None when there is no limit or no known begin.
    """

    step: Step
    state: StepState
    began_at: datetime | None = None
    ended_at: datetime | None = None
    source: Source | None = None
    by: str | None = None
    due_at: datetime | None = None
    used: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Overrun:
    """Steps ``first``..``last`` took longer than their standards together allow, as far as is known now.

    A run of more than one step means that evidence for the ones before ``last`` is missing: it is certain
    that the run was late, and not known which step was.
    """

    first: Step
    last: Step
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Timeline:
    """All steps in order, the running one, what is overrun, and when that may next change."""

    lines: tuple[StepLine, ...]
    overruns: tuple[Overrun, ...]

    @property
    def current(self) -> StepLine | None:
        """The running step, or None before the first and after the last."""
        return next((line for line in self.lines if line.state is StepState.RUNNING), None)

    @property
    def complete(self) -> bool:
        """Whether every step is done."""
        return all(line.state is StepState.DONE for line in self.lines)

    def line(self, no: int) -> StepLine:
        """The step with this number; raises KeyError for a number the sheet does not have."""
        found = next((line for line in self.lines if line.step.no == no), None)
        if found is None:
            raise KeyError(no)
        return found


def due_after(began_at: datetime, standard: Standard, calendar: OfficeCalendar) -> datetime | None:
    """When a step that began then runs past its standard; None for "menyesuaikan"."""
    if standard.clock is not None:
        return began_at + standard.clock
    if standard.working_days is not None:
        return calendar.end_of_working_day(began_at, standard.working_days)
    return None


def fold(
    sheet: Sheet,
    evidence: Iterable[Evidence],
    calendar: OfficeCalendar,
    now: datetime,
    closed_at: datetime | None = None,
) -> Timeline:
    """Derives the timeline as it stands at ``now``; ``closed_at`` stops the clock of an unfinished visit."""
    best = _best_evidence(evidence)
    begun = {index: best[step.begins] for index, step in enumerate(sheet.steps) if step.begins in best}
    ends = _consistent_ends(sheet.steps, best)
    course = _Course(
        steps=sheet.steps,
        ends=ends,
        last_known=max([*ends, *(index - 1 for index in begun)], default=-1),
        begun={index: piece.happened_at for index, piece in begun.items()},
        calendar=calendar,
        until=min(now, closed_at) if closed_at else now,
    )
    for index in range(len(sheet.steps)):
        course.take(index)
    return Timeline(tuple(course.lines), tuple(course.overruns))


@dataclass
class _Course:
    """One pass over the steps. ``run`` holds the steps since the last known time, ``run_began_at``."""

    steps: tuple[Step, ...]
    ends: dict[int, Evidence]
    last_known: int
    """The last step known to be over: by its own end or by the begin of the one after it."""
    begun: dict[int, datetime]
    calendar: OfficeCalendar
    until: datetime
    lines: list[StepLine] = field(default_factory=list)
    overruns: list[Overrun] = field(default_factory=list)
    run: list[Step] = field(default_factory=list)
    run_began_at: datetime | None = None
    previous_end: datetime | None = None

    def take(self, index: int) -> None:
        """Adds the next step's line, and what its evidence says about the steps before it."""
        step, proof = self.steps[index], self.ends.get(index)
        if self.run and index in self.begun:
            self._close_run(self.begun[index])
        if not self.run:
            self.run_began_at = self._began_at(index, proof)
        self.run.append(step)
        began_at = self.run_began_at if len(self.run) == 1 else None
        if proof is not None:
            self.lines.append(_done(step, proof, began_at, self.calendar))
            self._close_run(proof.happened_at)
        elif index < self.last_known:
            self.lines.append(StepLine(step, StepState.DONE, began_at, source=Source.INFERRED))
        elif began_at is not None:
            self._running(step, began_at)
        else:
            self.lines.append(StepLine(step, StepState.AHEAD))

    def _began_at(self, index: int, proof: Evidence | None) -> datetime | None:
        """When a step began: its own word, else the end before it; never after its own end."""
        if self.steps[index].begins is not None and index not in self.begun and proof is None:
            return None
        began_at = self.begun.get(index, self.previous_end)
        if began_at is not None and proof is not None:
            return min(began_at, proof.happened_at)
        return began_at

    def _running(self, step: Step, began_at: datetime) -> None:
        due_at = due_after(began_at, step.standard, self.calendar)
        self.lines.append(StepLine(step, StepState.RUNNING, began_at, due_at=due_at))
        if due_at is not None and self.until >= due_at:
            self.overruns.append(Overrun(step, step, due_at))

    def _close_run(self, ended_at: datetime) -> None:
        due_at = self.run_began_at
        for step in self.run:
            due_at = due_after(due_at, step.standard, self.calendar) if due_at else None
        if due_at is not None and ended_at > due_at:
            self.overruns.append(Overrun(self.run[0], self.run[-1], due_at))
        self.run, self.previous_end = [], ended_at


def _best_evidence(evidence: Iterable[Evidence]) -> dict[Marker, Evidence]:
    """The most trusted report for each marker; the same for any order and any number of copies."""
    pieces = {piece.key: piece for piece in evidence}
    void = {piece.retracts for piece in pieces.values() if piece.retracts}
    best: dict[Marker, Evidence] = {}
    for piece in pieces.values():
        if piece.key in void or piece.retracts:
            continue
        marker = Marker(piece.word, piece.step)
        rival = best.get(marker)
        if rival is None or _trust(piece) < _trust(rival):
            best[marker] = piece
    return best


def _trust(piece: Evidence) -> tuple[int, float, datetime, str]:
    """Sorts the best first: by source; the latest correction, else the earliest report."""
    latest_first = -piece.recorded_at.timestamp() if piece.source is Source.CORRECTION else 0.0
    return RANK[piece.source], latest_first, piece.happened_at, piece.key


def _consistent_ends(steps: tuple[Step, ...], best: dict[Marker, Evidence]) -> dict[int, Evidence]:
    """The end of each step that has evidence, leaving out what stronger evidence contradicts.

    A step cannot end after a later one did. Of two that contradict each other the better source stands;
    between equals the later step, since a report that comes late is commoner than one that comes early.
    """
    found = [(RANK[best[step.ends].source], -index, index) for index, step in enumerate(steps) if step.ends in best]
    kept: dict[int, Evidence] = {}
    for _, _, index in sorted(found):
        piece = best[steps[index].ends]
        if all(_in_order(index, piece, other, held) for other, held in kept.items()):
            kept[index] = piece
    return kept


def _in_order(index: int, piece: Evidence, other: int, held: Evidence) -> bool:
    if other < index:
        return held.happened_at <= piece.happened_at
    return piece.happened_at <= held.happened_at


def _done(step: Step, proof: Evidence, began_at: datetime | None, calendar: OfficeCalendar) -> StepLine:
    ended_at = proof.happened_at
    due_at = due_after(began_at, step.standard, calendar) if began_at else None
    used = ended_at - began_at if began_at else None
    return StepLine(step, StepState.DONE, began_at, ended_at, proof.source, proof.by, due_at, used)
