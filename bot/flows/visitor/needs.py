"""What a visitor may ask to see: of their visits that are over, and of all that is kept of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.understanding.reading import numbers_in, ticket_in

_ASKED_BY = frozenset(("status", "riwayat", "history", "dokumen", "bukti", "document"))
_DATA, _SHORT = "data", 30
"""Whoever asks for their data says so, and little more."""


@dataclass(frozen=True, slots=True)
class OwnPast(Topic[Mapping[str, tuple[str, ...]]]):
    """The own visits of whoever acts: the one that has this number, the last ones without; the names of the files that
    were sent in each."""

    number: str = ""


@dataclass(frozen=True, slots=True)
class OwnKept(Topic[Mapping[str, Mapping[str, int]]]):
    """How much of what is kept leads to whoever acts, by person and by what the data map calls it."""


def _of_words(typed: str) -> Needs:
    kept = (OwnKept(),) if _DATA in typed.lower() and len(typed) <= _SHORT else ()
    asked = _ASKED_BY & {*typed.strip().lower().replace("/", " ").split()} or ticket_in(typed)
    last = (OwnPast(),) if asked else ()
    return on(*map(OwnPast, numbers_in(typed)), *last, *kept)


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(OwnPast()) if verb is Verb.PAST else NOTHING


WANTS = Wants(words=_of_words, press=_of_press)
