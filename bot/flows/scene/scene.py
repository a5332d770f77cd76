"""A scene: one event, the people and visits it concerns, and what the desk resolves while deciding it.

Made by :func:`bot.flows.decide.decide` for one event and thrown away after it; the flows write their
resolutions into it, so that each can stay a few lines long. Nothing outside ever sees it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.rulings import Rulings
from bot.flows.office.house_rules import HouseRule, HouseRules, Matter
from bot.flows.office.office import Office
from bot.flows.office.ruled_house import under
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.timeline import Timeline, fold
from bot.flows.scene.effects import Effect, Held, LookAgain, Note, NumberRoom, Say, SendAgain
from bot.flows.scene.events import ChoicePressed, Event
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.messages import (
    Arg,
    Attached,
    Chart,
    Choice,
    ContactKey,
    Copy,
    Draft,
    Form,
    Invitation,
    Link,
    Message,
    Paper,
    Phrase,
    Purpose,
    Urgency,
)
from bot.flows.scene.present import InMeeting, MeetingSeen
from bot.flows.scene.tokens import Verb, read
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.counted import counted
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.dialog import Dialog
from bot.flows.state.information import InformationRequest
from bot.flows.state.meeting import Attendee
from bot.flows.state.nudges import RETURNED
from bot.flows.state.origin import Origin
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit


class StaleCopy(RuntimeError):
    """A flow would overwrite a newer state of a visit with what it made of an older one: a fault of ours."""


@dataclass
class Scene:
    """The working copy for one event. ``person`` is who acts, ``chat`` whose chat it is (a group's, maybe)."""

    event: Event
    facts: Facts
    desk: Desk
    late: bool = False
    """Whether the acting person has been heard since: what they say is older than what they said last."""
    person_id: str = ""
    came_from: str = ""
    """The channel in which the acting person was until now, where they act in their other chat."""
    chat_id: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)
    appointments: dict[str, Appointment] = field(default_factory=dict)
    attendees: dict[str, Attendee] = field(default_factory=dict)
    requests: dict[str, InformationRequest] = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    ruled: Office | None = None
    """The unit once this event has changed its hours, or set a house rule."""
    _folded: dict[str, tuple[Visit, Timeline]] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """When the event is decided."""
        return self.facts.now

    @property
    def office(self) -> Office:
        """The unit, under the rulings on its hours and its house rules as resolved so far."""
        return self.ruled or self.facts.office

    @property
    def fresh(self) -> Fresh:
        """Names for what this event creates."""
        return self.facts.fresh

    @property
    def says(self) -> list[Say]:
        """What has been resolved to be said so far."""
        return [effect for effect in self.effects if isinstance(effect, Say)]

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
        return self.people.get(person_id) or self.facts.people[person_id]

    def visit(self, visit_id: str | None) -> Visit | None:
        """A visit of this scene as resolved so far, or None; raises NotLoaded for one that nobody said was needed."""
        if not visit_id:
            return None
        return self.visits.get(visit_id) or self.facts.visits.get(visit_id)

    def at_hand(self, visit_id: str) -> bool:
        """Whether a visit was loaded (or begun) for this event."""
        return visit_id in self.visits or visit_id in self.facts.visits

    def before(self, visit_id: str) -> Visit | None:
        """A visit as it was before this event; None for one that begins with it."""
        return None if visit_id == self.fresh.reference else self.facts.visits.get(visit_id)

    @property
    def own_visit(self) -> Visit | None:
        """The acting person's latest visit, open or closed."""
        return self.visit(self.person.visit_id)

    @property
    def open_visit(self) -> Visit | None:
        """The acting person's open visit."""
        visit = self.own_visit
        return visit if visit and visit.status.open else None

    def thread(self, thread_id: str) -> Thread | None:
        """A thread as resolved so far, or None; raises NotLoaded for one that nobody said was needed."""
        return self.threads.get(thread_id) or self.facts.threads.get(thread_id)

    @property
    def own_thread(self) -> Thread | None:
        """The acting person's open thread with front office."""
        known = {**self.facts.threads, **self.threads}
        return next((each for each in known.values() if each.person_id == self.person_id and each.open), None)

    def keep_thread(self, thread: Thread, /, **changes: Any) -> Thread:
        """Resolves a change to a thread."""
        changed = replace(thread, **changes)
        self.threads[changed.id] = changed
        return changed

    def appointment(self, appointment_id: str) -> Appointment | None:
        """An appointment as resolved so far, or None; raises NotLoaded for one that nobody said was needed."""
        return self.appointments.get(appointment_id) or self.facts.appointments.get(appointment_id)

    def keep_request(self, request: InformationRequest, /, **changes: Any) -> InformationRequest:
        """Resolves a change to a request for public information."""
        changed = replace(request, **changes)
        self.requests[changed.id] = changed
        return changed

    @property
    def live_appointments(self) -> tuple[Appointment, ...]:
        """Every appointment at hand that is held or booked, as resolved so far."""
        known = {**self.facts.appointments, **self.appointments}
        return tuple(each for each in known.values() if each.live)

    def appointment_of(self, person_id: str, stand: Stand) -> Appointment | None:
        """What a person holds, or has booked."""
        return next((a for a in self.live_appointments if a.person_id == person_id and a.stand is stand), None)

    def keep_appointment(self, appointment: Appointment, /, **changes: Any) -> Appointment:
        """Resolves a change to an appointment."""
        changed = replace(appointment, **changes)
        self.appointments[changed.id] = changed
        return changed

    @property
    def staff(self) -> Staff | None:
        """The acting person as a member of staff, or None for a visitor."""
        if not self.person_id:
            return None
        return self.desk.seat(self.person)

    @property
    def pressed(self) -> tuple[Verb, str] | None:
        """What the acting member of staff has pressed, and on what; None where it was nothing of theirs to press."""
        body = self.event.body
        parsed = read(body.token) if isinstance(body, ChoicePressed) and self.staff else None
        return (parsed[0], parsed[1][0]) if parsed and parsed[1] else None

    @property
    def crowd(self) -> int:
        """How many open visits have come from where this event comes from."""
        known = {**self.facts.visits, **self.visits}
        here = [visit for visit in known.values() if visit.source == self.event.source and visit.status.open]
        return len(here) + len(self.facts.burden.open_visits.get(self.event.source, frozenset()) - known.keys())

    def keep_person(self, person: Person | None = None, /, **changes: Any) -> Person:
        """Resolves a change to a person (the acting one by default)."""
        changed = replace(person or self.person, **changes)
        self.people[changed.id] = changed
        return changed

    def keep_visit(self, visit: Visit, /, **changes: Any) -> Visit:
        """Resolves a change to a visit; raises StaleCopy for one that has been changed since it was looked at."""
        known = self.visits.get(visit.id)
        if known is not None and known is not visit:
            raise StaleCopy(visit.id)
        changed = replace(visit, **changes)
        self.visits[changed.id] = changed
        return changed

    def talk(self, dialog: Dialog) -> None:
        """Moves the acting person's conversation."""
        self.keep_person(dialog=dialog)

    def sheet(self, visit: Visit) -> Sheet:
        """The version of the procedure the visit began with, in the words of the counter for who is there."""
        sheet = self.office.sheet_of(visit.sheet_id)
        return sheet.in_person if visit.at_the_counter else sheet

    def calendar(self, visit: Visit) -> OfficeCalendar:
        """The calendar in force when the visit began: new hours never judge an old visit anew, but nobody is charged
        for time in which the office was closed by a ruling since."""
        return self.office.judging(visit.calendar_id, visit.started_at)

    def timeline(self, visit: Visit) -> Timeline:
        """The visit's timeline as of now; folded once for as long as nothing changes that it is derived from."""
        folded = self._folded.get(visit.id)
        if folded is None or (folded[0] is not visit and _folded_of(folded[0]) != _folded_of(visit)):
            folded = (visit, self.timeline_of(visit))
        self._folded[visit.id] = (visit, folded[1])
        return folded[1]

    def timeline_of(self, visit: Visit) -> Timeline:
        """The timeline of a visit as it would be; not remembered."""
        sheet = self.sheet(visit)
        return fold(sheet, counted(sheet, visit), self.calendar(visit), self.now, visit.closed_at)

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
        invitation: Invitation | None = None,
        key: ContactKey | None = None,
        chart: Chart | None = None,
        draft: Draft | None = None,
        paper: Paper | None = None,
        origin: Origin | None = None,
        held: Held | None = None,
    ) -> None:
        """Resolves to say something to somebody."""
        phrase = text if isinstance(text, Phrase) else Phrase(text, args or {})
        subject = self._subject(person, visit_id)
        purpose = Purpose.DUTY if person.staff_id else purpose
        message = Message(
            phrase,
            choices,
            links,
            copies,
            card,
            anew,
            urgency,
            purpose,
            subject,
            form,
            file,
            mends,
            passing,
            invitation,
            key,
            chart,
            draft,
            paper,
        )
        self.effects.append(Say(person.id, message, visit_id, origin, held))

    def _subject(self, person: Person, visit_id: str | None) -> str:
        """Whom or what a message is about in a word or two: the officer's name, the visitor's number or name."""
        if member := self.desk.seat(person):
            return member.name
        visit = self.visit(visit_id)
        return (visit.ticket or visit.form.get("name", "")) if visit else ""

    def answer(self, text: str, args: Mapping[str, Arg] | None = None, *, choices: tuple[Choice, ...] = ()) -> None:
        """Resolves to answer the acting person in their own chat."""
        self.say(self.person, text, args, choices=choices, visit_id=self.person.visit_id)

    @property
    def meeting(self) -> MeetingSeen:
        """What is known of the meeting; raises NotLoaded where nobody said that it was needed."""
        return self.facts.about(InMeeting)

    def room_no(self, uuid: str) -> int | None:
        """The number of a breakout room, if it is known."""
        learnt = (effect.no for effect in self.effects if isinstance(effect, NumberRoom) and effect.uuid == uuid)
        return next(learnt, None) or self.meeting.rooms.get(uuid)

    def attendee(self, key: str) -> Attendee | None:
        """Somebody in the meeting as resolved so far, or None."""
        return self.attendees.get(key) or self.meeting.attendees.get(key)

    @property
    def known_attendees(self) -> dict[str, Attendee]:
        """Everybody in the meeting that this scene knows."""
        return {**self.meeting.attendees, **self.attendees}

    def keep_attendee(self, attendee: Attendee, /, **changes: Any) -> Attendee:
        """Resolves a change to somebody in the meeting."""
        changed = replace(attendee, **changes)
        self.attendees[changed.key] = changed
        return changed

    def resend(self, row_id: int, at: datetime) -> None:
        """Resolves to send a message once more that the platform had taken and then failed."""
        self.effects.append(SendAgain(row_id, at))

    def rule(self, rulings: Rulings) -> None:
        """Resolves a change of the office's hours: from here on the scene goes by them, and all that waits for a moment
        is looked at again."""
        before = self.office
        calendars = {**before.calendars, before.calendar_id: before.calendar}
        calendar = replace(before.calendar, rulings=rulings)
        self.ruled = replace(before, calendar=calendar, calendar_id="", calendars=calendars)
        self.desk = replace(self.desk, rulings=rulings)
        self._folded.clear()
        self.do(LookAgain())

    def set_in_house(self, rule: HouseRule) -> None:
        """Resolves a house rule: from here on the scene goes by it; what it may stop is looked at again."""
        rules = HouseRules((*self.desk.house_rules.listed, rule))
        self.ruled = under(self.office, rules)
        self.desk = replace(self.desk, house_rules=rules)
        if rule.about.matter is Matter.CATEGORY:
            self.do(LookAgain())

    def do(self, effect: Effect) -> None:
        """Resolves an effect that has no words of its own here."""
        self.effects.append(effect)

    def note(self, what: str, visit_id: str | None = None, **details: str | int) -> None:
        """Resolves a line for the journal."""
        self.effects.append(Note(self.who, what, visit_id, details))

    @property
    def who(self) -> str:
        """Who acts, for journal and evidence: a staff id, ``visitor``, or the channel of a desk event."""
        if not self.person_id:
            return self.event.channel
        staff = self.staff
        return staff.id if staff else "visitor"


def _folded_of(visit: Visit) -> tuple[object, ...]:
    """What of a visit its timeline is derived from."""
    kept = (visit.sheet_id, visit.calendar_id, visit.started_at, visit.at_the_counter)
    return (visit.evidence, visit.closed_at, visit.nudged(RETURNED), *kept)
