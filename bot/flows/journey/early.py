"""The early word: a visitor whose own step takes long is told kindly what to do, before its limit and once a step.

Only of steps whose actor is the visitor: nobody else can be hurried by a word to them. What is late is told elsewhere
(:mod:`bot.flows.journey.deviations`); a call that is said about the same time says more.
"""

from datetime import datetime, timedelta

from bot.flows.journey.wording import done_label, visitor_activity
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine
from bot.flows.procedure.vocabulary import VISITOR, Word
from bot.flows.scene.messages import Args, Choice, Due, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.at_desk import DELAY
from bot.flows.state.nudges import CALLED_AGAIN
from bot.flows.state.visits import Visit

_EARLY = "early"
_WORTH_SAYING = timedelta(seconds=20)
"""Less than this before the limit a word to hurry would come too late to be kind."""

_ONE_BREATH = timedelta(minutes=1)
"""What is said so soon after a call is said with it."""

_TOLD_APART = frozenset((Word.ZOOM_OPENED, Word.JOINED, Word.LEFT))
"""Steps for which the desk has words of its own for what is to be done."""


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    """When the visitor is told, None where they are not: it is no step of theirs, has no limit, or they know."""
    line = scene.timeline(visit).current
    if line is None or line.step.actor != VISITOR or visit.nudged(_name(line.step)):
        return None
    return _early(scene, visit, line)


def _early(scene: Scene, visit: Visit, line: StepLine) -> datetime | None:
    share = scene.office.patience.early
    if not share or line.began_at is None or line.due_at is None or line.step.standard.clock is None:
        return None
    at = line.began_at + (line.due_at - line.began_at) * share
    # rule: early-word-before-the-limit
    too_late = line.due_at - max(at, scene.now) < _WORTH_SAYING
    return None if too_late or hurried(visit, max(at, scene.now)) else at


def hurried(visit: Visit, at: datetime) -> bool:
    """Whether the visitor was called once more just before, or has asked for a moment more: then nothing else is said
    that asks them for the same."""
    said = visit.nudges.get(CALLED_AGAIN)
    # rule: one-word-at-a-time
    called = said is not None and said.at is not None and at - said.at < _ONE_BREATH
    return called or (visit.not_before is not None and at < visit.not_before <= at + DELAY)


def _name(step: Step) -> str:
    return f"{_EARLY} {step.no}"


def _tell(scene: Scene, visit: Visit) -> Visit:
    line = scene.timeline(visit).current
    if line is None:
        return visit
    # rule: early-word-once-a-step
    visit = keep_nudge(scene, visit, _name(line.step))
    visitor = scene.known_person(visit.person_id)
    args: Args = {
        "activity": visitor_activity(line.step, visitor.language),
        "due": Due(line.due_at or scene.now),
        "todo": Phrase(_todo(line.step)),
    }
    done = Choice(done_label(line.step), token(Verb.STEP, visit.id, line.step.no), forward=True)
    scene.say(
        visitor,
        "early-step",
        args,
        choices=(done,) if VISITOR in line.step.reporters else (),
        urgency=Urgency.URGENT,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )
    return visit


def _todo(step: Step) -> str:
    told_apart = step.ends.word in _TOLD_APART and not step.at_the_counter
    return f"early-{step.ends.word.value.replace('_', '-')}" if told_apart else "early-other"


EARLY = Rung(_EARLY, ATTENDED, _next_at, _tell)
