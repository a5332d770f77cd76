"""Registration: privacy notice, form question by question, review, submission."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.flows.appointment import holding
from bot.flows.ending import survey
from bot.flows.given import sent_files
from bot.flows.given.identity_number import MASK
from bot.flows.given.typed import clean
from bot.flows.given.yes_no import means_yes
from bot.flows.house_rules import pausing
from bot.flows.journey.reports import add_evidence
from bot.flows.journey.wording import visitor_name
from bot.flows.office import fitting
from bot.flows.office.fitting import fits, missing
from bot.flows.office.questions import CATEGORY, IN_WORDS, NO, SKIPPED, YES, Kind, Question
from bot.flows.office.regions import OUTSIDE
from bot.flows.procedure.sheet import Marker
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.queue import admission, priority, ticket
from bot.flows.queue import places as queue
from bot.flows.scene.effects import ForgetFiles
from bot.flows.scene.messages import Args, Choice, Dated, Form, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Filling, InThread, InVisit, Notice, Offered, Recognised, Reviewing
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import answers, paused
from bot.flows.telling.taking import Wrong, take
from bot.flows.thread import thread as threads
from bot.flows.visitor import appointing, beside, form, informing, need, notice, own_number, passing_on, ways, wish
from bot.flows.visitor.doubt import doubtful

_FAILURES = 2


def show_notice(scene: Scene, *, wanted: str = "") -> None:
    """Greets and says what is recorded and why, before anything is asked; all of it is a tap away (UU 27/2022
    Pasal 21). A category that was chosen before is kept until then, and named.
    """
    wanted = wanted or _wanted(scene)
    scene.talk(Notice(wanted, need.said(scene)))
    hour = scene.office.calendar.local(scene.now).hour
    closed = not scene.office.calendar.is_open(scene.now)
    args: Args = {
        "greeting": Phrase(_greeting(hour)),
        "office": scene.office.name,
        "follows": _what_follows(scene),
        "closed": queue.closed_until(scene, called=queue.all_called(scene.office)) if closed else Phrase("nothing"),
        "chosen": Phrase("notice-chosen", {"category": Phrase(f"category-{wanted}")}) if wanted else Phrase("nothing"),
    }
    # rule: notice-fits-first-screen
    scene.answer("notice", args, choices=_notice_choices(scene))
    notice.seen(scene, notice.SHORT)


def _wanted(scene: Scene) -> str:
    """The category that a link chose, while there is one of that name and it is offered."""
    dialog = scene.person.dialog
    wanted = dialog.wanted if isinstance(dialog, Notice | InThread) else ""
    offered = scene.office.category(wanted) is not None and wanted not in scene.office.paused
    return wanted if offered else ""


def _tell_paused(scene: Scene) -> None:
    """That what a link chose has been paused since."""
    dialog = scene.person.dialog
    why = paused.why(scene.office, dialog.wanted) if isinstance(dialog, Notice) else None
    if why is not None:
        scene.answer("house-paused-since", {"why": why})


def show_full_notice(scene: Scene) -> None:
    """Everything that is recorded, why and for how long; with the same button as the short one, while that waits."""
    waits = isinstance(scene.person.dialog, Notice)
    agree, *_, language = _notice_choices(scene)
    told, choices = notice.full(scene.office, scene.person.channel, waits=waits), (agree, language) if waits else ()
    scene.say(scene.person, told, choices=choices, visit_id=scene.person.visit_id)
    notice.seen(scene, notice.FULL)


def _what_follows(scene: Scene) -> Phrase:
    """What a visitor does once the form is sent, as far as all sheets of the desk say the same."""
    if queue.all_called(scene.office):
        return Phrase("notice-called")
    nobody = not any(queue.occupies_place(sheet) for sheet in scene.office.in_force)
    return Phrase("notice-taken-up" if nobody else "notice-either")


def _greeting(hour: int) -> str:
    """Indonesian greetings by the clock: pagi to 10.59, siang to 14.59, sore to 18.29, malam."""
    if 3 <= hour < 11:
        return "greeting-morning"
    if 11 <= hour < 15:
        return "greeting-noon"
    return "greeting-afternoon" if 15 <= hour < 18 else "greeting-evening"


def _notice_choices(scene: Scene) -> tuple[Choice, ...]:
    other = "en" if scene.person.language == "id" else "id"
    asks = appointing.offered(scene) and holding.held(scene) is None
    return (
        Choice(Phrase("choice-agree"), token(Verb.AGREE, scene.office.notice_version), forward=True),
        *((appointing.again_choice(),) if asks else ()),
        Choice(Phrase("choice-read"), token(Verb.READ)),
        Choice(Phrase(f"choice-language-{other}"), token(Verb.LANGUAGE, other)),
    )


def begin(scene: Scene) -> None:
    """Opens a visit under the sheet that serves most and asks the first question that has no answer yet; not while as
    many are open from the same internet address as may be."""
    # rule: open-visits-by-address
    if scene.event.source and scene.crowd >= scene.office.limits.open_visits:
        scene.answer("crowded", {"count": scene.crowd}, choices=_notice_choices(scene)[:1])
        return
    survey.leave_behind(scene)
    _tell_paused(scene)
    known, wanted, held = _offered_again(scene), _wanted(scene), holding.held(scene)
    about = need.said(scene)
    visit = scene.keep_visit(
        Visit(
            id=scene.fresh.reference,
            person_id=scene.person_id,
            sheet_id=scene.office.sheet.id,
            calendar_id=scene.office.calendar_id,
            started_at=scene.now,
            seen_at=scene.now,
            form=known,
            source=scene.event.source or None,
            slot_at=held.slot_at if held else None,
            output_checked=True,
        )
    )
    visit = add_evidence(scene, visit, Marker(Word.FORM_STARTED), Source.VISITOR, "visitor")
    if held is not None:
        scene.keep_appointment(held, visit_id=visit.id)
    scene.keep_person(visit_id=visit.id, notice=scene.office.notice_version)
    notice.seen(scene, notice.AGREED)
    scene.note("started", visit.id, sheet=visit.sheet_id, notice=scene.office.notice_version)
    if about:
        visit = fill_in(scene, visit, need.answers(scene, visit, about))
    if wanted:
        # rule: chosen-by-link-not-asked
        visit = fill_in(scene, visit, {**visit.form, CATEGORY: wanted})
    if _all_known(scene, known):
        recognise(scene, visit)
        return
    if known:
        scene.answer("form-welcome-back", {"name": visitor_name(known.get("name", ""))})
    if not known and not wanted and scene.person.language in scene.office.can(scene.person.channel).forms:
        offer_form(scene, visit)
    else:
        ask_next(scene, visit)


def choose_category(scene: Scene, visit: Visit, category: str) -> None:
    """The kind of service was chosen by a link: it is an answer like any other, and the form goes on after it."""
    ask_next(scene, fill_in(scene, visit, {**visit.form, CATEGORY: category}))


def _still_known(scene: Scene) -> dict[str, str]:
    """What was kept of an earlier visit and still answers a question."""
    lasting = scene.office.form.lasting
    kept = {key: answer for key, answer in scene.person.profile.items() if key in lasting}
    return {key: answer for key, answer in kept.items() if fits(lasting[key], answer, scene.office)}


def _offered_again(scene: Scene) -> dict[str, str]:
    """What is still known and may be used. rule: restricted-is-not-used"""
    return {} if scene.person.restricted else _still_known(scene)


def _all_known(scene: Scene, known: Mapping[str, str]) -> bool:
    """Whether nothing about the visitor is left to be asked before their business is."""
    question = missing(known, scene.office)
    return bool(known) and question is not None and question.key == CATEGORY


def recognise(scene: Scene, visit: Visit) -> None:
    """Shows a returning visitor what is known, to be confirmed in one tap; only what differs is asked after it.

    rule: known-data-one-tap
    """
    own_number.put_away(scene, visit)
    scene.talk(Recognised())
    choices = (
        Choice(Phrase("choice-known"), token(Verb.ANSWER, visit.id), forward=True),
        Choice(Phrase("choice-edit"), token(Verb.EDIT, visit.id)),
        Choice(Phrase("choice-cancel"), token(Verb.CANCEL, visit.id)),
    )
    args: Args = {
        "name": visitor_name(visit.form.get("name", "")),
        "answers": answers.known_lines(visit.form, scene.office),
    }
    scene.answer("form-known", args, choices=choices)


def confirm_known(scene: Scene, visit: Visit) -> None:
    """What was known still holds."""
    ask_next(scene, scene.keep_visit(visit, seen_at=scene.now, nudges={}))


def offer_form(scene: Scene, visit: Visit) -> None:
    """Gives the whole form at once; whoever writes instead is asked question by question."""
    scene.talk(Offered())
    offered = Form(Phrase("form-open"), token(Verb.ANSWER, visit.id))
    scene.say(scene.person, "form-offer", visit_id=visit.id, form=offered)


def take_form(scene: Scene, visit: Visit, filled: Mapping[str, str]) -> None:
    """Takes a whole form: each answer by its own question's rule; what cannot be taken is asked again."""
    questions = {question.key: question for question in scene.office.form.at_once}
    wishes = [key for key, typed in filled.items() if _is_wish(questions[key], typed)]
    given = {key: typed for key, typed in filled.items() if key not in wishes}
    taken = {key: take(questions[key], typed, scene.office) for key, typed in given.items()}
    good = {key: answer for key, answer in taken.items() if isinstance(answer, str)}
    wrong = {key: answer for key, answer in taken.items() if isinstance(answer, Wrong)}
    kept = {key: answer for key, answer in {**visit.form, **good}.items() if key not in wrong}
    visit = fill_in(scene, visit, kept)
    if any(MASK in clean(typed) for typed in given.values()):
        scene.answer("identity-number")
    if wishes:
        wish.heed(scene, visit, filled[wishes[0]])
    question = missing(kept, scene.office)
    if question is not None and question.key in wrong:
        ask(scene, visit, question, why=wrong[question.key])
    else:
        ask_next(scene, visit)


