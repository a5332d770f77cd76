"""A visitor's side: a right is asked for, what it means is said, and it is done at once or goes to an officer."""

from bot.flows.given.typed import clean
from bot.flows.given.yes_no import means_yes
from bot.flows.office.questions import Question
from bot.flows.rights import carrying, erasing, known, noting, registering, restricting, telling
from bot.flows.scene.effects import EmptyAsked
from bot.flows.scene.messages import Args, Choice, Dated, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.second_chat import parting, standing
from bot.flows.state.dialog import Claiming, Idle, InVisit
from bot.flows.state.rights import Became, Capacity, RightKind, RightsRequest
from bot.flows.state.visits import Status
from bot.flows.telling import answers
from bot.flows.telling.taking import Wrong, take

_LONGEST, _SHORTEST = 1500, 5
_CONFIRMED = (RightKind.ERASE, RightKind.WITHDRAW)
"""What is done after a yes; the others ask for words, or for nothing."""
_AT_ONCE = (RightKind.ACCESS, RightKind.MOVE)
_KINDS = (
    RightKind.ACCESS,
    RightKind.MOVE,
    RightKind.CORRECT,
    RightKind.WITHDRAW,
    RightKind.RESTRICT,
    RightKind.OBJECT,
    RightKind.ERASE,
)


def show(scene: Scene) -> None:
    """All rights, with the acting person's requests."""
    choices = tuple(Choice(Phrase(f"choice-right-{each.value}"), made(each.value)) for each in _KINDS)
    scene.answer("rights-page", {"own": telling.own_lines(scene)}, choices=choices)


def made(*parts: str) -> str:
    """A token of a visitor about a right."""
    return token(Verb.RIGHT, *parts)


def begin(scene: Scene, kind: RightKind) -> None:
    """Somebody wants a right: it is given at once, or what it means is said and asked about."""
    if (before := known.lately(scene, kind)) is not None and before.open:
        # rule: asked-twice-one-number
        scene.answer("right-open-already", telling.told(before))
    elif kind in _AT_ONCE:
        give(scene, kind)
    elif kind is RightKind.CORRECT:
        _ask_what(scene)
    else:
        scene.talk(Claiming(kind.value))
        scene.answer(f"right-ask-{kind.value}", _ask_args(scene, kind), choices=_ways(kind))


def _ask_args(scene: Scene, kind: RightKind) -> Args:
    if kind is not RightKind.ERASE:
        return {}
    kept = erasing.kept_lines(dict(known.standing(scene, scene.person).kept))
    return {"kept": kept, "against": Listing(erasing.against(scene, scene.person))}


def _ways(kind: RightKind) -> tuple[Choice, ...]:
    names = ("sure", "not") if kind in _CONFIRMED else ("not",)
    return tuple(Choice(Phrase(f"choice-right-{each}"), made(each)) for each in (*names, "proxy", "child"))


def give(scene: Scene, kind: RightKind) -> None:
    """All that is kept about the acting person, as a file; asked for again within a day, under the same number."""
    request = known.lately(scene, kind)
    if request is None:
        request = registering.register(scene, scene.person, kind)
        request = registering.add(scene, request, Became.DONE, "file")
    args: Args = {**telling.told(request), "files": carrying.told(scene, request)}
    scene.say(scene.person, f"right-{kind.value}-given", args, file=telling.attached(scene, request))
    carrying.send(scene, scene.person, request)


def asked(scene: Scene) -> Claiming | None:
    """What the acting visitor was asked about; None if nothing of this room."""
    dialog = scene.person.dialog
    return dialog if isinstance(dialog, Claiming) else None


def leave(scene: Scene) -> None:
    """Nothing is asked any more."""
    visit = scene.open_visit
    scene.talk(InVisit() if visit is not None and visit.status is not Status.FORM else Idle())


def typed(scene: Scene, place: Claiming, words: str) -> bool:
    """Words at a question of this room; False where they are about something else."""
    kind, said = RightKind(place.kind), clean(words)[:_LONGEST]
    if place.capacity == Capacity.OWN and kind in _CONFIRMED:
        return _answered(scene, words)
    if place.field:
        _put_right(scene, place.field, words)
    elif kind is RightKind.CORRECT and (question := _chosen(scene, said)) is not None:
        ask_field(scene, question.key)
    elif sum(letter.isalnum() for letter in said) < _SHORTEST:
        scene.answer("right-words-please")
    else:
        _hand_in(scene, kind, Capacity(place.capacity), said)
    return True


def says_yes(words: str) -> bool | None:
    """Yes or no, in words or as the number of the choice; None for neither."""
    number = words.strip(" .!")
    return number == "1" if number in ("1", "2") else means_yes(words)


def _answered(scene: Scene, words: str) -> bool:
    yes = says_yes(words)
    if yes is None:
        # rule: not-confirmed-is-said
        decline(scene)
        return False
    if yes:
        sure(scene)
    else:
        decline(scene)
    return True


