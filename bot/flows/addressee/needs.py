"""What is asked about words for somebody: for whom they may be, and whether they can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.scene.effects import Decision, TakeBack
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import OfStaff, Topic

MOST_ATTENDED = 8
"""With more visits than these going on it is always asked for whom an officer's words are."""

MOST_OFFERED = 8
"""How many of those attended to, and of those who wait, are offered then."""

NO_SHOW_HELD = "no-show:"
"""Before the id of a visit: under which name its visitor is told that they were not there."""

CALL_HELD = "call:"
"""Before the id of a visit: under which name its visitor is told that an officer calls them."""


@dataclass(frozen=True, slots=True)
class Readers(OfStaff[frozenset[str]]):
    """The visits among which an officer's words may find their reader, where they are few: their ids."""


@dataclass(frozen=True, slots=True)
class StillHeld(Topic[Mapping[str, bool]]):
    """What was said under a name so that it may be taken back: by name, whether it has not reached its reader yet."""

    name: str

    @staticmethod
    def after(known: Mapping[str, bool], decision: Decision) -> Mapping[str, bool]:
        """With what has just been said, without what has been taken back."""
        said = {say.held.name: True for say in decision.says if say.held}
        taken = {effect.name for effect in decision.of(TakeBack)}
        return {name: unsent for name, unsent in {**known, **said}.items() if name not in taken}


def _of_words(_typed: str) -> Needs:
    return on(Readers())


def _of_press(verb: Verb, parts: tuple[str, ...]) -> Needs:
    if verb in (Verb.UNSAY, Verb.THREAD_UNSAY):
        return on(*map(StillHeld, parts[1:2]))
    if verb is Verb.UNCALL and parts:
        return on(StillHeld(f"{CALL_HELD}{parts[0]}"))
    return on(StillHeld(f"{NO_SHOW_HELD}{parts[0]}")) if verb is Verb.RECALL and parts else NOTHING


WANTS = Wants(words=_of_words, press=_of_press)
