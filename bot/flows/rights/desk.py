"""The officers' side: what is open is listed, a request is shown, done or refused; one is entered for somebody at the
counter once it has been seen who that is. All of it by button, or in words with the number."""

from bot.flows.given.typed import clean
from bot.flows.given.yes_no import means_yes
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.rights import carrying, claiming, erasing, known, lifting, noting, registering, restricting, telling
from bot.flows.rights.needs import Rights
from bot.flows.scene.confidential import name_of
from bot.flows.scene.events import ErasureOrdered
from bot.flows.scene.messages import Args, Choice, Dated, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import OPENS, Answering, Idle, RightAsked, RightAtCounter, Writing
from bot.flows.state.people import COUNTER
from bot.flows.state.rights import Became, Capacity, RightKind, RightsRequest
from bot.flows.state.visits import Visit
from bot.flows.understanding.commands import (
    OWN_DATA,
    OWN_ERASURE,
    RIGHT_DOES,
    RIGHT_ENTERS,
    RIGHT_OPENS,
    RIGHT_WORDS,
    RIGHTS_DESK,
    plain_words,
    right_numbers,
)
from bot.flows.understanding.reading import numbers_in

_MOST_LISTED = 8
_LONGEST, _SHORTEST_REASON = 1500, 5
_FILES = (RightKind.ACCESS, RightKind.MOVE)


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Words that were asked for, the list, or something about a request; an officer's wish about their own data. False
    for all else."""
    asked = scene.person.dialog
    words = plain_words(typed)
    head, *rest = words.split() or [""]
    if head in RIGHTS_DESK:
        _command(scene, member, typed, rest)
    elif _own(scene, words):
        return True
    elif isinstance(asked, RightAsked):
        _take_words(scene, member, asked, typed)
    elif isinstance(asked, RightAtCounter):
        _take_yes(scene, member, asked, typed)
    else:
        return False
    return True


def _own(scene: Scene, words: str) -> bool:
    """What an officer asks about themselves: to see their data; they are not erased while they have a seat."""
    # rule: words-for-a-visitor-stay-theirs
    if isinstance(scene.person.dialog, Writing | Answering) and not words.startswith("/"):
        return False
    said = words.removeprefix("/")
    if said in OWN_DATA:
        claiming.give(scene, RightKind.ACCESS)
    elif said in OWN_ERASURE:
        scene.answer("right-seat-first")
    else:
        return False
    return True


def _may(scene: Scene, member: Staff, verb: Verb = Verb.RIGHT_DESK) -> bool:
    allowed = bool(rights.at_the_counter(scene, member) & rights.RIGHTS[verb])
    if not allowed:
        scene.note("refused", None, verb=verb.name.lower())
        scene.answer("rights-not-yours")
    return allowed


def _command(scene: Scene, member: Staff, typed: str, rest: list[str]) -> None:
    numbers = right_numbers(typed)
    if rest and rest[0] in RIGHT_ENTERS:
        _enter(scene, member, typed, rest[1:])
    elif rest and rest[0] in RIGHT_OPENS and (visits := numbers_in(typed)):
        lifting.ask(scene, member, lifting.named(scene, min(visits)))
    elif not _may(scene, member):
        return
    elif not numbers:
        show_list(scene)
    elif (request := known.numbered(scene, min(numbers))) is None:
        scene.answer("right-unknown", {"number": min(numbers)})
    else:
        press(scene, member, (request.id, next((RIGHT_DOES[word] for word in rest if word in RIGHT_DOES), "show")))


def show_list(scene: Scene) -> None:
    """What is still to be answered, the most urgent first."""
    found = known.open_ones(scene)
    lines = tuple(Phrase("right-line", telling.told(each)) for each in found)
    choices = tuple(
        Choice(Phrase("choice-right-one", {"number": each.number}), token(Verb.RIGHT_DESK, each.id, "show"))
        for each in found[:_MOST_LISTED]
    )
    listed = Listing(lines or (Phrase("rights-nothing"),))
    scene.answer("rights-list", {"count": len(found), "lines": listed}, choices=choices)


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """Something is asked for about a request; what no longer fits shows how it stands now."""
    if not _may(scene, member):
        return
    request = known.request(scene, parts[0]) if parts else None
    match parts[1:]:
        case _ if request is None:
            answer_stale(scene)
        case ("do" | "refuse",) if (
            request.open and request.person_id in scene.facts.people and _barred(scene, request, parts[1])
        ):
            return
        case (("do" | "refuse") as what,) if request.open:
            scene.talk(RightAsked(request.id, what))
            _answer(scene, request, f"right-words-{what}", {"words": request.words})
        case _:
            show(scene, request)


def _barred(scene: Scene, request: RightsRequest, what: str) -> bool:
    """Whether somebody cannot be erased now: that is said."""
    if what != "do" or request.kind is not RightKind.ERASE:
        return False
    why = erasing.bars(scene, scene.known_person(request.person_id))
    if why:
        _answer(scene, request, "right-barred", {"against": Listing(why)})
    return bool(why)


def show(scene: Scene, request: RightsRequest) -> None:
    """A request with its words and its history."""
    person = scene.known_person(request.person_id)
    more: Args = {
        "words": request.words,
        "history": telling.history(scene, request),
        "against": Listing(erasing.against(scene, person) if request.kind is RightKind.ERASE and request.open else ()),
    }
    _answer(scene, request, "right-one", more, telling.choices(request))


def _answer(
    scene: Scene, request: RightsRequest, text: str, more: Args | None = None, choices: tuple[Choice, ...] = ()
) -> None:
    """Answers an officer; filed under the person's visit, so that it goes with them."""
    # rule: told-of-them-goes-with-them
    filed = request.visit_id if request.visit_id and scene.at_hand(request.visit_id) else None
    shown = {**telling.told(request), **(more or {})}
    if filed is None:
        shown = {**shown, "words": "", "history": Listing(())} if "words" in shown else shown
    scene.say(scene.person, text, shown, choices=choices, visit_id=filed)


