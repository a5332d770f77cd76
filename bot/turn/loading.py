"""Loading all that a batch may need, in a fixed number of statements."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows import parked
from bot.flows.events import (
    ChoicePressed,
    DeadlinePassed,
    DeliveryGivenUp,
    DeliveryReported,
    Event,
    FileFetched,
    Told,
    WayInFound,
)
from bot.flows.numbers import counter_names
from bot.flows.office import Office
from bot.flows.scene import MeetingSeen
from bot.flows.state import Delivery, Desk, Person, Status, Visit
from bot.flows.tokens import Verb, read
from bot.render import first_line
from bot.sop import read_kept
from bot.turn.arrivals import Arrival
from bot.turn.leaving import leaving
from bot.turn.witness import load_witness
from bot.turn.working import DeskRoom, Working
from storage import deliveries, meeting, memory, seats
from storage import events as rows_of_events

OUTBOX_SERIAL = "outbox"
_MOST_WAITING = 5000
_MOST_ATTENDED = 50


def address_keys(event: Event) -> set[str]:
    """Everything by which the people of an event may have been met."""
    addresses = (event.sender, event.address, *event.aliases)
    return {f"{event.channel}:{address}" for address in addresses if address}


async def load(connection: AsyncConnection, room: DeskRoom, arrivals: list[Arrival], now: datetime) -> Working:
    """Loads all that the batch may need: a fixed number of statements."""
    happened = [each.event for each in arrivals if each.event is not None]
    met_rows = await memory.people_at(connection, {key for event in happened for key in address_keys(event)})
    known = {row["id"]: records.person_of(row) for row in met_rows.values()}
    desk = await _load_desk(connection, room.office, now)
    heads = [place.visit_id for place in desk.waiting[: room.office.capacity + len(arrivals)]]
    witness = await load_witness(connection, happened, desk, now) if room.office.meeting.reports else None
    wanted = {*_visits_meant(happened), *heads, *_visits_about(known.values())}
    met = {key: row["id"] for key, row in met_rows.items()}
    leavers = leaving(happened, desk, {key: known[person_id] for key, person_id in met.items()})
    wanted |= await seats.held(connection, leavers)
    wanted |= witness.visits if witness else frozenset()
    loaded = await _load_visits(connection, wanted, seen=room.office.meeting.reports)
    desk = replace(desk, waiting=tuple(p for p in desk.waiting if p.visit_id in loaded or p.visit_id not in wanted))
    others = {visit.person_id for visit in loaded.values()} | {m.person_id for m in desk.staff.values() if m.person_id}
    others |= {e.body.person_id for e in happened if isinstance(e.body, DeliveryGivenUp)}
    others |= {e.body.about.person_id for e in happened if isinstance(e.body, DeliveryReported) and e.body.about}
    for row in await memory.people_by_id(connection, others - known.keys()):
        known[row["id"]] = records.person_in_passing(row)
    office = await _with_sheets(connection, room, loaded.values())
    told = await load_told(connection, office, happened, loaded, known)
    working = Working(now, office, room.renderer, desk, desk, met, known, loaded, dict(known), dict(loaded), told)
    if witness is not None:
        working.seen = MeetingSeen(working.attendees, witness.registrants, working.rooms)
        working.rooms |= witness.rooms
        working.base_rooms |= witness.rooms
        working.attendees |= witness.attendees
        working.base_attendees |= witness.attendees
    return working


async def load_told(
    connection: AsyncConnection,
    office: Office,
    happened: Iterable[Event],
    loaded: Mapping[str, Visit],
    known: Mapping[str, Person],
) -> dict[str, tuple[Delivery, ...]]:
    """The messages of those visits that somebody asks about, where their channel says what became of them."""
    asked = {parts[0] for event in happened if (parts := _asked_about(event)) and parts[0] in loaded}
    told = {}
    for visit_id in asked:
        visitor = known[loaded[visit_id].person_id]
        if office.can(visitor.channel).reports:
            rows = await deliveries.told_in_visit(connection, visitor.channel, visit_id, visitor.id)
            told[visit_id] = tuple(
                records.delivery_of(row, first_line(row["payload"]["text"]))
                for row in rows
                if not row["payload"].get("follows")
            )
    return told


def _asked_about(event: Event) -> tuple[str, ...]:
    parsed = read(event.body.token) if isinstance(event.body, ChoicePressed) else None
    return parsed[1] if parsed and parsed[0] is Verb.MESSAGES else ()


async def _load_desk(connection: AsyncConnection, office: Office, now: datetime) -> Desk:
    members = [records.staff_of(row) for row in await memory.all_staff(connection)]
    places = records.waiting_of(await memory.waiting(connection, _MOST_WAITING))
    served = await memory.attended(connection, Status.IN_SERVICE.value, office.capacity + _MOST_ATTENDED)
    prepared = await memory.attended(connection, Status.PREPARING.value, _MOST_ATTENDED)
    attended = records.waiting_of([*served, *prepared])
    serving = sum(row["occupies"] for row in served)
    names = (*counter_names(office, now), OUTBOX_SERIAL, *parked.COUNTERS)
    given_out = await rows_of_events.read_counters(connection, names)
    return Desk({member.id: member for member in members}, places, attended, serving, given_out)


def _visits_meant(happened: Iterable[Event]) -> set[str]:
    """The visits that events name: by a pressed token, a deadline, a message not delivered."""
    meant: set[str] = set()
    for event in happened:
        match event.body:
            case DeadlinePassed(visit_id) | WayInFound(visit_id) | FileFetched(_, visit_id):
                meant.add(visit_id)
            case DeliveryGivenUp(_, str(visit_id), _, _):
                meant.add(visit_id)
            case DeliveryReported(about=Told(visit_id=str(visit_id))):
                meant.add(visit_id)
            case _ if token := getattr(event.body, "token", None):
                parsed = read(token)
                meant.update(parsed[1][:1] if parsed else ())
    return meant


def _visits_about(known: Iterable[Person]) -> set[str]:
    return {visit_id for person in known for visit_id in (person.visit_id, person.dialog.about) if visit_id}


async def _load_visits(connection: AsyncConnection, wanted: set[str], *, seen: bool) -> dict[str, Visit]:
    found = await memory.visits_by_id(connection, wanted)
    ids = [row["id"] for row in found]
    return records.visits_of(
        found,
        await memory.evidence_of(connection, ids),
        await memory.deviations_of(connection, ids),
        await meeting.sightings_of(connection, ids) if seen else (),
    )


async def _with_sheets(connection: AsyncConnection, room: DeskRoom, loaded: Iterable[Visit]) -> Office:
    """The office with every version of the procedure that the loaded visits began under."""
    ids = {visit.sheet_id for visit in loaded} - {room.office.sheet.id} - room.sheets.keys()
    texts = await memory.sheet_texts(connection, ids) if ids else {}
    for sheet_id in ids:
        room.sheets[sheet_id] = read_kept(texts.get(sheet_id), sheet_id, room.office.sheet)
    return replace(room.office, sheets=room.sheets)
