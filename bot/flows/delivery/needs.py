"""What is asked about the messages to a visitor."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.state.desk import Delivery


@dataclass(frozen=True, slots=True)
class Messages(Topic[Mapping[str, tuple[Delivery, ...]]]):
    """What was said to the visitor of a visit, by visit; nothing where their channel does not say what became of it."""

    visit_id: str


def _of_press(verb: Verb, parts: tuple[str, ...]) -> Needs:
    return on(*map(Messages, parts[:1])) if verb is Verb.MESSAGES else NOTHING


WANTS = Wants(press=_of_press)
