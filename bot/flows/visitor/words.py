"""A visitor's side of the chat: what is typed, wherever the conversation stands.

Free text never ends in nothing: it is an answer, a command, a message to the officers, or gets a greeting.
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.flows.appointment import booking, holding
from bot.flows.books import attending
from bot.flows.ending import cancelling, profile, silence, survey
from bot.flows.ending.settle import finish
from bot.flows.given.typed import clean
from bot.flows.given.yes_no import declines, means_yes
from bot.flows.information import filling
from bot.flows.looking import own as own_looks
from bot.flows.meeting import trouble
from bot.flows.office.fitting import fits
from bot.flows.office.questions import SKIPPED, Kind, Question
from bot.flows.papers import giving
from bot.flows.queue import parking, priority
from bot.flows.queue import places as queue
from bot.flows.rights import claiming
from bot.flows.scene import tokens
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.second_chat import joining, parting, standing
from bot.flows.second_chat.passing_on import channel_name
from bot.flows.state.dialog import (
    Booking,
    Filling,
    Idle,
    InSurvey,
    InThread,
    InVisit,
    Notice,
    Offered,
    Prioritising,
    Profiling,
    Recognised,
    Requesting,
    Reviewing,
    Suggesting,
    Surveyed,
)
from bot.flows.state.rights import RightKind
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import answers, cards
from bot.flows.telling.taking import Wrong, take
from bot.flows.thread import talking
from bot.flows.understanding.commands import request_numbers
from bot.flows.understanding.reading import Reading, read
from bot.flows.visitor import (
    appointing,
    asking,
    beside,
    busy,
    entrance,
    first,
    flood,
    form,
    former,
    informing,
    intake,
    need,
    own_number,
    own_rights,
    passing_on,
    past,
    surveyed,
    wish,
)
from bot.flows.visitor.doubt import doubtful
from bot.flows.visitor.needs import OwnKept

_LONGEST_RELAY = 1500
_SURVEY_OPEN = timedelta(hours=1)


def text(scene: Scene, typed: str) -> None:
    """Somebody who is not staff wrote something."""
    cancelling.ask_no_more(scene)
    if informing.text(scene, typed):
        return
    if own_rights.text(scene, typed):
        back_to_form(scene)
        return
    words = " ".join(typed.lower().split())
    reading = read(typed, scene.office.lexicon, scene.office.number_prefix)
    answers = _belongs_to_form(scene, typed) or surveyed.answers(scene, typed)
    act = ACTS.get(reading.certain) if reading.whole and not answers else None
    if act in _ROOMS and form.open_question(scene) is not None:
        act = None
    if act not in (back, cancel):
        _forget_old_survey(scene, typed)

    def hear() -> None:
        _hear(scene, typed, words, reading, act)

    if _answers(scene, typed) or (act is not None and act not in (greet, register)):
        hear()
    else:
        flood.heard(scene, hear)


def _answers(scene: Scene, typed: str) -> bool:
    """Whether words answer the open question of the form without any doubt."""
    question = form.open_question(scene)
    if question is None or wish.means_person(typed, question):
        return False
    taken = take(question, typed, scene.office)
    return isinstance(taken, str) and not doubtful(question, taken)


def _hear(scene: Scene, typed: str, words: str, reading: Reading, act: Callable[[Scene], None] | None) -> None:
    place = entrance.meant(scene, typed)
    if _told_of_number(scene, typed):
        return
    if place is not None:
        if not entrance.enter(scene, place):
            greet(scene)
    elif giving.asks_for(typed) and _may_ask_for_document(scene):
        past.document(scene, reading.number or "")
    elif reading.number and _asks_for_past(scene, typed, reading):
        past.tell(scene, reading.number)
        if isinstance(scene.person.dialog, Recognised | Filling | Reviewing | InSurvey):
            resume(scene)
    elif entrance.dead_invitation(typed):
        scene.answer("invite-dead")
    elif act is not None:
        act(scene)
    elif words.startswith("/start"):
        greet(scene)
    elif not first.heard(scene, typed, reading):
        _typed(scene, typed, reading)


def _told_of_number(scene: Scene, typed: str) -> bool:
    """Tells of the request or the visit that a number asks about, where one does."""
    if own_rights.asks_for(scene, typed):
        return True
    numbers = request_numbers(typed)
    if numbers and form.open_question(scene) is None and informing.asks_for(scene, numbers):
        return True
    return _told_of_ticket(scene, typed)


def _asks_for_past(scene: Scene, typed: str, reading: Reading) -> bool:
    """Whether a number is asked about: it is all that is said, or nothing else goes on; not the visit that goes on."""
    visit = scene.open_visit
    if visit is not None and visit.number == reading.number:
        return False
    return past.asks_for(typed) or (visit is None and not isinstance(scene.person.dialog, InSurvey | InThread))


def _told_of_ticket(scene: Scene, typed: str) -> bool:
    """Tells of the own visit that a short number asks about: not where it may be an answer, or is for an officer."""
    visit, elsewhere = scene.open_visit, Filling | Booking | InThread | Prioritising | InSurvey
    if isinstance(scene.person.dialog, elsewhere) or (visit is not None and visit.status not in _WAITING):
        return False
    meant = past.with_ticket(scene, typed)
    if meant is not None and meant.status.open:
        status(scene)
    elif meant is not None:
        past.tell_of(scene, meant)
    return meant is not None


def _may_ask_for_document(scene: Scene) -> bool:
    """Not in the middle of a form, where it may be an answer, nor while an officer listens."""
    visit = scene.open_visit
    if isinstance(scene.person.dialog, Filling | Booking | InThread | Suggesting):
        return False
    return visit is None or visit.status in _WAITING


def late_text(scene: Scene, typed: str) -> None:
    """Words that were written before others already acted upon: passed on where they are for people, but they
    answer no question and end nothing."""
    visit = scene.open_visit
    if visit is not None and visit.status is not Status.FORM and scene.at >= visit.started_at:
        relay(scene, visit, clean(typed)[:_LONGEST_RELAY])
        return
    if in_thread(scene) and (thread := scene.own_thread) is not None and scene.at >= thread.opened_at:
        talking.write(scene, typed)
        return
    scene.answer("late-message", {"at": scene.at})
    if visit is not None:
        resume(scene)


def form_filled(scene: Scene, filled: Mapping[str, str], written: str) -> None:
    """A whole form came in at once; it counts for the visit it was given out for, while that is being filled in."""
    visit, parsed = scene.open_visit, tokens.read(written)
    if visit is None or visit.status is not Status.FORM or parsed != (Verb.ANSWER, (visit.id,)) or scene.late:
        stale(scene)
        return
    given = {
        question.key: filled[question.key].strip() or SKIPPED
        for question in scene.office.form.at_once
        if filled.get(question.key, "").strip() or (question.key in filled and not question.required)
    }
    intake.take_form(scene, visit, given)


def asks_again(scene: Scene) -> bool:
    """Somebody goes on in their other chat. The question that is open was asked in the first, so that words here cannot
    be meant as its answer: it is asked here. Where they have a visit that is said, and their words are heard."""
    # rule: open-question-moves-along
    if isinstance(scene.person.dialog, Idle | InVisit | InThread):
        goes_on_here(scene, scene.came_from)
        return False
    scene.answer("second-question-here", {"channel": channel_name(scene.came_from)})
    resume(scene)
    return True


def goes_on_here(scene: Scene, was: str) -> None:
    """A visit goes on in the chat where its visitor is now."""
    visit = scene.open_visit
    if visit is not None and visit.status is not Status.FORM:
        scene.answer("second-visit-here", {"channel": channel_name(was), "ticket": visit.ticket or ""})


def _belongs_to_form(scene: Scene, typed: str) -> bool:
    """Whether words name one of the answers to choose from now, or ask for a person in the middle of the form."""
    if isinstance(scene.person.dialog, Booking):
        return appointing.names_time(scene, typed, scene.person.dialog.shown)
    question = form.open_question(scene)
    if question is None:
        return False
    return form.answered_for_sure(question, typed, scene.office) or wish.means_person(typed, question)


def _forget_old_survey(scene: Scene, typed: str) -> None:
    """A survey left unfinished does not stand in the way of the next visit."""
    visit = scene.own_visit
    asked = isinstance(scene.person.dialog, InSurvey)
    # rule: old-survey-lets-go
    old = asked and visit and visit.closed_at and scene.now - visit.closed_at > _SURVEY_OPEN
    if old and not surveyed.answers(scene, typed):
        scene.talk(Idle())


def _courtesy(scene: Scene) -> None:
    """Thanks are answered; where a question is open, it is asked again."""
    scene.answer("courtesy")
    if isinstance(scene.person.dialog, Offered | Recognised | Filling | Reviewing | InSurvey):
        resume(scene)


def go_on(scene: Scene) -> None:
    """A button that goes on where the visitor is: an open survey too, to which a reminder may have led."""
    if isinstance(scene.person.dialog, InSurvey):
        resume(scene)
    else:
        greet(scene)


def greet(scene: Scene) -> None:
    """A greeting takes the visitor to where they are: the start, the open question, or the visit. An open survey is not
    in the way of the next visit."""
    visit = scene.open_visit
    # rule: survey-blocks-no-visit
    if isinstance(scene.person.dialog, InSurvey) and visit is not None:
        status(scene)
        resume(scene)
    elif visit is None:
        intake.show_notice(scene)
    elif visit.status is Status.FORM:
        scene.answer("form-resumed")
        resume(scene)
    else:
        status(scene)


def register(scene: Scene) -> None:
    """Somebody wants (another) visit: one at a time, and whoever has one is told where it stands. One that needs its
    visitor no more is over for them, and is ended where nothing but their farewell is missing.

    rule: one-visit-at-a-time
    """
    visit = scene.open_visit
    if visit is not None and survey.lets_go(scene, visit):
        if silence.waits_for_farewell(scene, visit):
            finish(scene, visit)
        intake.show_notice(scene)
        return
    if visit is not None and visit.status is not Status.FORM and not isinstance(scene.person.dialog, InSurvey):
        scene.answer("visit-open-already", {"ticket": visit.ticket or ""})
    greet(scene)


def back_to_form(scene: Scene) -> None:
    """What was asked beside a form is answered: the form goes on."""
    visit = scene.open_visit
    if visit is not None and visit.status is Status.FORM and isinstance(scene.person.dialog, Idle):
        resume(scene)


def resume(scene: Scene) -> None:
    """Asks again what was asked last; coming back is a sign of life."""
    if (form_visit := scene.open_visit) is not None and form_visit.status is Status.FORM:
        scene.keep_visit(form_visit, seen_at=scene.now, nudges={})
    visit = scene.own_visit
    match scene.person.dialog:
        case Surveyed() as asked:
            survey.ask(scene, scene.person, asked)
        case Profiling() as asked:
            profile.ask(scene, scene.person, asked)
        case Suggesting() if visit is not None:
            survey.ask_suggestion(scene, visit)
        case InThread() if in_thread(scene):
            talking.ask(scene)
        case Requesting():
            filling.again(scene)
        case Booking() if appointing.offered(scene):
            appointing.show_days(scene)
        case _ if visit is None or not visit.status.open:
            intake.show_notice(scene)
        case Recognised() if visit.status is Status.FORM:
            intake.recognise(scene, visit)
        case Filling(editing=editing) if (question := form.open_question(scene)) is not None:
            intake.ask(scene, visit, question, editing=editing)
        case _ if visit.status is Status.FORM:
            intake.ask_next(scene, visit)
        case _:
            status(scene)


def _typed(scene: Scene, typed: str, reading: Reading) -> None:
    """Free text, by where the conversation stands."""
    visit = scene.open_visit
    match scene.person.dialog:
        case Surveyed() | Profiling() if wish.means_person(typed):
            _wish_in_survey(scene, typed)
        case Surveyed() | Profiling() | Suggesting() if scene.own_visit is not None:
            surveyed.typed(scene, scene.own_visit, typed)
        case Notice() if _means_yes(typed):
            intake.begin(scene)
        case Notice() if declines(typed):
            # rule: whoever-declines-is-let-be
            asking.declined(scene)
        case InThread() if in_thread(scene):
            talking.write(scene, typed)
        case Booking(shown):
            _book_in_words(scene, typed, shown)
        case Filling() | Recognised() | Reviewing() if visit is not None and visit.status is Status.FORM:
            _typed_in_form(scene, visit, typed, reading)
        case _ if visit is not None and visit.status is not Status.FORM:
            _typed_in_visit(scene, visit, typed, reading)
        case _ if visit is not None:
            _beside_the_form(scene, visit, typed)
        case _:
            _said_first(scene, typed, reading)


def _help_with_the_meeting(scene: Scene, visit: Visit, reading: Reading) -> None:
    """Words of a trouble with the meeting are helped with at once; the officers have them all the same."""
    told_of = trouble.PASSCODE if reading.topics == _WAY_IN else trouble.meant(reading.certain)
    if told_of is not None and scene.sheet(visit).uses_zoom and visit.status is not Status.PARKED:
        trouble.show(scene, told_of)


def _typed_in_visit(scene: Scene, visit: Visit, typed: str, reading: Reading) -> None:
    """Words of somebody who has a number: for the officers, but for what is asked of the desk itself."""
    if visit.status is Status.APPOINTED and _about_appointment(scene, visit, typed, reading):
        return
    if visit.status is Status.PARKED and reading.certain == _HERE:
        parking.present(scene, visit)
    elif visit.number and visit.number == reading.number and past.asks_for(typed):
        status(scene)
    elif visit.status in _WAITING and reading.certain in _WHILE_WAITING:
        ACTS[reading.certain](scene)
    else:
        relay(scene, visit, clean(typed)[:_LONGEST_RELAY])
        _help_with_the_meeting(scene, visit, reading)


def _typed_in_form(scene: Scene, visit: Visit, typed: str, reading: Reading) -> None:
    """Words at a question of the form, or where its answers are shown."""
    match scene.person.dialog:
        case Filling() as filling if (question := form.open_question(scene)) is not None:
            _typed_answer(scene, visit, filling, question, typed, reading)
        case Recognised():
            _typed_known(scene, visit, typed)
        case Reviewing():
            _typed_review(scene, visit, typed)
        case _:
            _beside_the_form(scene, visit, typed)


def _said_first(scene: Scene, typed: str, reading: Reading) -> None:
    """Words without a visit: half of all who write want something else than to be served."""
    wished = not reading.topics and reading.certain != asking.QUEUE and wish.means_person(typed)
    if reading.certain == _PERSON or wished:
        asking.to_officer(scene, "" if wish.says_nothing_else(typed) or reading.whole else typed)
    elif not any(letter.isalpha() for letter in typed):
        resume(scene)
    elif (told_of := trouble.meant(reading.certain)) is not None and trouble.used(scene):
        trouble.show(scene, told_of)
    elif reading.topics == (_APPOINTMENT,) and appointing.offered(scene):
        book_in_words(scene, typed)
    elif reading.topics:
        asking.hear(scene, reading.topics, typed)
    elif (act := ACTS.get(reading.certain)) is not None and reading.certain not in _ONLY_WHOLE:
        act(scene)
    elif need.stated(scene, typed):
        asking.count_unknown(scene, typed)
        need.take(scene, typed)
    else:
        asking.not_understood(scene, typed)


def book(scene: Scene, code: str = "") -> None:
    """A choice of day or time was pressed; once it is made, the form goes on."""
    if not appointing.press(scene, code):
        stale(scene)
    else:
        _go_on_with_form(scene)


def book_in_words(scene: Scene, typed: str) -> None:
    """Words that ask for an appointment, and may name its time."""
    appointing.start(scene, typed)
    _go_on_with_form(scene)


def _go_on_with_form(scene: Scene) -> None:
    """A time has been chosen, or none: what comes next is the form, or what comes before it."""
    visit = scene.open_visit
    if not appointing.chose(scene):
        return
    if visit is None:
        intake.show_notice(scene)
    elif visit.status is Status.FORM:
        intake.ask_next(scene, visit)


def _book_in_words(scene: Scene, typed: str, shown: tuple[str, ...]) -> None:
    """Words while day or time are chosen: a number, a time; anything else is asked about once more."""
    if appointing.typed(scene, typed, shown):
        _go_on_with_form(scene)
    elif wish.means_person(typed):
        asking.to_officer(scene, "" if wish.says_nothing_else(typed) else typed)
    else:
        appointing.show_days(scene, why=Phrase("appointment-not-understood"))


def _about_appointment(scene: Scene, visit: Visit, typed: str, reading: Reading) -> bool:
    """Words of somebody with an appointment: that they are there, or that they want another time."""
    if reading.certain == _HERE:
        appointing.here(scene, visit)
    elif reading.topics == (_APPOINTMENT,) or (len(typed) < _SHORT and appointing.moves(typed)):
        book_in_words(scene, typed)
    else:
        return False
    return True


def _beside_the_form(scene: Scene, visit: Visit, typed: str) -> None:
    """Words while the form waits elsewhere than at a question of its own: only the wish for a person is heard."""
    if wish.means_person(typed):
        wish.heed(scene, visit, typed)
    resume(scene)


def in_thread(scene: Scene) -> bool:
    """Whether the visitor's words go to front office now: in their thread, while no visit is open."""
    talking_now = isinstance(scene.person.dialog, InThread) and scene.own_thread is not None
    return talking_now and scene.open_visit is None


