"""``take_turns``: the one door's inner side. A batch of events in one transaction: load, decide, write.

Whatever the size of the batch, it costs a handful of statements. Nothing is acknowledged before the
transaction has been committed, and nothing is decided twice: an event's name is remembered with its result.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import metrics, records
from bot.flows import queue
from bot.flows.decide import decide
from bot.flows.effects import Decision, FetchFile, Note, Say
from bot.flows.events import (
    DESK,
    ChatMoved,
    ChoicePressed,
    DeadlinePassed,
    DeliveryGivenUp,
    DeliveryReported,
    Event,
    EventParked,
    FileFetched,
    StaffRemoved,
    Told,
)
from bot.flows.messages import Message, Phrase
from bot.flows.numbers import counter_names
from bot.flows.office import Office
from bot.flows.scene import Fresh
from bot.flows.sheet import Sheet
from bot.flows.state import Delivery, Desk, Person, Status, SurveyResponse, Visit
from bot.flows.tokens import Verb, read
from bot.render import Renderer, Shown, first_line
from bot.sop import read_sheet
from storage import deliveries, memory, outbox
from storage import events as rows_of_events
from storage import files as rows_of_files
from storage.tables import (
    deviations,
    evidence,
    files,
    inbox,
    journal,
    people,
    staff,
    survey_responses,
    visits,
)
from storage.tables import outbox as outbox_table

log = structlog.get_logger(__name__)

_OUTBOX_SERIAL = "outbox"
_MOST_WAITING = 5000
_MOST_ATTENDED = 50
_LONGEST_RAW = 100_000
_CLAIM = timedelta(seconds=60)
_TRY_AGAIN = timedelta(minutes=1)
"""A deadline whose decision failed comes back: a timer must not fail open."""

_NEVER_BACK = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An event as it came in: read, and in its raw form in case it has to be parked."""

    event: Event | None
    key: str
    raw: str
    fault: str = ""
    """Why it is to be parked; empty for an event that is to be decided."""


def arrival(event: Event, raw: object = None) -> Arrival:
    """An event that could be read, with the form it came in."""
    return Arrival(event, event.key, _as_raw(raw if raw is not None else repr(event.body)))


def unreadable(key: str, raw: object, fault: str) -> Arrival:
    """Something that came in and could not be read: parked, reported, never lost."""
    return Arrival(None, key, _as_raw(raw), fault)


def _as_raw(raw: object) -> str:
    text = raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=True, default=str)
    return text.replace("\x00", "")[:_LONGEST_RAW].encode(errors="replace").decode()


@dataclass(frozen=True)
class DeskRoom:
    """What every turn at this desk is given: the unit, how it speaks, and which process is deciding."""

    office: Office
    renderer: Renderer
    process: str
    speaks: Callable[[], frozenset[str]]
    """Channels this process delivers to now: their messages are written as already claimed by it."""
    sheets: dict[str, Sheet] = field(default_factory=dict)
    """Versions of the procedure read so far, by id; they never change, so keeping them is safe."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Something to say, already in the words and form that its reader will see."""

    say: Say
    recipient: Person
    shown: Shown
    card: str | None


@dataclass
class _Working:
    """The state of a batch as it is decided, event by event."""

    now: datetime
    office: Office
    renderer: Renderer
    desk: Desk
    base_desk: Desk
    met: dict[str, str]
    """Person id by address key."""
    people: dict[str, Person]
    visits: dict[str, Visit]
    base_people: dict[str, Person] = field(default_factory=dict)
    base_visits: dict[str, Visit] = field(default_factory=dict)
    told: dict[str, tuple[Delivery, ...]] = field(default_factory=dict)
    resends: dict[int, datetime] = field(default_factory=dict)
    files: list[FetchFile] = field(default_factory=list)
    files_settled: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    left_addresses: set[str] = field(default_factory=set)
    new_addresses: dict[str, str] = field(default_factory=dict)
    deadlines: dict[str, datetime | None] = field(default_factory=dict)
    said: list["_Said"] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    responses: list[SurveyResponse] = field(default_factory=list)
    remembered: list[dict[str, Any]] = field(default_factory=list)


async def take_turns(
    connection: AsyncConnection, room: DeskRoom, arrivals: Sequence[Arrival], now: datetime
) -> list[dict[str, Any]]:
    """Decides a batch inside the caller's transaction, in the order given.

    Returns the outbox rows that were written as claimed by this process; they may be sent once the
    transaction is committed.
    """
    fresh = await _told(connection, await _not_yet_decided(connection, arrivals))
    if not fresh:
        return []
    working = await _load(connection, room, fresh, now)
    for each in fresh:
        _take(working, each)
    return await _write(connection, room, working)


