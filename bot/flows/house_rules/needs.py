"""What a house rule asks about."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import OF_HOUSE, Verb
from bot.flows.scene.topics import OfStaff
from bot.flows.state.dialog import House
from bot.flows.state.people import Person
from bot.flows.understanding.house_vocabulary import opens_a_house_rule


@dataclass(frozen=True, slots=True)
class WaitingByLetter(OfStaff[Mapping[str, int]]):
    """How many wait, or are parked, by the letter that their number begins with."""


def _of_words(typed: str) -> Needs:
    return on(WaitingByLetter()) if opens_a_house_rule(typed) else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(WaitingByLetter()) if verb in OF_HOUSE else NOTHING


def _of_standing(person: Person) -> Needs:
    return on(WaitingByLetter()) if isinstance(person.dialog, House) else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, standing=_of_standing)
