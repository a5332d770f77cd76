"""What is written on a button is as good as pressing it, at the place of the conversation where that button is offered.

Whatever does not fit there stays what it is: an answer, or words for an officer.
"""

from bot.flows.ending import cancelling, survey
from bot.flows.ending.profile import ALL
from bot.flows.journey.reports import offered
from bot.flows.journey.wording import done_label
from bot.flows.office.choices import plain
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.queue import admission
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.second_chat import joining
from bot.flows.staffing.holding import manned_roles
from bot.flows.state.dialog import (
    Claiming,
    Filling,
    GivenUp,
    Idle,
    InThread,
    InVisit,
    Notice,
    Profiling,
    Reviewing,
    Suggesting,
    Surveyed,
)
from bot.flows.state.visits import Status, Visit
from bot.flows.understanding.reading import read
from bot.flows.visitor.past import DOCUMENT

Pressed = tuple[Verb, tuple[str, ...]]

_STEP = "langkah:"
"""What begins the key of a meaning that is the end of a visitor's step; the word of its evidence follows."""
_KEEPS = ("choice-keep", "choice-correct-so")
_OF_INFORMATION = {
    "choice-information-new": "new",
    "choice-information-object": "object",
    "choice-information-own": "own",
}
_OF_SECOND_CHAT = {"choice-second-mine": "mine", "choice-second-not": "not", "choice-second-part": "part"}
_OF_RIGHTS = {
    f"choice-right-{name}": name
    for name in (
        *("access", "move", "correct", "withdraw", "restrict", "object", "erase"),
        *("sure", "not", "proxy", "child"),
    )
}
_ASKS = frozenset(("apa", "apakah"))
_PRIORITY = ("choice-priority", "choice-priority-change")


def meant(scene: Scene, typed: str) -> Pressed | None:
    """What is pressed by these words; None for words that stand on no button that is offered now.

    rule: button-can-be-typed
    """
    words = plain(typed)
    name, visit = scene.office.choices.get(words, ""), scene.open_visit
    if (looked_up := _looked_up(scene, name)) is not None:
        return looked_up
    if (reason := cancelling.listed(scene, words)) is not None:
        return Verb.REASON, (scene.person.visit_id or "", reason)
    if visit is None:
        return _without_visit(scene, name)
    match scene.person.dialog:
        case Filling() as asked:
            return _filling(visit, asked, name)
        case Reviewing():
            return _reviewing(visit, name)
        case Surveyed() | Profiling() | Suggesting():
            return _in_survey(scene, name) or _step(scene, visit, name, typed)
        case Idle() | InVisit() if visit.status is not Status.FORM:
            return _giving_up(scene, visit, typed) or _in_visit(scene, visit, name, typed)
        case _:
            return None


def _filling(visit: Visit, asked: Filling, name: str) -> Pressed | None:
    if name in _KEEPS and visit.form.get(asked.question):
        return Verb.ANSWER, (visit.id, asked.question)
    return (Verb.ANSWERED, ("", "0")) if name == "choice-send-officer" and asked.said else None


def _reviewing(visit: Visit, name: str) -> Pressed | None:
    if name in _PRIORITY:
        return Verb.PRIORITY, (visit.id,)
    return (Verb.SEND, (visit.id, admission.NEXT)) if name == "choice-next-day" else None


def _looked_up(scene: Scene, name: str) -> Pressed | None:
    """What may be looked up at any time: help with the meeting, and visits of before."""
    if name == "choice-zoom-help":
        return Verb.TROUBLE, ("",)
    if name in _OF_SECOND_CHAT and (scene.person.further is not None or joining.waits(scene)):
        return Verb.SECOND_CHAT, (_OF_SECOND_CHAT[name],)
    if name in _OF_RIGHTS and (isinstance(scene.person.dialog, Claiming) or not _asks_in_the_room(name)):
        return Verb.RIGHT, (_OF_RIGHTS[name],)
    if name == "choice-past":
        return Verb.PAST, ("",)
    if name == "choice-document" and scene.own_visit is not None:
        return Verb.PAST, (scene.own_visit.id, DOCUMENT)
    if name == "choice-attendance" and scene.own_visit is not None:
        return Verb.STAMP, (scene.own_visit.id,)
    return None


def _asks_in_the_room(name: str) -> bool:
    """Whether a choice only counts where it was asked."""
    return _OF_RIGHTS[name] in ("sure", "not", "proxy", "child")


def _without_visit(scene: Scene, name: str) -> Pressed | None:
    if name in _OF_INFORMATION:
        return Verb.INFORMATION, ("", _OF_INFORMATION[name])
    match scene.person.dialog, name:
        case Notice(), "choice-read":
            return Verb.READ, ()
        case ((Notice() | Idle() | GivenUp()), "choice-start"):
            return Verb.MENU, ()
        case ((Notice() | Idle()), "choice-faq-answered"):
            return Verb.ANSWERED, ("", "1")
        case InThread(), "choice-thread-end" if scene.own_thread is not None:
            return Verb.THREAD_END, (scene.own_thread.id,)
        case _:
            return _in_survey(scene, name)


def _in_survey(scene: Scene, name: str) -> Pressed | None:
    """Leaving out what is left of the survey."""
    match scene.person.dialog, name:
        case Surveyed() as asked, "choice-skip-survey":
            return Verb.SKIP, (asked.about, survey.element_of(scene.office.instrument, asked).key)
        case Profiling(about), "choice-skip-profile-all":
            return Verb.SKIP, (about, ALL)
        case _:
            return None


def _giving_up(scene: Scene, visit: Visit, typed: str) -> Pressed | None:
    """Yes or no to the question whether the number is to be given up."""
    sure = cancelling.answered(scene, typed)
    if sure is None:
        return None
    return (Verb.CANCEL, (visit.id, "sure")) if sure else (Verb.MENU, ())


def _in_visit(scene: Scene, visit: Visit, name: str, typed: str) -> Pressed | None:
    match name:
        case "choice-cancel-sure":
            return Verb.CANCEL, (visit.id, "sure")
        case "choice-cancel-not":
            return Verb.MENU, ()
        case "choice-priority" | "choice-priority-change":
            return Verb.PRIORITY, (visit.id,)
        case "choice-later":
            return Verb.LATER, (visit.id,)
        case _:
            return _step(scene, visit, name, typed)


def _step(scene: Scene, visit: Visit, name: str, typed: str) -> Pressed | None:
    """A step that the visitor reports, by what its button says, or in other words that say nothing else ("udah masuk
    bu")."""
    # rule: step-in-other-words
    if not visit.status.attended:
        return None
    reading = read(typed, scene.office.lexicon, scene.office.number_prefix)
    ended = reading.certain.removeprefix(_STEP) if reading.whole and reading.certain.startswith(_STEP) else ""
    name = f"done-{ended}" if ended and not name and not _asks(typed) else name
    steps = offered(scene.timeline(visit), (VISITOR,), manned_roles(scene.desk))
    step = next((step for step in steps if _says(step, name, plain(typed))), None)
    return (Verb.STEP, (visit.id, str(step.no))) if step is not None else None


def _asks(typed: str) -> bool:
    """Whether words are a question: whoever asks whether something is done has not done it."""
    # rule: question-ends-no-step
    return "?" in typed or not _ASKS.isdisjoint(typed.casefold().split())


def _says(step: Step, name: str, words: str) -> bool:
    label = done_label(step)
    if "activity" not in label.args:
        return label.name == name
    return words in (plain(f"{step.no}. {label.args['activity']}"), plain(str(label.args["activity"])))