def decline(scene: Scene) -> None:
    """They do not want it after all: nothing has changed."""
    leave(scene)
    scene.answer("right-not-done")


def sure(scene: Scene) -> None:
    """They have confirmed what they were asked; nobody else can, and an old button does not."""
    place = asked(scene)
    # rule: erased-once-confirmed
    if place is None or place.capacity != Capacity.OWN or RightKind(place.kind) not in _CONFIRMED:
        scene.answer("press-stale")
        return
    leave(scene)
    if place.kind == RightKind.WITHDRAW:
        _withdraw(scene)
    else:
        _erase(scene)


def _erase(scene: Scene) -> None:
    why = erasing.against(scene, scene.person)
    request = registering.register(scene, scene.person, RightKind.ERASE)
    if not why:
        erasing.carry_out(scene, request)
        return
    scene.answer("right-erase-waits", {**telling.told(request), "against": Listing(why)})
    telling.tell_owners(scene, request, "right-new")


def _withdraw(scene: Scene) -> None:
    """What rests on consent ends: what is offered at the next visit, the second chat, the notice that was agreed to."""
    request = registering.register(scene, scene.person, RightKind.WITHDRAW)
    scene.keep_person(profile={}, notice="")
    scene.do(EmptyAsked(scene.person_id))
    if (second := standing.other(scene, scene.person)) is not None:
        scene.keep_person(second, profile={}, notice="")
        scene.say(second, "second-parted")
    parting.forget(scene)
    request = registering.add(scene, request, Became.DONE, "consent")
    scene.answer("right-withdrawn", {**telling.told(request), "at": Dated(scene.now)})


def for_other(scene: Scene, capacity: Capacity) -> None:
    """It is asked for somebody else: who that is and what shows it are asked, and an officer looks at it.

    rule: for-others-by-an-officer
    """
    place = asked(scene)
    if place is None:
        scene.answer("press-stale")
        return
    scene.talk(Claiming(place.kind, capacity.value))
    scene.answer(f"right-ask-{capacity.value}", {"kind": telling.named(RightKind(place.kind))})


def _hand_in(scene: Scene, kind: RightKind, capacity: Capacity, words: str) -> RightsRequest:
    leave(scene)
    request = registering.register(scene, scene.person, kind, capacity, words)
    restricting.begin(scene, request)
    scene.answer("right-received", telling.told(request))
    telling.tell_owners(scene, request, "right-new")
    return request


def _ask_what(scene: Scene) -> None:
    """Which answer of the profile is wrong; anything else is said in words and goes to an officer."""
    scene.talk(Claiming(RightKind.CORRECT.value))
    questions = _questions(scene)
    lines = tuple(
        Phrase(
            "right-field-line",
            {
                "no": no,
                "label": answers.label(each),
                "answer": answers.shown(each, scene.person.profile[each.key], scene.office),
            },
        )
        for no, each in enumerate(questions, 1)
    )
    fields = tuple(Choice(answers.label(each), made("field", each.key)) for each in questions)
    visit = scene.open_visit
    in_form = visit is not None and visit.status is Status.FORM
    args: Args = {
        "lines": Listing(lines),
        "form": Phrase("right-ask-correct-form") if in_form else Phrase("nothing"),
    }
    # rule: only-what-there-is-to-choose
    text = "right-ask-correct" if questions else "right-ask-correct-words"
    scene.answer(text, args, choices=(*fields, *_ways(RightKind.CORRECT)))


def _questions(scene: Scene) -> list[Question]:
    known_of, form = scene.person.profile, scene.office.form
    asked_now = {each.key: each for each in form.asked(known_of) if each.key in form.lasting}
    return [each for key, each in {**asked_now, **form.lasting}.items() if known_of.get(key)]


def _chosen(scene: Scene, said: str) -> Question | None:
    questions = _questions(scene)
    if said.isdecimal():
        return questions[int(said) - 1] if 0 < int(said) <= len(questions) else None
    return None


def ask_field(scene: Scene, key: str) -> None:
    """One answer of the profile is to be put right: by what?"""
    question = next((each for each in _questions(scene) if each.key == key), None)
    if asked(scene) is None or question is None:
        scene.answer("press-stale")
        return
    scene.talk(Claiming(RightKind.CORRECT.value, field=key))
    scene.answer("right-ask-field", {"label": answers.label(question)})


def _put_right(scene: Scene, key: str, words: str) -> None:
    question = next((each for each in _questions(scene) if each.key == key), None)
    given = take(question, words, scene.office) if question is not None else None
    if question is None or given is None:
        leave(scene)
        scene.answer("press-stale")
    elif isinstance(given, Wrong):
        scene.answer("right-field-wrong", {"why": given.why})
    else:
        leave(scene)
        scene.keep_person(profile={**scene.person.profile, key: given})
        request = registering.register(scene, scene.person, RightKind.CORRECT)
        request = registering.add(scene, request, Became.DONE, f"profile={key}")
        noting.put_right(scene, request, key, given)
        scene.answer("right-corrected", {**telling.told(request), "label": answers.label(question)})
