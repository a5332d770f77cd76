"""A scene: one event, the people and visits it concerns, and what the desk resolves while deciding it.

Made by :func:`bot.flows.decide.decide` for one event and thrown away after it; the flows write their
resolutions into it, so that each can stay a few lines long. Nothing outside ever sees it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.flows.effects import AskWayIn, FetchFile, Note, Say
from bot.flows.events import Event
from bot.flows.limits import Burden
from bot.flows.messages import Arg, Attached, Choice, Copy, Form, Link, Message, Phrase, Purpose, Urgency
from bot.flows.office import Office
from bot.flows.sheet import Sheet
from bot.flows.state import Attendee, Delivery, Desk, Dialog, Person, Staff, SurveyResponse, Visit
from bot.flows.timeline import Timeline, fold


@dataclass(frozen=True, slots=True)
class Fresh:
    """Unguessable names handed in with an event: one for what it creates, one that can be linked to nothing."""

    reference: str
    unlinked: str


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """What is known of the meeting: attendees by key, whose own link each registrant is (visit by registrant), and
    the numbers of breakout rooms by uuid."""

    attendees: Mapping[str, Attendee]
    registrants: Mapping[str, str]
    rooms: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Scene:
    """The working copy for one event. ``person`` is who acts, ``chat`` whose chat it is (a group's, maybe)."""

    event: Event
    now: datetime
    office: Office
    fresh: Fresh
    desk: Desk
    base_people: Mapping[str, Person]
    base_visits: Mapping[str, Visit]
    deliveries: Mapping[str, tuple[Delivery, ...]] = field(default_factory=dict)
    """What was said to the visitor of a visit that somebody asks about, by visit."""
    burden: Burden = field(default_factory=Burden)
    """What is taken up already of what is limited."""
    late: bool = False
    """Whether the acting person has been heard since: what they say is older than what they said last."""
    person_id: str = ""
    chat_id: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    says: list[Say] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    responses: list[SurveyResponse] = field(default_factory=list)
    resends: dict[int, datetime] = field(default_factory=dict)
    files: list[FetchFile] = field(default_factory=list)
    ways_in: list[AskWayIn] = field(default_factory=list)
    ways_over: list[str] = field(default_factory=list)
    base_attendees: Mapping[str, Attendee] = field(default_factory=dict)
    registrants: Mapping[str, str] = field(default_factory=dict)
    """Whose own link into the meeting each is: visit by registrant."""
    base_rooms: Mapping[str, int] = field(default_factory=dict)
    rooms: dict[str, int] = field(default_factory=dict)
    """Numbers of breakout rooms that this scene has learnt."""
    attendees: dict[str, Attendee] = field(default_factory=dict)
    _folded: dict[str, tuple[Visit, Timeline]] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        """When the event happened, as far as its time can be true: never later than now."""
        return min(self.event.happened_at, self.now)

    @property
    def person(self) -> Person:
        """The person acting; KeyError for events that nobody sent."""
        return self.known_person(self.person_id)

    def known_person(self, person_id: str) -> Person:
        """A person of this scene as resolved so far; raises KeyError for a stranger."""
        return self.people.get(person_id) or self.base_people[person_id]

    def visit(self, visit_id: str | None) -> Visit | None:
        """A visit of this scene as resolved so far, or None."""
        if not visit_id:
            return None
        return self.visits.get(visit_id) or self.base_visits.get(visit_id)

    @property
    def own_visit(self) -> Visit | None:
        """The acting person's latest visit, open or closed."""
        return self.visit(self.person.visit_id)

    @property
    def open_visit(self) -> Visit | None:
        """The acting person's open visit."""
        visit = self.own_visit
        return visit if visit and visit.status.open else None

    @property
    def staff(self) -> Staff | None:
        """The acting person as a member of staff, or None for a visitor."""
        if not self.person_id:
            return None
        return self.desk.seat(self.person)

    @property
    def crowd(self) -> int:
        """How many open visits have come from where this event comes from."""
        known = {**self.base_visits, **self.visits}
        here = [visit for visit in known.values() if visit.source == self.event.source and visit.status.open]
        return len(here) + len(self.burden.open_visits.get(self.event.source, frozenset()) - known.keys())

    def keep_person(self, person: Person | None = None, /, **changes: Any) -> Person:
        """Resolves a change to a person (the acting one by default)."""
        changed = replace(person or self.person, **changes)
        self.people[changed.id] = changed
        return changed

    def keep_visit(self, visit: Visit, /, **changes: Any) -> Visit:
        """Resolves a change to a visit."""
        changed = replace(visit, **changes)
        self.visits[changed.id] = changed
        return changed

    def talk(self, dialog: Dialog) -> None:
        """Moves the acting person's conversation."""
        self.keep_person(dialog=dialog)

    def sheet(self, visit: Visit) -> Sheet:
        """The version of the procedure the visit began with."""
        return self.office.sheet_of(visit.sheet_id)

    def timeline(self, visit: Visit) -> Timeline:
        """The visit's timeline as of now; folded once for as long as the visit stays the same."""
        folded = self._folded.get(visit.id)
        if folded is None or folded[0] is not visit:
            line = fold(self.sheet(visit), visit.evidence, self.office.calendar, self.now, visit.closed_at)
            folded = self._folded[visit.id] = (visit, line)
        return folded[1]

    def timeline_of(self, visit: Visit) -> Timeline:
        """The timeline of a visit as it would be; not remembered."""
        return fold(self.sheet(visit), visit.evidence, self.office.calendar, self.now, visit.closed_at)

    def say(
        self,
        person: Person,
        text: str | Phrase,
        args: Mapping[str, Arg] | None = None,
        *,
        choices: tuple[Choice, ...] = (),
        links: tuple[Link, ...] = (),
        copies: tuple[Copy, ...] = (),
        card: str | None = None,
        anew: bool = False,
        urgency: Urgency = Urgency.REPLY,
        visit_id: str | None = None,
        purpose: Purpose | None = None,
        form: Form | None = None,
        file: Attached | None = None,
        passing: bool = False,
        mends: bool = False,
    ) -> None:
        """Resolves to say something to somebody."""
        phrase = text if isinstance(text, Phrase) else Phrase(text, args or {})
        subject = self._subject(person, visit_id)
        purpose = Purpose.DUTY if person.staff_id else purpose
        message = Message(
            phrase, choices, links, copies, card, anew, urgency, purpose, subject, form, file, mends, passing
        )
        self.says.append(Say(person.id, message, visit_id))

    def _subject(self, person: Person, visit_id: str | None) -> str:
        """Whom or what a message is about in a word or two: the officer's name, the visitor's number or name."""
        if member := self.desk.seat(person):
            return member.name
        visit = self.visit(visit_id)
        return (visit.ticket or visit.form.get("name", "")) if visit else ""

    def answer(self, text: str, args: Mapping[str, Arg] | None = None, *, choices: tuple[Choice, ...] = ()) -> None:
        """Resolves to answer the acting person in their own chat."""
        self.say(self.person, text, args, choices=choices, visit_id=self.person.visit_id)

    def attendee(self, key: str) -> Attendee | None:
        """Somebody in the meeting as resolved so far, or None."""
        return self.attendees.get(key) or self.base_attendees.get(key)

    @property
    def known_attendees(self) -> dict[str, Attendee]:
        """Everybody in the meeting that this scene knows."""
        return {**self.base_attendees, **self.attendees}

    def keep_attendee(self, attendee: Attendee, /, **changes: Any) -> Attendee:
        """Resolves a change to somebody in the meeting."""
        changed = replace(attendee, **changes)
        self.attendees[changed.key] = changed
        return changed

    def resend(self, row_id: int, at: datetime) -> None:
        """Resolves to send a message once more that the platform had taken and then failed."""
        self.resends[row_id] = at

    def note(self, what: str, visit_id: str | None = None, **details: str | int) -> None:
        """Resolves a line for the journal."""
        self.notes.append(Note(self.who, what, visit_id, details))

    @property
    def who(self) -> str:
        """Who acts, for journal and evidence: a staff id, ``visitor``, or the channel of a desk event."""
        if not self.person_id:
            return self.event.channel
        staff = self.staff
        return staff.id if staff else "visitor"
