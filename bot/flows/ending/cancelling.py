"""The visitor does not want to go on."""

from bot.flows.ending.settle import finish
from bot.flows.procedure.serving import served
from bot.flows.queue import places as queue
from bot.flows.scene.effects import LearnWait
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import GivenUp, Idle
from bot.flows.state.visits import Status, Visit

REASONS = ("wait", "answered", "later", "mistake", "other")
"""Why a number is given up, for one tap."""


def cancel(scene: Scene, visit: Visit) -> None:
    """The visitor does not want to go on; what has been served stays served."""
    if visit.status.attended and served(scene.timeline(visit)):
        finish(scene, visit)
        return
    in_form = visit.status is Status.FORM
    queue.close(scene, visit, Status.CANCELLED)
    scene.keep_person(dialog=Idle())
    if in_form:
        scene.answer("form-cancelled")
    else:
        scene.talk(GivenUp())
        scene.answer("visit-cancelled", choices=_why(visit))


def _why(visit: Visit) -> tuple[Choice, ...]:
    """The question why, which nobody has to answer."""
    return tuple(Choice(Phrase(f"reason-{key}"), token(Verb.REASON, visit.id, key)) for key in REASONS)


def listed(scene: Scene, words: str) -> str | None:
    """The reason that a number or the words of its button choose while it is asked for; None for anything else."""
    if not isinstance(scene.person.dialog, GivenUp):
        return None
    if words.isdecimal() and 1 <= int(words) <= len(REASONS):
        return REASONS[int(words) - 1]
    name = scene.office.choices.get(words, "")
    return next((key for key in REASONS if name == f"reason-{key}"), None)


def ask_no_more(scene: Scene) -> None:
    """Whoever says or does something else is not asked why any more."""
    if isinstance(scene.person.dialog, GivenUp):
        scene.talk(Idle())


def give_reason(scene: Scene, visit: Visit, key: str) -> None:
    """Counts why a visitor has given their number up; what they said first stays."""
    if visit.status is not Status.CANCELLED or key not in REASONS:
        scene.answer("press-stale")
        return
    scene.do(LearnWait(visit.id, reason=key))
    scene.answer("reason-noted")