def _is_wish(question: Question, typed: str) -> bool:
    return question.kind in IN_WORDS and wish.means_person(typed, question)


def ask_next(scene: Scene, visit: Visit) -> None:
    """Asks the next question, or shows the whole form for review."""
    if (why := pausing.closed(scene, visit)) is not None and (listed := pausing.question_of(scene)) is not None:
        ask(scene, pausing.without_choice(scene, visit), listed, why=Wrong(why))
        return
    if informing.takes_over(scene, visit):
        return
    question = missing(visit.form, scene.office)
    if question is None:
        review(scene, visit)
    else:
        ask(scene, visit, question)


def _go_on(scene: Scene, visit: Visit, asked: Filling) -> None:
    """What comes after an answer; whoever has changed what was known of them is shown it again, and whoever has gone
    back over several questions those that lie between."""
    question = missing(visit.form, scene.office)
    # rule: back-over-several-and-on-again
    if (passed := _gone_back_over(scene, visit, asked)) is not None:
        ask(scene, visit, passed, editing=asked.editing, back_from=asked.back_from)
    elif asked.editing and question is not None and question.key == CATEGORY:
        recognise(scene, visit)
    else:
        ask_next(scene, visit)


def _gone_back_over(scene: Scene, visit: Visit, asked: Filling) -> Question | None:
    """The question after the one just answered, up to the one from which the visitor went back."""
    questions = scene.office.form.asked(visit.form)
    keys = [question.key for question in questions]
    if asked.back_from not in keys or asked.question not in keys:
        return None
    ahead = keys.index(asked.question) + 1
    return questions[ahead] if ahead <= keys.index(asked.back_from) else None


