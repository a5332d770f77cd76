"""A visitor's side: what can be done is shown, the questions are asked one by one, all answers are shown, and sent.

The answers lie sealed in the conversation until they are sent. Whatever is said while the number of an identity card is
asked for is only ever read as that number, or as one of the few words that lead away from the question.
"""

from dataclasses import replace

from bot.flows.given.identity_number import MASK
from bot.flows.given.typed import clean
from bot.flows.given.yes_no import means_yes
from bot.flows.information import clocks, known, registering, taking, telling
from bot.flows.information.taking import IDENTITY, OBJECTION, REQUEST
from bot.flows.office.choices import plain
from bot.flows.office.questions import SKIPPED, Kind, Question
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Idle, Requesting
from bot.flows.state.information import InformationRequest
from bot.flows.telling import answers
from bot.flows.telling.taking import Wrong

_EDIT = "?"
"""In place of a question: which answer is to be changed was asked."""
_SENDS = frozenset(("1", "kirim", "send", "ya", "yes"))
_CHANGES = frozenset(("2", "ubah", "edit", "change"))
_KEEP = "choice-keep"
_ASKED_AT_ONCE = ("name", "phone", "email")
"""What is known of an earlier visit and may be kept."""


def asking(scene: Scene) -> Requesting | None:
    """Where the acting visitor stands in this room; None if not in it."""
    dialog = scene.person.dialog
    return dialog if isinstance(dialog, Requesting) else None


def open_question(scene: Scene, place: Requesting) -> Question | None:
    """The question that was asked last, while it is still asked."""
    return taking.question(scene.office, place.form, place.answers, place.question) if place.form else None


def show_ways(scene: Scene) -> None:
    """What can be done here, and where a request is formally lodged; nothing is asked yet."""
    scene.talk(Requesting())
    terms = scene.office.information
    args: Args = {"days": terms.answer_days, "more": terms.extend_days, "lodging": telling.lodging(scene)}
    scene.answer("information-ways", args, choices=_ways())


def _ways() -> tuple[Choice, ...]:
    names = ("new", "object", "own")
    return tuple(Choice(Phrase(f"choice-information-{name}"), made(name), forward=name == "new") for name in names)


def made(*parts: str) -> str:
    """A token of a visitor that names no request."""
    return token(Verb.INFORMATION, "", *parts)


def begin(scene: Scene) -> None:
    """Asks the first question of a request; what is known of an earlier visit is offered."""
    today = scene.office.calendar.local(scene.now).date()
    lately = [each for each in own(scene) if scene.office.calendar.local(each.received_at).date() == today]
    # rule: requests-of-a-day-bounded
    if len(lately) >= scene.office.information.a_day:
        scene.talk(Idle())
        scene.answer("information-many", {"count": len(lately), "lodging": telling.lodging(scene)})
        return
    scene.note("information_begun", None)
    questions = taking.asked(scene.office, REQUEST, {})
    first = questions[0].key if questions else ""
    ask(scene, Requesting(REQUEST, first), lead="information-begins")


def begin_objection(scene: Scene, request: InformationRequest) -> None:
    """Asks on which ground; not before there is anything to object to, and once."""
    if not clocks.may_object(scene.office, request, scene.now):
        objected = request.objection is not None
        scene.talk(Idle())
        text = "information-objected-already" if objected else "information-object-later"
        scene.answer(text, telling.told(scene, request), choices=registering.own_choices(scene, request))
        return
    questions = taking.asked(scene.office, OBJECTION, {})
    ask(scene, Requesting(OBJECTION, questions[0].key, request.id), lead="information-objection-begins")


def choose_objection(scene: Scene) -> None:
    """Asks to which request an objection is meant; if there is only one, that."""
    found = own(scene)
    meant = [each for each in found if clocks.may_object(scene.office, each, scene.now)]
    if len(meant) == 1:
        begin_objection(scene, meant[0])
    elif meant:
        listed = [Choice(_one(each), registering.own_token(each, "object")) for each in meant]
        scene.answer("information-object-which", choices=tuple(listed))
    elif found:
        begin_objection(scene, found[0])
    else:
        scene.answer("information-none", {"lodging": telling.lodging(scene)}, choices=_ways()[:1])


def _one(request: InformationRequest) -> Phrase:
    return Phrase("choice-information-one", {"number": request.number})


def own(scene: Scene) -> list[InformationRequest]:
    """The acting visitor's own requests, the latest first. rule: only-ones-own-requests"""
    mine = (each for each in known.all_known(scene).values() if each.person_id == scene.person_id)
    return sorted(mine, key=lambda each: each.received_at, reverse=True)


