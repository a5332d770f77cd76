"""How a day went so far, as far as visits have ended; and what is known of how long visits take."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.state.result import StepResult
from bot.flows.state.visits import Status


@dataclass(frozen=True, slots=True)
class Ended:
    """A visit that has ended today: how, under which sheet, how long it waited for its call, and its steps."""

    visit_id: str
    status: Status
    sheet_id: str
    waited: timedelta | None
    steps: tuple[StepResult, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a reckoning of capacity goes by: of how many visits lengths were learnt, and when that was."""

    visits: int
    reckoned_at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """``ended`` are the visits that have ended since the day began, the latest first, no more than a bounded number of
    them; ``in_all`` is how many there are. ``late`` are those with deviations, by reference."""

    ended: tuple[Ended, ...] = ()
    in_all: int = 0
    late: tuple[str, ...] = ()
    basis: Basis | None = None
