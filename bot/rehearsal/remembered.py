"""What a desk in memory answers about the topics that events ask about: of so little that nothing is bounded."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.flows.addressee.needs import MOST_ATTENDED, Readers, StillHeld
from bot.flows.afterwards.needs import KeptNumbers
from bot.flows.appointment.needs import Agenda, Times
from bot.flows.board.needs import DaySoFar, LiveBoards
from bot.flows.books.needs import Guests, HandOvers
from bot.flows.breach.needs import Breaches
from bot.flows.delivery.needs import Messages
from bot.flows.disturbance import concerned
from bot.flows.disturbance.needs import Departed
from bot.flows.followup.needs import OpenFollowUps
from bot.flows.hours.needs import HoursConcern
from bot.flows.house_rules.needs import WaitingByLetter
from bot.flows.information.needs import Requests
from bot.flows.ledger.needs import OpenDeviations
from bot.flows.looking.needs import Looks
from bot.flows.office.guest_words import of_form, spoken
from bot.flows.reports.needs import ReportsAhead
from bot.flows.review.needs import Proposals
from bot.flows.rights.needs import Rights
from bot.flows.scene.present import Attended, InMeeting
from bot.flows.scene.topics import Topic
from bot.flows.second_chat.needs import Offers, Spares
from bot.flows.staff.needs import LatelyAsked
from bot.flows.state.appointment import Appointment
from bot.flows.state.day import Day, Ended
from bot.flows.state.deviation import visit_named
from bot.flows.state.follow_up import visit_of
from bot.flows.state.guests import Found
from bot.flows.state.information import KnownRequests
from bot.flows.state.people import Person
from bot.flows.state.rights import KnownRights, Standing
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status
from bot.flows.state.watched import DEVIATION, FOLLOW_UP, INFORMATION, RIGHT
from bot.flows.state.work import Parked, Work
from bot.flows.visitor.needs import OwnPast
from bot.flows.work.needs import OwnWork

if TYPE_CHECKING:
    from bot.rehearsal.memory_desk import MemoryDesk


@dataclass(frozen=True, slots=True)
class Asked:
    """The topics of an event, and who acts in it."""

    topics: frozenset[Topic[Any]]
    acting: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a desk in memory knows about a topic, with what has to be at hand besides."""

    value: Any
    visits: Iterable[str] = ()
    people: Iterable[str] = ()
    threads: Mapping[str, Thread] = field(default_factory=dict)
    appointments: Mapping[str, Appointment] = field(default_factory=dict)


Recall: TypeAlias = Callable[["MemoryDesk", Asked], Recalled]


def _attended(desk: "MemoryDesk", _: Asked) -> Recalled:
    ids = frozenset(place.visit_id for place in desk.desk.attended)
    return Recalled(ids, ids)


def _readers(desk: "MemoryDesk", asked: Asked) -> Recalled:
    return _attended(desk, asked) if len(desk.desk.attended) <= MOST_ATTENDED else Recalled(frozenset())


def _meeting(desk: "MemoryDesk", _: Asked) -> Recalled:
    going_on = {place.visit_id for place in (*desk.desk.attended, *desk.desk.queue.heads)}
    theirs = {each.visit_id for each in desk.meeting.attendees.values() if each.visit_id}
    return Recalled(desk.meeting, going_on | theirs | {*desk.meeting.registrants.values()})


def _past(desk: "MemoryDesk", asked: Asked) -> Recalled:
    whose = {person.id for person in asked.acting}
    return Recalled({}, {visit.id for visit in desk.visits.values() if visit.person_id in whose})


def _times(desk: "MemoryDesk", asked: Asked) -> Recalled:
    live, local = {key: each for key, each in desk.appointments.items() if each.live}, desk.office.calendar.local
    days = {each.day or f"{local(desk.now):%Y%m%d}" for each in asked.topics if isinstance(each, Agenda)}
    concerned = any(isinstance(each, Times) and each.concerned for each in asked.topics)
    told = [each for each in live.values() if concerned or f"{local(each.slot_at):%Y%m%d}" in days]
    return Recalled(
        frozenset(live),
        {each.visit_id for each in told if each.visit_id},
        {each.person_id for each in live.values() if concerned},
        appointments=live,
    )


def _later_days(desk: "MemoryDesk", _: Asked) -> Recalled:
    waiting = (place.not_before for place in desk.desk.queue.heads)
    return Recalled(Counter(until for until in waiting if until is not None))


def _by_letter(desk: "MemoryDesk", _: Asked) -> Recalled:
    held = (visit for visit in desk.visits.values() if visit.status in (Status.QUEUED, Status.PARKED))
    return Recalled(Counter((visit.ticket or "")[:1] for visit in held))


def _open_deviations(desk: "MemoryDesk", _: Asked) -> Recalled:
    found = desk.open_of(DEVIATION)
    return Recalled(found, map(visit_named, found))


def _requests(desk: "MemoryDesk", asked: Asked) -> Recalled:
    topics = [topic for topic in asked.topics if isinstance(topic, Requests)]
    listed = any(topic.listed for topic in topics)
    open_ones = desk.open_of(INFORMATION) if listed and any(person.staff_id for person in asked.acting) else ()
    names = {*open_ones}.union(*(topic.names for topic in topics))
    own = {person.id for person in asked.acting if person.staff_id is None and listed}
    found = {key: each for key, each in desk.requests.items() if {key, each.number} & names or each.person_id in own}
    return Recalled(KnownRequests(found, open_ones), people=[each.person_id for each in found.values()])


