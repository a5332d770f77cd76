"""The officers' side: what is open is listed, a request is shown, handed to PPID, and what PPID decided is entered. All
of it by button, or in words with the number ("ppid PI-2026-0001 tolak")."""

from bot.flows.given.typed import clean
from bot.flows.information import clocks, known, registering, taking, telling
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Day, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, InformationAsked
from bot.flows.state.information import ANSWERS, MAIL, PRINT, Became, InformationEntry, InformationRequest
from bot.flows.understanding.commands import request_numbers

_MOST_LISTED = 8
_LONGEST = 1500
_SHORTEST_REASON = 5
_COMMANDS = frozenset(("ppid", "/ppid"))
_WORDS = {
    "surel": ("hand", MAIL),
    "mail": ("hand", MAIL),
    "cetak": ("hand", PRINT),
    "print": ("hand", PRINT),
    "perpanjang": ("extend",),
    "extend": ("extend",),
    "kabul": (Became.GRANTED.value,),
    "grant": (Became.GRANTED.value,),
    "sebagian": (Became.PARTLY.value,),
    "partly": (Became.PARTLY.value,),
    "tolak": (Became.REFUSED.value,),
    "refuse": (Became.REFUSED.value,),
    "keberatan": ("reply",),
    "reply": ("reply",),
}
"""What is to be done about a request, in words."""
_ANSWERED = frozenset(each.value for each in ANSWERS)


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Words that were asked for, the list, or something about a request by its number; False for all else."""
    asked = scene.person.dialog
    head, *rest = typed.lower().split() or [""]
    numbers = request_numbers(typed)
    if head.strip(" .!?,:") in _COMMANDS and _may(scene, member):
        _command(scene, member, numbers, rest)
        return True
    if not isinstance(asked, InformationAsked):
        return False
    request = known.request(scene, asked.request)
    if request is None or not _may(scene, member):
        scene.talk(Idle())
        answer_stale(scene)
    else:
        _write(scene, request, asked.what, typed)
    return True


def _may(scene: Scene, member: Staff) -> bool:
    return bool(rights.at_the_counter(scene, member) & rights.RIGHTS[Verb.INFORMATION_DESK])


def _command(scene: Scene, member: Staff, numbers: frozenset[str], rest: list[str]) -> None:
    named = next((each for each in known.all_known(scene).values() if each.number in numbers), None)
    if not numbers:
        show_list(scene)
    elif named is None:
        scene.answer("information-unknown", {"number": min(numbers)})
    else:
        meant = next((_WORDS[word] for word in rest if word in _WORDS), ("show",))
        press(scene, member, (named.id, *meant))


def show_list(scene: Scene) -> None:
    """What is still to be answered, the most urgent first."""
    found = known.open_ones(scene)
    lines = tuple(Phrase("information-line", telling.told(scene, each)) for each in found)
    choices = tuple(
        Choice(Phrase("choice-information-one", {"number": each.number}), telling.made(each, "show"))
        for each in found[:_MOST_LISTED]
    )
    listed = Listing(lines or (Phrase("information-nothing"),))
    scene.answer("information-list", {"count": len(found), "lines": listed}, choices=choices)


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """Something is asked for about a request; what no longer fits shows how it stands now."""
    if not _may(scene, member):
        scene.answer("information-not-yours")
        return
    request = known.request(scene, parts[0]) if parts and parts[0] else None
    if request is None:
        answer_stale(scene)
        return
    match parts[1:]:
        case ("hand",) if request.handed is None and request.answer is None:
            scene.answer("information-hand-how", telling.told(scene, request), choices=telling.ways(request))
        case ("hand", ("mail" | "print") as way) if request.handed is None and request.answer is None:
            _hand(scene, request, way)
        case ("extend",) if clocks.may_extend(scene.office, request, scene.now):
            _ask_words(scene, request, "extend")
        case (answer,) if answer in _ANSWERED and request.answer is None:
            _ask_words(scene, request, answer)
        case ("reply",) if request.objection is not None and request.objection_answer is None:
            _ask_words(scene, request, "reply")
        case _:
            show(scene, request)


def show(scene: Scene, request: InformationRequest, text: str = "information-one") -> None:
    """A request with its answers, its clocks and its history; never the number of the identity card."""
    form = taking.kept_lines(scene.office, request.form, request.masked)
    args = {**telling.told(scene, request), "answers": form, "history": telling.history(scene, request)}
    scene.answer(text, args, choices=telling.choices(scene, request))


def _hand(scene: Scene, request: InformationRequest, way: str) -> None:
    """It is with PPID now: who handed it on, when and how is kept, and its requester is told."""
    entry = InformationEntry(Became.HANDED, scene.now, scene.who, way)
    request = registering.add(scene, request, entry)
    telling.tell_requester(scene, request, "information-handed-told")
    show(scene, request, "information-handed-noted")


def _ask_words(scene: Scene, request: InformationRequest, what: str) -> None:
    scene.talk(InformationAsked(request.id, what))
    scene.answer(f"information-words-{what}", telling.told(scene, request))


def _write(scene: Scene, request: InformationRequest, what: str, typed: str) -> None:
    """Takes the words, while they are still wanted."""
    words = clean(typed)[:_LONGEST]
    if sum(letter.isalnum() for letter in words) < _SHORTEST_REASON:
        # rule: refusal-needs-its-reason
        scene.answer("information-words-please")
        return
    scene.talk(Idle())
    if what == "extend" and clocks.may_extend(scene.office, request, scene.now):
        _extend(scene, request, words)
    elif what in _ANSWERED and request.answer is None:
        _answer(scene, request, Became(what), words)
    elif what == "reply" and request.objection is not None and request.objection_answer is None:
        _reply(scene, request, words)
    else:
        show(scene, request)


def _extend(scene: Scene, request: InformationRequest, words: str) -> None:
    request = registering.add(scene, request, _entry(scene, Became.EXTENDED, words))
    telling.tell_requester(scene, request, "information-extended-told", {"words": words})
    show(scene, request)


def _answer(scene: Scene, request: InformationRequest, became: Became, words: str) -> None:
    """What PPID decided, told to the requester with how to object and until when."""
    request = registering.add(scene, request, _entry(scene, became, words))
    more: Args = {"words": words, "until": Day(clocks.object_by(scene.office, request))}
    telling.tell_requester(scene, request, f"information-{telling.ANSWERED[became]}-told", more)
    show(scene, request)


def _reply(scene: Scene, request: InformationRequest, words: str) -> None:
    request = registering.add(scene, request, _entry(scene, Became.OBJECTION_ANSWERED, words))
    telling.tell_requester(scene, request, "information-objection-answered-told", {"words": words})
    show(scene, request)


def _entry(scene: Scene, became: Became, words: str) -> InformationEntry:
    return InformationEntry(became, scene.now, scene.who, words=words)
