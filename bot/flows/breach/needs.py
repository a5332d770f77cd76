"""What is asked about breaches: those that are still open, and the one that is named."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.office.office import Office
from bot.flows.scene.effects import Decision, KeepBreach
from bot.flows.scene.events import Body, BreachDeclared, BreachPersonsTold, BreachSaid, DeadlinePassed
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.state.breach import Breach
from bot.flows.state.watched import BREACH
from bot.flows.understanding.commands import breach_words


@dataclass(frozen=True, slots=True)
class Breaches(Topic[Mapping[str, Breach]]):
    """The breaches that are open, by their ids; few, if the office is lucky none."""

    ahead: bool = False
    """For the desk itself: its clock, or an operator."""

    def arises(self, office: Office, *, staff: bool) -> bool:  # noqa: ARG002 - the same at every office
        """For who works here, and for the desk itself."""
        return staff or self.ahead

    @staticmethod
    def after(known: Mapping[str, Breach], decision: Decision) -> Mapping[str, Breach]:
        """With what has just been said of them."""
        return {**known, **{each.breach.id: each.breach for each in decision.of(KeepBreach)}}


def _of_words(typed: str) -> Needs:
    return NOTHING if breach_words(typed) is None else on(Breaches())


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(Breaches()) if verb is Verb.BREACH else NOTHING


def _of_body(body: Body) -> Needs:
    match body:
        case DeadlinePassed(kind=kind) if kind == BREACH:
            return on(Breaches(ahead=True))
        case BreachDeclared() | BreachSaid():
            return on(Breaches(ahead=True))
        case BreachPersonsTold(person_ids=people):
            return on(Breaches(ahead=True)) | Needs(people=frozenset(people))
        case _:
            return NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body)