def _wish_in_survey(scene: Scene, typed: str) -> None:
    """A person is wanted in the middle of the survey: front office is told, and the survey keeps its place."""
    visit = scene.open_visit
    if visit is not None:
        relay(scene, visit, clean(typed)[:_LONGEST_RELAY])
    else:
        talking.write(scene, typed)
    resume(scene)


def _means_yes(typed: str) -> bool:
    return typed.strip(" .!").lower() in (
        "1",
        "ya",
        "y",
        "iya",
        "ok",
        "oke",
        "setuju",
        "agree",
        "yes",
        "lanjut",
    )


def _typed_answer(scene: Scene, visit: Visit, asked: Filling, question: Question, typed: str, reading: Reading) -> None:
    """An answer in words; a listed answer may be typed by its name as well as by its number."""
    if former.corrected(scene, visit, asked, question, typed):
        return
    if (
        beside.passed_on(scene, visit, question, typed)
        or wish.heard(scene, visit, question, typed)
        or asking.heard(scene, question, typed, reading)
    ):
        intake.ask(scene, visit, question, editing=asked.editing)
    elif _goes_on(question, typed) and fits(question, visit.form.get(question.key, ""), scene.office):
        intake.keep_answer(scene, visit, asked)
    else:
        beside.tell_taken(scene, visit, question, typed)
        intake.answer(scene, visit, asked, question, typed)