def ask(
    scene: Scene,
    visit: Visit,
    question: Question,
    *,
    editing: bool = False,
    why: Wrong | None = None,
    said: str = "",
    back_from: str = "",
) -> None:
    """Asks one question, with the answer that it has already; ``why`` says first what was wrong with the last one, and
    ``said`` is what it was, where that may be meant for an officer."""
    own_number.put_away(scene, visit, question)
    again = form.open_question(scene) == question
    since = back_from or (_back_from(scene) if again else "")
    offered = tuple(region.key for region in why.suggestions) if why else ()
    scene.talk(Filling(question.key, editing, said, since, offered))
    listed = _listed(scene, visit, question, why)
    choices = _with_ways(scene, visit, question, listed)
    args: Args = {"question": answers.asks(question), "ways": ways.words(choices, first=_is_first(scene, question))}
    if why is not None:
        # rule: two-failures-a-way-out
        out = _way_out(failed=visit.nudged(_failed(question)) >= _FAILURES, ready=bool(said))
        scene.answer("ask-again", {**args, "why": why.why, "out": out}, choices=choices)
    else:
        place, former = _place(scene, visit, question), _former(scene, visit, question, choices)
        scene.answer("ask", {**args, "place": place, "former": former}, choices=choices)
    if not again:
        own_number.offer(scene, question)


def _way_out(*, failed: bool, ready: bool) -> Phrase:
    """What is offered to whoever cannot answer: by the button that is really there."""
    # rule: way-out-names-its-button
    if ready:
        return Phrase("beside-way-out" if failed else "beside-offer")
    return Phrase("form-way-out" if failed else "nothing")


