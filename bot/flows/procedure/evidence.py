"""Evidence: one report about a visit. It is only ever added."""

from dataclasses import dataclass
from datetime import datetime

from bot.flows.procedure.vocabulary import Source, Word


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report about a visit: what, when it happened, when the desk heard, from where, by whom.

    Evidence is only ever added. ``key`` is unique within the visit; ``step`` is set for the generic words,
    ``answer`` for a decision; ``retracts`` names evidence that a correction declares void; ``by`` is a staff id or an
    actor key.
    """

    key: str
    word: Word
    happened_at: datetime
    recorded_at: datetime
    source: Source
    by: str
    step: int | None = None
    retracts: str | None = None
    answer: str | None = None
