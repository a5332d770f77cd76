"""The button *Urungkan* of an officer. Once it has been pressed, whatever came of that, it is gone where a message can
be changed in place, and what stands there says what was undone or no longer can be."""

from dataclasses import replace
from hashlib import sha256

from bot.flows.addressee import standing, taking_back
from bot.flows.journey import rights
from bot.flows.scene import tokens
from bot.flows.scene.effects import Note, Say
from bot.flows.scene.events import ChoicePressed
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import OF_UNDOING, Verb
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Replying
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit
from bot.flows.thread import thread as threads

_WHAT = {
    Verb.UNSAY: "undo-words",
    Verb.THREAD_UNSAY: "undo-words",
    Verb.UNCLAIM: "undo-claim",
    Verb.UNCALL: "undo-call",
}
_UNDONE = frozenset(("words_taken_back", "claim_undone", "call_undone"))


def is_out_of_reach(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> bool:
    """Whether a member presses a button of theirs about a visit that is over, or is not theirs any more."""
    if verb not in _WHAT or not taking_back.is_own(member, parts):
        return False
    over = not visit.status.open and verb in OF_UNDOING
    return over or verb not in rights.allowed(scene, member, visit)


def answer(scene: Scene, visit: Visit, verb: Verb) -> None:
    """Says that nothing is undone, and why."""
    taking_back.gone(scene, visit, _WHAT[verb])


def tend(scene: Scene) -> None:
    """At the end of a decision: a message with such a button has a name by which it can be changed; the one that was
    just pressed is changed."""
    scene.effects[:] = [_named(scene, each) if isinstance(each, Say) else each for each in scene.effects]
    member, body = scene.staff, scene.event.body
    parsed = tokens.read(body.token) if isinstance(body, ChoicePressed) else None
    if member is None or parsed is None or parsed[0] not in _WHAT or not isinstance(body, ChoicePressed):
        return
    card = _card(scene, scene.person, body.token)
    if card is not None and (args := _about(scene, *parsed)) is not None:
        done = any(effect.what in _UNDONE for effect in scene.effects if isinstance(effect, Note))
        # rule: undo-button-goes
        text, left = "undo-done" if done else "undo-over", _left(scene, member, *parsed)
        scene.say(scene.person, text, args, choices=left, card=card, mends=True)


def _named(scene: Scene, say: Say) -> Say:
    verbs = ((choice.token, tokens.read(choice.token)) for choice in say.message.choices)
    pressed = next((written for written, parsed in verbs if parsed and parsed[0] in _WHAT), None)
    if pressed is None or say.message.card is not None:
        return say
    card = _card(scene, scene.known_person(say.person_id), pressed)
    return replace(say, message=replace(say.message, card=card))


def _card(scene: Scene, officer: Person, pressed: str) -> str | None:
    """The name of the message with this button, on channels that can change one."""
    edits = scene.office.can(officer.channel).edits
    return f"undo:{officer.id}:{sha256(pressed.encode()).hexdigest()[:16]}" if edits else None


def _about(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> Args | None:
    """What the button was about; None for what is not here."""
    if verb is Verb.THREAD_UNSAY:
        thread = scene.thread(parts[0]) if parts else None
        named = threads.conversation(scene, thread).named if thread else None
    else:
        visit = scene.visit(parts[0]) if parts else None
        named = (visit.ticket or "") if visit else None
    return None if named is None else {"what": Phrase(_WHAT[verb], {"ticket": named})}


def _left(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> tuple[Choice, ...]:
    """The buttons that stood beside it and still lead somewhere."""
    if verb is Verb.THREAD_UNSAY:
        thread = scene.thread(parts[0])
        return threads.choices(scene, thread, member) if thread else ()
    visit, dialog = scene.visit(parts[0]), scene.person.dialog
    written_to = visit is not None and isinstance(dialog, Replying) and dialog.about == visit.id
    return (standing.let_go_choice(visit),) if visit and verb is Verb.UNSAY and written_to else ()
