"""Who waits, in the one order of service: the place told, the place filled and the rows loaded all go by it."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.flows.state.loaded import NotLoaded


@dataclass(frozen=True, slots=True)
class AtDesk:
    """A visit that the desk has to do with now: it waits, is being prepared, or is attended to."""

    visit_id: str
    ticket: str
    queued_at: datetime
    number: str = ""


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
        """The queue once somebody has joined it: at its end, but for whoever joined in the same moment."""
        heads, whole = self.heads, self.count == len(self.heads)
        if whole:
            at = bisect_left(heads, order(newcomer), key=order)
            heads = (*heads[:at], newcomer, *heads[at:])
        return Queue(heads, self.count + 1, {**self.places, newcomer.visit_id: self.count + 1}, self.tickets)

    def left(self, visit_id: str) -> "Queue":
        """The queue once somebody has left it, wherever they stood."""
        gone = self.place(visit_id)
        places = {each: place - (place > gone) for each, place in self.places.items() if each != visit_id}
        heads = tuple(waiting for waiting in self.heads if waiting.visit_id != visit_id)
        return Queue(heads, self.count - 1, places, self.tickets)
