"""The outcome of a service, with everything that was ever written of it: corrections are new versions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OutcomeKind(StrEnum):
    """What a service came to, as the sheet's output names it; several may apply."""

    COMPLAINT = "complaint"
    INFORMATION = "information"
    INPUT = "input"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something written of an outcome; never changed. rule: outcome-history-only-grows

    ``version`` counts what was put right: a row with the version of the one before it only adds what was still
    missing then, the kinds and whether something is to follow. ``by`` is a staff id. ``follow_up`` is None while
    nobody has said so.
    """

    version: int
    at: datetime
    by: str
    text: str
    kinds: tuple[OutcomeKind, ...] = ()
    follow_up: bool | None = None
