"""Nudges: what the desk has said of its own accord, so that it says nothing twice."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Nudge:
    """What has been said under one name: how often, and when last (None: before moments were kept)."""

    count: int
    at: datetime | None


CALLED_AGAIN = "called again"
"""Under this name every call after the first is kept."""
