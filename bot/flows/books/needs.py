"""What is asked about the office's books: the latest hand-over notes, guests that fit some words, a closed day."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.scene.events import Body, BookMade, DeadlinePassed
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import OfStaff, Topic
from bot.flows.state.day_book import counter_of
from bot.flows.state.guests import Found
from bot.flows.state.hand_over import HandOver
from bot.flows.state.watched import DUTY
from bot.flows.understanding.commands import HAND_OVER, guest_sought

_BEGINNING = frozenset(("mulai", "/mulai", "duty"))
"""Words by which somebody may go on duty, and is then told what others have left."""


_SEATING = "/start "
"""Before the secret of an invitation: whoever takes a seat is on duty with it."""


@dataclass(frozen=True, slots=True)
class HandOvers(Topic[tuple[HandOver, ...]]):
    """The latest notes that officers left, in order."""


@dataclass(frozen=True, slots=True)
class Guests(OfStaff[Mapping[str, Found]]):
    """Whom the guest book has by these words."""

    sought: str


def _of_words(typed: str) -> Needs:
    words = typed.strip().lower()
    sought = guest_sought(typed)
    seated = words.startswith(_SEATING)
    noted = seated or words.startswith(tuple(HAND_OVER)) or bool(_BEGINNING & {*words.split()})
    return (on(HandOvers()) if noted else NOTHING) | (on(Guests(sought)) if sought else NOTHING)


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(HandOvers()) if verb in (Verb.DUTY, Verb.HAND_OVER) else NOTHING


def _of_body(body: Body) -> Needs:
    """The counter by which a day is known to be closed; somebody's duty may begin by itself."""
    match body:
        case BookMade(day=day):
            return Needs(counters=frozenset((counter_of(day),)))
        case DeadlinePassed(kind=kind) if kind == DUTY:
            return on(HandOvers())
        case _:
            return NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body)
