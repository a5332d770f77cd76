"""Front office registers a visitor whom it has met, in Zoom or at the counter: four answers, in one line if they like,
then a number, in the queue or served at once.
"""

from bot.flows.given.typed import clean
from bot.flows.journey import rights
from bot.flows.journey.reports import add_evidence
from bot.flows.journey.stale import answer_stale
from bot.flows.meeting.whois import short_key
from bot.flows.office.questions import CATEGORY, Question
from bot.flows.procedure.sheet import Marker
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.acting import acts_as
from bot.flows.staffing.holding import role_in
from bot.flows.staffing.roster import receiver
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, InVisit, Registering
from bot.flows.state.meeting import Way, Who
from bot.flows.state.people import COUNTER, Person
from bot.flows.state.visits import Status, Visit

_COMMANDS = ("/daftarkan", "daftarkan", "/register")
_AWAY = ("menu", "halo", "bantuan")
_ASKED = ("name", "institution", CATEGORY, "purpose")
"""What is asked here, as far as the office's form asks it: the rest can be learnt in the service."""

_QUEUE, _NOW, _CHOSEN = "q", "n", "c"
_MOST_WAITING = 6


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes the command, and the answers while somebody is being registered; False for anything else."""
    command, _, rest = typed.strip().partition(" ")
    if command.lower() in _COMMANDS:
        begin(scene, member, rest)
        return True
    dialog = scene.person.dialog
    if not isinstance(dialog, Registering) or command.startswith("/") or typed.strip().lower() in _AWAY:
        return False
    if dialog.question:
        _take(scene, dialog, typed)
    else:
        _review(scene, dialog)
    return True


def begin(scene: Scene, member: Staff, line: str = "") -> None:
    """Begins, with what stands in the line already, divided by semicolons."""
    if not rights.at_the_counter(scene, member) & rights.RIGHTS[Verb.REGISTER]:
        scene.answer("register-not-yours")
        return
    dialog = Registering()
    for part in filter(None, map(str.strip, line.split(";"))):
        question = _missing(scene, dialog)
        answer = _answer(question, part) if question else None
        if question is None or answer is None:
            break
        dialog = Registering({**dialog.given, question.key: answer})
    _go_on(scene, dialog)


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """A member of staff pressed a choice about registering somebody."""
    dialog = scene.person.dialog
    match parts:
        case ():
            begin(scene, member)
        case _ if not isinstance(dialog, Registering):
            answer_stale(scene)
        case (choice, key) if choice == _CHOSEN and dialog.question == CATEGORY:
            _take(scene, dialog, key)
        case (choice,) if choice in (_QUEUE, _NOW) and _missing(scene, dialog) is None:
            _register(scene, member, dialog, now=choice == _NOW)
        case _:
            answer_stale(scene)


def _take(scene: Scene, dialog: Registering, typed: str) -> None:
    question = _question(scene, dialog, dialog.question)
    answer = _answer(question, typed) if question else None
    if question is None or answer is None:
        _ask(scene, dialog, again=True)
    else:
        _go_on(scene, Registering({**dialog.given, question.key: answer}))


def _answer(question: Question, typed: str) -> str | None:
    """An answer as it is kept; None for what is none."""
    words = clean(typed)[: question.longest]
    if question.key == CATEGORY:
        numbered = question.options[int(words) - 1].key if words.isdecimal() and _listed(question, words) else None
        found = words if question.option(words) else question.labels.get(" ".join(words.lower().split()))
        return found or numbered
    return words if sum(map(str.isalpha, words)) > 1 else None


def _listed(question: Question, words: str) -> bool:
    return 1 <= int(words) <= len(question.options)


def _question(scene: Scene, dialog: Registering, key: str) -> Question | None:
    return scene.office.form.question(key, dialog.given)


def _missing(scene: Scene, dialog: Registering) -> Question | None:
    asked = (_question(scene, dialog, key) for key in _ASKED if key not in dialog.given)
    return next(filter(None, asked), None)


def _go_on(scene: Scene, dialog: Registering) -> None:
    question = _missing(scene, dialog)
    if question is None:
        _review(scene, dialog)
    else:
        _ask(scene, Registering(dialog.given, question.key))


def _ask(scene: Scene, dialog: Registering, *, again: bool = False) -> None:
    scene.talk(dialog)
    choices: tuple[Choice, ...] = ()
    if dialog.question == CATEGORY:
        choices = tuple(
            Choice(Phrase(f"category-{each.key}"), token(Verb.REGISTER, _CHOSEN, each.key))
            for each in scene.office.categories
        )
    why = Phrase("register-again" if again else "nothing")
    scene.answer("register-ask", {"why": why, "what": Phrase(f"register-{dialog.question}")}, choices=choices)


def _review(scene: Scene, dialog: Registering) -> None:
    scene.talk(Registering(dialog.given))
    lines = tuple(
        Phrase("register-line", {"what": Phrase(f"field-{key}"), "answer": _shown(key, answer)})
        for key, answer in dialog.given.items()
    )
    choices = (
        Choice(Phrase("choice-register-now"), token(Verb.REGISTER, _NOW), forward=True),
        Choice(Phrase("choice-register-queue"), token(Verb.REGISTER, _QUEUE)),
    )
    scene.answer("register-review", {"lines": Listing(lines)}, choices=choices)


def _shown(key: str, answer: str) -> Phrase:
    return Phrase(f"category-{answer}") if key == CATEGORY else Phrase("verbatim", {"text": answer})


def _register(scene: Scene, member: Staff, dialog: Registering, *, now: bool) -> None:
    """Gives the visitor a number; whoever is served at once is their officer's from the start."""
    visit = queue.take_in(scene, _opened(scene, member, dialog))
    scene.note("registered", visit.id)
    scene.talk(Idle())
    if now:
        visit = scene.keep_visit(visit, assigned={**visit.assigned, _receiving(scene, visit, member): member.id})
    if not queue.occupies_place(scene.sheet(visit)) or (now and visit.status is Status.QUEUED):
        visit = queue.call(scene, visit)
    args: Args = {"ticket": visit.ticket or "", "number": visit.number or "", "name": visit.form.get("name", "")}
    scene.answer("registered-now" if now else "registered", args, choices=_waiting(scene, visit))