async def _not_yet_decided(connection: AsyncConnection, arrivals: Sequence[Arrival]) -> list[Arrival]:
    once: dict[str, Arrival] = {}
    for each in arrivals:
        once.setdefault(each.key, each)
    known = await rows_of_events.known_events(connection, once)
    return [each for key, each in once.items() if key not in known]


async def _told(connection: AsyncConnection, arrivals: list[Arrival]) -> list[Arrival]:
    """Says of every report which message it is about."""
    reports = {each.event.channel: set[str]() for each in arrivals if each.event and _is_report(each.event)}
    for each in arrivals:
        if each.event and isinstance(each.event.body, DeliveryReported) and _is_report(each.event):
            reports[each.event.channel].add(each.event.body.ref)
    known = {
        (channel, ref): row
        for channel, refs in reports.items()
        for ref, row in (await deliveries.messages_of(connection, channel, refs)).items()
    }
    return [_about(each, known) for each in arrivals] if known else arrivals


def _is_report(event: Event) -> bool:
    return isinstance(event.body, DeliveryReported) and event.body.about is None


def _about(each: Arrival, known: Mapping[tuple[str, str], dict[str, Any]]) -> Arrival:
    event = each.event
    if event is None or not isinstance(event.body, DeliveryReported) or event.body.about is not None:
        return each
    row = known.get((event.channel, event.body.ref))
    if row is None:
        return each
    about = Told(row["id"], row["person_id"], row["visit_id"], row["purpose"], row["attempts"])
    return replace(each, event=replace(event, body=replace(event.body, about=about)))


def _address_keys(event: Event) -> set[str]:
    addresses = (event.sender, event.address, *event.aliases)
    return {f"{event.channel}:{address}" for address in addresses if address}


async def _load(connection: AsyncConnection, room: DeskRoom, arrivals: list[Arrival], now: datetime) -> _Working:
    """Loads all that the batch may need: a fixed number of statements."""
    happened = [each.event for each in arrivals if each.event is not None]
    met_rows = await memory.people_at(connection, {key for event in happened for key in _address_keys(event)})
    known = {row["id"]: records.person_of(row) for row in met_rows.values()}
    desk = await _load_desk(connection, room.office, now)
    heads = [place.visit_id for place in desk.waiting[: room.office.capacity + len(arrivals)]]
    wanted = {*_visits_meant(happened), *heads, *_visits_about(known.values()), *_visits_given_back(happened, desk)}
    loaded = await _load_visits(connection, wanted)
    desk = replace(desk, waiting=tuple(p for p in desk.waiting if p.visit_id in loaded or p.visit_id not in wanted))
    others = {visit.person_id for visit in loaded.values()} | {m.person_id for m in desk.staff.values() if m.person_id}
    others |= {e.body.person_id for e in happened if isinstance(e.body, DeliveryGivenUp)}
    others |= {e.body.about.person_id for e in happened if isinstance(e.body, DeliveryReported) and e.body.about}
    others |= {_staff_person(desk, e) for e in happened if isinstance(e.body, StaffRemoved)} - {""}
    for row in await memory.people_by_id(connection, others - known.keys()):
        known[row["id"]] = records.person_of(row)
    office = await _with_sheets(connection, room, loaded.values())
    met = {key: row["id"] for key, row in met_rows.items()}
    told = await _load_told(connection, office, happened, loaded, known)
    return _Working(now, office, room.renderer, desk, desk, met, known, loaded, dict(known), dict(loaded), told)


