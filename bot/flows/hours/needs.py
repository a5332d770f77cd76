"""What a change of the office's hours asks about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.flows.appointment.needs import Times
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.present import Attended
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import OfStaff, Topic
from bot.flows.state.dialog import Ruling
from bot.flows.state.people import Person
from bot.flows.understanding.hours_vocabulary import opens_a_ruling


@dataclass(frozen=True, slots=True)
class HoursConcern(OfStaff[Mapping[datetime, int]]):
    """Whom a change of hours concerns, at hand. How many wait with a number of a later day, by when that day began
    when they got it."""

    def brings(self) -> Iterable[Topic[Any]]:
        """Who is attended to, and everybody with an appointment."""
        return (Attended(), Times(concerned=True))


def _of_words(typed: str) -> Needs:
    return on(HoursConcern()) if opens_a_ruling(typed) else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(HoursConcern()) if verb is Verb.HOURS else NOTHING


def _of_standing(person: Person) -> Needs:
    return on(HoursConcern()) if isinstance(person.dialog, Ruling) else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, standing=_of_standing)
