"""Visitors who ask that their name be kept from those they complain about: officers see it once the visit is theirs."""

from bot.flows.office.questions import YES
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.state.visits import Visit

ASKED = "confidential"
"""The question of the form."""

TOLD = ("category", ASKED)
"""The answers that everybody may see."""


def is_confidential(visit: Visit) -> bool:
    """Whether a visitor has asked for it."""
    return visit.form.get(ASKED) == YES


def name_of(visit: Visit, empty: str = "") -> Arg:
    """A visitor's name as officers are told it who need not have the visit."""
    # rule: confidential-is-for-whoever-has-it
    return Phrase("name-confidential") if is_confidential(visit) else visit.form.get("name") or empty
