"""What a visitor presses: a choice that no longer fits changes nothing and is answered kindly."""

from bot.flows.ending import cancelling, survey
from bot.flows.journey.reports import offered, report
from bot.flows.journey.rights import RIGHTS, Relation
from bot.flows.ledger import compensation, line
from bot.flows.procedure.vocabulary import VISITOR, Source
from bot.flows.queue import admission, parking
from bot.flows.scene import tokens
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.staffing.holding import manned_roles
from bot.flows.state.dialog import (
    Filling,
    Notice,
    Reviewing,
    Suggesting,
    Surveyed,
)
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status, Visit
from bot.flows.thread import talking
from bot.flows.visitor import asking, form, intake, wish, words
from bot.flows.visitor.form import BY_KEY

_WAITING = (Status.QUEUED, Status.PARKED)


def press(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> None:
    """A visitor pressed a choice; one that no longer fits changes nothing and is answered kindly."""
    thread = scene.own_thread
    named = thread.id if thread and verb in tokens.OF_THREADS else scene.person.visit_id
    own = bool(parts) and (parts[0] == named or (verb is Verb.REDRESS and _owns(scene, parts[0])))
    match verb, parts:
        case _ if (Relation.OWN if own else Relation.STRANGER) not in RIGHTS[verb]:
            words.stale(scene)
        case Verb.AGREE, (version,):
            _agree(scene, version)
        case Verb.READ, ():
            intake.show_full_notice(scene)
        case Verb.LANGUAGE, (("id" | "en") as language,):
            words.speak(scene, language)
        case Verb.MENU, _:
            words.greet(scene)
        case ((Verb.TALK | Verb.THREAD_END | Verb.TOPIC | Verb.ANSWERED), _):
            _press_for_an_answer(scene, thread, verb, parts)
        case Verb.REDRESS, (visit_id, serial, answer) if (visit := scene.visit(visit_id)) is not None:
            compensation.answered(scene, visit, line.found(visit, serial), answer)
        case _ if scene.own_visit is None:
            words.stale(scene)
        case ((Verb.RATE | Verb.SKIP), _):
            _press_survey(scene, scene.own_visit, verb, parts[1:])
        case _ if not scene.own_visit.status.open:
            words.stale(scene)
        case _:
            _press_visit(scene, scene.own_visit, verb, parts[1:])


def _owns(scene: Scene, visit_id: str) -> bool:
    """Whether a visit is the presser's, be it not their latest."""
    visit = scene.visit(visit_id)
    return visit is not None and visit.person_id == scene.person_id


def _press_for_an_answer(scene: Scene, thread: Thread | None, verb: Verb, parts: tuple[str, ...]) -> None:
    """Somebody is asked for, or a common question is; with a visit or without."""
    visit = scene.open_visit
    match verb, parts:
        case Verb.TALK, ():
            asking.to_officer(scene)
        case Verb.THREAD_END, (_,) if thread is not None:
            talking.leave(scene, thread)
        case Verb.ANSWERED, ("", _) if visit is not None and visit.status is Status.FORM:
            _wish(scene, visit)
        case _:
            asking.press(scene, verb, parts)


def _agree(scene: Scene, version: str) -> None:
    if not isinstance(scene.person.dialog, Notice) or scene.open_visit is not None:
        words.stale(scene)
    elif version != scene.office.notice_version:
        intake.show_notice(scene)
    else:
        intake.begin(scene)


def _press_survey(scene: Scene, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    match scene.person.dialog, verb, parts:
        case Surveyed() as asked, _, (key, *_) if key == survey.element_of(scene.office.instrument, asked).key:
            _press_element(scene, visit, asked, verb, parts[1:])
        case Suggesting(), Verb.SKIP, ("suggestion",):
            survey.suggest(scene, visit, "")
        case _:
            words.stale(scene)


def _press_element(scene: Scene, visit: Visit, asked: Surveyed, verb: Verb, parts: tuple[str, ...]) -> None:
    options = survey.element_of(scene.office.instrument, asked).options
    match verb, parts:
        case Verb.RATE, (value,) if (chosen := survey.typed_value(value, options)) is not None:
            survey.rate(scene, visit, asked, chosen)
        case Verb.SKIP, ():
            survey.decline(scene, visit)
        case _:
            words.stale(scene)


def _press_visit(scene: Scene, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    match verb, parts:
        case _ if visit.status is Status.FORM:
            _press_form(scene, visit, verb, parts)
        case Verb.CANCEL, () if visit.status in _WAITING:
            intake.ask_cancel(scene, visit)
        case Verb.CANCEL, ("sure",):
            cancelling.cancel(scene, visit)
        case Verb.HERE, () if visit.status is Status.PARKED:
            parking.present(scene, visit)
        case Verb.LATER, () if visit.status in (Status.QUEUED, Status.IN_SERVICE):
            parking.ask_later(scene, visit)
        case Verb.STEP, (no,):
            _press_step(scene, visit, no)
        case _:
            words.stale(scene)


def _press_form(scene: Scene, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """A choice of the form, which is still being filled in."""
    complete = form.missing(visit.form) is None
    match scene.person.dialog, verb, parts:
        case Filling(question), Verb.ANSWER, (key,) if key == question and visit.form.get(key):
            intake.keep_answer(scene, visit)
        case Filling(question), Verb.BACK, (key,) if key == question:
            intake.go_back(scene, visit)
        case Filling(question) as asked, Verb.ANSWER, (key, value) if key == question and key in BY_KEY:
            intake.answer(scene, visit, asked, value, pressed=True)
        case _, Verb.SEND, () if complete:
            intake.submit(scene, visit)
        case _, Verb.SEND, (admission.NEXT,) if complete:
            intake.submit(scene, visit, another_day=True)
        case Reviewing(), Verb.EDIT, () | (_,):
            _press_edit(scene, visit, *parts)
        case _, Verb.CANCEL, ():
            cancelling.cancel(scene, visit)
        case _:
            words.stale(scene)


def _press_edit(scene: Scene, visit: Visit, key: str = "") -> None:
    if not key:
        intake.choose_edit(scene, visit)
    elif key in BY_KEY:
        intake.ask(scene, visit, BY_KEY[key], editing=True)
    else:
        words.stale(scene)


def _wish(scene: Scene, visit: Visit) -> None:
    """An officer is asked for by button in the middle of the form: they are told, and the form keeps its place."""
    wish.heed(scene, visit, "")
    match scene.person.dialog:
        case Filling(question, editing) if question in BY_KEY:
            intake.ask(scene, visit, BY_KEY[question], editing=editing)
        case Reviewing():
            intake.review(scene, visit)


def _press_step(scene: Scene, visit: Visit, no: str) -> None:
    steps = offered(scene.timeline(visit), VISITOR, manned_roles(scene.desk))
    step = next((step for step in steps if str(step.no) == no), None)
    if not visit.status.attended or step is None:
        scene.answer("press-stale")
        return
    report(scene, visit, step, Source.VISITOR, VISITOR)
