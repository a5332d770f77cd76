"""What words about equipment ask about: they name one of the visits that are attended to."""

from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.present import Attended
from bot.flows.understanding.commands import EQUIPMENT


def _of_words(typed: str) -> Needs:
    return on(Attended()) if typed.strip().lower().split(" ", 1)[0].lstrip("/") in EQUIPMENT else NOTHING


WANTS = Wants(words=_of_words)
