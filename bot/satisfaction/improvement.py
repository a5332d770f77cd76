"""What the office will improve because of the survey (rencana tindak lanjut, RTL), and when it was done.

Evaluators score the share of follow-ups done and how soon, so planned and done are days.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Improvement:
    """One planned improvement: of which element and after the survey of which days, what will be done and by whom, the
    last day for it, when it was planned; and the day it was done, with what came of it."""

    id: str
    element: str
    since: date
    until: date
    programme: str
    owner: str
    due_by: date
    planned_on: date
    done_on: date | None = None
    result: str = ""

    @property
    def days(self) -> int | None:
        """How many days it took from plan to done; None while it is open."""
        return None if self.done_on is None else (self.done_on - self.planned_on).days

    def late(self, today: date) -> bool:
        """Whether it was done, or is still open, after its last day."""
        return (self.done_on or today) > self.due_by
