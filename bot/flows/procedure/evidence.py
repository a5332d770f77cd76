"""Evidence: one report about a visit. It is only ever added."""

from collections.abc import Iterable
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


def counting(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What no correction has declared void, without those corrections."""
    pieces = tuple(evidence)
    void = {piece.retracts for piece in pieces if piece.retracts}
    return tuple(piece for piece in pieces if piece.key not in void and not piece.retracts)
