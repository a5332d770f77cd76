"""Facts: everything a decision may go by besides its event, as one value."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.flows.office.limits import Burden
from bot.flows.office.office import Office
from bot.flows.scene.topics import Found, Topic, Value
from bot.flows.state.appointment import Appointment
from bot.flows.state.desk import Desk
from bot.flows.state.loaded import Loaded
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit


@dataclass(frozen=True, slots=True)
class Fresh:
    """Unguessable names handed in with an event: one for what it creates, one that can be linked to nothing."""

    reference: str
    unlinked: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so when an event is decided: what its needs name, as loaded, and what holds for every event.

    ``sender`` is the person acting (None for a stranger), ``chat`` whose chat it is; ``burden`` is what is taken up
    already of what is limited; ``found`` holds the answers about the topics that were asked for.
    """

    now: datetime
    office: Office
    fresh: Fresh
    desk: Desk
    people: Loaded[str, Person]
    visits: Loaded[str, Visit]
    threads: Loaded[str, Thread] = field(default_factory=lambda: Loaded({}))
    appointments: Loaded[str, Appointment] = field(default_factory=lambda: Loaded({}))
    sender: Person | None = None
    chat: Person | None = None
    burden: Burden = field(default_factory=Burden)
    found: Found = field(default_factory=Found)

    def about(self, kind: type[Topic[Value]]) -> Value:
        """What was found about a topic; raises NotLoaded where nobody asked for it."""
        return self.found.about(kind)

    def knows(self, kind: type[Topic[Any]]) -> bool:
        """Whether a topic was asked for."""
        return self.found.knows(kind)
