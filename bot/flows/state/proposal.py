"""A proposal to review the standard of a step, with the figures that were the reason and what was decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

COUNTER = "reviewed"
"""Under this name is kept which month was looked at last, as a number: 202611."""


class Decided(StrEnum):
    """What a supervisor decides about a proposal."""

    REVIEW = "review"
    """The standard is to be reviewed."""
    KEEP = "keep"
    """It stays; what is done instead is in the words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """``late`` of ``visits`` in the ``month`` ("2026-11") overran the step's standard; ``median`` and ``p90`` are in
    seconds. ``activity`` and ``standard`` are as the sheet prints them, kept with it."""

    id: str
    month: str
    sheet_id: str
    step: int
    activity: str
    standard: str
    visits: int
    late: int
    median: float
    p90: float
    proposed_at: datetime
    decided_at: datetime | None = None
    decided_by: str | None = None
    verdict: str | None = None
    words: str = ""

    @property
    def share(self) -> int:
        """How many of a hundred were late."""
        return self.late * 100 // self.visits