async def _load_told(
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
            told[visit_id] = tuple(records.delivery_of(row, first_line(row["payload"]["text"])) for row in rows)
    return told


def _asked_about(event: Event) -> tuple[str, ...]:
    parsed = read(event.body.token) if isinstance(event.body, ChoicePressed) else None
    return parsed[1] if parsed and parsed[0] is Verb.MESSAGES else ()


def _staff_person(desk: Desk, event: Event) -> str:
    member = desk.staff.get(event.body.staff_id) if isinstance(event.body, StaffRemoved) else None
    return member.person_id or "" if member else ""


async def _load_desk(connection: AsyncConnection, office: Office, now: datetime) -> Desk:
    members = [records.staff_of(row) for row in await memory.all_staff(connection)]
    places = records.waiting_of(await memory.waiting(connection, _MOST_WAITING))
    served = await memory.attended(connection, Status.IN_SERVICE.value, office.capacity + _MOST_ATTENDED)
    prepared = await memory.attended(connection, Status.PREPARING.value, _MOST_ATTENDED)
    attended = records.waiting_of([*served, *prepared])
    serving = sum(row["occupies"] for row in served)
    names = (*counter_names(office, now), _OUTBOX_SERIAL)
    given_out = await rows_of_events.read_counters(connection, names)
    return Desk({member.id: member for member in members}, places, attended, serving, given_out)


def _visits_meant(happened: Iterable[Event]) -> set[str]:
    """The visits that events name: by a pressed token, a deadline, a message not delivered."""
    meant: set[str] = set()
    for event in happened:
        match event.body:
            case DeadlinePassed(visit_id) | DeliveryGivenUp(_, str(visit_id), _, _) | FileFetched(_, visit_id):
                meant.add(visit_id)
            case DeliveryReported(about=Told(visit_id=str(visit_id))):
                meant.add(visit_id)
            case _ if token := getattr(event.body, "token", None):
                parsed = read(token)
                meant.update(parsed[1][:1] if parsed else ())
    return meant


def _visits_given_back(happened: Iterable[Event], desk: Desk) -> set[str]:
    """Somebody goes off duty: any visit that is going on may be theirs to give back."""
    leaving = f"{Verb.DUTY}:off"
    if not any(getattr(event.body, "token", None) == leaving for event in happened):
        return set()
    return {place.visit_id for place in (*desk.attended, *desk.waiting[:_MOST_ATTENDED])}


def _visits_about(known: Iterable[Person]) -> set[str]:
    return {visit_id for person in known for visit_id in (person.visit_id, person.dialog.about) if visit_id}


async def _load_visits(connection: AsyncConnection, wanted: set[str]) -> dict[str, Visit]:
    found = await memory.visits_by_id(connection, wanted)
    ids = [row["id"] for row in found]
    return records.visits_of(
        found, await memory.evidence_of(connection, ids), await memory.deviations_of(connection, ids)
    )


async def _with_sheets(connection: AsyncConnection, room: DeskRoom, loaded: Iterable[Visit]) -> Office:
    """The office with every version of the procedure that the loaded visits began under."""
    ids = {visit.sheet_id for visit in loaded} - {room.office.sheet.id} - room.sheets.keys()
    for sheet_id, text in (await memory.sheet_texts(connection, ids)).items():
        room.sheets[sheet_id] = read_sheet(text, f"versi {sheet_id[:8]}")
    return replace(room.office, sheets=room.sheets)


def _take(working: _Working, each: Arrival) -> None:
    """Decides one event; a fault of ours parks it and leaves its neighbours alone."""
    row = {"key": each.key, "received_at": working.now, "state": "decided", "raw": None, "reason": None}
    reason = each.fault
    if each.event is not None and not reason:
        try:
            _accept(working, _decide(working, each.event))
            _keep_addresses(working, each.event)
        except Exception as fault:  # any bug in a decision parks its event, whatever it raises
            log.exception("event could not be decided", event_label=label(each.key))
            reason = f"{type(fault).__name__} di {_place_of(fault)}"
    if reason and each.event is not None and isinstance(each.event.body, DeadlinePassed):
        working.deadlines[each.event.body.visit_id] = working.now + _TRY_AGAIN
    if reason:
        metrics.PARKED.inc()
        row |= {"state": "parked", "raw": each.raw, "reason": reason}
        _report(working, each, reason)
    elif each.event is not None and isinstance(each.event.body, DeliveryReported):
        working.reports.append(_report_row(each.event, each.event.body))
    elif each.event is not None and isinstance(each.event.body, FileFetched):
        state = "refused" if each.event.body.fault else "told"
        working.files_settled.append({"id": each.event.body.file_id, "state": state})
    working.remembered.append(row)


def _report_row(event: Event, body: DeliveryReported) -> dict[str, Any]:
    return {
        "channel": event.channel,
        "ref": body.ref,
        "state": body.state,
        "at": event.happened_at,
        "recipient": body.recipient,
        "code": body.code,
        "reason": body.reason,
    }


def _keep_addresses(working: _Working, event: Event) -> None:
    """Whatever a platform knows a person by leads to that person; what they have left leads nowhere."""
    moved = event.body if isinstance(event.body, ChatMoved) else None
    now_at = (moved.new_address, *moved.known_as) if moved else (event.address, *event.aliases)
    person_id = working.met.get(f"{event.channel}:{now_at[0]}")
    if person_id is None or not (event.aliases or moved):
        return
    for key in (f"{event.channel}:{address}" for address in now_at):
        if working.met.get(key) != person_id:
            working.met[key] = working.new_addresses[key] = person_id
    if moved:
        left = _address_keys(event) - {f"{event.channel}:{address}" for address in now_at}
        working.left_addresses |= left


def label(key: str) -> str:
    """An event's name for people and logs: its channel and a digest, since keys hold chat addresses."""
    return f"{key.partition(':')[0]}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _place_of(fault: BaseException) -> str:
    """Where a bug showed itself: module and line, never the data."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "-"


def _report(working: _Working, each: Arrival, reason: str) -> None:
    """Tells the administrator of a parked event, and the visitor kindly that something went wrong."""
    body = EventParked(label(each.key), reason)
    report = Event(DESK, f"parked:{each.key}", working.now, body)
    _accept(working, _decide(working, report))
    sender = _person_at(working, each.event, "sender") if each.event else None
    if sender is not None:
        working.said += _shown(working, Say(sender.id, Message(Phrase("trouble"))), sender)


def _person_at(working: _Working, event: Event, what: str) -> Person | None:
    sender = event.sender or event.address
    address = sender if what == "sender" else event.address
    named = (address, *(event.aliases if address == sender else ()))
    ids = [working.met.get(f"{event.channel}:{each}", "") for each in named]
    found = [working.people[person_id] for person_id in ids if person_id in working.people]
    engaged = (person for person in found if _engaged(working, person))
    return next(engaged, found[0] if found else None)


def _engaged(working: _Working, person: Person) -> bool:
    """Whether somebody is in the middle of something here: of two records of one person, this one goes on."""
    visit = working.visits.get(person.visit_id or "")
    return person.staff_id is not None or (visit is not None and visit.status.open)


def _decide(working: _Working, event: Event) -> Decision:
    return decide(
        event,
        working.now,
        working.office,
        Fresh(token_urlsafe(12), token_urlsafe(12)),
        working.desk,
        working.people,
        working.visits,
        _person_at(working, event, "sender"),
        _person_at(working, event, "chat"),
        working.told,
    )


def _accept(working: _Working, decision: Decision) -> None:
    """Makes a decision the state in which the next event is decided.

    What it says is put into words first: if that fails, nothing of the decision has happened.
    """
    met = {**working.people, **decision.people}
    said = [part for say in decision.says for part in _shown(working, say, met[say.person_id])]
    working.desk = decision.desk
    for person in decision.people.values():
        key = f"{person.channel}:{person.address}"
        if working.met.get(key) != person.id:
            working.met[key] = working.new_addresses[key] = person.id
    working.people.update(decision.people)
    working.visits.update(decision.visits)
    working.deadlines.update(
        {visit: due and max(due, working.now + _NEVER_BACK) for visit, due in decision.deadlines.items()}
    )
    working.said += said
    working.notes += decision.notes
    working.responses += decision.responses
    working.resends.update(decision.resends)
    working.files += decision.files


def _shown(working: _Working, say: Say, recipient: Person) -> list[_Said]:
    parts = working.renderer.show(say.message, recipient.language, recipient.channel, working.now)
    return [_Said(say, recipient, part, say.message.card if len(parts) == 1 else None) for part in parts]


async def _write(connection: AsyncConnection, room: DeskRoom, working: _Working) -> list[dict[str, Any]]:
    """Writes the whole batch: a fixed number of statements."""
    await memory.add(connection, inbox, working.remembered)
    await _write_people(connection, working)
    await _write_staff(connection, working)
    await _write_visits(connection, working)
    await rows_of_events.set_deadlines(connection, working.deadlines)
    await deliveries.keep(connection, working.reports)
    await deliveries.send_again(connection, [{"id": row, "due_at": at} for row, at in working.resends.items()])
    await memory.add(connection, files, [_file_row(each, working.now) for each in working.files])
    await rows_of_files.settle(connection, working.files_settled)
    await memory.add(connection, journal, [_note_row(note, working.now) for note in working.notes])
    await memory.add(connection, survey_responses, [_response_row(each) for each in working.responses])
    rows = await _write_outbox(connection, room, working)
    changed = {
        name: value for name, value in working.desk.counters.items() if working.base_desk.counters.get(name) != value
    }
    await rows_of_events.write_counters(connection, changed)
    return rows


async def _write_people(connection: AsyncConnection, working: _Working) -> None:
    changed = [p for p in working.people.values() if working.base_people.get(p.id) is not p]
    new = [records.person_row(p) for p in changed if p.id not in working.base_people]
    old = [records.person_row(p) for p in changed if p.id in working.base_people]
    await memory.add(connection, people, new)
    await memory.change(connection, people, old, "id")
    met = [{"key": key, "person_id": person_id} for key, person_id in working.new_addresses.items()]
    await rows_of_events.meet(connection, met)
    await rows_of_events.leave(connection, working.left_addresses - working.new_addresses.keys())


async def _write_staff(connection: AsyncConnection, working: _Working) -> None:
    before, after = working.base_desk.staff, working.desk.staff
    if before == after:
        return
    changed = [m for m in after.values() if before.get(m.id) != m]
    await memory.add(connection, staff, [records.staff_row(m) for m in changed if m.id not in before])
    await memory.change(connection, staff, [records.staff_row(m) for m in changed if m.id in before], "id")
    await rows_of_events.drop_staff(connection, [key for key in before if key not in after])


async def _write_visits(connection: AsyncConnection, working: _Working) -> None:
    before = working.base_visits
    changed = [visit for visit in working.visits.values() if before.get(visit.id) is not visit]
    rows = {visit.id: records.visit_row(visit, occupies=_occupies(working, visit)) for visit in changed}
    await memory.add(connection, visits, [row for key, row in rows.items() if key not in before])
    await memory.change(connection, visits, [row for key, row in rows.items() if key in before], "id")
    pieces = [row for visit in changed for row in records.evidence_rows(before.get(visit.id), visit)]
    await memory.add(connection, evidence, pieces)
    announced = [records.deviation_rows(before.get(visit.id), visit) for visit in changed]
    await memory.add(connection, deviations, [row for new, _ in announced for row in new])
    withdrawn = [row for _, old in announced for row in old]
    await memory.change(connection, deviations, withdrawn, "visit_id", "serial")


def _occupies(working: _Working, visit: Visit) -> bool:
    return queue.occupies_place(working.office.sheet_of(visit.sheet_id))


def _file_row(fetch: FetchFile, now: datetime) -> dict[str, Any]:
    return {
        "id": fetch.id,
        "visit_id": fetch.visit_id,
        "channel": fetch.channel,
        "ref": fetch.file.ref,
        "name": fetch.file.name,
        "media_type": fetch.file.media_type,
        "state": "expected",
        "attempts": 0,
        "due_at": now,
        "content": None,
    }


def _note_row(note: Note, now: datetime) -> dict[str, Any]:
    details = dict(note.details or {})
    return {"at": now, "who": note.who, "what": note.what, "visit_id": note.visit_id, "details": details}


def _response_row(response: SurveyResponse) -> dict[str, Any]:
    return {
        "id": response.id,
        "instrument": response.instrument,
        "day": response.day,
        "session": response.session,
        "category": response.category,
        "answers": dict(response.answers),
        "suggestion": response.suggestion,
    }


async def _write_outbox(connection: AsyncConnection, room: DeskRoom, working: _Working) -> list[dict[str, Any]]:
    """Numbers and writes what is said; a chat that nobody lags behind in is claimed with the same stroke."""
    if not working.said:
        return []
    serial = working.desk.counters.get(_OUTBOX_SERIAL, 0)
    rows = [_outbox_row(working.now, serial + place, said) for place, said in enumerate(working.said, 1)]
    working.desk = replace(working.desk, counters={**working.desk.counters, _OUTBOX_SERIAL: serial + len(rows)})
    spoken = room.speaks()
    mine = [row for row in rows if row["channel"] in spoken]
    chats = {(row["channel"], row["address"]) for row in mine}
    behind = await outbox.chats_behind(connection, chats, room.process)
    claimed = [row for row in mine if (row["channel"], row["address"]) not in behind]
    for row in claimed:
        row["claimed_by"], row["claimed_until"] = room.process, working.now + _CLAIM
    await memory.add(connection, outbox_table, rows)
    places = await outbox.card_places(connection, {row["card"] for row in claimed if row["card"]})
    return [{**row, "place": places.get(row["card"] or "")} for row in claimed]


def _outbox_row(now: datetime, serial: int, said: _Said) -> dict[str, Any]:
    say, recipient = said.say, said.recipient
    return {
        "id": serial,
        "person_id": recipient.id,
        "channel": recipient.channel,
        "address": recipient.address,
        "visit_id": say.visit_id,
        "card": said.card,
        "urgency": int(say.message.urgency),
        "payload": dict(said.shown),
        "state": "pending",
        "created_at": now,
        "due_at": now,
        "attempts": 0,
        "claimed_by": None,
        "claimed_until": None,
        "sent_at": None,
        "ref": None,
        "reason": None,
        "purpose": say.message.purpose,
        "template": None,
    }
