"""Loading all that a batch needs, in a fixed number of statements."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.needs import Needs, needs
from bot.flows.office.office import Office
from bot.flows.queue.numbers import counter_names, day_prefix
from bot.flows.scene.events import Event
from bot.flows.state.asked import Asked
from bot.flows.state.at_desk import Queue
from bot.flows.state.desk import Delivery, Desk
from bot.flows.state.deviation import visit_named
from bot.flows.state.dialog import meant, thread_meant
from bot.flows.state.loaded import Counters
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import parked
from bot.kept_calendars import read_kept_calendar
from bot.render import first_line
from bot.sop import read_kept
from bot.turn.arrivals import Arrival
from bot.turn.burden import load_burden
from bot.turn.leaving import leaving
from bot.turn.witness import Witness, load_witness
from bot.turn.working import Base, Working, Workplace
from storage import calendars, deliveries, known, ledger, meeting, questions, queue, recorded, seats, threads, versions
from storage import events as rows_of_events

OUTBOX_SERIAL = "outbox"
_LISTED = 20
"""How much of the queue an officer is shown."""

_MOST_ATTENDED = 50

_MOST_OPEN = 60
"""Of the deviations that are still to be answered for."""

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
    desk = await _load_desk(connection, workplace, now, len(arrivals))
    witness = await load_witness(connection, needed, desk, now) if workplace.office.meeting.reports else None
    met = {key: row["id"] for key, row in met_rows.items()}
    # rule: off-duty-gives-all-back
    held = await seats.held(connection, leaving(happened, desk, {key: people[each] for key, each in met.items()}))
    open_deviations = await _load_ledger(connection, needed)
    sought = (
        held
        | {visit_named(each) for each in open_deviations}
        | _visits_sought(needed, desk, people.values(), witness, now, workplace.office.capacity + len(arrivals))
    )
    visits = await _load_visits(connection, sought, seen=workplace.office.meeting.reports)
    desk = await _place(connection, desk, visits, sought - visits.keys())
    talked, sought_threads = await _load_threads(connection, needed, people.values())
    told_of = _people_sought(needed, desk, visits) | {thread.person_id for thread in talked.values()}
    for row in await known.people_by_id(connection, told_of - people.keys()):
        people[row["id"]] = records.person_in_passing(row, workplace.seal)
    await _learn_calendars(connection, workplace, visits.values())
    office = await _with_sheets(connection, workplace, visits.values())
    told = await _load_told(connection, office, needed.told, visits, people)
    attendees = witness.attendees if witness else {}
    registrants = witness.registrants if witness else None
    asked = await _load_asked(connection, workplace.office, now) if needed.asked else ()
    base = Base(
        desk,
        dict(people),
        dict(visits),
        dict(attendees),
        frozenset(sought),
        told,
        registrants,
        asked,
        ledger=open_deviations,
        threads=dict(talked),
        sought_threads=sought_threads,
    )
    rooms = witness.rooms if witness else {}
    burden = await load_burden(connection, office, happened, met, now)
    return Working(now, office, workplace.renderer, base, desk, met, people, visits, attendees, rooms, burden, talked)


async def _load_desk(connection: AsyncConnection, workplace: Workplace, now: datetime, arriving: int) -> Desk:
    """Staff, the queue's head and length, who is attended to, and the counters that may be given on."""
    office = workplace.office
    heads = records.waiting_of(await queue.heads(connection, max(_LISTED, office.capacity + arriving)))
    count = await queue.count(connection)
    tickets = await queue.tickets_of_other_days(connection, day_prefix(office, now))
    served = await recorded.in_service(connection, office.capacity + _MOST_ATTENDED)
    prepared = await recorded.preparing(connection, _MOST_ATTENDED)
    names = (*counter_names(office, now), *parked.COUNTERS, OUTBOX_SERIAL)
    given_out = await rows_of_events.read_counters(connection, (*names, known.STAFF_VERSION))
    staff, assignments = await workplace.staff_read.read(connection, given_out.get(known.STAFF_VERSION, 0))
    return Desk(
        staff=staff,
        assignments=assignments,
        queue=Queue(heads, count, tickets=tickets),
        attended=records.waiting_of([*served, *prepared]),
        serving=sum(row["occupies"] for row in served),
        counters=Counters({name: given_out.get(name, 0) for name in names}),
    )


async def _place(connection: AsyncConnection, desk: Desk, visits: Mapping[str, Visit], unreadable: set[str]) -> Desk:
    """The places of waiting visits that are not among the heads; a head whose visit cannot be read is passed over."""
    heads = tuple(place for place in desk.queue.heads if place.visit_id not in unreadable)
    known = {place.visit_id for place in heads}
    others = {v.id for v in visits.values() if v.status is Status.QUEUED and v.id not in known}
    return replace(desk, queue=replace(desk.queue, heads=heads, places=await queue.places(connection, others)))


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


async def _load_threads(
    connection: AsyncConnection, needed: Needs, acting: Iterable[Person]
) -> tuple[dict[str, Thread], frozenset[str]]:
    """The threads that are named, and those of whoever acts; with what was looked for by name."""
    acting = tuple(acting)
    named = needed.threads.union(*(thread_meant(person.dialog) for person in acting))
    visitors = {person.id for person in acting if person.staff_id is None}
    rows = [*await threads.by_id(connection, named), *await threads.open_of(connection, visitors)]
    return {row["id"]: records.thread_of(row) for row in rows}, named


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


async def _load_ledger(connection: AsyncConnection, needed: Needs) -> tuple[str, ...]:
    return tuple(await ledger.open_deviations(connection, _MOST_OPEN)) if needed.ledger else ()


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
    )


async def _with_sheets(connection: AsyncConnection, workplace: Workplace, loaded: Iterable[Visit]) -> Office:
    """The office with every version of the procedure that the loaded visits keep."""
    ids = (
        {visit.sheet_id for visit in loaded}
        - {sheet.id for sheet in workplace.office.in_force}
        - workplace.sheets.keys()
    )
    texts = await versions.sheet_texts(connection, ids) if ids else {}
    for sheet_id in ids:
        workplace.sheets[sheet_id] = read_kept(texts.get(sheet_id), sheet_id, workplace.office.sheet)
    return replace(workplace.office, sheets=workplace.sheets, calendars=workplace.calendars)


async def _learn_calendars(connection: AsyncConnection, workplace: Workplace, loaded: Iterable[Visit]) -> None:
    """Reads the calendars that the loaded visits are judged by, as far as this process has not yet."""
    office, named = workplace.office, {visit.calendar_id for visit in loaded if visit.calendar_id is not None}
    ids = named - {office.calendar_id} - workplace.calendars.keys()
    texts = await calendars.calendar_texts(connection, ids)
    for calendar_id in ids:
        workplace.calendars[calendar_id] = read_kept_calendar(texts.get(calendar_id), calendar_id, office.calendar)