def _goes_on(question: Question, typed: str) -> bool:
    """Whether words say that no more files will come."""
    return question.kind is Kind.FILE and typed.strip(" .!").lower() in _GO_ON


_GO_ON = ("lanjut", "lanjutkan", "selesai", "sudah", "cukup", "itu saja", "continue", "done", "next", "ok", "oke")


def _typed_known(scene: Scene, visit: Visit, typed: str) -> None:
    """Words while what is known of a returning visitor waits to be confirmed."""
    if _means_yes(typed) or means_yes(clean(typed)):
        intake.confirm_known(scene, visit)
    elif typed.strip(" .!").lower() in _CHANGE or means_yes(clean(typed)) is False:
        intake.choose_edit(scene, visit)
    elif typed.strip(" .!") == "3":
        cancelling.cancel(scene, visit)
    else:
        if not beside.told(scene, visit, typed) and wish.means_person(typed):
            wish.heed(scene, visit, typed)
        intake.recognise(scene, visit)


_CHANGE = ("2", "ubah", "edit", "perbaiki", "change")
_SENDS = re.compile(r"(?:\w+[ ,.]+){0,4}(?:kirim|send)(?:[ ,.!]+\w+){0,2}[ .!]*", re.IGNORECASE)
_HOLDS_BACK = re.compile(
    r"\b(?:jangan|jgn|belum|blm|tidak|tdk|gak?|nggak|salah|not|don['\u2019]t|no|wrong)\b", re.IGNORECASE
)
_IS_WRONG = re.compile(r"\b(?:salah|keliru|harusnya|seharusnya|ralat|wrong|mistake)\b", re.IGNORECASE)


