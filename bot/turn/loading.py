"""Loading all that a batch needs, in a fixed number of statements."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.duty import gap
from bot.flows.hours import yearly
from bot.flows.information import registering
from bot.flows.needs import needs_of_batch
from bot.flows.office.office import Office
from bot.flows.papers import issuing
from bot.flows.queue.numbers import counter_names, day_prefix, next_day
from bot.flows.queue.order import spots
from bot.flows.rights import registering as rights
from bot.flows.scene.events import Event
from bot.flows.scene.topics import Found, arising
from bot.flows.state.appointment import Appointment
from bot.flows.state.at_desk import Queue
from bot.flows.state.board import COUNTER
from bot.flows.state.desk import Desk
from bot.flows.state.lengths import ALL, Lengths
from bot.flows.state.loaded import Counters
from bot.flows.state.people import Person
from bot.flows.state.proposal import COUNTER as REVIEWED
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status, Visit
from bot.flows.telling import parked
from bot.kept_calendars import read_kept_calendar
from bot.sop import read_kept
from bot.turn.arrivals import Arrival
from bot.turn.burden import load_burden
from bot.turn.extent import Extent, of_acting
from bot.turn.leaving import leaving
from bot.turn.loaders import Asking, AtHand, inquire, inquire_of_visits
from bot.turn.working import Base, Working, Workplace
from storage import (
    appointments,
    calendars,
    disturbances,
    follow_ups,
    house_rules,
    known,
    meeting,
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

_MOST_ATTENDED = 100


def address_keys(event: Event) -> set[str]:
    """Everything by which the people of an event may have been met."""
    addresses = (event.sender, event.address, *event.aliases)
    return {f"{event.channel}:{address}" for address in addresses if address}


async def load(
    connection: AsyncConnection, workplace: Workplace, arrivals: list[Arrival], now: datetime, extent: Extent
) -> Working:
    """Loads all that the batch needs, in a fixed number of statements: whoever acts, the desk, what is asked about, the
    visits, everybody behind them, and the sheets and calendars that the visits go by."""
    happened = [each.event for each in arrivals if each.event is not None]
    met, people = await _load_acting(connection, workplace, happened)
    acting = tuple(people.values())
    extent = of_acting(extent, acting)
    needed = needs_of_batch(happened, acting)
    office, counters = await _count(connection, workplace, now, needed.counters)
    desk = await _load_desk(connection, workplace, office, counters, now, len(arrivals))
    topics = arising(needed.topics, office, staff=any(map(desk.seat, acting)))
    asking = Asking(connection, topics, office, desk, acting, now)
    inquiry = await inquire(asking)

    named = _by_id(await appointments.by_id(connection, needed.appointments))
    sought = needed.visits | inquiry.visits | extent.sought(desk.queue, now, office.capacity + len(arrivals))
    sought |= await _taken(connection, happened, desk, {key: people[each] for key, each in met.items()})
    sought |= {each.visit_id for each in named.values() if each.visit_id}
    in_passing = (inquiry.in_passing | extent.in_passing(desk.queue, office.capacity + len(arrivals))) - sought
    visits = await _load_visits(connection, sought | in_passing, seen=office.meeting.reports)
    desk = await _place(connection, desk, visits, (sought | in_passing) - visits.keys())
    placed = [visit for visit in visits.values() if visit.id not in in_passing]
    desk = await _look_ahead(connection, desk, office, placed, now)

    talked = {**inquiry.threads, **await _load_threads(connection, needed.threads, asking.visitors)}
    arranged = {**inquiry.appointments, **named, **await _load_booked(connection, office, acting, visits)}
    told_of = _behind(desk, (*visits.values(), *talked.values(), *named.values()))
    for row in await known.people_by_id(connection, (told_of | needed.people | inquiry.people) - people.keys()):
        people[row["id"]] = records.person_in_passing(row, workplace.seal)
    for row in await known.people_by_id(connection, _further(people)):
        people[row["id"]] = records.person_in_passing(row, workplace.seal)
    await _learn_calendars(connection, workplace, office, visits.values())
    office = await _with_sheets(connection, workplace, office, visits.values())
    found = Found(inquiry.answers | await inquire_of_visits(asking, AtHand(visits, people)))
    base = Base(
        desk,
        dict(people),
        dict(visits),
        dict(talked),
        dict(arranged),
        found,
        sought_visits=frozenset(sought | in_passing),
        sought_threads=needed.threads,
        sought_appointments=needed.appointments,
        extent=extent,
    )
    burden = await load_burden(connection, office, happened, _leading(met, people), now)
    return Working(
        now, office, workplace.renderer, base, desk, met, people, visits, burden, talked, arranged, found=found
    )


def _leading(met: Mapping[str, str], people: Mapping[str, Person]) -> dict[str, str]:
    """Whose acts are counted at each address: of two chats that are one person's, those of the record that leads."""
    guests = {key: each.further.other for key, each in people.items() if each.further and not each.further.leads}
    return {key: guests.get(person_id, person_id) for key, person_id in met.items()}


