"""What the ledger asks about."""

from dataclasses import dataclass

from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.topics import Topic
from bot.flows.understanding.commands import LEDGER, plain_words


@dataclass(frozen=True, slots=True)
class OpenDeviations(Topic[tuple[str, ...]]):
    """The ids of open deviations, the most urgent first; their visits are at hand."""


def _of_words(typed: str) -> Needs:
    return on(OpenDeviations()) if plain_words(typed) in LEDGER else NOTHING


WANTS = Wants(words=_of_words)
