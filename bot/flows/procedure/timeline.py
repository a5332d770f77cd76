"""The timeline of a visit, derived from sheet and evidence by one pure function: :func:`fold`.

Nothing of it is stored. The result depends on the *set* of evidence, never on the order it came in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Sheet, Step
from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import RANK, Source


class StepState(StrEnum):
    """How far a step is."""

    AHEAD = "ahead"
    RUNNING = "running"
    DONE = "done"


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
    def left(self) -> tuple[Step, ...]:
        """The steps that are not done, in order."""
        return tuple(line.step for line in self.lines if line.state is not StepState.DONE)

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
    if standard.clock is not None and standard.while_open:
        # rule: staff-time-while-open
        return open_until(calendar, began_at, standard.clock)
    if standard.clock is not None:
        return began_at + standard.clock
    if standard.working_days is not None:
        return calendar.end_of_working_day(began_at, standard.working_days)
    return None


def in_time(ended_at: datetime, due_at: datetime, standard: Standard, calendar: OfficeCalendar) -> bool:
    """Whether a step that was due then ended in time; where opening hours count, the closed office is no delay."""
    if standard.clock is not None and standard.while_open:
        return not open_time(calendar, due_at, ended_at)
    return ended_at <= due_at


def _used(began_at: datetime, ended_at: datetime, standard: Standard, calendar: OfficeCalendar) -> timedelta:
    """How long a step took, counted as its standard is."""
    if standard.clock is not None and standard.while_open:
        return open_time(calendar, began_at, ended_at)
    return ended_at - began_at


def fold(
    sheet: Sheet,
    evidence: Iterable[Evidence],
    calendar: OfficeCalendar,
    now: datetime,
    closed_at: datetime | None = None,
) -> Timeline:
    """Derives the timeline as it stands at ``now``; ``closed_at`` stops the clock of an unfinished visit."""
    known = _consistent(sheet.steps, _best_evidence(evidence))
    course = _Course(
        steps=sheet.steps,
        known=known,
        over=max((place // 2 if place % 2 else place // 2 - 1 for place in known), default=-1),
        calendar=calendar,
        # rule: closing-stops-the-clock
        until=min(now, closed_at) if closed_at else now,
        closed_at=closed_at,
    )
    for index in range(len(sheet.steps)):
        course.take(index)
    return Timeline(tuple(course.lines), tuple(course.overruns))


@dataclass
class _Course:
    """One pass over the steps.

    ``known`` holds the evidence by its place in the course of things: 2i for the own begin of step i, 2i+1 for
    its end; ``over`` is the last step known to be over. ``run`` holds the steps since ``since``, the last known
    moment of service.
    """

    steps: tuple[Step, ...]
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
        if _own_begin(self.steps, index) is not None:
            self._begin_anew(self.known.get(2 * index))
        began_at = self.since if not self.run else None
        self.run.append(step)
        if proof is not None:
            self.lines.append(_done(step, proof, began_at, self.calendar))
            self._close_run(proof.happened_at)
        elif index <= self.over:
            # rule: inferred-says-so
            self.lines.append(StepLine(step, StepState.DONE, began_at, source=Source.INFERRED))
        elif began_at is not None:
            self._running(step, began_at)
        else:
            self.lines.append(StepLine(step, StepState.AHEAD))

    def _begin_anew(self, begin: Evidence | None) -> None:
        """A step with a begin of its own: what is before it ended some time before, nobody knows when, so that
        nothing can be said of how long it took."""
        self.run, self.since = [], begin.happened_at if begin else None

    def _running(self, step: Step, began_at: datetime) -> None:
        due_at = due_after(began_at, step.standard, self.calendar)
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
        # rule: weaker-moves-no-better
        if rival is None or _trust(piece) < _trust(rival):
            best[marker] = piece
    return best


def _trust(piece: Evidence) -> tuple[int, float, datetime, datetime, str]:
    """Sorts the best first: by source; the latest correction, else the earliest report, else the one heard first.

    What a piece is called decides nothing (names are digests): pieces that are equal in this say the same.
    """
    latest_first = -piece.recorded_at.timestamp() if piece.source is Source.CORRECTION else 0.0
    # rule: names-decide-nothing
    return RANK[piece.source], latest_first, piece.happened_at, piece.recorded_at, piece.by


def _own_begin(steps: tuple[Step, ...], index: int) -> Marker | None:
    """The word by which a step begins, unless that only repeats the end of the step before."""
    begins = steps[index].begins
    repeated = index > 0 and begins == steps[index - 1].ends
    return None if repeated else begins


def _consistent(steps: tuple[Step, ...], best: dict[Marker, Evidence]) -> dict[int, Evidence]:
    """The evidence by its place in the course of things, leaving out what stronger evidence contradicts.

    Nothing can happen before what comes ahead of it in the sheet. Of two reports that contradict each other
    the better source stands; between equals the later step, since a report that comes late is commoner than
    one that comes early.
    """
    places = {2 * index + 1: best[step.ends] for index, step in enumerate(steps) if step.ends in best}
    for index in range(len(steps)):
        begins = _own_begin(steps, index)
        if begins in best:
            places[2 * index] = best[begins]
    kept: dict[int, Evidence] = {}
    for place, piece in sorted(places.items(), key=lambda item: (RANK[item[1].source], -item[0])):
        if all(_in_order(place, piece, other, held) for other, held in kept.items()):
            kept[place] = piece
    return kept


def _in_order(place: int, piece: Evidence, other: int, held: Evidence) -> bool:
    if other < place:
        return held.happened_at <= piece.happened_at
    return piece.happened_at <= held.happened_at


def _done(step: Step, proof: Evidence, began_at: datetime | None, calendar: OfficeCalendar) -> StepLine:
    ended_at = proof.happened_at
    due_at = due_after(began_at, step.standard, calendar) if began_at else None
    used = _used(began_at, ended_at, step.standard, calendar) if began_at else None
    return StepLine(step, StepState.DONE, began_at, ended_at, proof.source, proof.by, due_at, used)