def _typed_review(scene: Scene, visit: Visit, typed: str) -> None:
    word = typed.strip(" .!").lower()
    # rule: review-hears-whole-sentences
    if _means_yes(typed) or (_SENDS.fullmatch(typed.strip()) and not _HOLDS_BACK.search(typed)):
        intake.submit(scene, visit)
    elif word in _CHANGE or _IS_WRONG.search(typed):
        intake.choose_edit(scene, visit)
    elif word == "3":
        cancelling.cancel(scene, visit)
    elif word == "4":
        first.ask(scene, visit)
    else:
        told = beside.told(scene, visit, typed)
        if not told and wish.means_person(typed):
            wish.heed(scene, visit, typed)
        elif not told:
            # rule: whatever-is-said-is-answered
            scene.answer("review-not-understood")
        intake.review(scene, visit)


def relay(scene: Scene, visit: Visit, typed: str) -> None:
    """During a visit, words go to the officer who attends to it."""
    if not typed:
        scene.answer("other-not-taken")
        return
    scene.keep_visit(visit, seen_at=scene.now)
    args: Args = {"ticket": visit.ticket or "", "name": name_of(visit), "text": typed}
    told = passing_on.pass_on(scene, visit, Phrase("relay-to-staff", args))
    confirm_passed_on(scene, told)
    if visit.status is Status.PARKED:
        parking.tell_parked(scene, visit)


