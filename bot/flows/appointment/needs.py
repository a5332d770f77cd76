"""What is asked about times that can be booked, and about those that are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.flows.office.office import Office
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import OF_APPOINTMENTS, Verb
from bot.flows.scene.topics import Topic
from bot.flows.state.dialog import may_book
from bot.flows.state.people import Person
from bot.flows.understanding.commands import AGENDA, plain_words

_STEMS = ("janji", "book", "boking", "pesan", "reserv", "appoint", "jadwal", "schedul", "pindah")
"""Words about appointments, which may well name a time."""

_TODAY = ""
"""In place of a date, as it is written in tokens."""


@dataclass(frozen=True, slots=True)
class Times(Topic[frozenset[str]]):
    """All live appointments from today on, at hand; their ids. ``concerned``: with everybody who has one."""

    concerned: bool = False

    def arises(self, office: Office, *, staff: bool) -> bool:  # noqa: ARG002 - whoever asks
        """Where appointments are given at all."""
        return office.appointments is not None


@dataclass(frozen=True, slots=True)
class Agenda(Topic[int]):
    """The visits with an appointment on a day (written 20261124; empty for today); how many were missed lately."""

    day: str = _TODAY

    def arises(self, office: Office, *, staff: bool) -> bool:  # noqa: ARG002 - whoever asks
        """Where appointments are given at all."""
        return office.appointments is not None

    def brings(self) -> Iterable[Topic[Any]]:
        """All appointments: those of the day are among them."""
        return (Times(),)


def _of_words(typed: str) -> Needs:
    if plain_words(typed) == AGENDA:
        return on(Agenda())
    return on(Times()) if any(stem in typed.lower() for stem in _STEMS) else NOTHING


def _of_press(verb: Verb, parts: tuple[str, ...]) -> Needs:
    if verb is Verb.AGENDA:
        return on(Agenda(*parts[:1]))
    return on(Times()) if verb in OF_APPOINTMENTS or verb is Verb.SEND else NOTHING


def _of_standing(person: Person) -> Needs:
    return on(Times()) if may_book(person.dialog) else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, standing=_of_standing, several=on(Times()))
