"""What an officer leaves to whoever is on duty next. Notes are added, never changed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HandOver:
    """Words of a member of staff (``by``, their id)."""

    at: datetime
    by: str
    words: str
