"""Nudges: what the desk has said of its own accord, so that it says nothing twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Nudge:
    """What has been said under one name: how often, and when last (None: before moments were kept)."""

    count: int
    at: datetime | None


RULED = "hours"
"""Under names that begin so is kept of which rulings on the office's hours a visitor has been told."""

CALLED_AGAIN = "called again"
"""Under this name every call after the first is kept."""


def of_rulings(nudges: Mapping[str, Nudge]) -> dict[str, Nudge]:
    """What has been said of rulings: that is said once, whatever becomes of a visit."""
    return {name: nudge for name, nudge in nudges.items() if name.startswith(f"{RULED} ")}
