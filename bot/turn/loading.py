"""Loading all that a batch needs, in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.disturbance import concerned, keeping
from bot.flows.duty import gap
from bot.flows.hours import yearly
from bot.flows.needs import Needs, attended_to, hours_ruled, house_ruled, needs
from bot.flows.office.office import Office
from bot.flows.queue.numbers import counter_names, day_prefix, next_day
from bot.flows.queue.order import spots
from bot.flows.scene.events import Event
from bot.flows.state.appointment import Appointment
from bot.flows.state.asked import Asked
from bot.flows.state.at_desk import Queue
from bot.flows.state.board import COUNTER, Board
from bot.flows.state.desk import Delivery, Desk
from bot.flows.state.deviation import visit_named
from bot.flows.state.dialog import Deciding, Recording, may_book, meant, thread_meant
from bot.flows.state.follow_up import visit_of
from bot.flows.state.kept_numbers import PER_DAY
from bot.flows.state.lengths import ALL, Lengths
from bot.flows.state.loaded import Counters
from bot.flows.state.people import Person
from bot.flows.state.proposal import COUNTER as REVIEWED
from bot.flows.state.proposal import Proposal
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import parked
from bot.kept_calendars import read_kept_calendar
from bot.render import first_line
from bot.sop import read_kept
from bot.turn.arrivals import Arrival
from bot.turn.burden import load_burden
from bot.turn.day import load_day
from bot.turn.leaving import leaving
from bot.turn.witness import Witness, load_witness
from bot.turn.work import load_work
from bot.turn.working import Base, Working, Workplace
from storage import (
    appointments,
    boards,
    calendars,
    deliveries,
    disturbances,
    files,
    follow_ups,
    house_rules,
    kept_numbers,
    known,
    ledger,
    meeting,
    outbox,
    proposals,
    questions,
    queue,
    recorded,
    rulings,
    seats,
    threads,
    versions,
    waits,
)
from storage import events as rows_of_events

OUTBOX_SERIAL = "outbox"
_LISTED = 20
"""How much of the queue an officer is shown."""

_MOST_ATTENDED = 50

_LAST_VISITS = 6
"""Of somebody who asks for them."""

_MOST_OPEN = 60
"""Of the deviations that are still to be answered for, and of the follow-ups that are still to be done."""

_MOST_PROPOSALS = 12

_LATELY, _MOST_ASKED = timedelta(days=30), 20
"""Of the questions that visitors asked."""


def address_keys(event: Event) -> set[str]:
    """Everything by which the people of an event may have been met."""
    addresses = (event.sender, event.address, *event.aliases)
    return {f"{event.channel}:{address}" for address in addresses if address}


async def load(connection: AsyncConnection, workplace: Workplace, arrivals: list[Arrival], now: datetime) -> Working:
    """Loads all that the batch needs: a fixed number of statements."""
    happened = [each.event for each in arrivals if each.event is not None]
    needed = reduce(or_, map(needs, happened), Needs())
    met_rows = await known.people_at(connection, {key for event in happened for key in address_keys(event)})
    people = {row["id"]: records.person_of(row, workplace.seal) for row in met_rows.values()}
    office, counters = await _count(connection, workplace, now, needed.counters)
    desk = await _load_desk(connection, workplace, office, counters, now, len(arrivals))
    witness = await load_witness(connection, needed, desk, now) if office.meeting.reports else None
    met = {key: row["id"] for key, row in met_rows.items()}
    several = len({event.sender or event.address for event in happened}) < len(happened)
    ruling = hours_ruled(needed, desk, people.values())
    booking = await _load_agenda(connection, office, needed, people.values(), now, all_of_them=several or ruling)
    # rule: off-duty-gives-all-back
    held = await seats.held(connection, leaving(happened, desk, {key: people[each] for key, each in met.items()}))
    past = await _load_past(connection, needed, people.values())
    sought = _visits_sought(needed, desk, people.values(), witness, now, office.capacity + len(arrivals))
    open_deviations, to_follow = await _load_owed(connection, needed)
    day = await load_day(connection, office, now) if needed.day else None
    own = await load_work(connection, needed, desk, people.values(), now)
    attended = {place.visit_id for place in desk.attended} if ruling or needed.attended or day else set()
    sought |= held | past | own.visits | attended | attended_to(needed, desk, people.values())
    sought |= {*map(visit_named, open_deviations), *map(visit_of, to_follow), *(day.late if day else ())}
    spoken_of = concerned.spans(needed, happened, people.values(), desk, office, now)
    sought |= await disturbances.touched(connection, spoken_of, keeping.MOST + 1)
    named = _by_id(await appointments.by_id(connection, needed.appointments))
    sought |= _visits_on(office, needed.agenda, (booking or {}).values(), now)
    sought |= {each.visit_id for each in named.values() if each.visit_id}
    displaced = (booking or {}).values() if ruling else ()
    only_moved = {each.visit_id for each in displaced if each.visit_id} - sought
    sought |= only_moved
    visits = await _load_visits(connection, sought, seen=office.meeting.reports)
    desk = await _place(connection, desk, visits, sought - visits.keys())
    placed = [visit for visit in visits.values() if visit.id not in only_moved]
    desk = await _look_ahead(connection, desk, office, placed, now)
    talked, sought_threads = await _load_threads(connection, needed, people.values())
    talked = {**own.threads, **talked}
    arranged = {**(booking or {}), **named, **await _load_booked(connection, office, people, visits)}
    told_of = _people_sought(needed, desk, visits) | {thread.person_id for thread in talked.values()}
    told_of |= {each.person_id for each in (*named.values(), *displaced)}
    for row in await known.people_by_id(connection, told_of - people.keys()):
        people[row["id"]] = records.person_in_passing(row, workplace.seal)
    await _learn_calendars(connection, workplace, office, visits.values())
    office = await _with_sheets(connection, workplace, office, visits.values())
    told = await _load_told(connection, office, needed.told, visits, people)
    attendees = witness.attendees if witness else {}
    registrants = witness.registrants if witness else None
    asked = await _load_asked(connection, office, now) if needed.asked else ()
    booked = await queue.booked(connection) if ruling else {}
    missed = await appointments.missed_since(connection, now - _LATELY) if needed.agenda else 0
    base = Base(
        desk,
        dict(people),
        dict(visits),
        dict(attendees),
        frozenset(sought),
        told,
        registrants,
        asked,
        files=await _load_files(connection, past if needed.numbers or needed.history else ()),
        ledger=open_deviations,
        follow_ups=to_follow,
        threads=dict(talked),
        sought_threads=sought_threads,
        booked=booked,
        appointments=dict(arranged),
        sought_appointments=needed.appointments,
        agenda=booking is not None,
        missed=missed,
        work=own.work,
        day=day,
        boards=await _load_boards(connection, counters),
        proposals=await _load_proposals(connection, needed, people.values()),
        held=await outbox.held(connection, needed.held, now),
        kept_numbers=await _load_kept_numbers(connection, needed, people.values()),
        waiting=await queue.by_letter(connection) if house_ruled(needed, desk, people.values()) else None,
    )
    rooms = witness.rooms if witness else {}
    burden = await load_burden(connection, office, happened, met, now)
    return Working(
        now,
        office,
        workplace.renderer,
        base,
        desk,
        met,
        people,
        visits,
        attendees,
        rooms,
        burden,
        talked,
        arranged,
        boards=dict(base.boards),
        proposals=base.proposals,
    )


async def _count(
    connection: AsyncConnection, workplace: Workplace, now: datetime, further: Iterable[str]
) -> tuple[Office, dict[str, int]]:
    """The office under the rulings on its hours and its house rules, and the counters that may be given on. Which these
    are depends on its hours: read again where those have changed since this process read them last."""
    for _ in range(2):
        office = workplace.present_office
        names = (
            *counter_names(office, now),
            *parked.COUNTERS,
            *yearly.counters(office),
            COUNTER,
            REVIEWED,
            gap.COUNTER,
            OUTBOX_SERIAL,
            *further,
        )
        versions_too = (
            known.STAFF_VERSION,
            rulings.RULINGS_VERSION,
            house_rules.HOUSE_RULES_VERSION,
            disturbances.DISTURBANCES_VERSION,
        )
        given_out = await rows_of_events.read_counters(connection, (*names, *versions_too))
        ruled = await workplace.rulings_read.changed(connection, given_out.get(rulings.RULINGS_VERSION, 0))
        house = given_out.get(house_rules.HOUSE_RULES_VERSION, 0)
        if not await workplace.house_rules_read.changed(connection, house) and not ruled:
            break
    return office, dict.fromkeys(names, 0) | given_out


async def _load_desk(
    connection: AsyncConnection,
    workplace: Workplace,
    office: Office,
    counters: dict[str, int],
    now: datetime,
    arriving: int,
) -> Desk:
    """Staff, the queue's head and length, and who is attended to."""
    heads = records.waiting_of(await queue.heads(connection, max(_LISTED, office.capacity + arriving)))
    count = await queue.count(connection)
    tickets = await queue.tickets_of_other_days(connection, day_prefix(office, now))
    served = await recorded.in_service(connection, office.capacity + _MOST_ATTENDED)
    prepared = await recorded.preparing(connection, _MOST_ATTENDED)
    version = counters.get(known.STAFF_VERSION, 0)
    staff, assignments, letters, roster = await workplace.staff_read.read(connection, version)
    learnt = await waits.lengths_of(connection, [ALL, *(category.key for category in office.categories)])
    return Desk(
        staff=staff,
        assignments=assignments,
        letters=letters,
        roster=roster,
        queue=Queue(heads, count, tickets=tickets),
        attended=records.waiting_of([*served, *prepared]),
        serving=sum(row["occupies"] for row in served),
        counters=Counters(counters),
        rulings=workplace.rulings_read.rulings,
        house_rules=workplace.house_rules_read.rules,
        disturbances=await workplace.disturbances_read.read(
            connection, counters.get(disturbances.DISTURBANCES_VERSION, 0)
        ),
        lengths={key: Lengths(tuple(map(_seconds, spans))) for key, spans in learnt.items()},
    )


