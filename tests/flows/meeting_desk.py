"""A table whose visitors are also seen in the meeting: what a turn loads about it is handed in, as at the real desk."""

from datetime import datetime

from bot.flows.decide import decide
from bot.flows.effects import Decision, Say
from bot.flows.events import ZOOM, AttendeeSeen, Body, Event, MeetingOver
from bot.flows.scene import Fresh, MeetingSeen
from bot.flows.state import Attendee, Person, Status, Visit
from bot.flows.timeline import Timeline, fold
from bot.flows.tokens import Verb
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table, office

ON_ZOOM = {"webhook_secret": "rahasia-zoom"}


class MeetingTable(Table):
    """Front office and back office on duty, everybody called at once, and a meeting that tells what it sees."""

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        super().__init__(office(zoom=ON_ZOOM, queue={"capacity": 0}), now)
        self.attendees: dict[str, Attendee] = {}
        self.registrants: dict[str, str] = {}
        self.rooms: dict[str, int] = {}
        self.said: list[Say] = []
        self.noted: list[tuple[str, str | None]] = []
        self.hire("Sari", "front_office")
        self.hire("Bayu", "back_office")

    def receive(self, name: str) -> Visit:
        """Somebody is called this moment, with a link of their own."""
        self.seat(name)
        visit = self.open(name, Status.IN_SERVICE)
        self.registrants[f"R-{name}"] = visit.id
        self.deadlines[visit.id] = self.now
        return visit

    def meet(self, name: str, body: Body, happened_at: datetime | None = None) -> Decision:
        """The meeting tells something, under the name of this event."""
        return self._take(Event(ZOOM, name, happened_at or self.now, body))

    def until(self, moment: datetime) -> None:
        """Time passes; every deadline is looked at when it is due."""
        while (due := self.next_due) and due <= moment:
            self.now = max(self.now, due)
            list(self.sweep())
        self.now = max(self.now, moment)

    def line(self, visit: Visit) -> Timeline:
        """A visit's timeline as it is in the end, whether or not it is closed."""
        return fold(self.office.sheet, visit.evidence, self.office.calendar, self.now)

    def heard(self, person: str, visit: Visit | None = None) -> list[str]:
        """The names of the texts somebody was told, of one visit or of any."""
        told = [say for say in self.said if say.person_id == person.lower()]
        return [say.message.text.name for say in told if visit is None or say.visit_id == visit.id]

    def asked_who(self, officer: str) -> list[str]:
        """What the newest question who somebody is may be answered with, as tokens."""
        asked = [say for say in self.said if say.message.text.name == "zoom-who" and say.person_id == officer.lower()]
        found = [choice.token for choice in asked[-1].message.choices]
        assert all(each.startswith(f"{Verb.WHO}:") for each in found)
        return found

    def _take(self, event: Event) -> Decision:
        sender, chat = self.at(event.sender or event.address), self.at(event.address)
        people, visits = self._at_hand(event, [person for person in (sender, chat) if person])
        self._serial += 1
        fresh = Fresh(f"{'reference':.<10}{self._serial:06d}", f"{'unlinked':.<10}{self._serial:06d}")
        seen = MeetingSeen(self.attendees, self.registrants, self.rooms)
        decision = decide(event, self.now, self.office, fresh, self.desk, people, visits, sender, chat, {}, seen)
        self._accept(decision)
        self.attendees = {**self.attendees, **decision.attendees}
        self.rooms = {**self.rooms, **decision.rooms}
        self.said += decision.says
        self.noted += [(note.what, note.visit_id) for note in decision.notes]
        return decision

    def _at_hand(self, event: Event, known: list[Person]) -> tuple[dict[str, Person], dict[str, Visit]]:
        """The meeting's events are handed the visits that are attended to and those that are known to be theirs."""
        people, visits = super()._at_hand(event, known)
        if isinstance(event.body, AttendeeSeen):
            theirs = {attendee.visit_id for attendee in self.attendees.values()} | set(self.registrants.values())
        elif isinstance(event.body, MeetingOver) or getattr(event.body, "token", "").startswith(f"{Verb.WHO}:"):
            theirs = set()
        else:
            return people, visits
        theirs |= {place.visit_id for place in (*self.desk.attended, *self.desk.waiting)}
        visits |= {key: self.visits[key] for key in theirs if key in self.visits}
        readers = {visit.person_id for visit in visits.values()} - people.keys()
        return people | {key: self.people[key] for key in readers}, visits
