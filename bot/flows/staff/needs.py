"""What staff ask to see of what visitors asked."""

from dataclasses import dataclass

from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.topics import Topic
from bot.flows.state.asked import Asked
from bot.flows.understanding.commands import ASKED, plain_words


@dataclass(frozen=True, slots=True)
class LatelyAsked(Topic[tuple[Asked, ...]]):
    """What visitors asked lately."""


def _of_words(typed: str) -> Needs:
    return on(LatelyAsked()) if plain_words(typed) == ASKED else NOTHING


WANTS = Wants(words=_of_words)
