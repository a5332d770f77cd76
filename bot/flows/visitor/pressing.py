"""What a visitor presses: a choice that no longer fits changes nothing and is answered kindly."""

from bot.flows.books import attending
from bot.flows.ending import cancelling, survey
from bot.flows.journey.reports import offered, report
from bot.flows.journey.rights import RIGHTS, Relation
from bot.flows.ledger import compensation, line
from bot.flows.meeting import trouble
from bot.flows.office.fitting import fits, missing
from bot.flows.procedure.vocabulary import VISITOR, Source
from bot.flows.queue import admission, parking
from bot.flows.scene import tokens
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.second_chat import joining
from bot.flows.staffing.holding import manned_roles
from bot.flows.state.dialog import (
    Filling,
    InSurvey,
    Notice,
    Recognised,
    Reviewing,
)
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status, Visit
from bot.flows.thread import talking
from bot.flows.visitor import (
    appointing,
    asking,
    beside,
    first,
    form,
    informing,
    intake,
    own_rights,
    past,
    surveyed,
    wish,
    words,
)

_OF_SURVEY = (Verb.RATE, Verb.SKIP)
_WITHOUT_VISIT = (
    Verb.BOOK,
    Verb.TALK,
    Verb.THREAD_END,
    Verb.TOPIC,
    Verb.ANSWERED,
    Verb.TROUBLE,
    Verb.PAST,
    Verb.REDRESS,
    Verb.SECOND_CHAT,
    Verb.STAMP,
)
"""What is asked for whether or not there is a visit."""

_OF_ANY_VISIT = (Verb.REDRESS, Verb.STAMP)
"""What is asked for about a visit of one's own, be it not the latest."""

_WAITING = (Status.APPOINTED, Status.QUEUED, Status.PARKED)


