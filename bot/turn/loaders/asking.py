"""What a loader is given, and what it gives back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.flows.office.office import Office
from bot.flows.scene.topics import Topic
from bot.flows.state.appointment import Appointment
from bot.flows.state.desk import Desk
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit

Value = TypeVar("Value")
Kind = TypeVar("Kind", bound=Topic[Any])
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asking:
    """The topics that a batch asks about, at which office and desk, and who acts in it."""

    connection: AsyncConnection
    topics: frozenset[Topic[Any]]
    office: Office
    desk: Desk
    acting: tuple[Person, ...]
    now: datetime

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The topics of one type."""
        return tuple(topic for topic in self.topics if isinstance(topic, kind))

    @property
    def visitors(self) -> frozenset[str]:
        """Whoever acts and does not work here."""
        return frozenset(person.id for person in self.acting if person.staff_id is None)


@dataclass(frozen=True, slots=True)
class AtHand:
    """The visits that were loaded, and the people behind them."""

    visits: Mapping[str, Visit]
    people: Mapping[str, Person]


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """What is told about the topics of one type, and what has to be at hand besides: visits and people by id, threads
    and appointments that were read already. ``in_passing``: visits that are only told of; nobody is put into the queue
    because of them."""

    value: Value
    visits: Iterable[str] = ()
    in_passing: frozenset[str] = _NOBODY
    people: frozenset[str] = _NOBODY
    threads: Mapping[str, Thread] = field(default_factory=dict)
    appointments: Mapping[str, Appointment] = field(default_factory=dict)
