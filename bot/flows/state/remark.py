"""A remark: what an officer has written about a visit for colleagues only. Remarks are added, never changed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of a member of staff (``by``, their id) about a visit."""

    at: datetime
    by: str
    words: str
