"""A table whose visitors are also seen in the meeting: what a turn loads about it is handed in, as at the real desk."""

from datetime import datetime

from bot.flows.procedure.timeline import Timeline, fold
from bot.flows.scene.effects import Decision, Note, NumberRoom, Say
from bot.flows.scene.events import ZOOM, Body, Event
from bot.flows.scene.present import MeetingSeen
from bot.flows.scene.tokens import Verb
from bot.flows.state.meeting import Attendee
from bot.flows.state.visits import Status, Visit
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
        return self._turn(Event(ZOOM, name, happened_at or self.now, body))

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

    def _turn(self, event: Event) -> Decision:
        decision = super()._turn(event)
        self.attendees = {**self.attendees, **decision.attendees}
        self.rooms = {**self.rooms, **{learnt.uuid: learnt.no for learnt in decision.of(NumberRoom)}}
        self.said += decision.says
        self.noted += [(note.what, note.visit_id) for note in decision.of(Note)]
        return decision

    @property
    def meeting(self) -> MeetingSeen:
        """Everybody whom the meeting has seen."""
        return MeetingSeen(self.attendees, self.registrants, self.rooms)