def show_own(scene: Scene) -> None:
    """How the visitor's requests stand."""
    found = own(scene)
    if not found:
        scene.answer("information-none", {"lodging": telling.lodging(scene)}, choices=_ways()[:1])
        return
    lines = tuple(Phrase("information-line", telling.told(scene, each)) for each in found)
    listed = tuple(Choice(_one(each), registering.own_token(each, "one")) for each in found)
    scene.answer("information-list-own", {"lines": Listing(lines)}, choices=listed)


def show(scene: Scene, request: InformationRequest) -> None:
    """One request with all that became of it."""
    form = taking.kept_lines(scene.office, request.form, request.masked)
    args = {**telling.told(scene, request), "answers": form, "history": telling.history(scene, request)}
    scene.answer("information-one-own", args, choices=registering.own_choices(scene, request))


def ask(scene: Scene, place: Requesting, *, why: Wrong | None = None, lead: str = "nothing") -> None:
    """Asks a question; ``why`` says first what was wrong with the last answer, ``lead`` what this is."""
    question = open_question(scene, place)
    if question is None:
        review(scene, place)
        return
    scene.talk(place)
    keys = [each.key for each in taking.asked(scene.office, place.form, place.answers)]
    args: Args = {
        "lead": why.why if why else Phrase(lead),
        "no": keys.index(question.key) + 1,
        "count": len(keys),
        "question": answers.asks(question),
        "reason": Phrase("information-identity-why" if question.key == IDENTITY else "nothing"),
        "former": _former(scene, place, question),
    }
    scene.answer("information-ask", args, choices=_choices(scene, place, question))


def _former(scene: Scene, place: Requesting, question: Question) -> Phrase:
    """The answer that a question has already, or that an earlier visit gave."""
    kept = _known(scene, place, question)
    if not kept:
        return Phrase("nothing")
    said = taking.shown(scene.office, question, {**place.answers, question.key: kept})
    return Phrase("form-former", {"answer": said})


def _known(scene: Scene, place: Requesting, question: Question) -> str:
    if taking.answered(scene.office, question, place.answers):
        return place.answers[question.key]
    offered = scene.person.profile.get(question.key, "") if question.key in _ASKED_AT_ONCE else ""
    fits = taking.answered(scene.office, question, {**place.answers, question.key: offered})
    return offered if offered and fits else ""


def _choices(scene: Scene, place: Requesting, question: Question) -> tuple[Choice, ...]:
    listed = [
        Choice(Phrase("numbered", {"no": str(no), "label": label}), made("a", question.key, key))
        for no, (label, key) in enumerate(_listed(question), 1)
    ]
    if not listed and _known(scene, place, question):
        listed.append(Choice(Phrase(_KEEP), made("keep", question.key)))
    if not question.required:
        listed.append(Choice(Phrase("choice-skip"), made("a", question.key, SKIPPED)))
    return (*listed, Choice(Phrase("choice-back"), made("back")), Choice(Phrase("choice-cancel"), made("cancel")))


def _listed(question: Question) -> list[tuple[Phrase, str]]:
    if question.kind is Kind.YES_NO:
        return [(Phrase("answer-yes"), "ya"), (Phrase("answer-no"), "tidak")]
    return [(answers.option_label(each), each.key) for each in question.options]


def again(scene: Scene) -> None:
    """Asks once more what was asked last."""
    place = asking(scene)
    if place is None or not place.form:
        show_ways(scene)
    elif place.question == _EDIT:
        choose_edit(scene, place)
    else:
        ask(scene, place)


def typed(scene: Scene, place: Requesting, words: str) -> bool:
    """Words that answer what was asked; False for words at the beginning that are about something else."""
    if not place.form:
        return _chosen(scene, words)
    question = open_question(scene, place)
    if place.question == _EDIT:
        _edit_typed(scene, place, words)
    elif question is None:
        _review_typed(scene, place, words)
    elif scene.office.choices.get(plain(words)) == _KEEP and _known(scene, place, question):
        keep(scene, place, question.key)
    else:
        answer(scene, place, question, words)
    return True


def _chosen(scene: Scene, words: str) -> bool:
    """What can be done, by its number or its words; anything else leads out of this room."""
    way = {"1": begin, "2": choose_objection, "3": show_own}.get(words.strip(" .)"))
    scene.talk(Idle())
    if way is not None:
        way(scene)
    return way is not None


