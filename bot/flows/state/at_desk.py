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
    place (:mod:`bot.flows.queue.order`), ``arrived_at`` is when it first joined, where that is another moment."""

    visit_id: str
    ticket: str
    queued_at: datetime
    number: str = ""
    arrived_at: datetime | None = None
    not_before: datetime | None = None
    """Until when it is not to be called yet: a moment more, or the day that its number is for."""
    category: str = ""
    called_at: datetime | None = None
    """Since when it has been served, where it has been called."""
    slot_at: datetime | None = None
    """The time of its appointment, if it has one."""

    @property
    def joined_at(self) -> datetime:
        """When it first joined the queue."""
        return self.arrived_at or self.queued_at

    @property
    def preferred(self) -> bool:
        """Whether it stands before where its arrival alone would put it."""
        return self.queued_at < self.joined_at

    def later(self, now: datetime) -> bool:
        """Whether it is to be called later than now; what a wrong clock wrote delays nobody for long."""
        return self.not_before is not None and now < self.not_before <= max(now + DELAY, self.joined_at)


def order(place: AtDesk) -> tuple[datetime, int, str]:
    """Sorts who waits: by the moment that gives the place, and by visit number within one moment."""
    return place.queued_at, len(place.number), place.number


Spot = tuple[datetime, str]
"""Where somebody may come to stand: a moment and a visit number; without one, behind all of that moment."""


def _up_to(place: AtDesk, spot: Spot) -> bool:
    """Whether somebody stands before a spot, or on it."""
    at, number = spot
    return order(place) <= (at, len(number), number) if number else place.queued_at <= at


@dataclass(frozen=True, slots=True)
class Queue:
    """The queue as far as it was loaded: its ``heads``, how many wait in all, and the place (1 is next) of every
    other waiting visit that a decision may ask about. ``tickets`` are those of other days still waited with; ``ahead``
    says how many stand before each spot behind the heads where somebody may be put."""

    heads: tuple[AtDesk, ...] = ()
    count: int = 0
    places: Mapping[str, int] = field(default_factory=dict)
    tickets: frozenset[str] = frozenset()
    ahead: Mapping[Spot, int] = field(default_factory=dict)

    def place(self, visit_id: str) -> int:
        """A waiting visit's place; raises NotLoaded for one that was not looked up."""
        for place, waiting in enumerate(self.heads, 1):
            if waiting.visit_id == visit_id:
                return place
        if visit_id not in self.places:
            raise NotLoaded(visit_id)
        return self.places[visit_id]

    def joined(self, newcomer: AtDesk) -> "Queue":
        """The queue once somebody has joined it: where the order has them; raises NotLoaded for a spot behind all that
        was loaded of it, if nobody asked how many are ahead there."""
        at = bisect_left(self.heads, order(newcomer), key=order)
        beyond = at == len(self.heads) < self.count
        place = 1 + (self._ahead_of(newcomer) if beyond else at)
        places = {each: known + (known >= place) for each, known in self.places.items()}
        ahead = {spot: known + _up_to(newcomer, spot) for spot, known in self.ahead.items()}
        if beyond:
            return replace(self, count=self.count + 1, places={**places, newcomer.visit_id: place}, ahead=ahead)
        heads = (*self.heads[:at], newcomer, *self.heads[at:])
        return replace(self, heads=heads, count=self.count + 1, places=places, ahead=ahead)

    def before(self, now: datetime) -> int:
        """How many wait before somebody who joins now; whoever has a number of a later day does not. Raises NotLoaded
        where that was not counted."""
        standing = sum(each.queued_at <= now for each in self.heads)
        beyond = standing == len(self.heads) < self.count
        if not beyond:
            return standing
        if (now, "") not in self.ahead:
            raise NotLoaded("who waits before a newcomer")
        return self.ahead[now, ""]

    def _ahead_of(self, newcomer: AtDesk) -> int:
        """How many wait before somebody who comes to stand behind the heads."""
        spots = ((newcomer.queued_at, newcomer.number), (newcomer.queued_at, ""))
        known = next((self.ahead[spot] for spot in spots if spot in self.ahead), None)
        if known is None:
            raise NotLoaded(f"who waits before {newcomer.visit_id}")
        return known

    def behind(self, numbers: int, now: datetime) -> datetime | None:
        """What gives the place right behind so many who wait now, or behind all if they are fewer; None where nobody
        waits. Whoever has a number of a later day does not count."""
        waiting = [each.queued_at for each in self.heads if each.queued_at <= now]
        if not waiting:
            return None
        at, taken = waiting[: max(1, numbers)][-1] + _TICK, set(waiting)
        while at in taken:
            at += _TICK
        return at

    def postponed(self, visit_id: str, until: datetime) -> "Queue":
        """The queue once somebody has asked to be called no sooner than ``until``; their place stays."""
        heads = (replace(each, not_before=until) if each.visit_id == visit_id else each for each in self.heads)
        return replace(self, heads=tuple(heads))

    def ready(self, now: datetime) -> tuple[AtDesk, ...]:
        """Whoever can be called now, in order."""
        return tuple(waiting for waiting in self.heads if not waiting.later(now))

    def next(self, now: datetime) -> AtDesk | None:
        """Whoever can be called first now."""
        return next((waiting for waiting in self.heads if not waiting.later(now)), None)

    def left(self, visit_id: str) -> "Queue":
        """The queue once somebody has left it, wherever they stood."""
        gone = self.place(visit_id)
        places = {each: place - (place > gone) for each, place in self.places.items() if each != visit_id}
        heads = tuple(waiting for waiting in self.heads if waiting.visit_id != visit_id)
        ahead = {spot: known - (known >= gone) for spot, known in self.ahead.items()}
        return replace(self, heads=heads, count=self.count - 1, places=places, ahead=ahead)