def confirm_passed_on(scene: Scene, told: bool) -> None:
    """Says to the visitor whether their words have found somebody."""
    if not told:
        scene.answer("relay-nobody", {"contact": _contact(scene)})
    elif not scene.office.calendar.is_open(scene.now):
        visit = scene.open_visit
        called = visit is None or queue.occupies_place(scene.sheet(visit))
        scene.answer("relayed-closed", {"closed": queue.closed_until(scene, called=called)})
    else:
        scene.answer("relayed")


def _contact(scene: Scene) -> Phrase | str:
    return scene.office.contact or Phrase("contact-none")


def back(scene: Scene) -> None:
    """One question back."""
    visit = scene.open_visit
    if isinstance(scene.person.dialog, Surveyed | Profiling):
        survey.go_back(scene, scene.person.dialog)
    elif visit is not None and visit.status is Status.FORM:
        intake.go_back(scene, visit)
    else:
        resume(scene)


def cancel(scene: Scene) -> None:
    """Stop, whatever it is; nothing that was served is lost."""
    visit = scene.open_visit
    if isinstance(scene.person.dialog, InSurvey) and scene.own_visit is not None:
        _leave_survey(scene)
    elif visit is not None and visit.status is Status.FORM:
        own_number.put_away(scene, visit)
        cancelling.cancel(scene, visit)
    elif visit is not None:
        appointing.ask_whether(scene, visit)
    elif (thread := scene.own_thread) is not None:
        talking.leave(scene, thread)
    elif holding.held(scene) is not None:
        holding.release(scene)
        scene.talk(Idle())
        scene.answer("appointment-let-go")
    else:
        scene.talk(Idle())
        scene.answer("nothing-to-cancel")


