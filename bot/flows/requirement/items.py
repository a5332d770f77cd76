"""The single things that a step requires: the sheet names several in one cell, with commas between them."""

import re

from bot.flows.procedure.sheet import Step

_BETWEEN = re.compile(r"[,;](?![^(]*\))")
"""What stands between two things; a comma in brackets belongs to one of them."""


def items(step: Step) -> tuple[str, ...]:
    """What a step requires, thing by thing, as printed."""
    parts = (part.strip(" .") for cell in step.equipment for part in _BETWEEN.split(cell))
    return tuple(dict.fromkeys(part for part in parts if any(letter.isalnum() for letter in part)))
