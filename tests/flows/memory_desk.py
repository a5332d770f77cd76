"""A desk in memory: decisions follow one another as they do in a turn, with no database and no channel.

Each decision is handed only what a turn loads for its event (:mod:`bot.turn`), so a flow that reaches for more
fails here as it would fail at the real desk.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.flows.decide import decide
from bot.flows.effects import Decision
from bot.flows.events import CLOCK, TELEGRAM, Body, ChoicePressed, DeadlinePassed, DeliveryGivenUp, Event
from bot.flows.office import Office
from bot.flows.scene import Fresh
from bot.flows.state import Desk, Person, Visit
from bot.flows.tokens import read
from bot.turn.leaving import leaving

_NEVER_BACK = timedelta(seconds=1)


class MemoryDesk:
    """State threaded from event to event. ``deadlines`` holds the next look at each visit that wants one."""

    def __init__(self, office: Office, now: datetime) -> None:
        self.office = office
        self.now = now
        self.desk = Desk()
        self.people: dict[str, Person] = {}
        self.visits: dict[str, Visit] = {}
        self.met: dict[str, str] = {}
        self.deadlines: dict[str, datetime] = {}
        self._serial = 0

    def enter(self, body: Body, address: str = "", sender: str = "", *, late_by: timedelta = timedelta()) -> Decision:
        """Somebody acts in a chat; ``late_by`` says how long ago that was by the platform's clock."""
        self._serial += 1
        event = Event(TELEGRAM, str(self._serial), self.now - late_by, body, address, sender or address)
        return self._take(event)

    def fire(self, visit_id: str) -> Decision:
        """The clock reports a visit's deadline, whether or not it is due."""
        self._serial += 1
        due_at = self.deadlines.get(visit_id, self.now)
        return self._take(Event(CLOCK, str(self._serial), due_at, DeadlinePassed(visit_id)))

    def sweep(self) -> Iterator[Decision]:
        """Reports every deadline that is due now, the earliest first, as one look of the clock does."""
        due = sorted((at, visit_id) for visit_id, at in self.deadlines.items() if at <= self.now)
        return (self.fire(visit_id) for _, visit_id in due)

    @property
    def next_due(self) -> datetime | None:
        """The earliest deadline."""
        return min(self.deadlines.values(), default=None)

    def at(self, address: str) -> Person | None:
        """Whoever chats there."""
        return self.people.get(self.met.get(f"{TELEGRAM}:{address}", ""))

    def _take(self, event: Event) -> Decision:
        sender, chat = self.at(event.sender or event.address), self.at(event.address)
        people, visits = self._at_hand(event, [person for person in (sender, chat) if person])
        fresh = Fresh(f"{'reference':.<10}{self._serial:06d}", f"{'unlinked':.<10}{self._serial:06d}")
        decision = decide(event, self.now, self.office, fresh, self.desk, people, visits, sender, chat)
        self._accept(decision)
        return decision

    def _at_hand(self, event: Event, known: list[Person]) -> tuple[dict[str, Person], dict[str, Visit]]:
        heads = [place.visit_id for place in self.desk.waiting[: self.office.capacity + 1]]
        about = [visit_id for person in known for visit_id in (person.visit_id, person.dialog.about) if visit_id]
        met = {f"{TELEGRAM}:{person.address}": person for person in known}
        held = self._held(leaving([event], self.desk, met))
        wanted = {*_meant(event), *heads, *about, *held} & self.visits.keys()
        visits = {visit_id: self.visits[visit_id] for visit_id in wanted}
        others = {visit.person_id for visit in visits.values()}
        others |= {member.person_id for member in self.desk.staff.values() if member.person_id}
        others |= {event.body.person_id} if isinstance(event.body, DeliveryGivenUp) else set()
        people = {person.id: person for person in known} | {key: self.people[key] for key in others}
        return people, visits

    def _held(self, staff_ids: set[str]) -> list[str]:
        """What whoever may be leaving has taken."""
        return [visit.id for visit in self.visits.values() if staff_ids & set(visit.assigned.values())]

    def _accept(self, decision: Decision) -> None:
        self.desk = decision.desk
        self.people.update(decision.people)
        self.met.update({f"{person.channel}:{person.address}": person.id for person in decision.people.values()})
        self.visits.update(decision.visits)
        for visit_id, due_at in decision.deadlines.items():
            self.deadlines.pop(visit_id, None)
            if due_at is not None:
                self.deadlines[visit_id] = max(due_at, self.now + _NEVER_BACK)


def _meant(event: Event) -> list[str]:
    """The visits that an event names."""
    match event.body:
        case DeadlinePassed(visit_id) | DeliveryGivenUp(_, str(visit_id), _, _):
            return [visit_id]
        case ChoicePressed(written) if parsed := read(written):
            return list(parsed[1][:1])
    return []
