"""The paper of a visit: its service document, as the desk remembers it with the visit."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """The service document that counts now. ``number`` is gap-free within its year; a correction has another number
    and the next ``version``. ``revision`` counts how often it was put right before anybody had it; ``given_at`` is when
    the visitor was given it, None while it is being made."""

    number: str
    version: int = 1
    replaces: str = ""
    """The number of the document that it takes the place of."""
    revision: int = 1
    given_at: datetime | None = None
