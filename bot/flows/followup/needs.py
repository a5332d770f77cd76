"""What is asked about what follows from outcomes."""

from dataclasses import dataclass

from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.topics import Topic
from bot.flows.understanding.commands import FOLLOW_UPS, done_about, plain_words


@dataclass(frozen=True, slots=True)
class OpenFollowUps(Topic[tuple[str, ...]]):
    """The ids of follow-ups that are still to be done, the most urgent first; their visits are at hand."""


def _of_words(typed: str) -> Needs:
    asked = plain_words(typed) in FOLLOW_UPS or done_about(typed) is not None
    return on(OpenFollowUps()) if asked else NOTHING


WANTS = Wants(words=_of_words)
