"""How many visits, by how they stand or have ended; and how long people waited for what they had been promised.

One definition each: the day's figures in chat and the report book's come from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.flows.journey.figures import middle, nine_of_ten
from bot.flows.state.visits import Status


@dataclass(frozen=True, slots=True)
class Tally:
    """``came`` are all who took a number: those whose visit has ended, who are served and who wait."""

    came: int
    finished: int
    cancelled: int
    absent: int
    silent: int
    serving: int
    waiting: int


def tally(ended: Iterable[Status], in_all: int, *, serving: int, waiting: int) -> Tally:
    """Counts visits; ``in_all`` is how many have ended, where ``ended`` are only the latest of them."""
    how = list(ended)
    return Tally(
        came=max(in_all, len(how)) + serving + waiting,
        finished=how.count(Status.FINISHED),
        cancelled=how.count(Status.CANCELLED),
        absent=how.count(Status.NO_SHOW),
        silent=how.count(Status.LAPSED) + how.count(Status.UNRESOLVED),
        serving=serving,
        waiting=waiting,
    )


@dataclass(frozen=True, slots=True)
class Wait:
    """When somebody joined the queue and was called, and between which moments they had been told to expect it."""

    joined_at: datetime | None
    called_at: datetime | None
    told_from: datetime | None = None
    told_until: datetime | None = None

    @property
    def waited(self) -> timedelta | None:
        """How long they waited for their call; None where that is not known."""
        if self.joined_at is None or self.called_at is None:
            return None
        return max(self.called_at - self.joined_at, timedelta())

    @property
    def kept(self) -> bool | None:
        """Whether they were called before what they had been told was over; None where nothing was promised."""
        if self.called_at is None or self.told_until is None:
            return None
        # rule: early-call-keeps-the-promise
        return self.called_at <= self.told_until


@dataclass(frozen=True, slots=True)
class WaitFigures:
    """Of how many the wait is known, its middle and what nine of ten kept to; how many had been told when, how many of
    these were called before that was over, and the middle of what they had been told at most."""

    called: int
    middle: timedelta
    most: timedelta
    promised: int
    kept: int
    told: timedelta


def wait_figures(waits: Iterable[Wait]) -> WaitFigures | None:
    """How long people waited; None where nobody was called."""
    known = [each for each in waits if each.waited is not None]
    if not known:
        return None
    spans = sorted(each.waited for each in known if each.waited is not None)
    promised = [each for each in known if each.kept is not None]
    told = sorted(each.told_until - each.joined_at for each in promised if each.told_until and each.joined_at)
    promise = middle(told) if told else timedelta()
    kept = sum(each.kept is True for each in promised)
    return WaitFigures(len(spans), middle(spans), nine_of_ten(spans), len(promised), kept, promise)
