"""What simulated Zoom reports to the desk: late, twice, never and in any order; what is not taken is brought again as
Zoom does it, after 5, 20 and 60 minutes, and then no more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.rehearsal.fakes.zoom.delivery import RETRIES
from bot.rehearsal.fakes.zoom.errors import Json
from bot.rehearsal.fakes.zoom.payloads import encode, sign
from bot.rehearsal.simulation.faults import Faults
from bot.rehearsal.simulation.world import World

_SOON, _LATEST = 2.0, 600.0
"""Seconds until something is reported: ordinarily, so that reports overtake each other; and at worst."""

_PATIENCE = 3.0
"""Seconds for which Zoom waits for an answer."""

_OLDEST = timedelta(seconds=240)
"""As far as two clocks may be apart for a signature to be taken, with something to spare for its way."""

Taken = Callable[[int], None]
"""Told the status with which the desk has answered."""


@dataclass
class Attempt:
    """A report that is being brought; ``over`` once it was answered, or not for too long."""

    report: Json
    number: int
    over: bool = False


class ZoomReports:
    """Owns what is still to be brought."""

    def __init__(self, world: World, faults: Faults, secret: str) -> None:
        self._world, self._faults, self._secret = world, faults, secret
        self._chance = world.chance("zoom reports")
        self.desk: Callable[[bytes, dict[str, str], Taken], None] | None = None
        """Where the desk listens, while it does."""
        self.desk_now: Callable[[], datetime] = world.true_now
        """What the desk's clock says."""
        self.acknowledged: Callable[[Json], None] = lambda _report: None
        """Told of each report that the desk says it has."""

    def put(self, report: Json) -> None:
        """Something is to be reported."""
        if self._drawn("missing", self._faults.missing):
            return
        late = self._drawn("late", self._faults.late)
        self._bring_after(self._chance.uniform(0, _LATEST if late else _SOON), report)
        if self._drawn("doubled", self._faults.doubled):
            self._bring_after(self._chance.uniform(0, _LATEST), report)

    def desk_died(self) -> None:
        """Nobody listens; what was on its way is never answered."""
        self.desk = None

    def _drawn(self, kind: str, chance: float) -> bool:
        drawn = self._chance.random() < chance
        if drawn:
            self._world.count(f"fault {kind}")
            self._world.tell(f"gangguan: laporan Zoom {kind}")
        return drawn

    def _bring_after(self, seconds: float, report: Json, number: int = 0) -> None:
        self._world.after(seconds, lambda: self._bring(Attempt(report, number)))

    def _bring(self, attempt: Attempt) -> None:
        self._world.after(_PATIENCE, lambda: self._end(attempt))
        if self.desk is not None:
            body = encode(attempt.report)
            headers = sign(self._secret, body, int(self._world.true_now().timestamp()))
            self.desk(body, headers, partial(self._answered, attempt))

    def _answered(self, attempt: Attempt, status: int) -> None:
        """What is acknowledged too late for Zoom is acknowledged all the same."""
        self._world.count(f"zoom report answered {status}")
        if status == 200:
            self.acknowledged(attempt.report)
            attempt.over = True
        elif status < 500:
            attempt.over = True
            if abs(self.desk_now() - self._world.true_now()) < _OLDEST:
                self._world.break_promise("zoom_is_believed", f"{attempt.report['event']} is answered {status}")

    def _end(self, attempt: Attempt) -> None:
        """The patience is over: what was not taken is brought again, a few times."""
        if not attempt.over and attempt.number < len(RETRIES):
            self._world.count("zoom brings again")
            self._bring_after(RETRIES[attempt.number].total_seconds(), attempt.report, attempt.number + 1)
        attempt.over = True
