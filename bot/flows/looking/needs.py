"""What is asked about looks: the latest ones, those before one of them, or those at one visit."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.rights.needs import Rights
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import OfStaff, Topic
from bot.flows.state.looked import Looked
from bot.flows.understanding.commands import looks_sought

MOST = 15
"""Lines that are shown at a time."""


@dataclass(frozen=True, slots=True)
class Looks(OfStaff[Mapping[tuple[str, str], tuple[Looked, ...]]]):
    """Who looked, the latest first, one line more than is shown: all since ever, those before the line with this
    number of the journal (in figures), or those at the visit with this number; by both of these."""

    before: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class OwnLooks(Topic[Mapping[str, tuple[Looked, ...]]]):
    """Who looked at the visits of whoever acts, the latest first, by person; of visitors only."""


_STEMS = ("melihat", "lihat data", "looked", "who saw")
_SHORT = 60


def _of_words(typed: str) -> Needs:
    sought, words = looks_sought(typed), typed.lower()
    own = len(typed) <= _SHORT and any(stem in words for stem in _STEMS)
    listed = NOTHING if sought is None else on(Looks(number=sought))
    return listed | on(OwnLooks(), Rights(listed=True)) if own else listed


def _of_press(verb: Verb, parts: tuple[str, ...]) -> Needs:
    return on(Looks(*parts[:2])) if verb is Verb.LOOKS else NOTHING


WANTS = Wants(words=_of_words, press=_of_press)
