"""Files that visitors send: during a visit they are fetched, kept with it and passed on to the officer. While the
form is being filled in they answer the question that asks for one; at any other only what is written under them
counts."""

from dataclasses import replace

from bot.flows.given import sent_files
from bot.flows.given.identity_number import MASK
from bot.flows.given.papers import Objection, named, paper_of
from bot.flows.given.typed import clean
from bot.flows.office.limits import day_began, room_in_day, room_in_visit
from bot.flows.office.questions import CATEGORY, Kind, Question
from bot.flows.scene.effects import FetchFile
from bot.flows.scene.events import FileCard, FileFetched, FileSent
from bot.flows.scene.messages import Args, Attached, Phrase
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Filling
from bot.flows.state.visits import Status, Visit
from bot.flows.visitor import form, intake, passing_on
from bot.flows.visitor import words as visitor

_TOLD_FULL = "full"
_TAKEN_KINDS = ("photo", "document")
_TOLD = {
    None: "file-not-fetched",
    Objection.NOT_AS_NAMED: "file-not-as-named",
    Objection.WITH_MACROS: "file-with-macros",
    Objection.UNSAFE: "file-unsafe",
    Objection.NOT_EXAMINED: "file-not-examined",
    Objection.NO_ROOM: "file-no-room",
}


def sent(scene: Scene, body: FileSent) -> None:
    """A visitor sent a file; an album is answered once."""
    # rule: album-is-one
    repeated = bool(body.album) and scene.person.album == body.album
    if body.album and not repeated:
        scene.keep_person(album=body.album)
    visit = _visit_going_on(scene)
    question = form.open_question(scene)
    if question is not None and question.kind is Kind.FILE and _answers(scene, question, body, repeated=repeated):
        return
    if visit is not None and body.file is not None and body.kind in _TAKEN_KINDS:
        _take(scene, visit, body.file, body.caption, repeated=repeated)
    elif repeated:
        return
    elif body.caption.strip():
        _caption(scene, body.caption)
    elif visitor.in_thread(scene):
        scene.answer("thread-file-not-taken")
    else:
        scene.answer("file-not-taken" if body.kind in ("photo", "document", "video") else "other-not-taken")
        visitor.remind(scene)


def _visit_going_on(scene: Scene) -> Visit | None:
    visit = scene.open_visit
    return visit if visit is not None and visit.status is not Status.FORM else None


def _answers(scene: Scene, question: Question, body: FileSent, *, repeated: bool) -> bool:
    """Takes a file as the answer to the open question; False where it is none, and its words count as at any other."""
    visit, asked = scene.open_visit, scene.person.dialog
    if visit is None or not isinstance(asked, Filling) or body.file is None or body.kind not in _TAKEN_KINDS:
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
    paper = paper_of(file.name, file.media_type)
    if file.size > scene.office.largest_file:
        scene.answer("file-too-large", {"most": scene.office.largest_file // 1_000_000})
    elif paper is None:
        scene.answer("file-kind-not-taken")
    elif full := _full(scene, visit, file.size):
        _refuse(scene, visit, full, repeated=repeated)
    else:
        file = replace(file, name=named(file.name, paper), media_type=paper.media_type)
        scene.effects.append(FetchFile(scene.fresh.reference, visit.id, scene.event.channel, file))
        scene.note("file_sent", visit.id, media_type=file.media_type)
        return file
    return None


def _full(scene: Scene, visit: Visit, size: int) -> str:
    """The text that says why no more can be taken; empty while there is room."""
    sent, limits = scene.facts.burden.files.get(scene.person_id, ()), scene.office.limits
    # rule: files-by-visit
    if not room_in_visit(limits, sent, visit.id, size):
        return "file-visit-full"
    since = day_began(scene.office.calendar, scene.now)
    # rule: files-by-day
    return "" if room_in_day(limits, sent, since, size) else "file-day-full"


def _refuse(scene: Scene, visit: Visit, full: str, *, repeated: bool) -> None:
    """Says so; within one album only once."""
    if not (repeated and visit.nudged(_TOLD_FULL)):
        scene.answer(full, _most(scene, full))
    keep_nudge(scene, scene.keep_visit(visit, seen_at=scene.now), _TOLD_FULL)


def _most(scene: Scene, full: str) -> Args:
    limits = scene.office.limits
    of_visit = full == "file-visit-full"
    count, size = (limits.visit_files, limits.visit_bytes) if of_visit else (limits.day_files, limits.day_bytes)
    return {"count": count, "most": size // 1_000_000}


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
        scene.say(scene.known_person(visit.person_id), _TOLD[body.objection], {"name": body.name}, visit_id=visit.id)
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
    words = Phrase("file-to-staff", {"ticket": visit.ticket, "name": visit.form.get("name", "")})
    passing_on.pass_on(scene, visit, words, Attached(body.file_id, body.name, body.media_type))


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