def _seconds(span: float) -> timedelta:
    return timedelta(seconds=span)


async def _place(connection: AsyncConnection, desk: Desk, visits: Mapping[str, Visit], unreadable: set[str]) -> Desk:
    """The places of waiting visits that are not among the heads; a head whose visit cannot be read is passed over."""
    heads = tuple(place for place in desk.queue.heads if place.visit_id not in unreadable)
    known = {place.visit_id for place in heads}
    others = {v.id for v in visits.values() if v.status is Status.QUEUED and v.id not in known}
    return replace(desk, queue=replace(desk.queue, heads=heads, places=await queue.places(connection, others)))


async def _look_ahead(
    connection: AsyncConnection, desk: Desk, office: Office, visits: Iterable[Visit], now: datetime
) -> Desk:
    """How many wait before each spot behind the heads where this batch may put somebody."""
    if len(desk.queue.heads) >= desk.queue.count:
        return desk
    wanted = set(spots(office, now, next_day(office, now)))
    wanted.update(spot for visit in visits for spot in spots(office, now, None, visit))
    return replace(desk, queue=replace(desk.queue, ahead=await queue.ahead(connection, wanted)))


def _visits_sought(
    needed: Needs, desk: Desk, acting: Iterable[Person], witness: Witness | None, now: datetime, most_called: int
) -> set[str]:
    heads = {place.visit_id for place in (*desk.queue.heads[:1], *desk.queue.ready(now)[:most_called])}
    own = {person.visit_id for person in acting if person.visit_id}
    about = {visit_id for person in acting for visit_id in meant(person.dialog)}
    return {*needed.visits, *heads, *own, *about, *(witness.visits if witness else ())}


