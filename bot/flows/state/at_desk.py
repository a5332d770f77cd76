"""Who waits, in the one order of service: the place told, the place filled and the rows loaded all go by it."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.flows.state.loaded import NotLoaded

DELAY = timedelta(minutes=5)
"""How much later a visitor may ask to be called, once a visit."""

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class AtDesk:
    """A visit that the desk has to do with now: it waits, is being prepared, or is attended to. ``queued_at`` gives its
    place, ``arrived_at`` is when it first joined, where that is another moment."""

    visit_id: str
    ticket: str
    queued_at: datetime
    number: str = ""
    arrived_at: datetime | None = None
    not_before: datetime | None = None
    """Until when it is not to be called yet: a moment more, or the day that its number is for."""
    slot_at: datetime | None = None
    """The time of its appointment, if it has one."""

    def later(self, now: datetime) -> bool:
        """Whether it is to be called later than now; what a wrong clock wrote delays nobody for long."""
        return self.not_before is not None and now < self.not_before <= max(
            now + DELAY, self.arrived_at or self.queued_at
        )


def order(place: AtDesk) -> tuple[datetime, int, str]:
    """Sorts who waits: who joined first, and by visit number within one moment."""
    return place.queued_at, len(place.number), place.number


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue as far as it was loaded: its ``heads``, how many wait in all, and the place (1 is next) of every
    other waiting visit that a decision may ask about. ``tickets`` are those of other days still waited with."""

    heads: tuple[AtDesk, ...] = ()
    count: int = 0
    places: Mapping[str, int] = field(default_factory=dict)
    tickets: frozenset[str] = frozenset()

    def place(self, visit_id: str) -> int:
        """A waiting visit's place; raises NotLoaded for one that was not looked up."""
        for place, waiting in enumerate(self.heads, 1):
            if waiting.visit_id == visit_id:
                return place
        if visit_id not in self.places:
            raise NotLoaded(visit_id)
        return self.places[visit_id]

    def joined(self, newcomer: AtDesk) -> "Queue":
        """The queue once somebody has joined it: where the order has them, or behind all that was loaded of it."""
        at = bisect_left(self.heads, order(newcomer), key=order)
        if at == len(self.heads) < self.count:
            places = {**self.places, newcomer.visit_id: self.count + 1}
            return replace(self, count=self.count + 1, places=places)
        places = {each: place + (place > at) for each, place in self.places.items()}
        heads = (*self.heads[:at], newcomer, *self.heads[at:])
        return replace(self, heads=heads, count=self.count + 1, places=places)

    def behind(self, numbers: int, now: datetime) -> datetime:
        """What gives the place right behind so many who wait now: the end, where no more of them wait."""
        if not self.heads:
            return now
        last = self.heads[: max(1, numbers)][-1].queued_at + _TICK
        if self.count <= numbers:
            return max(now, last)
        taken = {waiting.queued_at for waiting in self.heads}
        while last in taken:
            last += _TICK
        return last

    def postponed(self, visit_id: str, until: datetime) -> "Queue":
        """The queue once somebody has asked to be called no sooner than ``until``; their place stays."""
        heads = (replace(each, not_before=until) if each.visit_id == visit_id else each for each in self.heads)
        return replace(self, heads=tuple(heads))

    def ready(self, now: datetime) -> tuple[AtDesk, ...]:
        """Whoever can be called now, in order."""
        return tuple(waiting for waiting in self.heads if not waiting.later(now))

    def left(self, visit_id: str) -> "Queue":
        """The queue once somebody has left it, wherever they stood."""
        gone = self.place(visit_id)
        places = {each: place - (place > gone) for each, place in self.places.items() if each != visit_id}
        heads = tuple(waiting for waiting in self.heads if waiting.visit_id != visit_id)
        return Queue(heads, self.count - 1, places, self.tickets)
