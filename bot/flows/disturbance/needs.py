"""What is asked about disturbances: whatever departed from the standard while they lasted has to be at hand."""

from dataclasses import dataclass

from bot.flows.office.office import Office
from bot.flows.scene.events import Body, DeadlinePassed, PlatformTroubled
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.state import watched
from bot.flows.state.dialog import DisturbanceAsked, DisturbanceShown
from bot.flows.state.people import Person
from bot.flows.understanding.commands import DISTURBANCE


@dataclass(frozen=True, slots=True)
class Departed(Topic[frozenset[str]]):
    """The visits that departed from the standard within some stretch of time; their ids.

    ``lately``: the last minutes; ``lasting``: while the disturbances that still last did; ``disturbance``: while this
    one did; ``typed``: in the stretch that words name. Without any of these: in the one that somebody was shown.
    """

    lately: bool = False
    lasting: bool = False
    disturbance: str = ""
    typed: str = ""

    def arises(self, office: Office, *, staff: bool) -> bool:  # noqa: ARG002 - the same at every office
        """For who works here; what departed lately, for the desk itself."""
        return staff or self.lately


def _of_words(typed: str) -> Needs:
    first = typed.strip().lower().split(" ", 1)[0].strip("/:")
    return on(Departed(typed=typed, lasting=first in DISTURBANCE))


def _of_press(verb: Verb, parts: tuple[str, ...]) -> Needs:
    return on(Departed(lasting=True, disturbance="".join(parts[1:2]))) if verb is Verb.DISTURBANCE else NOTHING


def _of_body(body: Body) -> Needs:
    looked_at = isinstance(body, DeadlinePassed) and body.kind == watched.DISTURBANCE
    return on(Departed(lately=True)) if looked_at or isinstance(body, PlatformTroubled) else NOTHING


def _of_standing(person: Person) -> Needs:
    return on(Departed()) if isinstance(person.dialog, DisturbanceShown | DisturbanceAsked) else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body, standing=_of_standing)