def _people_sought(needed: Needs, desk: Desk, visits: Mapping[str, Visit]) -> set[str]:
    """Whoever may be told something: the visitors, and all staff."""
    staff = {member.person_id for member in desk.staff.values() if member.person_id}
    return {visit.person_id for visit in visits.values()} | staff | needed.people


async def _load_past(connection: AsyncConnection, needed: Needs, acting: Iterable[Person]) -> set[str]:
    """The visits of whoever acts that they may ask about: by number, and the last ones."""
    visitors = {person.id for person in acting if person.staff_id is None}
    # rule: only-ones-own-visits
    named = await recorded.numbered(connection, visitors, needed.numbers)
    return {*named, *await recorded.latest(connection, visitors if needed.history else (), _LAST_VISITS)}


async def _load_files(connection: AsyncConnection, visit_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = defaultdict(list)
    for row in await files.names_of(connection, set(visit_ids)):
        names[row["visit_id"]].append(row["name"])
    return {visit_id: tuple(each) for visit_id, each in names.items()}


async def _load_threads(
    connection: AsyncConnection, needed: Needs, acting: Iterable[Person]
) -> tuple[dict[str, Thread], frozenset[str]]:
    """The threads that are named, and those of whoever acts; with what was looked for by name."""
    acting = tuple(acting)
    named = needed.threads.union(*(thread_meant(person.dialog) for person in acting))
    visitors = {person.id for person in acting if person.staff_id is None}
    rows = [*await threads.by_id(connection, named), *await threads.open_of(connection, visitors)]
    return {row["id"]: records.thread_of(row) for row in rows}, named


async def _load_agenda(
    connection: AsyncConnection,
    office: Office,
    needed: Needs,
    acting: Iterable[Person],
    now: datetime,
    *,
    all_of_them: bool,
) -> dict[str, Appointment] | None:
    """All live appointments from the beginning of today on, where somebody may take a time or wants to see them;
    ``all_of_them``: in any case, since the office's hours may be changed, or since somebody does more than one thing
    in this batch and may have come so far by the first."""
    wanted = needed.slots or all_of_them or any(may_book(person.dialog) for person in acting)
    if not wanted or office.appointments is None:
        return None
    today = office.calendar.local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return _by_id(await appointments.live_from(connection, today))


async def _load_booked(
    connection: AsyncConnection, office: Office, people: Mapping[str, Person], visits: Mapping[str, Visit]
) -> dict[str, Appointment]:
    """What visitors who act hold or have booked, and what belongs to the visits at hand."""
    whose = {visit.person_id for visit in visits.values() if visit.slot_at is not None}
    if office.appointments is not None:
        whose |= {person.id for person in people.values() if person.staff_id is None}
    return _by_id(await appointments.live_of(connection, whose))


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Appointment]:
    return {row["id"]: records.appointment_of(row) for row in rows}