def press(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> None:
    """A visitor pressed a choice; one that no longer fits changes nothing and is answered kindly."""
    cancelling.ask_no_more(scene)
    if own_rights.press(scene, verb, parts):
        words.back_to_form(scene)
    elif not informing.press(scene, verb, parts) and not joining.press(scene, verb, parts):
        _press(scene, verb, parts)


def _press(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> None:
    thread = scene.own_thread
    named = thread.id if thread and verb in tokens.OF_THREADS else scene.person.visit_id
    own = bool(parts) and (parts[0] == named or (verb in _OF_ANY_VISIT and _owns(scene, parts[0])))
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
            words.go_on(scene)
        case _ if verb in _WITHOUT_VISIT:
            _press_for_an_answer(scene, thread, verb, parts)
        case _ if scene.own_visit is None:
            words.stale(scene)
        case _ if verb in _OF_SURVEY or (verb is Verb.BACK and isinstance(scene.person.dialog, InSurvey)):
            if not surveyed.pressed(scene, scene.own_visit, verb, parts[1:]):
                words.stale(scene)
        case Verb.REASON, (_, key):
            cancelling.give_reason(scene, scene.own_visit, key)
        case _ if not scene.own_visit.status.open:
            words.stale(scene)
        case _:
            _press_visit(scene, scene.own_visit, verb, parts[1:])


def _owns(scene: Scene, visit_id: str) -> bool:
    """Whether a visit is the presser's, be it not their latest."""
    visit = scene.visit(visit_id)
    return visit is not None and visit.person_id == scene.person_id


def _press_for_an_answer(scene: Scene, thread: Thread | None, verb: Verb, parts: tuple[str, ...]) -> None:
    """Something is asked for that needs no visit: a person, an answer, help, an appointment, a visit of before."""
    visit = scene.open_visit
    match verb, parts:
        case Verb.BOOK, _:
            words.book(scene, *parts[:1])
        case Verb.REDRESS, (visit_id, serial, answer) if (of := scene.visit(visit_id)) is not None:
            compensation.answered(scene, of, line.found(of, serial), answer)
        case Verb.REDRESS, _:
            words.stale(scene)
        case Verb.STAMP, (visit_id,):
            attending.asked(scene, scene.visit(visit_id))
        case Verb.STAMP, _:
            words.stale(scene)
        case Verb.TALK, ():
            asking.to_officer(scene)
        case Verb.THREAD_END, (_,) if thread is not None:
            talking.leave(scene, thread)
        case Verb.TROUBLE, ("", *which) if len(which) <= 1 and trouble.used(scene):
            trouble.show(scene, *which or ("",))
        case Verb.PAST, _ if past.press(scene, parts):
            return
        case ((Verb.TROUBLE | Verb.PAST | Verb.SECOND_CHAT), _):
            words.stale(scene)
        case Verb.ANSWERED, ("", _) if visit is not None and visit.status is Status.FORM:
            _wish(scene, visit)
        case _:
            asking.press(scene, verb, parts)


def _agree(scene: Scene, version: str) -> None:
    visit = scene.open_visit
    if not isinstance(scene.person.dialog, Notice) or (visit is not None and not survey.lets_go(scene, visit)):
        words.stale(scene)
    elif version != scene.office.notice_version:
        intake.show_notice(scene)
    else:
        intake.begin(scene)


def _press_visit(scene: Scene, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    match verb, parts:
        case _ if visit.status is Status.FORM:
            _press_form(scene, visit, verb, parts)
        case Verb.CANCEL, () if visit.status in _WAITING:
            appointing.ask_whether(scene, visit)
        case Verb.CANCEL, ("sure",):
            cancelling.cancel(scene, visit)
        case Verb.HERE, () if visit.status is Status.APPOINTED:
            appointing.here(scene, visit)
        case Verb.MOVE, () if visit.status is Status.APPOINTED and appointing.press(scene):
            return
        case Verb.HERE, () if visit.status is Status.PARKED:
            parking.present(scene, visit)
        case Verb.PRIORITY, () | (_,) if visit.status in (Status.QUEUED, Status.PREPARING):
            _press_priority(scene, visit, *parts)
        case Verb.LATER, () if visit.status in (Status.QUEUED, Status.IN_SERVICE):
            parking.ask_later(scene, visit)
        case Verb.NOT_GOOD, ():
            trouble.not_good(scene, visit)
        case Verb.STEP, (no,):
            _press_step(scene, visit, no)
        case _:
            words.stale(scene)


def _press_form(scene: Scene, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """A choice of the form, which is still being filled in."""
    complete = missing(visit.form, scene.office) is None
    match scene.person.dialog, verb, parts:
        case Filling(key) as asked, _, (pressed, *rest) if verb in _OF_QUESTIONS:
            _press_question(scene, visit, asked, verb, tuple(rest) if pressed == key else None)
        case Recognised(), Verb.ANSWER, ():
            intake.confirm_known(scene, visit)
        case _, Verb.SEND, () if complete:
            intake.submit(scene, visit)
        case _, Verb.SEND, (admission.NEXT,) if complete:
            intake.submit(scene, visit, another_day=True)
        case _, Verb.PRIORITY, () | (_,) if complete:
            _press_priority(scene, visit, *parts)
        case Reviewing() | Recognised(), Verb.EDIT, () | (_,):
            _press_edit(scene, visit, *parts)
        case _, Verb.CANCEL, ():
            cancelling.cancel(scene, visit)
        case _:
            words.stale(scene)


def _press_question(scene: Scene, visit: Visit, asked: Filling, verb: Verb, value: tuple[str, ...] | None) -> None:
    """A choice under a question; None for one of another question than the open one."""
    question = form.open_question(scene)
    match verb, value:
        case _ if question is None or value is None:
            words.stale(scene)
        case Verb.BACK, ():
            intake.go_back(scene, visit)
        case Verb.ANSWER, () if fits(question, visit.form.get(question.key, ""), scene.office):
            intake.keep_answer(scene, visit, asked)
        case Verb.ANSWER, (given,):
            intake.answer(scene, visit, asked, question, given, pressed=True)
        case _:
            words.stale(scene)


_OF_QUESTIONS = (Verb.ANSWER, Verb.BACK)


def _press_edit(scene: Scene, visit: Visit, key: str = "") -> None:
    if not key:
        intake.choose_edit(scene, visit)
    elif question := next((each for each in scene.office.form.asked(visit.form) if each.key == key), None):
        intake.ask(scene, visit, question, editing=True)
    else:
        words.stale(scene)


def _press_priority(scene: Scene, visit: Visit, key: str | None = None) -> None:
    if key is None:
        first.ask(scene, visit)
    else:
        first.choose(scene, visit, key)


def _wish(scene: Scene, visit: Visit) -> None:
    """An officer is asked for by button in the middle of the form: they are told, and the form keeps its place."""
    if said := beside.ready(scene):
        beside.send(scene, visit, said)
    else:
        wish.heed(scene, visit, "")
    match scene.person.dialog:
        case Filling(editing=editing) if (question := form.open_question(scene)) is not None:
            intake.ask(scene, visit, question, editing=editing)
        case Recognised():
            intake.recognise(scene, visit)
        case Reviewing():
            intake.review(scene, visit)


def _press_step(scene: Scene, visit: Visit, no: str) -> None:
    steps = offered(scene.timeline(visit), (VISITOR,), manned_roles(scene.desk))
    step = next((step for step in steps if str(step.no) == no), None)
    if not visit.status.attended or step is None:
        scene.answer("press-stale")
        return
    report(scene, visit, step, Source.VISITOR, VISITOR)
