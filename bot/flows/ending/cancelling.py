"""The visitor does not want to go on."""

from bot.flows.ending.settle import finish
from bot.flows.given.typed import clean
from bot.flows.given.yes_no import means_yes
from bot.flows.procedure.serving import served
from bot.flows.queue import places as queue
from bot.flows.scene.effects import LearnWait
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Booking, GivenUp, Idle, InVisit
from bot.flows.state.people import Person
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


def ask_whether(scene: Scene, visit: Visit) -> None:
    """A number is not lost by one word: cancelling a visit that has one is asked about first."""
    if isinstance(scene.person.dialog, Idle | InVisit | Booking):
        scene.talk(InVisit(giving_up=True))
    choices = (
        Choice(Phrase("choice-cancel-sure"), token(Verb.CANCEL, visit.id, "sure")),
        Choice(Phrase("choice-cancel-not"), token(Verb.MENU)),
    )
    scene.answer("cancel-ask", {"ticket": visit.ticket or ""}, choices=choices)


def answered(scene: Scene, typed: str) -> bool | None:
    """Whether words give the number up, while that is asked; None for anything else."""
    # rule: yes-answers-what-was-asked-last
    if not _is_asked(scene.person):
        return None
    return {"1": True, "2": False}.get(typed.strip(" .)"), means_yes(clean(typed)))


def ask_no_more(scene: Scene) -> None:
    """Whoever says or does something else is asked neither why nor whether any more."""
    if isinstance(scene.person.dialog, GivenUp):
        scene.talk(Idle())
    said_otherwise(scene, scene.person)


def said_otherwise(scene: Scene, visitor: Person) -> None:
    """Something else was said to a visitor since: a yes is no answer to the question of before."""
    if _is_asked(visitor):
        scene.keep_person(visitor, dialog=InVisit())


def _is_asked(visitor: Person) -> bool:
    """Whether what was said to a visitor last is the question whether they give their number up."""
    return isinstance(visitor.dialog, InVisit) and visitor.dialog.giving_up


def give_reason(scene: Scene, visit: Visit, key: str) -> None:
    """Counts why a visitor has given their number up; what they said first stays."""
    if visit.status is not Status.CANCELLED or key not in REASONS:
        scene.answer("press-stale")
        return
    scene.do(LearnWait(visit.id, reason=key))
    scene.answer("reason-noted")
