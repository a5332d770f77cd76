"""The journey through the sheet: who may report what, taking a report, and announcing what overran."""

from datetime import datetime
from itertools import takewhile

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Marker, Step
from bot.flows.procedure.timeline import StepState, Timeline
from bot.flows.procedure.vocabulary import VISITOR, Source, Word
from bot.flows.scene.scene import Scene
from bot.flows.staffing import charge
from bot.flows.staffing.holding import may_report
from bot.flows.state.visits import Visit

_ON_THE_WAY = frozenset((Word.ZOOM_OPENED, Word.JOINED))
_ADMITTED = frozenset((Word.ADMITTED, Word.INTO_ROOM, Word.OUT_OF_ROOM))
"""What only somebody who has been let in can do, whoever saw it."""


def offered(line: Timeline, roles: tuple[str, ...], manned: frozenset[str]) -> tuple[Step, ...]:
    """The steps that whoever acts in these roles may report as done now, nearest first, none beyond a decision;
    ``manned`` are the roles with staff.

    A visitor may report the running step and visitor's steps right behind it; a survey left unanswered does not
    stand in the way. Staff may also skip a few steps that others forgot to report (these become inferred), and see
    one of their own beyond the next.
    """
    if not any(entry.state in (StepState.RUNNING, StepState.DONE) for entry in line.lines):
        return ()
    # rule: nothing-beyond-a-decision
    ahead = line.coming
    if VISITOR in roles:
        asked = (step for step in ahead if step.ends.word is not Word.SURVEY_SUBMITTED)
        return tuple(takewhile(lambda step: VISITOR in step.reporters, asked))[:2]
    first = next(
        (i for i, step in enumerate(ahead[: charge.MOST_SKIPPED + 1]) if may_report(step, roles, manned)), None
    )
    if first is None:
        return ()
    return tuple(takewhile(lambda step: may_report(step, roles, manned), ahead[first:]))[:2]


def report(scene: Scene, visit: Visit, step: Step, source: Source, by: str, answer: str | None = None) -> Visit:
    """Adds the evidence that a step is done, of a decision with its answer."""
    return add_evidence(scene, visit, step.ends, source, by, answer)


def add_evidence(
    scene: Scene, visit: Visit, marker: Marker, source: Source, by: str, answer: str | None = None
) -> Visit:
    """Adds one piece of evidence, named after the event that brought it, so that a copy changes nothing."""
    piece = Evidence(
        key=f"{scene.event.key}:{marker.word}",
        word=marker.word,
        happened_at=_not_before_call(visit, scene.at),
        recorded_at=scene.now,
        source=source,
        by=by,
        step=marker.step,
        answer=answer,
    )
    told = {"answer": answer} if answer else {}
    scene.note("reported", visit.id, word=marker.word.value, step=marker.step or 0, source=source.value, **told)
    return scene.keep_visit(visit, evidence=(*visit.evidence, piece), seen_at=scene.now)


def _not_before_call(visit: Visit, at: datetime) -> datetime:
    """Whoever answers a call answers after it: a platform's clock may run behind ours, or tell whole seconds only."""
    called_at = max((piece.happened_at for piece in visit.evidence if piece.word is Word.CALLED), default=at)
    return max(at, called_at)


def met(visit: Visit) -> bool:
    """Whether the visitor has shown up: since the call they have been admitted, or staff have reported anything."""
    void = {piece.retracts for piece in visit.evidence if piece.retracts}
    called_at = max((p.recorded_at for p in visit.evidence if p.word is Word.CALLED), default=visit.started_at)
    counting = (p for p in visit.evidence if p.recorded_at >= called_at and p.key not in void and not p.retracts)
    theirs = (p for p in counting if p.word not in _ON_THE_WAY)
    return any(p.source in (Source.STAFF, Source.CORRECTION) or p.word in _ADMITTED for p in theirs)
