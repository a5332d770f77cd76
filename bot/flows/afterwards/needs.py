"""What is asked about the numbers that are kept aside for paper."""

from dataclasses import dataclass

from bot.flows.scene.effects import Decision
from bot.flows.scene.events import Body, NumbersReserved
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import OfStaff
from bot.flows.state.dialog import Recording
from bot.flows.state.kept_numbers import counter_of
from bot.flows.state.people import Person
from bot.flows.understanding.commands import PAPER


@dataclass(frozen=True, slots=True)
class KeptNumbers(OfStaff[tuple[str, ...]]):
    """The numbers kept aside for paper that are free still."""

    @staticmethod
    def after(known: tuple[str, ...], decision: Decision) -> tuple[str, ...]:
        """Without those that a visit has just taken."""
        taken = {visit.number for visit in decision.visits.values()}
        return tuple(number for number in known if number not in taken)


def _of_words(typed: str) -> Needs:
    first = typed.strip().partition("\n")[0].strip().lower()
    return on(KeptNumbers()) if ":" in typed or first in PAPER else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(KeptNumbers()) if verb is Verb.RECORD else NOTHING


def _of_body(body: Body) -> Needs:
    """The counter that numbers are taken from beforehand."""
    return Needs(counters=frozenset((counter_of(body.day),))) if isinstance(body, NumbersReserved) else NOTHING


def _of_standing(person: Person) -> Needs:
    return on(KeptNumbers()) if isinstance(person.dialog, Recording) else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body, standing=_of_standing)