async def _load_acting(
    connection: AsyncConnection, workplace: Workplace, happened: Iterable[Event]
) -> tuple[dict[str, str], dict[str, Person]]:
    """Whoever acts in these events, by address key and by id."""
    rows = await known.people_at(connection, {key for event in happened for key in address_keys(event)})
    people = {row["id"]: records.person_of(row, workplace.seal) for row in rows.values()}
    for row in await known.people_by_id(connection, _further(people)):
        people[row["id"]] = records.person_of(row, workplace.seal)
    return {key: row["id"] for key, row in rows.items()}, people


def _further(people: Mapping[str, Person]) -> set[str]:
    """The records that stand in second chats of these people, as far as they are not at hand."""
    return {person.further.other for person in people.values() if person.further} - people.keys()


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
            *registering.counters(office, now),
            *rights.counters(office, now),
            COUNTER,
            REVIEWED,
            gap.COUNTER,
            issuing.counter(office, now),
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
    most = max(_LISTED, office.capacity + arriving)
    first = await queue.heads(connection, most)
    heads, count = records.waiting_of(first), len(first) if len(first) < most else await queue.count(connection)
    tickets = await queue.tickets_of_other_days(connection, day_prefix(office, now))
    attended = await recorded.attended(connection, office.capacity + _MOST_ATTENDED)
    version = counters.get(known.STAFF_VERSION, 0)
    staff, assignments, letters, roster = await workplace.staff_read.read(connection, version)
    learnt = await waits.lengths_of(connection, [ALL, *(category.key for category in office.categories)])
    return Desk(
        staff=staff,
        assignments=assignments,
        letters=letters,
        roster=roster,
        queue=Queue(heads, count, tickets=tickets),
        attended=records.waiting_of(attended),
        serving=sum(row["occupies"] for row in attended if row["status"] == Status.IN_SERVICE.value),
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


async def _place(connection: AsyncConnection, desk: Desk, visits: Mapping[str, Visit], unreadable: Set[str]) -> Desk:
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


async def _taken(
    connection: AsyncConnection, happened: Iterable[Event], desk: Desk, met: Mapping[str, Person]
) -> set[str]:
    """What whoever may leave has taken."""
    # rule: off-duty-gives-all-back
    return await seats.held(connection, leaving(happened, desk, met))


def _behind(desk: Desk, told_of: Iterable[Visit | Thread | Appointment]) -> set[str]:
    """Whoever may be told something: the visitors, and all staff."""
    staff = {member.person_id for member in desk.staff.values() if member.person_id}
    return {each.person_id for each in told_of} | staff


async def _load_threads(
    connection: AsyncConnection, named: frozenset[str], visitors: frozenset[str]
) -> dict[str, Thread]:
    """The threads that are named, and those of visitors who act."""
    rows = [*await threads.by_id(connection, named), *await threads.open_of(connection, visitors)]
    return {row["id"]: records.thread_of(row) for row in rows}


async def _load_booked(
    connection: AsyncConnection, office: Office, acting: Iterable[Person], visits: Mapping[str, Visit]
) -> dict[str, Appointment]:
    """What visitors who act hold or have booked, and what belongs to the visits at hand."""
    whose = {visit.person_id for visit in visits.values() if visit.slot_at is not None}
    if office.appointments is not None:
        whose |= {person.id for person in acting if person.staff_id is None}
    return _by_id(await appointments.live_of(connection, whose))


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Appointment]:
    return {row["id"]: records.appointment_of(row) for row in rows}


async def _load_visits(connection: AsyncConnection, wanted: Set[str], *, seen: bool) -> dict[str, Visit]:
    found = await recorded.visits_by_id(connection, wanted)
    ids = [row["id"] for row in found]
    more = await recorded.further(connection, ids)
    return records.visits_of(
        found,
        await recorded.evidence_of(connection, ids),
        await recorded.deviations_of(connection, more["deviations"]),
        await meeting.sightings_of(connection, ids) if seen else (),
        await recorded.remarks_of(connection, more["remarks"]),
        await follow_ups.outcomes_of(connection, more["outcomes"]),
        await follow_ups.follow_ups_of(connection, more["follow_ups"]),
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
