"""Choices by number: wherever choices stand in the newest message, a bare number is one of them, in their order.

Once an officer has said something since, it is an answer to that. Questions with numbers of their own (the form, the
survey, times) are heard where they are asked.
"""

import re
from dataclasses import replace

from bot.flows.scene import tokens
from bot.flows.scene.messages import Message, Purpose
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Dialog, Offering, Recognised, Reviewing, Shown
from bot.flows.state.people import Person

_NUMBER = re.compile(r"\s*([1-9]\d?)\s*[.)]?\s*")
_OF_OFFICERS = frozenset(("relay-to-visitor", "relay-file-to-visitor"))
_EDITED = "edit-which"
"""What is asked while a form is looked at, which has numbers of its own but for this."""


def meant(scene: Scene, typed: str) -> tuple[Verb, tuple[str, ...]] | None:
    """What is pressed by a bare number; None for anything else."""
    return tokens.read(token_of(scene.person.dialog, typed))


def is_one(typed: str) -> bool:
    """Whether nothing was written but a number that may choose."""
    return _NUMBER.fullmatch(typed) is not None


def token_of(dialog: Dialog, typed: str) -> str:
    """The token of the choice that a bare number means here; empty for anything else."""
    # rule: number-chooses-from-the-newest
    number = _NUMBER.fullmatch(typed)
    if number is None or not isinstance(dialog, Offering) or dialog.shown.officer:
        return ""
    at = int(number[1]) - 1
    return dialog.shown.tokens[at] if at < len(dialog.shown.tokens) else ""


def keep(scene: Scene) -> None:
    """Keeps, for every visitor who was told something, which choices a number means from now on."""
    for say in scene.says:
        person = scene.known_person(say.person_id)
        if person.staff_id is None and isinstance(person.dialog, Offering):
            shown = _after(scene, person, person.dialog.shown, say.message)
            if shown != person.dialog.shown:
                scene.keep_person(person, dialog=replace(person.dialog, shown=shown))


def _after(scene: Scene, person: Person, shown: Shown, message: Message) -> Shown:
    listed = tuple(choice.token for choice in message.choices)
    if message.text.name in _OF_OFFICERS:
        return replace(shown, officer=True)
    if isinstance(person.dialog, Reviewing | Recognised) and message.text.name != _EDITED:
        return Shown()
    if _stays_in_place(scene, person, message):
        # an older card that changes where it stands is not the newest message
        return replace(shown, tokens=listed, card=message.card or "") if _on_it(shown, message) else shown
    return Shown(listed, message.card or "") if listed else shown


def _stays_in_place(scene: Scene, person: Person, message: Message) -> bool:
    """Whether a card is brought up to date of the desk's own accord."""
    told = message.anew or person.id == scene.person_id or message.purpose is Purpose.CALL
    return message.card is not None and not told


def _on_it(shown: Shown, message: Message) -> bool:
    return not shown.tokens or shown.card == message.card
