"""What an officer's first screen asks about."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.scene.events import Body, StaffAdded
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.state.work import Work
from bot.flows.understanding.commands import opens_first_screen


@dataclass(frozen=True, slots=True)
class OwnWork(Topic[Mapping[str, Work]]):
    """What is theirs to do, of every member of staff who acts; the visits and threads that it names are at hand."""


def _of_words(typed: str) -> Needs:
    return on(OwnWork()) if opens_first_screen(typed) else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(OwnWork()) if verb in (Verb.MENU, Verb.DUTY) else NOTHING


def _of_body(body: Body) -> Needs:
    return on(OwnWork()) if isinstance(body, StaffAdded) else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body)
