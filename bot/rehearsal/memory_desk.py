"""A desk in memory: decisions follow one another as they do in a turn, with no database and no channel.

Each decision is handed only what a turn loads for its event (:mod:`bot.turn`), so a flow that reaches for more
fails here as it would fail at the real desk.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.flows.decide import decide
from bot.flows.disturbance import concerned
from bot.flows.duty import gap
from bot.flows.hours import yearly
from bot.flows.needs import attended_to, hours_ruled, house_ruled, needs
from bot.flows.office.office import Office
from bot.flows.office.ruled_house import under
from bot.flows.queue.numbers import counter_names
from bot.flows.scene.effects import DecideProposal, Decision, EndBoard, KeepBoard, LookAgain, Propose, TakeBack
from bot.flows.scene.events import CLOCK, TELEGRAM, Body, DeadlinePassed, Event
from bot.flows.scene.facts import Facts, Fresh, MeetingSeen
from bot.flows.state.appointment import Appointment
from bot.flows.state.asked import Asked
from bot.flows.state.board import COUNTER, Board
from bot.flows.state.day import Day, Ended
from bot.flows.state.desk import Desk
from bot.flows.state.deviation import visit_named
from bot.flows.state.dialog import may_book, meant, thread_meant
from bot.flows.state.follow_up import visit_of
from bot.flows.state.loaded import Counters, Loaded
from bot.flows.state.people import Person
from bot.flows.state.proposal import COUNTER as REVIEWED
from bot.flows.state.proposal import Proposal
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status, Visit
from bot.flows.state.watched import DEVIATION, FOLLOW_UP, VISIT
from bot.flows.state.work import Parked, Work
from bot.flows.telling import parked
from bot.kept_calendars import ruled
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
        self.asked: tuple[Asked, ...] = ()
        self.boards: dict[str, Board] = {}
        self.proposals: tuple[Proposal, ...] = ()
        self.held: dict[str, bool] = {}
        """What may be taken back, and whether it is unsent."""
        self.kept_numbers: tuple[str, ...] = ()
        self._serial = 0

    def enter(
        self, body: Body, address: str = "", sender: str = "", *, late_by: timedelta = timedelta(), source: str = ""
    ) -> Decision:
        """Somebody acts in a chat; ``late_by`` says how long ago that was by the platform's clock, ``source`` from
        which internet address."""
        self._serial += 1
        event = Event(TELEGRAM, str(self._serial), self.now - late_by, body, address, sender or address, source=source)
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
        sender, chat = self.at(event.sender or event.address), self.at(event.address)
        acting = [person for person in (sender, chat) if person]
        sought = self._sought(event, acting) | {visit_named(each) for each in self._ledger(event)}
        work = self._work(event, acting)
        sought |= self.visits.keys() if work or needs(event).day else set()
        sought |= self._disturbed(event, acting)
        sought |= set(map(visit_of, self._follow_ups(event)))
        sought_threads = needs(event).threads.union(*(thread_meant(person.dialog) for person in acting))
        threads = self._threads(sought_threads, {person.id for person in acting if person.staff_id is None})
        threads |= self.threads if work else {}
        visits = {visit_id: self.visits[visit_id] for visit_id in sought if visit_id in self.visits}
        staff = {member.person_id for member in self.desk.staff.values() if member.person_id}
        wanted = {visit.person_id for visit in visits.values()} | staff | needs(event).people
        wanted |= {thread.person_id for thread in threads.values()}
        appointments, agenda = self._appointments(event, acting, visits)
        wanted |= {self.appointments[key].person_id for key in needs(event).appointments if key in self.appointments}
        if hours_ruled(needs(event), self.desk, acting):
            wanted |= {each.person_id for each in appointments.values() if each.live}
        people = {person.id: person for person in (sender, chat) if person} | {key: self.people[key] for key in wanted}
        facts = Facts(
            now=self.now,
            office=self.office,
            fresh=Fresh(f"{'reference':.<10}{self._serial:06d}", f"{'unlinked':.<10}{self._serial:06d}"),
            desk=replace(self.desk, counters=self._counters()),
            people=Loaded(people),
            visits=Loaded(visits, sought),
            threads=Loaded(threads, sought_threads),
            sender=sender,
            chat=chat,
            meeting=self.meeting if needs(event).witness else None,
            asked=self.asked if needs(event).asked else (),
            booked=self._booked(),
            appointments=Loaded(appointments, needs(event).appointments),
            agenda=agenda,
            ledger=self._ledger(event),
            work=work,
            boards=dict(self.boards),
            proposals=self.proposals,
            day=self._day() if needs(event).day else None,
            held={name: self.held[name] for name in needs(event).held if name in self.held},
            kept_numbers=self.kept_numbers,
            follow_ups=self._follow_ups(event),
            waiting=self._waiting() if house_ruled(needs(event), self.desk, acting) else None,
        )
        decision = decide(event, facts)
        self._accept(decision)
        return decision

    @property
    def meeting(self) -> MeetingSeen:
        """Nobody is in the meeting."""
        return MeetingSeen({}, {})

    def _booked(self) -> dict[datetime, int]:
        waiting = (place.not_before for place in self.desk.queue.heads)
        return Counter(until for until in waiting if until is not None)

    def _waiting(self) -> dict[str, int]:
        held = (visit for visit in self.visits.values() if visit.status in (Status.QUEUED, Status.PARKED))
        return Counter((visit.ticket or "")[:1] for visit in held)

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
                    *yearly.counters(self.office),
                )
            }
        )

    def _sought(self, event: Event, acting: list[Person]) -> set[str]:
        needed = needs(event)
        queue = self.desk.queue
        ruling = self._concerned() if hours_ruled(needed, self.desk, acting) else []
        heads = [place.visit_id for place in (*queue.heads[:1], *queue.ready(self.now)[: self.office.capacity + 1])]
        own = [person.visit_id for person in acting if person.visit_id]
        about = [visit_id for person in acting for visit_id in meant(person.dialog)]
        met = {f"{TELEGRAM}:{person.address}": person for person in acting}
        held = self._held(leaving([event], self.desk, met))
        going_on = [*self.desk.attended, *self.desk.queue.heads] if needed.witness or needed.attended else []
        past = {visit.id for visit in self.visits.values() if visit.person_id in {person.id for person in acting}}
        heads += past if needed.history or needed.numbers else ()
        named = [self.appointments[key].visit_id for key in needed.appointments if key in self.appointments]
        about += [visit_id for visit_id in named if visit_id]
        about += self._on_agenda(needed.agenda)
        about += attended_to(needed, self.desk, acting)
        return {*needed.visits, *ruling, *heads, *own, *about, *held, *(place.visit_id for place in going_on)}

    def _concerned(self) -> list[str]:
        """The visits that a change of the office's hours may concern."""
        live = self.appointments.values() if self.office.appointments is not None else ()
        booked = (each.visit_id for each in live if each.live and each.visit_id)
        return [*(place.visit_id for place in self.desk.attended), *booked]

    def _ledger(self, event: Event) -> tuple[str, ...]:
        return self._open_of(DEVIATION) if needs(event).ledger else ()

    def _follow_ups(self, event: Event) -> tuple[str, ...]:
        return self._open_of(FOLLOW_UP) if needs(event).follow_ups else ()

    def _open_of(self, kind: str) -> tuple[str, ...]:
        open_ones = [key for key in self.deadlines if self._kinds.get(key) == kind]
        return tuple(sorted(open_ones, key=self.deadlines.__getitem__))

    def _work(self, event: Event, acting: list[Person]) -> dict[str, Work]:
        """What a turn loads of the work of whoever acts: of so few visits that there is never more."""
        members = [member for person in acting if (member := self.desk.seat(person))] if needs(event).work else []
        parked = tuple(Parked(v.id, v.ticket or "") for v in self.visits.values() if v.status is Status.PARKED)
        return {member.id: Work(parked=parked) for member in members}

    def _day(self) -> Day:
        """The visits that have ended, as a turn loads them."""
        over = [visit for visit in self.visits.values() if visit.closed_at is not None and visit.ticket]
        ended = (Ended(v.id, v.status, v.sheet_id, None, v.result.steps if v.result else ()) for v in over)
        return Day(tuple(ended), len(over), tuple(visit.id for visit in over if visit.deviations))

    def _disturbed(self, event: Event, acting: list[Person]) -> set[str]:
        """The visits that a disturbance which is spoken of may touch."""
        spans = concerned.spans(needs(event), [event], acting, self.desk, self.office, self.now)
        departed = ((visit.id, each.due_at) for visit in self.visits.values() for each in visit.deviations)
        return {key for key, at in departed if any(began <= at <= ended for began, ended in spans)}

    def _threads(self, named: frozenset[str], visitors: set[str]) -> dict[str, Thread]:
        return {key: t for key, t in self.threads.items() if key in named or (t.person_id in visitors and t.open)}

    def _appointments(
        self, event: Event, acting: list[Person], visits: dict[str, Visit]
    ) -> tuple[dict[str, Appointment], bool]:
        """What a turn loads of the appointments, and whether that is all of them."""
        needed, booking = needs(event), self.office.appointments is not None
        ruling = hours_ruled(needed, self.desk, acting)
        agenda = booking and (needed.slots or ruling or any(may_book(person.dialog) for person in acting))
        whose = {person.id for person in acting if person.staff_id is None and booking}
        whose |= {visit.person_id for visit in visits.values() if visit.slot_at is not None}
        found = {
            key: each
            for key, each in self.appointments.items()
            if key in needed.appointments or (each.live and (agenda or each.person_id in whose))
        }
        return found, agenda

    def _on_agenda(self, days: frozenset[str]) -> set[str]:
        """The visits with an appointment on one of these days."""
        local = self.office.calendar.local
        wanted = {day or f"{local(self.now):%Y%m%d}" for day in days}
        live = (each for each in self.appointments.values() if each.live and each.visit_id)
        return {each.visit_id or "" for each in live if f"{local(each.slot_at):%Y%m%d}" in wanted}

    def _held(self, staff_ids: set[str]) -> list[str]:
        """What whoever may be leaving has taken."""
        return [visit.id for visit in self.visits.values() if staff_ids & set(visit.assigned.values())]

    def _accept(self, decision: Decision) -> None:
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