def status(scene: Scene) -> None:
    """How the visitor's visit stands."""
    visit = scene.open_visit
    if visit is None:
        past.show(scene)
    elif visit.status is Status.FORM:
        scene.answer("status-in-form")
        resume(scene)
    elif visit.status is Status.APPOINTED:
        booking.show(scene, visit)
    elif visit.status is Status.PARKED:
        parking.tell_parked(scene, visit)
    elif visit.status is Status.QUEUED:
        first.show(scene, visit)
    else:
        cards.visitor_card(scene, visit, anew=True)


def queue_stands(scene: Scene) -> None:
    """How one's own number stands; how busy the desk is for whoever has none."""
    visit = scene.open_visit
    if visit is not None and visit.status is not Status.FORM:
        status(scene)
        return
    busy.tell(scene)
    if isinstance(scene.person.dialog, Recognised | Filling | Reviewing | InSurvey):
        resume(scene)


def help_(scene: Scene) -> None:
    """What one can do here; an open question is asked again after it."""
    scene.answer("help", {"contact": _contact(scene)})
    if isinstance(scene.person.dialog, Recognised | Filling | Reviewing | InSurvey):
        resume(scene)


def my_data(scene: Scene) -> None:
    """What is kept about the person (UU 27/2022 Pasal 7): in short here, all of it as a file, under a number."""
    _tell_data(scene)
    claiming.give(scene, RightKind.ACCESS)