def _back_from(scene: Scene) -> str:
    return scene.person.dialog.back_from if isinstance(scene.person.dialog, Filling) else ""


def _place(scene: Scene, visit: Visit, question: Question) -> Phrase:
    """Where a question stands among those that will be asked, as far as that is known now."""
    keys = [each.key for each in scene.office.form.asked(visit.form)]
    no = keys.index(question.key) + 1 if question.key in keys else len(keys)
    return Phrase("form-place", {"no": str(no), "count": str(len(keys))})


def _former(scene: Scene, visit: Visit, question: Question, choices: tuple[Choice, ...]) -> Phrase:
    """The answer that a question has already, with the words that keep it where no button does."""
    answer = visit.form.get(question.key, "")
    if not fits(question, answer, scene.office):
        return Phrase("nothing")
    by_button = any(choice.label.name in ("choice-keep", "choice-go-on") for choice in choices)
    words = "form-former" if by_button else "form-former-words"
    return Phrase(words, {"answer": answers.shown(question, answer, scene.office)})


def _with_ways(scene: Scene, visit: Visit, question: Question, listed: tuple[Choice, ...]) -> tuple[Choice, ...]:
    few = len(listed) <= 1 or (len(listed) == 2 and question.kind is not Kind.REGION)
    return ways.beside(
        visit, question, listed, few=few, first=_is_first(scene, question), ready=bool(beside.ready(scene))
    )


def _is_first(scene: Scene, question: Question) -> bool:
    return question.key == scene.office.form.first[0].key


def _read_back(scene: Scene, visit: Visit, asked: Filling, question: Question, answer: str) -> None:
    """Keeps a doubtful answer as one that the open question has already, and asks whether it is meant."""
    visit = fill_in(scene, visit, {**visit.form, question.key: answer})
    scene.talk(replace(asked, said=beside.laid_ready(scene, answer)))
    sure = Choice(Phrase("choice-correct-so"), token(Verb.ANSWER, visit.id, question.key))
    choices = _with_ways(scene, visit, question, (sure,))
    doubted = "npsn" if question.kind is Kind.NPSN else question.key
    args: Args = {
        "doubt": Phrase(f"doubt-{doubted}", {"answer": answer}),
        "ways": ways.words(choices, first=_is_first(scene, question)),
    }
    scene.answer("ask-doubt", args, choices=choices)


def _failed(question: Question) -> str:
    return f"failed {question.key}"


def _listed(scene: Scene, visit: Visit, question: Question, why: Wrong | None) -> tuple[Choice, ...]:
    """The answers to choose from: those of the question, the former one, leaving it out."""
    match question.kind:
        case Kind.CHOICE | Kind.CATEGORY:
            listed = [
                (Phrase("numbered", {"no": str(no), "label": answers.option_label(option)}), option.key)
                for no, option in paused.offered(question, scene.office)
            ]
        case Kind.YES_NO:
            listed = [(Phrase("answer-yes"), YES), (Phrase("answer-no"), NO)]
        case Kind.REGION if why is not None:
            listed = [
                (Phrase("numbered", {"no": str(no), "label": Phrase("verbatim", {"text": region.name})}), region.key)
                for no, region in enumerate(why.suggestions, 1)
            ]
            listed.append((Phrase("region-outside"), OUTSIDE))
        case _:
            listed = []
    choices = [Choice(label, token(Verb.ANSWER, visit.id, question.key, key)) for label, key in listed]
    if not question.required and visit.form.get(question.key) != SKIPPED:
        choices.append(Choice(Phrase("choice-skip"), token(Verb.ANSWER, visit.id, question.key, SKIPPED)))
    if fits(question, visit.form.get(question.key, ""), scene.office) and (not listed or _has_room(question, choices)):
        keep = "choice-go-on" if question.kind is Kind.FILE else "choice-keep"
        choices.insert(len(listed), Choice(Phrase(keep), token(Verb.ANSWER, visit.id, question.key)))
    return tuple(choices)


def _has_room(question: Question, choices: list[Choice]) -> bool:
    """Whether the former answer can be kept by a button of its own, beside the answers to choose from."""
    # rule: former-answer-by-button
    return question.kind is not Kind.YES_NO and len(choices) + 1 < ways.ROWS


