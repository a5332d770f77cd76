"""A live board of the queue in somebody's chat."""

from dataclasses import dataclass
from datetime import datetime

COUNTER = "boards"
"""Under this name is counted how many boards are live, so that a turn without any looks for none."""


@dataclass(frozen=True, slots=True)
class Board:
    """``shown`` tells what it shows from anything else that it might; it is kept up to date until ``ends_at``."""

    person_id: str
    shown_at: datetime
    ends_at: datetime
    shown: str