def _tell_data(scene: Scene) -> None:
    visit = scene.open_visit
    kept = {**scene.person.profile, **(visit.form if visit else {})}
    asked_for = informing.about_own(scene)
    counted = _counted(scene)
    joined = standing.other(scene, scene.person) is not None
    if not kept and not asked_for and not joined:
        scene.answer("my-data-none", {"kept": counted})
        return
    lines = answers.known_lines(kept, scene.office).lines
    first = (Phrase("my-data-priority", {"class": priority.name(visit.priority)}),) if visit and visit.priority else ()
    told = Listing((*lines, *first, parting.told(scene), *asked_for))
    scene.answer("my-data", {"answers": told, "kept": counted})


def _counted(scene: Scene) -> Listing:
    """How much else of theirs is kept, where that was looked up."""
    # rule: own-data-counted
    found = scene.facts.about(OwnKept).get(scene.person.id, {}) if scene.facts.knows(OwnKept) else {}
    return Listing(tuple(Phrase(f"my-data-kept-{name}", {"count": count}) for name, count in found.items() if count))


def _leave_survey(scene: Scene) -> None:
    """Whoever is in the middle of the survey has declined it."""
    visit = scene.own_visit
    match scene.person.dialog:
        case Surveyed() if visit is not None:
            survey.decline(scene, visit)
        case Suggesting() if visit is not None:
            survey.suggest(scene, visit, "")
        case Profiling():
            scene.talk(InVisit() if visit is not None and visit.status.open else Idle())
            scene.answer("survey-thanks")


def speak(scene: Scene, language: str) -> None:
    """Changes the language and repeats the present question in it."""
    scene.keep_person(language=language)
    resume(scene)


def stamp(scene: Scene) -> None:
    """Asks for a confirmation that they were there, about their latest visit."""
    attending.asked(scene, scene.own_visit)


