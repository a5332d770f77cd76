"""How a visit stood when it was closed: kept as it was, whatever is learnt later."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.procedure.timeline import StepState
from bot.flows.procedure.vocabulary import Source


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step as it was known then; see StepLine."""

    no: int
    state: StepState
    began_at: datetime | None = None
    ended_at: datetime | None = None
    source: Source | None = None
    by: str | None = None
    due_at: datetime | None = None
    used: timedelta | None = None
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """All steps at the closing ``at``, and the deviations that stood, by id."""

    at: datetime
    steps: tuple[StepResult, ...]
    deviations: tuple[str, ...]