def answer(
    scene: Scene, visit: Visit, asked: Filling, question: Question, typed: str, *, pressed: bool = False
) -> None:
    """Takes an answer to the question asked; a wrong one is asked again, kindly, with what would do."""
    typed = _of_offered(asked, typed)
    taken = take(question, typed, scene.office)
    masked = MASK in clean(typed)
    if isinstance(taken, Wrong):
        failed = {} if pressed else {_failed(question): Nudge(visit.nudged(_failed(question)) + 1, scene.now)}
        visit = scene.keep_visit(visit, seen_at=scene.now, nudges=failed)
        why = Wrong(Phrase("identity-number"), taken.suggestions) if masked else taken
        said = "" if pressed else beside.laid_ready(scene, typed)
        ask(scene, visit, question, editing=asked.editing, why=why, said=said)
        return
    if masked:
        scene.answer("identity-number")
    if doubtful(question, taken) and taken != visit.form.get(question.key):
        _read_back(scene, visit, asked, question, taken)
    else:
        _go_on(scene, fill_in(scene, visit, {**visit.form, question.key: taken}), asked)


def _of_offered(asked: Filling, typed: str) -> str:
    """The region that is chosen by its number, or by a yes where there is but one; other words as they are."""
    # rule: suggestions-by-number
    number = typed.strip(" .)")
    if re.fullmatch(r"[1-9]", number) and int(number) <= len(asked.offered):
        return asked.offered[int(number) - 1]
    return asked.offered[0] if len(asked.offered) == 1 and means_yes(clean(typed)) else typed


def keep_answer(scene: Scene, visit: Visit, asked: Filling) -> None:
    """The open question keeps the answer that it has."""
    _go_on(scene, scene.keep_visit(visit, seen_at=scene.now, nudges={}), asked)


def take_file(scene: Scene, visit: Visit, asked: Filling, question: Question, file: str, *, told: bool) -> None:
    """Keeps a file as the answer, or one of several; ``told``: nothing is said of it unless the form goes on."""
    whole = len(sent_files.read(file)) >= question.most
    visit = fill_in(scene, visit, {**visit.form, question.key: file})
    if whole:
        _go_on(scene, visit, asked)
    elif not told:
        ask(scene, visit, question, editing=asked.editing)


def fill_in(scene: Scene, visit: Visit, given: Mapping[str, str]) -> Visit:
    """Keeps the answers. The category chooses the sheet, in the version now in force.

    rule: category-chooses-the-sheet
    """
    category = given.get(CATEGORY, "")
    chosen = category and category != visit.form.get(CATEGORY)
    sheet_id = scene.office.sheet_for(category).id if chosen else visit.sheet_id
    return scene.keep_visit(visit, form=given, sheet_id=sheet_id, seen_at=scene.now, nudges={})


def go_back(scene: Scene, visit: Visit) -> None:
    """Asks the question before the present one again; the answers after it are kept, and shown again on the way on."""
    asked = scene.office.form.asked(visit.form)
    keys = [question.key for question in asked]
    present = form.open_question(scene)
    index = keys.index(present.key) if present and present.key in keys else len(asked)
    visit = scene.keep_visit(visit, seen_at=scene.now, nudges={})
    editing = missing(visit.form, scene.office) is None
    since = _back_from(scene) or keys[min(index, len(keys) - 1)]
    ask(scene, visit, asked[max(0, index - 1)], editing=editing, back_from=since)


def review(scene: Scene, visit: Visit) -> None:
    """Shows every answer before anything is sent."""
    own_number.put_away(scene, visit)
    scene.talk(Reviewing())
    first = Phrase("review-priority", {"class": priority.name(visit.priority)}) if visit.priority else Phrase("nothing")
    slot = Phrase("review-slot", {"slot": Dated(visit.slot_at)}) if visit.slot_at else Phrase("nothing")
    args: Args = {
        "answers": answers.lines(visit.form, scene.office),
        "first": first,
        "slot": slot,
        "closed": _waits_for_opening(scene, visit),
    }
    scene.answer("review", args, choices=_review_choices(scene, visit))


def _waits_for_opening(scene: Scene, visit: Visit) -> Phrase:
    """What sending comes to while the desk is closed: a place when it opens, for whoever wants that."""
    # rule: place-in-the-next-opening-by-choice
    if visit.slot_at is not None or scene.office.calendar.is_open(scene.now):
        return Phrase("nothing")
    return Phrase(
        "review-closed", {"closed": queue.closed_until(scene, called=queue.occupies_place(scene.sheet(visit)))}
    )


