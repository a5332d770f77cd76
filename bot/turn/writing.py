"""Writing what a batch has changed, in a fixed number of statements."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.queue import places as queue
from bot.flows.scene.effects import TakeBack
from bot.flows.scene.events import WEB
from bot.flows.state.desk import Staff
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit
from bot.kept_calendars import written
from bot.read_marks import Passed, Words
from bot.turn.information import write_requests
from bot.turn.loading import OUTBOX_SERIAL
from bot.turn.mending import mended
from bot.turn.spares import with_spares
from bot.turn.working import Said, Working, Workplace
from bot.turn.writers import Batch, carry_out
from storage import (
    bulk,
    calendars,
    deliveries,
    disturbances,
    guests,
    house_rules,
    known,
    meeting,
    moments,
    outbox,
    rulings,
    seats,
    sessions,
)
from storage import events as rows_of_events
from storage import files as rows_of_files
from storage.identity import keys
from storage.tables import (
    appointments,
    assignments,
    deviation_entries,
    deviations,
    evidence,
    follow_up_entries,
    follow_ups,
    inbox,
    letters,
    outcomes,
    people,
    remarks,
    roster_lines,
    staff,
    threads,
    visits,
)
from storage.tables import outbox as outbox_table

_CLAIM = timedelta(seconds=60)
_SILENCE = timedelta(hours=23)
"""After this much silence some platforms may have held messages back (WhatsApp: 24 hours)."""

_HELD_FOR = timedelta(days=3)


async def write(connection: AsyncConnection, workplace: Workplace, working: Working) -> list[dict[str, Any]]:
    """Writes the whole batch: a fixed number of statements."""
    new = working.people.keys() - working.base.people.keys()
    whose = {("visits", each.id): each.person_id for each in working.visits.values()}
    keys.expect(connection, new, whose | {("threads", each.id): each.person_id for each in working.threads.values()})
    await bulk.add(connection, inbox, working.remembered)
    await _write_people(connection, workplace, working)
    await _write_staff(connection, working)
    await _write_rulings(connection, working)
    await _write_house_rules(connection, working)
    await _write_disturbances(connection, working)
    # rule: former-seat-reads-nothing
    await sessions.end(connection, working.sessions_ended | _without_seat(working), working.now)
    await _write_visits(connection, working)
    await _write_threads(connection, working)
    await _write_appointments(connection, working)
    await write_requests(connection, working, workplace.seal)
    await rows_of_events.set_deadlines(connection, working.deadlines)
    await _write_seen(connection, working)
    await deliveries.keep(connection, [each.row for each in working.settled if each.table == "deliveries"])
    await rows_of_files.settle(connection, [each.row for each in working.settled if each.table == "files"])
    batch = Batch(working.now, workplace.seal, workplace.renderer, working.enclosed)
    await carry_out(connection, working.effects, batch)
    await _write_health(connection, working)
    await _reopen(connection, working)
    rows = await _write_outbox(connection, workplace, working)
    before, now = working.base.desk.counters.values, working.desk.counters.values
    await rows_of_events.write_counters(connection, {name: no for name, no in now.items() if before.get(name) != no})
    if working.clock_set_back:
        await moments.bring_back(connection, working.now, _CLAIM)
    return rows


async def _write_people(connection: AsyncConnection, workplace: Workplace, working: Working) -> None:
    known = working.base.people
    changed = [p for p in working.people.values() if known.get(p.id) is not p]
    rows = {p.id: records.person_row(p, workplace.seal) for p in changed}
    await bulk.add(connection, people, [row for key, row in rows.items() if key not in known])
    old = [row for key, row in rows.items() if key in known]
    differing = (records.person_changes(known[row["id"]], working.people[row["id"]]) for row in old)
    await bulk.change(connection, people, old, "id", only=frozenset().union(*differing))
    met = [{"key": key, "person_id": person_id} for key, person_id in working.new_addresses.items()]
    await rows_of_events.meet(connection, met)
    await rows_of_events.leave(connection, working.left_addresses - working.new_addresses.keys())


async def _write_health(connection: AsyncConnection, working: Working) -> None:
    for name, words in working.health.items():
        if words is not None:
            await meeting.note_health(connection, name, working.now, words)
    await meeting.forget_health(connection, [name for name, words in working.health.items() if words is None])


async def _reopen(connection: AsyncConnection, working: Working) -> None:
    """Whoever is heard after a long silence, where that matters, now gets what could not be said to them."""
    for channel, abilities in working.office.abilities.items():
        if abilities.reports:
            back = {p.id for p in working.people.values() if p.channel == channel and _was_silent(working, p)}
            await deliveries.reopen(connection, channel, back, working.now - _HELD_FOR, working.now)


def _stood_there(working: Working, person: Person) -> Person | None:
    """Who stood before this batch in the chat where a person stands now: of two chats, another record of theirs."""
    before = working.base.people
    second = before.get(person.further.other) if person.further else None
    return second if second is not None and second.channel == person.channel else before.get(person.id)


def _was_silent(working: Working, person: Person) -> bool:
    before = _stood_there(working, person)
    if before is None or person.heard_at is None or person.heard_at == before.heard_at:
        return False
    return before.heard_at is None or person.heard_at - before.heard_at > _SILENCE


async def _write_staff(connection: AsyncConnection, working: Working) -> None:
    """Staff, assignments, letters and roster; by the version whoever has read them is told to read anew."""
    before, after = working.base.desk.staff, working.desk.staff
    held = records.assignment_rows(working.base.desk.assignments, working.desk.assignments)
    papers = records.letter_rows(working.base.desk.letters, working.desk.letters)
    lines = records.roster_rows(working.base.desk.roster, working.desk.roster)
    if before == after and not any(held) and not any(papers) and not lines:
        return
    changed = [m for m in after.values() if before.get(m.id) != m]
    left = {m.id: m.person_id for m in before.values() if m.person_id and _left(m, after.get(m.id))}
    await rows_of_events.drop_staff(connection, [key for key in before if key not in after], working.now)
    emptied = [{"id": key, "person_id": None} for key in left if key in after]
    await bulk.change(connection, staff, emptied, "id")  # first, so that no seat is ever taken twice
    await bulk.add(connection, staff, [records.staff_row(m) for m in changed if m.id not in before])
    await bulk.change(connection, staff, [records.staff_row(m) for m in changed if m.id in before], "id")
    await seats.withdraw(connection, left.values())
    await bulk.add(connection, roster_lines, lines)
    await bulk.add(connection, assignments, held[0])
    await bulk.change(connection, assignments, held[1], "staff_id", "serial")
    await bulk.add(connection, letters, papers[0])
    await bulk.change(connection, letters, papers[1], "id")
    # rule: staff-believed-by-version
    await known.staff_changed(connection)


async def _write_rulings(connection: AsyncConnection, working: Working) -> None:
    new, withdrawn = records.ruling_rows(working.base.desk.rulings, working.desk.rulings)
    if new or withdrawn:
        await rulings.keep(connection, new, withdrawn)


async def _write_house_rules(connection: AsyncConnection, working: Working) -> None:
    new = records.house_rule_rows(working.base.desk.house_rules, working.desk.house_rules)
    if new:
        await house_rules.keep(connection, new)


async def _write_disturbances(connection: AsyncConnection, working: Working) -> None:
    said = records.disturbance_rows(working.base.desk.disturbances, working.desk.disturbances)
    if said:
        await disturbances.keep(connection, said)


def _left(before: Staff, after: Staff | None) -> bool:
    return after is None or after.person_id != before.person_id


def _without_seat(working: Working) -> set[str]:
    """Web sessions of people who were staff and are not any more: what they may read ends with what they may do."""
    before = working.base.people
    lost = [p for p in working.people.values() if p.id in before and before[p.id].staff_id and not p.staff_id]
    return {p.address for p in lost if p.channel == WEB}


async def _write_visits(connection: AsyncConnection, working: Working) -> None:
    before = working.base.visits
    changed = [visit for visit in working.visits.values() if before.get(visit.id) is not visit]
    await _keep_calendars(connection, working, {visit.calendar_id for visit in changed if visit.id not in before})
    rows = {visit.id: _visit_row(working, visit) for visit in changed}
    await bulk.add(connection, visits, [row for key, row in rows.items() if key not in before])
    old = [row for key, row in rows.items() if key in before]
    differing = (_visit_changes(working, before[row["id"]], working.visits[row["id"]]) for row in old)
    await bulk.change(connection, visits, old, "id", only=frozenset().union(*differing))
    spoken = [visit for visit in changed if records.known_otherwise(before.get(visit.id), visit)]
    await guests.keep(connection, [v.id for v in spoken], [row for v in spoken for row in records.word_rows(v)])
    pieces = [row for visit in changed for row in records.evidence_rows(before.get(visit.id), visit)]
    await bulk.add(connection, evidence, pieces)
    new = [row for visit in changed for row in records.deviation_rows(before.get(visit.id), visit)]
    await bulk.add(connection, deviations, new)
    entries = [row for visit in changed for row in records.entry_rows(before.get(visit.id), visit)]
    await bulk.add(connection, deviation_entries, entries)
    said = [row for visit in changed for row in records.remark_rows(before.get(visit.id), visit)]
    await bulk.add(connection, remarks, said)
    written = [row for visit in changed for row in records.outcome_rows(before.get(visit.id), visit)]
    await bulk.add(connection, outcomes, written)
    followed = [records.follow_up_rows(before.get(visit.id), visit) for visit in changed]
    await bulk.add(connection, follow_ups, [row for rows, _ in followed for row in rows])
    await bulk.add(connection, follow_up_entries, [row for _, rows in followed for row in rows])


async def _keep_calendars(connection: AsyncConnection, working: Working, ids: set[str | None]) -> None:
    """Keeps the calendars that visits have begun under in this batch, unless they are the one of the start."""
    # rule: kept-before-it-judges
    for calendar_id, calendar in working.calendars.items():
        if calendar_id in ids and calendar.rulings.listed:
            await calendars.keep_calendar(connection, calendar_id, written(calendar), working.now)


async def _write_threads(connection: AsyncConnection, working: Working) -> None:
    before = working.base.threads
    changed = [thread for thread in working.threads.values() if before.get(thread.id) is not thread]
    old = [records.thread_row(thread) for thread in changed if thread.id in before]
    await bulk.change(connection, threads, old, "id")  # first: nobody ever has two that are open
    await bulk.add(connection, threads, [records.thread_row(thread) for thread in changed if thread.id not in before])


async def _write_appointments(connection: AsyncConnection, working: Working) -> None:
    """Seats that have become free first: whoever takes one of them takes it in the same transaction."""
    before = working.base.appointments
    changed = [each for each in working.appointments.values() if before.get(each.id) is not each]
    rows = [records.appointment_row(each) for each in changed if each.id in before]
    await bulk.change(connection, appointments, [row for row in rows if row["ended_at"] is not None], "id")
    await bulk.change(connection, appointments, [row for row in rows if row["ended_at"] is None], "id")
    await bulk.add(connection, appointments, [records.appointment_row(e) for e in changed if e.id not in before])


async def _write_seen(connection: AsyncConnection, working: Working) -> None:
    """What the meeting saw, and who it saw."""
    changed = [each for key, each in working.attendees.items() if working.base.attendees.get(key) is not each]
    await meeting.keep_attendees(connection, [records.attendee_row(each) for each in changed])
    seen = {sighting.key: records.sighting_row(sighting, None) for each in changed for sighting in each.sightings}
    for visit in working.visits.values():
        before = working.base.visits.get(visit.id)
        known = {sighting.key for sighting in before.sightings} if before else set()
        seen |= {s.key: records.sighting_row(s, visit.id) for s in visit.sightings if s.key not in known}
    await meeting.keep_sightings(connection, list(seen.values()))


def _visit_row(working: Working, visit: Visit) -> dict[str, Any]:
    return records.visit_row(visit, occupies=_occupies(working, visit))


def _visit_changes(working: Working, before: Visit, visit: Visit) -> frozenset[str]:
    found = records.visit_changes(before, visit)
    return found if _occupies(working, before) == _occupies(working, visit) else found | {"occupies"}


def _occupies(working: Working, visit: Visit) -> bool:
    return queue.holds_place(working.office.sheet_of(visit.sheet_id), visit)


async def _write_outbox(connection: AsyncConnection, workplace: Workplace, working: Working) -> list[dict[str, Any]]:
    """Numbers and writes what is said; a chat that nobody lags behind in is claimed with the same stroke, and what is
    fetched by whom it is for has arrived with it."""
    working.said = [*_without_taken_back(working), *await mended(connection, working)]
    if not working.said:
        return []
    serial = working.desk.counters.last(OUTBOX_SERIAL)
    rows = [_outbox_row(working.now, serial + place, said) for place, said in enumerate(working.said, 1)]
    workplace.causes.note({serial + no: said.cause for no, said in enumerate(working.said, 1) if said.cause})
    passed = {serial + no: _passed(said, said.words) for no, said in enumerate(working.said, 1) if said.words}
    workplace.read_marks.note(serial + 1, passed)
    rows = with_spares(working, rows)
    counters = working.desk.counters.given(OUTBOX_SERIAL, serial + len(rows))
    working.desk = replace(working.desk, counters=counters)
    spoken = workplace.speaks()
    due = [row for row in rows if row["due_at"] <= working.now and row["state"] == "pending"]
    kept = [row for row in due if not working.office.can(row["channel"]).pushes]
    for row in kept:
        # rule: kept-is-delivered
        row.update(state="sent", sent_at=working.now, ref=row["channel"], attempts=1)
    mine = [row for row in due if row["channel"] in spoken and row["state"] == "pending"]
    chats = {(row["channel"], row["address"]) for row in mine}
    behind = await outbox.chats_behind(connection, chats, workplace.process, working.now)
    claimed = [row for row in mine if (row["channel"], row["address"]) not in behind]
    for row in claimed:
        row["claimed_by"], row["claimed_until"] = workplace.process, working.now + _CLAIM
    await bulk.add(connection, outbox_table, rows)
    await outbox.place_cards(connection, list(_places_of(kept).values()))
    places = await outbox.card_places(connection, {row["card"] for row in claimed if row["card"]})
    return kept + [{**row, "place": places.get(row["card"] or "")} for row in claimed]


def _places_of(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Where their cards stand now, by card."""
    columns = ("channel", "address", "ref")
    return {row["card"]: {"key": row["card"], **{name: row[name] for name in columns}} for row in rows if row["card"]}


def _passed(said: Said, words: Words) -> Passed:
    return Passed(said.recipient.channel, said.recipient.address, words)


def _without_taken_back(working: Working) -> list[Said]:
    """What is said, without what its writer has taken back in the same batch."""
    taken = {effect.name for effect in working.effects if isinstance(effect, TakeBack)}
    return [each for each in working.said if each.say.held is None or each.say.held.name not in taken]


def _outbox_row(now: datetime, serial: int, said: Said) -> dict[str, Any]:
    say, recipient, held = said.say, said.recipient, said.say.held
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
        "due_at": now + held.span if held else now,
        "attempts": 0,
        "claimed_by": None,
        "claimed_until": None,
        "sent_at": None,
        "ref": None,
        "reason": None,
        "purpose": say.message.purpose,
        "template": None,
        "origin": say.origin.written if say.origin else None,
        "held_as": held.name if held else None,
        "twin": None,
    }