def answer(scene: Scene, place: Requesting, question: Question, words: str) -> None:
    """Takes an answer; a wrong one is asked for again. The number of an identity card is shown back only masked."""
    found = taking.taken(scene.office, question, words, place.answers)
    if isinstance(found, Wrong):
        ask(scene, place, why=found)
        return
    if question.key == IDENTITY:
        number = taking.shown(scene.office, question, {question.key: found})
        scene.answer("information-identity-noted", {"number": number})
    elif MASK in clean(words):
        scene.answer("information-identity-elsewhere")
    _go_on(scene, place, {**place.answers, question.key: found})


def _go_on(scene: Scene, place: Requesting, given: dict[str, str]) -> None:
    missing = taking.missing(scene.office, place.form, given)
    ask(scene, replace(place, question=missing.key if missing else "", answers=given))


def keep(scene: Scene, place: Requesting, key: str) -> None:
    """A question keeps the answer that it has, or gets the one of an earlier visit."""
    question = open_question(scene, place)
    kept = _known(scene, place, question) if question is not None and question.key == key else ""
    if kept:
        _go_on(scene, place, {**place.answers, key: kept})
    else:
        again(scene)


def back(scene: Scene, place: Requesting) -> None:
    """One question back; before the first, what can be done."""
    keys = [each.key for each in taking.asked(scene.office, place.form, place.answers)]
    at = keys.index(place.question) if place.question in keys else len(keys)
    if not place.form or at == 0:
        show_ways(scene)
    else:
        ask(scene, replace(place, question=keys[at - 1]))


def review(scene: Scene, place: Requesting) -> None:
    """Shows every answer before anything is sent, and says what sending means."""
    scene.talk(replace(place, question=""))
    shown = taking.lines(scene.office, place.form, place.answers)
    request = known.request(scene, place.request) if place.request else None
    args: Args = {
        "answers": shown,
        "number": request.number if request else "",
        "lodging": telling.lodging(scene),
    }
    names = ("send", "edit", "cancel")
    labels = {"send": "choice-send", "edit": "choice-edit", "cancel": "choice-cancel"}
    choices = tuple(Choice(Phrase(labels[name]), made(name), forward=name == "send") for name in names)
    scene.answer(
        "information-review" if place.form == REQUEST else "information-review-objection", args, choices=choices
    )


def _review_typed(scene: Scene, place: Requesting, words: str) -> None:
    said = words.strip(" .!").lower()
    if said in _SENDS or means_yes(clean(words)):
        send(scene, place)
    elif said in _CHANGES:
        choose_edit(scene, place)
    elif said == "3":
        cancel(scene)
    else:
        review(scene, place)


def choose_edit(scene: Scene, place: Requesting) -> None:
    """Asks which answer is to be changed; by button, by number or by its name."""
    scene.talk(replace(place, question=_EDIT))
    choices = tuple(
        Choice(Phrase("numbered", {"no": str(no), "label": answers.label(each)}), made("edit", each.key))
        for no, each in enumerate(_given(scene, place), 1)
    )
    scene.answer("edit-which", choices=choices)


def _given(scene: Scene, place: Requesting) -> list[Question]:
    return [each for each in taking.asked(scene.office, place.form, place.answers) if place.answers.get(each.key)]


def _edit_typed(scene: Scene, place: Requesting, words: str) -> None:
    listed = _given(scene, place)
    number = words.strip(" .)")
    if number.isdecimal() and 1 <= int(number) <= len(listed):
        ask(scene, replace(place, question=listed[int(number) - 1].key))
        return
    wanted = plain(words)
    named = [each for each in listed if wanted in {plain(label) for label in each.name.values()} | {each.key}]
    if named:
        ask(scene, replace(place, question=named[0].key))
    else:
        choose_edit(scene, place)


def edit(scene: Scene, place: Requesting, key: str) -> None:
    """Asks a question again whose answer is to be changed."""
    ask(scene, replace(place, question=key))


def send(scene: Scene, place: Requesting) -> None:
    """Registers what was asked for, once everything is answered; the conversation keeps nothing of it."""
    missing = taking.missing(scene.office, place.form, place.answers)
    if missing is not None:
        ask(scene, replace(place, question=missing.key))
        return
    scene.talk(Idle())
    if place.form == REQUEST:
        registering.register(scene, place.answers)
        return
    request = known.request(scene, place.request)
    if request is None or not clocks.may_object(scene.office, request, scene.now):
        scene.answer("press-stale")
    else:
        registering.object_to(scene, request, place.answers)


def cancel(scene: Scene) -> None:
    """Stops; nothing of the answers is kept."""
    scene.talk(Idle())
    scene.note("information_dropped", None)
    scene.answer("information-dropped")