def _receiving(scene: Scene, visit: Visit, member: Staff) -> str:
    """For which role a member has whoever they serve at once: the one that receives, else the one they come in."""
    sheet = scene.sheet(visit)
    # rule: registered-is-received
    return receiver(sheet) if acts_as(member, receiver(sheet)) else role_in(scene.desk, sheet, visit, member)


def _opened(scene: Scene, member: Staff, dialog: Registering) -> Visit:
    """The visit of somebody without a chat, its form handed in."""
    visit_id, person_id = scene.fresh.reference, f"p{scene.fresh.unlinked}"
    scene.keep_person(Person(person_id, COUNTER, person_id, visit_id=visit_id, dialog=InVisit()))
    visit = scene.keep_visit(
        Visit(
            id=visit_id,
            person_id=person_id,
            sheet_id=scene.office.sheet_for(dialog.given[CATEGORY]).id,
            calendar_id=scene.office.calendar_id,
            started_at=scene.now,
            seen_at=scene.now,
            form=dialog.given,
            registered_by=member.id,
            way=Way.COUNTER,
        )
    )
    visit = add_evidence(scene, visit, Marker(Word.FORM_STARTED), Source.STAFF, member.id)
    return add_evidence(scene, visit, Marker(Word.FORM_SUBMITTED), Source.STAFF, member.id)


def _waiting(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """Whoever is in the meeting and not known yet may be them."""
    unknown = [each for each in scene.known_attendees.values() if each.who is Who.UNKNOWN and each.name]
    return tuple(
        Choice(Phrase("choice-register-link", {"name": each.name}), token(Verb.WHO, visit.id, short_key(each.key)))
        for each in unknown[:_MOST_WAITING]
    )
