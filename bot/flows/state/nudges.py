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


RETURNED = "returned"
"""Under this name is kept that a visit waits again after a call in vain."""

ATTENTION, LEDGER = "attention", "ledger"
"""Under names that begin so is kept what was said of a deviation."""

FOLLOW_UP, UNSORTED = "follow_up", "unsorted"
"""Under names that begin so is kept what was said of a follow-up, and of an outcome that is not sorted."""


DISTURBED = "disturbance"
"""Under names that begin so is kept of which disturbances a visitor has been told."""


def of_rulings(nudges: Mapping[str, Nudge]) -> dict[str, Nudge]:
    """What has been said of rulings."""
    return _beginning(nudges, RULED)


def for_good(nudges: Mapping[str, Nudge]) -> dict[str, Nudge]:
    """What was said of rulings, deviations, outcomes and follow-ups: it stays said when a visit is called anew,
    parked or closed; all else begins anew."""
    # rule: told-of-a-deviation-once-for-good
    return _beginning(nudges, RULED, ATTENTION, LEDGER, DISTURBED, FOLLOW_UP, UNSORTED)


def of_waiting(nudges: Mapping[str, Nudge]) -> dict[str, Nudge]:
    """Whether a visit waits again: it stays known of one that ends so."""
    return _beginning(nudges, RETURNED)


def _beginning(nudges: Mapping[str, Nudge], *words: str) -> dict[str, Nudge]:
    return {name: nudge for name, nudge in nudges.items() if name.partition(" ")[0] in words}
