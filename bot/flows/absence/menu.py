"""Absence in the chat of whoever works here: what is typed and pressed about it."""

from bot.flows.absence import asking, entering, scanning
from bot.flows.absence.wording import END, LATER, NUMBER, SCAN, SEE, SHOW
from bot.flows.journey import rights
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import AbsenceAsked, Addressing, Idle, NumberAsked

_COMMANDS = frozenset(("/berhalangan", "/absence"))
_WORDS = frozenset(("berhalangan", "absence"))


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes what is about absence; False for whatever else a member of staff writes."""
    dialog = scene.person.dialog
    command, _, rest = typed.strip().partition(" ")
    # rule: words-for-a-visitor-stay-theirs
    free = isinstance(dialog, Idle | Addressing | AbsenceAsked | NumberAsked)
    if command.lower() in _COMMANDS or (free and command.lower() in _WORDS):
        asking.begin(scene, member, rest.strip()) if rest.strip() else asking.listed(scene, member)
    elif isinstance(dialog, AbsenceAsked) and not typed.startswith("/"):
        asking.heard(scene, member, dialog, typed)
    elif isinstance(dialog, NumberAsked) and not typed.startswith("/"):
        entering.write_number(scene, member, dialog.letter, typed)
    else:
        return False
    return True


def press(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> None:
    """A choice about an absence or a letter was pressed; it may be stale, and the right to it gone."""
    if verb is Verb.ABSENCE:
        _press_absence(scene, member, parts)
        return
    letter = scene.desk.letters.get(parts[1]) if len(parts) == 2 else None
    if letter is None or not letter.live:
        scene.answer("letter-gone")
    elif verb not in rights.allowed_with_letter(member, letter):
        entering.refuse(scene)
    elif (verb, parts[0]) == (Verb.LETTER, SHOW):
        entering.show(scene, member, letter)
    elif (verb, parts[0]) == (Verb.LETTER, NUMBER) and letter.number is None:
        entering.ask_number(scene, letter)
    elif (verb, parts[0]) == (Verb.LETTER, SCAN):
        scanning.ask(scene, letter)
    elif (verb, parts[0]) == (Verb.LETTER, SEE):
        scanning.see(scene, letter)
    elif (verb, parts[0]) == (Verb.ASSIGN, LATER):
        entering.later(scene, letter)
    elif parts[0] == END and (verb is Verb.ASSIGN) is (letter.told > 1):
        entering.end(scene, letter)
    else:
        scene.answer("letter-gone")


def _press_absence(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    dialog = scene.person.dialog
    match parts:
        case ():
            asking.listed(scene, member)
        case (asking.NEW,):
            asking.begin(scene, member)
        case (asking.DROP,):
            asking.drop(scene)
        case (asking.OK,) if isinstance(dialog, AbsenceAsked):
            asking.draft(scene, member, dialog)
        case (what, *value) if isinstance(dialog, AbsenceAsked):
            asking.choose(scene, member, dialog, what, *value[:1] or ("",))
        case _:
            scene.answer("absence-gone")
