"""That a visit was handed to somebody: by whom, who had it before, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Handed:
    """The last handing on of a visit for one role. ``to``, ``by`` and ``before`` are ids of members of staff;
    ``before`` is None where nobody of the role had it."""

    to: str
    by: str
    before: str | None
    at: datetime