ACTS: dict[str, Callable[[Scene], None]] = {
    "salam": greet,
    "daftar": register,
    "terima_kasih": _courtesy,
    "kembali": back,
    "batal": cancel,
    "status": status,
    "antrean": queue_stands,
    "nomor": status,
    "bantuan": help_,
    "ppid": informing.enter,
    "keberatan": informing.enter_objection,
    "data_saya": my_data,
    "dokumen": past.document,
    "hapus_data": lambda scene: own_rights.begin(scene, RightKind.ERASE),
    "hak_saya": claiming.show,
    "siapa_melihat": own_looks.show,
    "perbaiki_data": lambda scene: own_rights.begin(scene, RightKind.CORRECT),
    "tarik_persetujuan": lambda scene: own_rights.begin(scene, RightKind.WITHDRAW),
    "batasi_data": lambda scene: own_rights.begin(scene, RightKind.RESTRICT),
    "keberatan_data": lambda scene: own_rights.begin(scene, RightKind.OBJECT),
    "salinan_data": lambda scene: own_rights.begin(scene, RightKind.MOVE),
    "hubungkan": joining.ask,
    "lepaskan": parting.part,
    "keterangan_hadir": stamp,
    "bahasa:en": lambda scene: speak(scene, "en"),
    "bahasa:id": lambda scene: speak(scene, "id"),
}
"""What means the same at every point of the conversation, by the keys of the lexicon."""

_ROOMS = (informing.enter, informing.enter_objection)
"""What leads away from the form, and may as well be an answer to its question."""
_PERSON, _HERE, _APPOINTMENT = "petugas", "hadir", "janji"
_WAY_IN = ("zoom",)
"""The common question that asks how one comes into the meeting."""
_SHORT = 80
"""Characters: who writes more tells the officers something."""
_WAITING = (Status.APPOINTED, Status.QUEUED, Status.PARKED)
_WHILE_WAITING = frozenset(("status", "antrean", "nomor", "batal"))
_ONLY_WHOLE = frozenset(
    (
        *("hapus_data", "data_saya", "hak_saya", "perbaiki_data", "tarik_persetujuan", "batasi_data"),
        *("keberatan_data", "salinan_data", "siapa_melihat"),
    )
)
"""Nothing is deleted because the words occur in something that somebody tells."""


def stale(scene: Scene) -> None:
    """Says that a choice no longer fits, and asks the open question again."""
    visit = scene.open_visit
    filling_in = visit is not None and visit.status is Status.FORM
    # rule: old-button-names-the-way
    scene.answer("press-stale-form" if filling_in else "press-stale")
    if not isinstance(scene.person.dialog, Idle | InVisit) or filling_in:
        resume(scene)


def other(scene: Scene, kind: str) -> None:
    """Stickers, locations and the like: thanks, and back to the question. A reaction asks for no answer."""
    if kind == "reaction":
        return

    def decline() -> None:
        scene.answer("voice-not-taken" if kind == "voice" else "other-not-taken")
        remind(scene)

    flood.heard(scene, decline)


def contact(scene: Scene, phone: str, *, own: bool) -> None:
    """Somebody's own contact answers the question for a telephone number; nowhere else is it kept, and no other's."""
    if informing.contact(scene, phone, own=own):
        return
    visit, asked, question = scene.open_visit, scene.person.dialog, form.open_question(scene)
    wanted = question is not None and question.kind is Kind.PHONE and not scene.late
    if visit is not None and question is not None and isinstance(asked, Filling) and wanted:
        # rule: only-ones-own-contact
        if own:
            intake.answer(scene, visit, asked, question, phone)
        else:
            intake.ask(scene, visit, question, editing=asked.editing, why=Wrong(Phrase("contact-not-own")))
        return
    own_number.decline(scene)
    resume(scene)


def remind(scene: Scene) -> None:
    """Asks the open question of the form again."""
    visit = scene.open_visit
    if visit is not None and visit.status is Status.FORM:
        resume(scene)