def _visits_on(office: Office, days: Iterable[str], booked: Iterable[Appointment], now: datetime) -> set[str]:
    """The visits with an appointment on one of these days."""
    wanted = {day or f"{office.calendar.local(now):%Y%m%d}" for day in days}
    found = (each for each in booked if f"{office.calendar.local(each.slot_at):%Y%m%d}" in wanted)
    return {each.visit_id for each in found if each.visit_id}


async def _load_told(
    connection: AsyncConnection,
    office: Office,
    asked: Iterable[str],
    visits: Mapping[str, Visit],
    people: Mapping[str, Person],
) -> dict[str, tuple[Delivery, ...]]:
    """The messages of those visits that somebody asks about, where their channel says what became of them."""
    told = {}
    for visit_id in (each for each in asked if each in visits):
        visitor = people[visits[visit_id].person_id]
        if office.can(visitor.channel).reports:
            rows = await deliveries.told_in_visit(connection, visitor.channel, visit_id, visitor.id)
            told[visit_id] = tuple(
                records.delivery_of(row, first_line(row["payload"]["text"]))
                for row in rows
                if not row["payload"].get("follows")
            )
    return told


async def _load_kept_numbers(connection: AsyncConnection, needed: Needs, acting: Iterable[Person]) -> tuple[str, ...]:
    """The numbers kept for paper, where somebody who works here may be entering a form."""
    entering = any(person.staff_id and (needed.paper or isinstance(person.dialog, Recording)) for person in acting)
    return tuple(await kept_numbers.free(connection, PER_DAY)) if entering else ()