def _take_words(scene: Scene, member: Staff, asked: RightAsked, typed: str) -> None:
    """Takes the words, while they are still wanted."""
    request = known.request(scene, asked.request)
    words = clean(typed)[:_LONGEST]
    if sum(letter.isalnum() for letter in words) < _SHORTEST_REASON:
        # rule: right-refused-with-reason
        scene.answer("right-reason-please")
        return
    if asked.what.startswith(OPENS):
        lifting.take(scene, member, asked, words)
        return
    scene.talk(Idle())
    if request is None or not _may(scene, member):
        answer_stale(scene)
    elif not request.open:
        show(scene, request)
    elif asked.what == "refuse":
        restricting.end(scene, request)
        request = registering.add(scene, request, Became.REFUSED, words=words)
        telling.tell_requester(scene, request, "right-refused", {"words": words})
        show(scene, request)
    elif not _barred(scene, request, asked.what):
        _do(scene, request, words)


def _do(scene: Scene, request: RightsRequest, words: str) -> None:
    if request.kind is RightKind.ERASE:
        number = erasing.carry_out(scene, request, words).number
        scene.answer("right-erased-noted", {"number": number, "at": Dated(scene.now)})
        return
    request = registering.add(scene, request, Became.DONE, words=words)
    noting.answered(scene, request, words)
    person = scene.known_person(request.person_id)
    theirs = person.has_chat and request.capacity is Capacity.OWN
    file = telling.attached(scene, request) if request.kind in _FILES else None
    telling.tell_requester(scene, request, "right-done", {"words": words}, file if theirs else None)
    if file is not None and not theirs:
        args: Args = {**telling.told(request), "files": carrying.told(scene, request)}
        scene.say(scene.person, "right-file-for-them", args, file=file, visit_id=request.visit_id)
        carrying.send(scene, scene.person, request, request.visit_id)
    elif file is not None:
        carrying.send(scene, person, request)
    show(scene, request)


def _enter(scene: Scene, member: Staff, typed: str, rest: list[str]) -> None:
    """A request of somebody at the counter, by the number of a visit of theirs."""
    kind = next((RightKind(RIGHT_WORDS[word]) for word in rest if word in RIGHT_WORDS), None)
    numbers = numbers_in(typed)
    visit = _numbered(scene, min(numbers, default=""))
    if not _may(scene, member, Verb.RIGHT_COUNTER):
        return
    if kind is None or not numbers:
        scene.answer("right-enter-how")
    elif visit is None:
        scene.answer("right-no-visit", {"number": min(numbers)})
    else:
        scene.talk(RightAtCounter(kind.value, visit.id))
        args: Args = {"number": visit.number or "", "name": name_of(visit), "kind": telling.named(kind)}
        choices = tuple(
            Choice(Phrase(f"choice-right-{each}"), token(Verb.RIGHT_COUNTER, visit.id, each))
            for each in ("seen", "not")
        )
        scene.say(scene.person, "right-enter-seen", args, choices=choices, visit_id=visit.id)


def _numbered(scene: Scene, number: str) -> Visit | None:
    found = (scene.visit(each) for each in scene.facts.about(Rights).visits)
    return next((each for each in found if each is not None and each.number == number), None)


def press_at_counter(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """Whether it has been seen who stands at the counter was answered by button."""
    asked = scene.person.dialog
    if not _may(scene, member, Verb.RIGHT_COUNTER):
        return
    if not isinstance(asked, RightAtCounter) or parts[:1] != (asked.visit,):
        answer_stale(scene)
    elif parts[1:] == ("seen",):
        _seen(scene, asked)
    else:
        scene.talk(Idle())
        scene.answer("right-not-entered")


def _take_yes(scene: Scene, member: Staff, asked: RightAtCounter, typed: str) -> None:
    yes = True if typed.strip() == "1" else means_yes(typed)
    press_at_counter(scene, member, (asked.visit, "seen" if yes else "not"))


def _seen(scene: Scene, asked: RightAtCounter) -> None:
    """Registers it: who has seen whom is kept, by code."""
    visit = scene.visit(asked.visit)
    scene.talk(Idle())
    if visit is None:
        answer_stale(scene)
        return
    # rule: counter-request-after-identity
    person = scene.known_person(visit.person_id)
    request = registering.register(scene, person, RightKind(asked.kind), channel=COUNTER)
    request = registering.add(scene, request, Became.IDENTIFIED)
    restricting.begin(scene, request)
    telling.tell_owners(scene, request, "right-new")
    _answer(scene, request, "right-entered", choices=telling.choices(request))


def ordered(scene: Scene, body: ErasureOrdered) -> None:
    """An operator carries out a request to erase somebody: by the same way as an officer, or not at all."""
    request = known.numbered(scene, body.number)
    if request is None or not request.open or request.kind is not RightKind.ERASE:
        return
    if not erasing.bars(scene, scene.known_person(request.person_id)):
        erasing.carry_out(scene, request, clean(body.words)[:_LONGEST])
