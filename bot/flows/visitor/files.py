"""Files that visitors send: during a visit they are fetched, kept with it and passed on to the officer, without one by
their thread with front office. While the form is being filled in they answer the question that asks for one; at any
other only what is written under them counts."""

from bot.flows.files import taking
from bot.flows.given import sent_files
from bot.flows.given.identity_number import MASK
from bot.flows.given.typed import clean
from bot.flows.office.questions import CATEGORY, Kind, Question
from bot.flows.scene.confidential import name_of
from bot.flows.scene.events import FileCard, FileFetched, FileSent
from bot.flows.scene.messages import Args, Phrase
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Filling
from bot.flows.state.origin import Origin
from bot.flows.state.visits import Status, Visit
from bot.flows.thread import files as thread_files
from bot.flows.visitor import form, intake, passing_on
from bot.flows.visitor import words as visitor

_TOLD_FULL = "full"
_FULL = ("file-visit-full", "file-day-full")


def sent(scene: Scene, body: FileSent) -> None:
    """A visitor sent a file; an album is answered once."""
    repeated = taking.is_repeated(scene, body.album)
    visit = _visit_going_on(scene)
    question = form.open_question(scene)
    if question is not None and question.kind is Kind.FILE and _answers(scene, question, body, repeated=repeated):
        return
    if visit is not None and body.file is not None and taking.to_be_had(body):
        _take(scene, visit, body.file, body.caption, repeated=repeated)
    elif visit is None and scene.own_thread is not None and taking.to_be_had(body):
        # rule: files-go-with-the-thread
        thread_files.sent(scene, scene.own_thread, body, repeated=repeated)
        # rule: file-beside-the-form
        if not repeated and not visitor.in_thread(scene):
            visitor.remind(scene)
    elif repeated:
        return
    elif body.caption.strip():
        _caption(scene, body.caption)
    elif visitor.in_thread(scene) and body.kind in ("photo", "document", "video"):
        scene.answer("file-kind-not-taken")
    else:
        scene.answer("file-not-taken" if body.kind in ("photo", "document", "video") else "other-not-taken")
        visitor.remind(scene)


def _visit_going_on(scene: Scene) -> Visit | None:
    visit = scene.open_visit
    return visit if visit is not None and visit.status is not Status.FORM else None


def _answers(scene: Scene, question: Question, body: FileSent, *, repeated: bool) -> bool:
    """Takes a file as the answer to the open question; False where it is none, and its words count as at any other."""
    visit, asked = scene.open_visit, scene.person.dialog
    if visit is None or not isinstance(asked, Filling) or body.file is None or not taking.to_be_had(body):
        return False
    if scene.late:
        scene.answer("late-message", {"at": scene.at})
        visitor.resume(scene)
        return True
    # rule: caption-under-an-answer
    sent = _fetch(scene, visit, body.file, repeated=repeated)
    if sent is None:
        if not repeated:
            intake.ask(scene, visit, question, editing=asked.editing)
        return True
    if MASK in clean(body.caption):
        scene.answer("identity-number")
    former = sent_files.read(visit.form.get(question.key, ""))[: question.most]
    before = former if len(former) < question.most else former[1:]
    answer = sent_files.written((*before, sent_files.of(scene.fresh.reference, sent.name, body.caption)))
    intake.take_file(scene, visit, asked, question, answer, told=repeated)
    return True


def _take(scene: Scene, visit: Visit, file: FileCard, caption: str, *, repeated: bool) -> None:
    if _fetch(scene, visit, file, repeated=repeated) is not None:
        scene.keep_visit(visit, seen_at=scene.now)
        if not repeated:
            scene.answer("file-taken")
    if caption.strip():
        _caption(scene, caption)


def _fetch(scene: Scene, visit: Visit, file: FileCard, *, repeated: bool) -> FileCard | None:
    """Has a file fetched that the house takes, under the name that it is kept by; None for any other, and why is
    said."""
    place = Origin(visit_id=visit.id)
    if (refused := taking.refused(scene, place, file)) is None:
        return taking.fetch(scene, place, file)
    if refused[0] in _FULL:
        _refuse(scene, visit, *refused, repeated=repeated)
    else:
        scene.answer(*refused)
    return None


def _refuse(scene: Scene, visit: Visit, full: str, most: Args, *, repeated: bool) -> None:
    """Says so; within one album only once."""
    if not (repeated and visit.nudged(_TOLD_FULL)):
        scene.answer(full, most)
    keep_nudge(scene, scene.keep_visit(visit, seen_at=scene.now), _TOLD_FULL)


def _caption(scene: Scene, words: str) -> None:
    """What is written under a file counts as text."""
    if scene.late:
        visitor.late_text(scene, words)
    else:
        visitor.text(scene, words)


def fetched(scene: Scene, body: FileFetched) -> None:
    """A file is here, or cannot be had: the officers get it, or the visitor learns that it did not arrive."""
    visit = scene.visit(body.visit_id)
    if visit is None:
        return
    if body.fault:
        scene.note("file_refused", visit.id, reason=body.fault[:200])
        scene.say(
            scene.known_person(visit.person_id), taking.NOT_HERE[body.objection], {"name": body.name}, visit_id=visit.id
        )
        _let_go(scene, visit, body.file_id)
        return
    scene.note("file_kept", visit.id, file=body.file_id)
    answered = _answered_by(scene, visit, body.file_id)
    if answered is not None:
        form_ = {**visit.form, answered.key: sent_files.arrived(visit.form[answered.key], body.file_id)}
        visit = scene.keep_visit(visit, form=form_)
    if visit.ticket is None:  # they go along with the form, once it is sent
        return
    if answered is not None:
        [file] = (each for each in sent_files.read(visit.form[answered.key]) if each.id == body.file_id)
        passing_on.answered_file(scene, visit, answered, file)
        return
    words = Phrase("file-to-staff", {"ticket": visit.ticket, "name": name_of(visit)})
    passing_on.pass_on(scene, visit, words, taking.attached(body))


def _answered_by(scene: Scene, visit: Visit, file_id: str) -> Question | None:
    """The question that a file answers, if it was sent as an answer."""
    return next(
        (
            question
            for question in scene.office.form.of_category(visit.form.get(CATEGORY, ""))
            if any(each.id == file_id for each in sent_files.read(visit.form.get(question.key, "")))
        ),
        None,
    )


def _let_go(scene: Scene, visit: Visit, file_id: str) -> None:
    """A file that cannot be had is no answer any more; while the form is being filled in it can be sent again."""
    kept = {
        key: sent_files.without(answer, file_id) if file_id in answer else answer for key, answer in visit.form.items()
    }
    if kept != visit.form:
        scene.keep_visit(visit, form={key: answer for key, answer in kept.items() if answer})