async def _load_owed(connection: AsyncConnection, needed: Needs) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is still to be answered for, and what is still to be done after visits."""
    deviations = await ledger.open_deviations(connection, _MOST_OPEN) if needed.ledger else ()
    following = await follow_ups.open_follow_ups(connection, _MOST_OPEN) if needed.follow_ups else ()
    return tuple(deviations), tuple(following)


async def _load_proposals(
    connection: AsyncConnection, needed: Needs, acting: Iterable[Person]
) -> tuple[Proposal, ...] | None:
    """The latest proposals, where somebody who works here asks for them or was asked about one."""
    staff = [person for person in acting if person.staff_id]
    wanted = staff and (needed.proposals or any(isinstance(person.dialog, Deciding) for person in staff))
    return tuple(Proposal(**row) for row in await proposals.latest(connection, _MOST_PROPOSALS)) if wanted else None


async def _load_boards(connection: AsyncConnection, counters: Mapping[str, int]) -> dict[str, Board]:
    """The live boards; while there are none nobody looks for any."""
    rows = await boards.live(connection) if counters.get(COUNTER) else []
    return {row["person_id"]: Board(**row) for row in rows}


async def _load_asked(connection: AsyncConnection, office: Office, now: datetime) -> tuple[Asked, ...]:
    since = office.calendar.local(now).date() - _LATELY
    return tuple(map(records.asked_of, await questions.asked(connection, since, _MOST_ASKED)))


async def _load_visits(connection: AsyncConnection, wanted: set[str], *, seen: bool) -> dict[str, Visit]:
    found = await recorded.visits_by_id(connection, wanted)
    ids = [row["id"] for row in found]
    return records.visits_of(
        found,
        await recorded.evidence_of(connection, ids),
        await recorded.deviations_of(connection, ids),
        await meeting.sightings_of(connection, ids) if seen else (),
        await recorded.remarks_of(connection, ids),
        await follow_ups.outcomes_of(connection, ids),
        await follow_ups.follow_ups_of(connection, ids),
    )


async def _with_sheets(
    connection: AsyncConnection, workplace: Workplace, office: Office, loaded: Iterable[Visit]
) -> Office:
    """The office with every version of the procedure that the loaded visits keep."""
    ids = (
        {visit.sheet_id for visit in loaded}
        - {sheet.id for sheet in workplace.office.in_force}
        - workplace.sheets.keys()
    )
    texts = await versions.sheet_texts(connection, ids) if ids else {}
    for sheet_id in ids:
        workplace.sheets[sheet_id] = read_kept(texts.get(sheet_id), sheet_id, workplace.office.sheet)
    return replace(office, sheets=workplace.sheets, calendars={**office.calendars, **workplace.calendars})


async def _learn_calendars(
    connection: AsyncConnection, workplace: Workplace, office: Office, loaded: Iterable[Visit]
) -> None:
    """Reads the calendars that the loaded visits are judged by, as far as this process has not yet."""
    named = {visit.calendar_id for visit in loaded if visit.calendar_id is not None}
    ids = named - {office.calendar_id} - office.calendars.keys() - workplace.calendars.keys()
    texts = await calendars.calendar_texts(connection, ids)
    for calendar_id in ids:
        workplace.calendars[calendar_id] = read_kept_calendar(texts.get(calendar_id), calendar_id, office.calendar)