def _review_choices(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    return (
        Choice(Phrase("choice-send"), token(Verb.SEND, visit.id), forward=True),
        Choice(Phrase("choice-edit"), token(Verb.EDIT, visit.id)),
        *priority.choice(scene, visit),
        Choice(Phrase("choice-cancel"), token(Verb.CANCEL, visit.id)),
    )


def choose_edit(scene: Scene, visit: Visit) -> None:
    """Asks which of the answers given so far is to be changed."""
    scene.keep_visit(visit, seen_at=scene.now, nudges={})
    choices = tuple(
        Choice(answers.label(question), token(Verb.EDIT, visit.id, question.key))
        for question in scene.office.form.asked(visit.form)
        if visit.form.get(question.key)
    )
    scene.answer("edit-which", choices=choices)


def submit(scene: Scene, visit: Visit, *, another_day: bool = False) -> None:
    """Takes the form as complete: numbers, place in the queue, and the profile for the next visit. Where today takes
    nobody more, ``another_day`` says that the next will do."""
    if pausing.closed(scene, visit) is not None:
        # rule: paused-category-takes-nobody-more
        ask_next(scene, visit)
        return
    if visit.slot_at is not None and not another_day:
        _submit_appointment(scene, visit)
        return
    refused = admission.refusal(scene, visit)
    opening = admission.next_opening(scene) if refused and another_day else None
    if refused and opening is None:
        admission.offer(scene, visit, refused)
        return
    visit = queue.take_in(scene, _handed_in(scene, visit), opening)
    passing_on.answered_files(scene, visit)
    threads.go_on_in(scene, visit)
    if not queue.occupies_place(scene.sheet(visit)):
        _tell_taken_up(scene, visit)
        # rule: not-called-waits-for-nobody
        queue.call(scene, visit)
    elif visit.status is Status.PREPARING:
        _tell_number(scene, visit)
    elif not visit.booked and queue.position(scene, visit) == 1 and queue.may_call(scene):
        _tell_number(scene, visit)
        queue.call(scene, visit)
    else:
        ticket.tell_place(scene, visit, scene.person, fresh=True)


def _submit_appointment(scene: Scene, visit: Visit) -> None:
    going_on = appointing.submit(scene, visit)
    if going_on is not None and going_on.slot_at is None:
        submit(scene, going_on)
    elif going_on is not None:
        appointing.book(scene, _handed_in(scene, going_on))
        passing_on.answered_files(scene, scene.visits[going_on.id])


def _handed_in(scene: Scene, visit: Visit) -> Visit:
    """The form is complete; its lasting answers are the profile for the next visit."""
    visit = add_evidence(scene, visit, Marker(Word.FORM_SUBMITTED), Source.VISITOR, "visitor")
    visit = _settled(scene, visit)
    scene.keep_person(profile=_lasting(scene, visit), dialog=InVisit())
    return visit


def _settled(scene: Scene, visit: Visit) -> Visit:
    """The visit with the answers that count; of the files those of them, what else was sent is forgotten."""
    kept = fitting.kept(visit.form, scene.office)
    files = tuple(file.id for answer in kept.values() for file in sent_files.read(answer))
    if scene.office.form.of_files & visit.form.keys():
        # rule: unsent-files-forgotten
        scene.do(ForgetFiles(visit.id, files))
    return scene.keep_visit(visit, form=kept)


def _lasting(scene: Scene, visit: Visit) -> dict[str, str]:
    """What is offered again at the next visit; what was known of other categories' questions stays known."""
    lasting = scene.office.form.lasting
    given = {key: answer for key, answer in visit.form.items() if key in lasting}
    return {key: answer for key, answer in {**_still_known(scene), **given}.items() if answer != SKIPPED}


def _tell_number(scene: Scene, visit: Visit) -> None:
    args: Args = {"ticket": visit.ticket or "", "number": visit.number or ""}
    scene.say(scene.person, "queue-number-called", args, visit_id=visit.id)


def _tell_taken_up(scene: Scene, visit: Visit) -> None:
    """Nobody is called under this sheet: there is no turn to wait for."""
    closed = not scene.office.calendar.is_open(scene.now)
    args: Args = {
        "ticket": visit.ticket or "",
        "number": visit.number or "",
        "closed": queue.closed_until(scene, called=False) if closed else Phrase("nothing"),
    }
    scene.say(scene.person, "number-taken-up", args, visit_id=visit.id)
