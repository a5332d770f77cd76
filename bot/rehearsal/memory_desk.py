"""A desk in memory: decisions follow one another as they do in a turn, with no database and no channel.

Each decision is handed only what a turn loads for its event (:mod:`bot.turn`), so a flow that reaches for more
fails here as it would fail at the real desk.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.flows.decide import decide
from bot.flows.duty import gap
from bot.flows.hours import yearly
from bot.flows.information import registering
from bot.flows.needs import needs_of_batch
from bot.flows.office.limits import Burden
from bot.flows.office.office import Office
from bot.flows.office.ruled_house import under
from bot.flows.papers import issuing
from bot.flows.queue.numbers import counter_names
from bot.flows.queue.places import NEAREST
from bot.flows.rights import registering as rights
from bot.flows.scene.effects import (
    DecideProposal,
    Decision,
    EndBoard,
    ErasePeople,
    KeepBoard,
    KeepRight,
    LookAgain,
    Propose,
    TakeBack,
)
from bot.flows.scene.events import CLOCK, TELEGRAM, Body, DeadlinePassed, Event
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.needed import Needs
from bot.flows.scene.present import MeetingSeen
from bot.flows.scene.topics import Found, Topic, arising
from bot.flows.state import asked
from bot.flows.state.appointment import Appointment
from bot.flows.state.board import COUNTER, Board
from bot.flows.state.desk import Desk
from bot.flows.state.information import InformationRequest
from bot.flows.state.loaded import Counters, Loaded
from bot.flows.state.people import Person
from bot.flows.state.proposal import COUNTER as REVIEWED
from bot.flows.state.proposal import Proposal
from bot.flows.state.rights import RightsRequest
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit
from bot.flows.state.watched import VISIT
from bot.flows.telling import parked
from bot.kept_calendars import ruled
from bot.rehearsal.remembered import Asked, recall
from bot.turn.leaving import leaving

NEVER_BACK = timedelta(seconds=1)
"""What is due already when an event ends is looked at so much later, in an event of its own."""


class MemoryDesk:
    """State threaded from event to event. ``deadlines`` holds the next look at each visit or thread that wants one."""

    def __init__(self, office: Office, now: datetime) -> None:
        self.office = office
        self.now = now
        self.desk = Desk()
        self.people: dict[str, Person] = {}
        self.visits: dict[str, Visit] = {}
        self.threads: dict[str, Thread] = {}
        self.appointments: dict[str, Appointment] = {}
        self.met: dict[str, str] = {}
        self.deadlines: dict[str, datetime] = {}
        self._kinds: dict[str, str] = {}
        self.asked: tuple[asked.Asked, ...] = ()
        self.boards: dict[str, Board] = {}
        self.proposals: tuple[Proposal, ...] = ()
        self.held: dict[str, bool] = {}
        """What may be taken back, and whether it is unsent."""
        self.kept_numbers: tuple[str, ...] = ()
        self.burden = Burden()
        self.requests: dict[str, InformationRequest] = {}
        self.rights: dict[str, RightsRequest] = {}
        self.known: dict[type[Topic[Any]], Any] = {}
        """What is answered about any other topic."""
        self._serial = 0

    def enter(
        self,
        body: Body,
        address: str = "",
        sender: str = "",
        *,
        late_by: timedelta = timedelta(),
        source: str = "",
        language: str = "",
    ) -> Decision:
        """Somebody acts in a chat; ``late_by`` says how long ago that was by the platform's clock, ``source`` from
        which internet address, ``language`` what their app is set to."""
        self._serial += 1
        at, who = self.now - late_by, sender or address
        event = Event(TELEGRAM, str(self._serial), at, body, address, who, source=source, language=language)
        return self._turn(event)

    def fire(self, key: str) -> Decision:
        """The clock reports the deadline of a visit or a thread, whether or not it is due."""
        return self.pass_deadline(DeadlinePassed(self._kinds.get(key, VISIT), key), self.deadlines.get(key))

    def of_kind(self, *kinds: str) -> set[str]:
        """Whatever of these kinds is watched, by name."""
        return {key for key in self.deadlines if self._kinds.get(key) in kinds}

    def pass_deadline(self, passed: DeadlinePassed, due_at: datetime | None = None) -> Decision:
        """The clock reports the deadline of anything that is watched."""
        self._serial += 1
        return self._turn(Event(CLOCK, str(self._serial), due_at or self.now, passed))

    def sweep(self) -> Iterator[Decision]:
        """Reports every deadline that is due now, the earliest first, as one look of the clock does."""
        due = sorted((at, key) for key, at in self.deadlines.items() if at <= self.now)
        return (self.fire(key) for _, key in due)

    @property
    def next_due(self) -> datetime | None:
        """The earliest deadline."""
        return min(self.deadlines.values(), default=None)

    def at(self, address: str) -> Person | None:
        """Whoever chats there."""
        return self.people.get(self.met.get(f"{TELEGRAM}:{address}", ""))

    def _turn(self, event: Event) -> Decision:
        decision = decide(event, self._facts(event))
        self._accept(decision)
        return decision

    def _facts(self, event: Event) -> Facts:
        """What a turn would have loaded for this event."""
        sender, chat = self.at(event.sender or event.address), self.at(event.address)
        acting = tuple(person for person in (sender, chat) if person)
        needed = needs_of_batch((event,), acting)
        staff = any(map(self.desk.seat, acting))
        told = recall(self, Asked(arising(needed.topics, self.office, staff=staff), acting))
        sought = self._sought(event, needed, acting).union(*(each.visits for each in told.values()))
        visits = {visit_id: self.visits[visit_id] for visit_id in sought if visit_id in self.visits}
        threads = self._threads(needed.threads, {person.id for person in acting if person.staff_id is None})
        appointments = self._appointments(needed.appointments, acting, visits)
        for each in told.values():
            threads, appointments = {**each.threads, **threads}, {**each.appointments, **appointments}
        named = [appointments[key] for key in needed.appointments if key in appointments]
        wanted = needed.people.union(*(each.people for each in told.values()))
        wanted |= self._behind((*visits.values(), *threads.values(), *named))
        people = {person.id: person for person in acting} | {key: self.people[key] for key in wanted}
        return Facts(
            now=self.now,
            office=self.office,
            fresh=Fresh(f"{'reference':.<10}{self._serial:06d}", f"{'unlinked':.<10}{self._serial:06d}"),
            desk=replace(self.desk, counters=self._counters()),
            people=Loaded(people),
            visits=Loaded(visits, sought),
            threads=Loaded(threads, needed.threads),
            appointments=Loaded(appointments, needed.appointments),
            sender=sender,
            chat=chat,
            found=Found({kind: each.value for kind, each in told.items()}),
            burden=self.burden,
        )

    @property
    def meeting(self) -> MeetingSeen:
        """Nobody is in the meeting."""
        return MeetingSeen({}, {})

    def _counters(self) -> Counters:
        given = self.desk.counters.values
        return Counters(
            {
                name: given.get(name, 0)
                for name in (
                    *counter_names(self.office, self.now),
                    *parked.COUNTERS,
                    COUNTER,
                    REVIEWED,
                    gap.COUNTER,
                    issuing.counter(self.office, self.now),
                    *yearly.counters(self.office),
                    *registering.counters(self.office, self.now),
                    *rights.counters(self.office, self.now),
                )
            }
        )

    def _sought(self, event: Event, needed: Needs, acting: tuple[Person, ...]) -> frozenset[str]:
        queue = self.desk.queue
        most = self.office.capacity + 1
        heads = [place.visit_id for place in (*queue.heads[: NEAREST + most], *queue.ready(self.now)[:most])]
        held = self._held(leaving([event], self.desk, {f"{TELEGRAM}:{person.address}": person for person in acting}))
        named = [self.appointments[key].visit_id for key in needed.appointments if key in self.appointments]
        return needed.visits | {*heads, *held, *(visit_id for visit_id in named if visit_id)}

    def open_of(self, kind: str) -> tuple[str, ...]:
        """Whatever of this kind is watched, what is due first before the others."""
        open_ones = [key for key in self.deadlines if self._kinds.get(key) == kind]
        return tuple(sorted(open_ones, key=self.deadlines.__getitem__))

    def _threads(self, named: frozenset[str], visitors: set[str]) -> dict[str, Thread]:
        return {key: t for key, t in self.threads.items() if key in named or (t.person_id in visitors and t.open)}

    def _appointments(
        self, named: frozenset[str], acting: tuple[Person, ...], visits: dict[str, Visit]
    ) -> dict[str, Appointment]:
        """What is named, what visitors who act have, and what belongs to the visits at hand."""
        whose = {visit.person_id for visit in visits.values() if visit.slot_at is not None}
        if self.office.appointments is not None:
            whose |= {person.id for person in acting if person.staff_id is None}
        found = self.appointments.items()
        return {key: each for key, each in found if key in named or (each.live and each.person_id in whose)}

    def _behind(self, told_of: Iterable[Visit | Thread | Appointment]) -> set[str]:
        """Whoever may be told something: the visitors, and all staff."""
        staff = {member.person_id for member in self.desk.staff.values() if member.person_id}
        return {each.person_id for each in told_of} | staff

    def _held(self, staff_ids: set[str]) -> list[str]:
        """What whoever may be leaving has taken."""
        return [visit.id for visit in self.visits.values() if staff_ids & set(visit.assigned.values())]

    def _accept(self, decision: Decision) -> None:
        self.known = {kind: kind.after(value, decision) for kind, value in self.known.items()}
        self.held.update({say.held.name: True for say in decision.says if say.held})
        for effect in decision.of(TakeBack):
            self.held.pop(effect.name, None)
        counters = Counters({**self.desk.counters.values, **decision.desk.counters.values})
        if decision.desk.rulings is not self.desk.rulings:
            self.office = ruled(self.office, decision.desk.rulings)
        if decision.desk.house_rules is not self.desk.house_rules:
            self.office = under(self.office, decision.desk.house_rules)
        self.desk = replace(decision.desk, counters=counters)
        self.people.update(decision.people)
        self.met.update({f"{person.channel}:{person.address}": person.id for person in decision.people.values()})
        self.visits.update(decision.visits)
        self.threads.update(decision.threads)
        self.appointments.update(decision.appointments)
        self.requests.update(decision.requests)
        self.rights.update({each.request.id: each.request for each in decision.of(KeepRight)})
        for gone in decision.of(ErasePeople):
            self.met = {key: each for key, each in self.met.items() if each not in gone.person_ids}
        self.boards.update({each.board.person_id: each.board for each in decision.of(KeepBoard)})
        for ended in decision.of(EndBoard):
            self.boards.pop(ended.person_id, None)
        self.proposals += tuple(each.proposal for each in decision.of(Propose))
        for decided in decision.of(DecideProposal):
            self.proposals = tuple(self._decided(each, decided) for each in self.proposals)
        for (kind, key), due_at in decision.deadlines.items():
            self.deadlines.pop(key, None)
            self._kinds[key] = kind
            if due_at is not None:
                self.deadlines[key] = max(due_at, self.now + NEVER_BACK)
        if decision.of(LookAgain):
            self.deadlines = {key: min(at, self.now + NEVER_BACK) for key, at in self.deadlines.items()}

    def _decided(self, proposal: Proposal, decided: DecideProposal) -> Proposal:
        if proposal.id != decided.proposal_id:
            return proposal
        by, verdict, words = decided.by, decided.verdict, decided.words
        return replace(proposal, decided_at=self.now, decided_by=by, verdict=verdict, words=words)
