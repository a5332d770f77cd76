"""How much of the queue a batch is decided with.

Most visitors answer a question of the form, and nobody moves in the queue by it: then the visit that is called next is
enough, where all that might be called and whose places stand on cards are several times what else a turn takes. What
is decided with that little stands only where nobody who waited has moved; else it is decided anew with all of them.
"""

from collections.abc import Container, Iterable
from datetime import datetime
from enum import Enum

from bot.flows.queue.places import NEAREST
from bot.flows.scene.events import ChoicePressed, FileSent, TextSent
from bot.flows.state.at_desk import Queue
from bot.flows.state.people import Person
from bot.turn.arrivals import Arrival

_FEW = 4
"""Of more visitors at once somebody joins the queue, and what is loaded for all of them is little for each."""


class TooLittle(Exception):
    """What was decided with little of the queue at hand failed, maybe for that: it says nothing of the event."""


class Extent(Enum):
    """Which visits of the queue are at hand."""

    NEXT = "next"
    """The one that is called next."""
    NEAR = "near"
    """All that may be called, and all whose cards may say another place after that."""

    def sought(self, queue: Queue, now: datetime, most_called: int) -> set[str]:
        """The head of the queue, and whoever may be called."""
        called = most_called if self is Extent.NEAR else 1
        return {place.visit_id for place in (*queue.heads[:1], *queue.ready(now)[:called])}

    def in_passing(self, queue: Queue, most_called: int) -> set[str]:
        """Whose cards may say another place."""
        nearest = NEAREST + most_called if self is Extent.NEAR else 0
        return {place.visit_id for place in queue.heads[:nearest]}


def tried_first(arrivals: Iterable[Arrival]) -> Extent:
    """With how much a batch is decided first."""
    every = tuple(arrivals)
    return Extent.NEXT if len(every) <= _FEW and all(map(_may_stay, every)) else Extent.NEAR


def _may_stay(each: Arrival) -> bool:
    event = each.event
    return event is not None and not each.fault and isinstance(event.body, TextSent | ChoicePressed | FileSent)


def of_acting(extent: Extent, acting: Iterable[Person]) -> Extent:
    """Whatever was tried first: staff move whom they like, and look at who waits."""
    return Extent.NEAR if any(person.staff_id is not None for person in acting) else extent


def stands(before: Queue, after: Queue, now: datetime, at_hand: Container[str]) -> bool:
    """Whether what was decided with little of the queue holds: everybody who waited still stands where they stood, so
    that nobody has moved whose visit was not at hand (whoever has joined behind them is); and whoever is called next
    is: where the first cannot be read it is another one."""
    following = after.next(now)
    # rule: moved-in-the-queue-is-decided-with-all
    unmoved = after.heads[: len(before.heads)] == before.heads
    return unmoved and (following is None or following.visit_id in at_hand)