def _rights(desk: "MemoryDesk", asked: Asked) -> Recalled:
    topics = [topic for topic in asked.topics if isinstance(topic, Rights)]
    listed = any(topic.listed for topic in topics)
    open_ones = desk.open_of(RIGHT) if listed and any(person.staff_id for person in asked.acting) else ()
    names = {*open_ones}.union(*(topic.names for topic in topics))
    own = {person.id for person in asked.acting if listed}
    found = {key: each for key, each in desk.rights.items() if {key, each.number} & names or each.person_id in own}
    whose = own | {each.person_id for each in found.values()}
    standings = {key: Standing((key,), _going_on(desk, key)) for key in whose}
    numbers = frozenset[str]().union(*(topic.numbers for topic in topics))
    visits = frozenset(visit.id for visit in desk.visits.values() if visit.number in numbers)
    visits = visits.union(*(topic.visits for topic in topics))
    return Recalled(KnownRights(found, open_ones, standings, visits), visits, people=whose)


def _going_on(desk: "MemoryDesk", person_id: str) -> frozenset[str]:
    return frozenset(key for key, each in desk.visits.items() if each.person_id == person_id and each.status.open)


def _open_follow_ups(desk: "MemoryDesk", _: Asked) -> Recalled:
    found = desk.open_of(FOLLOW_UP)
    return Recalled(found, map(visit_of, found))


def _work(desk: "MemoryDesk", asked: Asked) -> Recalled:
    members = [member for person in asked.acting if (member := desk.desk.seat(person))]
    parked = tuple(Parked(v.id, v.ticket or "") for v in desk.visits.values() if v.status is Status.PARKED)
    work = {member.id: Work(parked=parked) for member in members}
    return Recalled(work, desk.visits.keys(), threads=desk.threads) if work else Recalled(work)


def _day(desk: "MemoryDesk", _: Asked) -> Recalled:
    over = [visit for visit in desk.visits.values() if visit.closed_at is not None and visit.ticket]
    ended = (Ended(v.id, v.status, v.sheet_id, None, v.result.steps if v.result else ()) for v in over)
    day = Day(tuple(ended), len(over), tuple(visit.id for visit in over if visit.deviations))
    return Recalled(day, desk.visits.keys())


def _departed(desk: "MemoryDesk", asked: Asked) -> Recalled:
    topics = [each for each in asked.topics if isinstance(each, Departed)]
    spans = concerned.spans(topics, asked.acting, desk.desk, desk.office, desk.now)
    departed = ((visit.id, each.due_at) for visit in desk.visits.values() for each in visit.deviations)
    ids = frozenset(key for key, at in departed if any(began <= at <= ended for began, ended in spans))
    return Recalled(ids, ids)


def _held(desk: "MemoryDesk", asked: Asked) -> Recalled:
    names = [each.name for each in asked.topics if isinstance(each, StillHeld)]
    return Recalled({name: desk.held[name] for name in names if name in desk.held})


def _guests(desk: "MemoryDesk", asked: Asked) -> Recalled:
    sought = {each.sought: spoken(each.sought) for each in asked.topics if isinstance(each, Guests)}
    known = {visit.id: of_form(visit.form) for visit in desk.visits.values() if visit.ticket}
    found = {
        words: Found(tuple(key for key, own in known.items() if all(any(w.startswith(b) for w in own) for b in begun)))
        for words, begun in sought.items()
    }
    return Recalled(found, {visit_id for each in found.values() for visit_id in each.visits})


RECALLED: Mapping[type[Topic[Any]], Recall] = MappingProxyType(
    {
        Agenda: lambda _desk, _: Recalled(0),
        Attended: _attended,
        Breaches: lambda _desk, _: Recalled({}),
        DaySoFar: _day,
        Departed: _departed,
        Guests: _guests,
        HandOvers: lambda _desk, _: Recalled(()),
        HoursConcern: _later_days,
        InMeeting: _meeting,
        KeptNumbers: lambda desk, _: Recalled(desk.kept_numbers),
        LatelyAsked: lambda desk, _: Recalled(desk.asked),
        LiveBoards: lambda desk, _: Recalled(dict(desk.boards)),
        Looks: lambda _desk, asked: Recalled({(t.before, t.number): () for t in asked.topics if isinstance(t, Looks)}),
        Messages: lambda _desk, _: Recalled({}),
        Offers: lambda _desk, _: Recalled(()),
        OpenDeviations: _open_deviations,
        OpenFollowUps: _open_follow_ups,
        OwnPast: _past,
        OwnWork: _work,
        Proposals: lambda desk, _: Recalled(desk.proposals),
        Readers: _readers,
        ReportsAhead: lambda _desk, _: Recalled(()),
        Requests: _requests,
        Rights: _rights,
        Spares: lambda _desk, _: Recalled(()),
        StillHeld: _held,
        WaitingByLetter: _by_letter,
        Times: _times,
    }
)
"""Of a topic that is not here a desk in memory knows what a test has put into ``known``."""


def recall(desk: "MemoryDesk", asked: Asked) -> dict[type[Topic[Any]], Recalled]:
    """What it knows about each type of topic that was asked about."""
    kinds = {type(topic) for topic in asked.topics}
    told = {kind: Recalled(desk.known[kind]) for kind in kinds & desk.known.keys()}
    return told | {kind: RECALLED[kind](desk, asked) for kind in (kinds - told.keys()) & RECALLED.keys()}
