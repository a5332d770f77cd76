"""Rows and values: how what the flows know is written into tables, and read back the same."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, fields
from datetime import date, datetime
from operator import attrgetter
from typing import Any, TypeVar

from pydantic import TypeAdapter

from bot.dialogs import dialog_of, dialog_row
from bot.flows.calendar.changes import read_change
from bot.flows.calendar.hours import read_period
from bot.flows.calendar.rulings import Ruling, Rulings
from bot.flows.office.guest_words import of_form
from bot.flows.office.house_rules import HouseRule, HouseRules, named
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.asked import Asked, Verdict
from bot.flows.state.assignments import Assignment
from bot.flows.state.at_desk import AtDesk, order
from bot.flows.state.attendance import Attendance
from bot.flows.state.breach import Breach, BreachEntry
from bot.flows.state.breach import Course as CourseOfBreach
from bot.flows.state.desk import DERIVED, Delivery, Staff, SurveyResponse
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, DeviationKind
from bot.flows.state.disturbance import Course, Disturbance, DisturbanceEntry
from bot.flows.state.duty import Shift
from bot.flows.state.follow_up import FollowUp, FollowUpEntry, Went
from bot.flows.state.handed import Handed
from bot.flows.state.letter import Letter, Scan
from bot.flows.state.meeting import Attendee, Sighted, Sighting, Way, Who
from bot.flows.state.nudges import Nudge
from bot.flows.state.outcome import Outcome, OutcomeKind
from bot.flows.state.paper import Paper
from bot.flows.state.people import Further, Person
from bot.flows.state.remark import Remark
from bot.flows.state.result import Result
from bot.flows.state.roster import Line, Roster
from bot.flows.state.survey import Survey
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status, Visit
from bot.seal import Seal
from storage import guests
from storage.identity.keeper import NotOpened
from storage.identity.sealed import NOBODY, Shut

Row = dict[str, Any]
Value = TypeVar("Value")
Grown = TypeVar("Grown", Deviation, FollowUp)
_ATTENDANCE: TypeAdapter[Attendance | None] = TypeAdapter(Attendance | None)
_RESULT = TypeAdapter(Result | None)
_FURTHER = TypeAdapter(Further | None)
_PAPER = TypeAdapter(Paper | None)
_HANDED = TypeAdapter(dict[str, Handed])
_TRAY_ROOM = 8192
_OWN_TABLES = ("evidence", "deviations", "outcomes", "follow_ups", "sightings", "remarks")


def person_of(row: Mapping[str, Any], seal: Seal) -> Person:
    """A person from their row. Raises ValueError for a conversation that cannot be read."""
    further = _FURTHER.validate_python(_opened(row)["further"])
    return Person(**{**_only(Person, row), "dialog": dialog_of(row["dialog"], row["id"], seal), "further": further})


def person_in_passing(row: Mapping[str, Any], seal: Seal) -> Person:
    """A person whom others' events concern: a conversation of theirs that cannot be read stops nobody else."""
    try:
        return person_of(row, seal)
    except ValueError:
        unread: Row = {"address": NOBODY, "known_as": None, "profile": {}, "dialog": {}}
        shut = {name for name, value in row.items() if isinstance(value, Shut)}
        left = {name: value for name, value in unread.items() if name in shut or name == "dialog"}
        return person_of({**row, **left}, seal)


def _opened(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of which everything has opened. Raises NotOpened."""
    # rule: shut-spoils-its-row-only
    if Shut in map(type, row.values()):
        raise NotOpened(next(value.where for value in row.values() if isinstance(value, Shut)))
    return row


def person_row(person: Person, seal: Seal) -> Row:
    """A person's row; an idle conversation is kept as nothing, answers to the survey are kept sealed."""
    dialog = dialog_row(person.dialog, person.id, seal)
    further = _FURTHER.dump_python(person.further, mode="json")
    return {**_shallow(person), "dialog": dialog, "profile": dict(person.profile), "further": further}


def tray_row(response: SurveyResponse, name: str, seal: Seal) -> Row:
    """A questionnaire as it waits: under a name that says nothing, its content and even its length sealed."""
    content = {**asdict(response), "day": response.day.isoformat()}
    return {"id": name, "sealed": seal.close(content, f"tray {name}", _TRAY_ROOM)}


def response_of(row: Mapping[str, Any], seal: Seal) -> SurveyResponse | None:
    """A questionnaire that waits; None if the seal cannot open it."""
    content = seal.open(row["sealed"], f"tray {row['id']}")
    return None if content is None else SurveyResponse(**{**content, "day": date.fromisoformat(content["day"])})


def response_row(response: SurveyResponse, name: str) -> Row:
    """The row of a questionnaire, under a new name."""
    return {**asdict(response), "id": name}


def staff_of(row: Mapping[str, Any]) -> Staff:
    """A member of staff from their row."""
    shift = Shift(**{**_only(Shift, row), "keeps": tuple(row["keeps"] or ())})
    known = _only(Staff, {"shift": None, **row})
    several = {name: tuple(row[name] or ()) for name in ("also", "categories")}
    return Staff(**{**known, **several, "shift": shift})


def staff_row(member: Staff) -> Row:
    """The row of a member of staff."""
    row = {**_shallow(member), **_shallow(member.shift)}
    del row["shift"]
    return {**row, "keeps": list(member.shift.keeps), "categories": list(member.categories)}


def roster_line_of(row: Mapping[str, Any]) -> Line:
    """A line of the duty roster from its row."""
    day = int(row["day"]) if len(row["day"]) == 1 else date.fromisoformat(row["day"])
    hours = read_period(row["hours"]) if row["hours"] else None
    return Line(day, hours, tuple(row["staff"]), row["by"], row["entered_at"])


def roster_rows(before: Roster, after: Roster) -> list[Row]:
    """The rows of new lines of the roster."""
    return [
        {
            "serial": serial,
            "day": str(line.day),
            "hours": str(line.hours or ""),
            "staff": list(line.staff),
            "by": line.by,
            "entered_at": line.entered_at,
        }
        for serial, line in enumerate(after.lines)
        if serial >= len(before.lines)
    ]


def assignment_of(row: Mapping[str, Any]) -> Assignment:
    """An assignment from its row."""
    return Assignment(**_only(Assignment, row))


def assignment_rows(before: Iterable[Assignment], assignments: Iterable[Assignment]) -> tuple[list[Row], list[Row]]:
    """The rows of new assignments, and of known ones that have changed; each is known by whose it is and which."""
    known = {(row["staff_id"], row["serial"]): row for row in _numbered(before)}
    rows = {(row["staff_id"], row["serial"]): row for row in _numbered(assignments)}
    new = [row for key, row in rows.items() if key not in known]
    return new, [row for key, row in rows.items() if key in known and row != known[key]]


def _numbered(assignments: Iterable[Assignment]) -> Iterator[Row]:
    serials: Counter[str] = Counter()
    for each in assignments:
        yield {**_shallow(each), "serial": serials[each.staff_id]}
        serials[each.staff_id] += 1


def letter_of(row: Mapping[str, Any]) -> Letter:
    """A letter of assignment from its row."""
    scan = Scan(**row["scan"]) if row["scan"] else None
    return Letter(**{**_only(Letter, row), "roles": tuple(row["roles"]), "scan": scan})


def letter_rows(before: Mapping[str, Letter], letters: Mapping[str, Letter]) -> tuple[list[Row], list[Row]]:
    """The rows of new letters, and of known ones that have changed."""
    changed = [each for each in letters.values() if before.get(each.id) != each]
    rows = [
        {**_shallow(each), "roles": list(each.roles), "scan": asdict(each.scan) if each.scan else None}
        for each in changed
    ]
    return [row for row in rows if row["id"] not in before], [row for row in rows if row["id"] in before]


def ruling_of(row: Mapping[str, Any]) -> Ruling:
    """A ruling on the office's hours from its row. Raises ValueError for a change that cannot be read."""
    return Ruling(**{**_only(Ruling, row), "change": read_change(row["change"])})


def ruling_rows(before: Rulings, after: Rulings) -> tuple[list[Row], list[Row]]:
    """The rows of new rulings, and of known ones that have been withdrawn since."""
    rows = [{**_shallow(each), "change": str(each.change), "serial": no} for no, each in enumerate(after.listed, 1)]
    known = len(before.listed)
    was = zip(before.listed, after.listed, rows, strict=False)
    return rows[known:], [row for old, new, row in was if old != new]


def house_rule_of(row: Mapping[str, Any]) -> HouseRule:
    """A house rule from its row. Raises ValueError for one about a matter that nobody knows."""
    about = named(row["matter"], row["key"])
    said = (row[name] for name in ("value", "old", "filed", "by", "entered_at"))
    return HouseRule(row["id"], about, *said)


def house_rule_rows(before: HouseRules, after: HouseRules) -> list[Row]:
    """The rows of new house rules."""
    new = list(enumerate(after.listed, 1))[len(before.listed) :]
    return [
        {
            "serial": no,
            "id": rule.id,
            "matter": rule.about.matter.value,
            "key": rule.about.written,
            "value": rule.value,
            "old": rule.old,
            "filed": rule.filed,
            "by": rule.by,
            "entered_at": rule.entered_at,
        }
        for no, rule in new
    ]


def disturbances_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Disturbance, ...]:
    """Disturbances from the rows of their entries, in order."""
    known: dict[str, Disturbance] = {}
    for row in rows:
        values = {**_only(DisturbanceEntry, row), "what": Course(row["what"]), "cause": Cause(row["cause"])}
        entry, had = DisturbanceEntry(**values), known.get(row["id"])
        known[row["id"]] = had.and_then(entry) if had else Disturbance(row["id"], (entry,))
    return tuple(known.values())


def disturbance_rows(before: tuple[Disturbance, ...], after: tuple[Disturbance, ...]) -> list[Row]:
    """The rows of what was said of disturbances since."""
    known = {each.id: len(each.entries) for each in before}
    return [
        {**_shallow(entry), "id": each.id, "serial": serial, "place": place, "what": entry.what.value}
        | {"cause": entry.cause.value}
        for place, each in enumerate(after)
        for serial, entry in enumerate(each.entries)
        if serial >= known.get(each.id, 0)
    ]


def waiting_of(rows: Iterable[Mapping[str, Any]]) -> tuple[AtDesk, ...]:
    """Places, in the order of service."""
    places = (
        AtDesk(
            row["id"],
            row["ticket"],
            row["queued_at"],
            row["number"] or "",
            row.get("arrived_at"),
            row.get("not_before"),
            row.get("category") or "",
            row.get("called_at") if row.get("occupies") else None,
            row.get("slot_at"),
        )
        for row in rows
    )
    return tuple(sorted(places, key=order))


def visits_of(
    rows: Iterable[Mapping[str, Any]],
    evidence: Iterable[Mapping[str, Any]],
    deviations: Iterable[Mapping[str, Any]],
    sightings: Iterable[Mapping[str, Any]] = (),
    remarks: Iterable[Mapping[str, Any]] = (),
    outcomes: Iterable[Mapping[str, Any]] = (),
    follow_ups: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Visit]:
    """Visits, each with its evidence and its deviations, by reference; ``deviations`` and ``follow_ups`` are rows of
    their entries, each with what it is an entry of.

    A visit of which anything cannot be read is left out, so that it spoils nothing but itself.
    """
    unreadable: set[str] = set()
    pieces = _by_visit(evidence, _evidence_of, unreadable)
    announced = _by_visit(deviations, _deviation_of, unreadable)
    written = _by_visit(outcomes, _outcome_of, unreadable)
    followed = _by_visit(follow_ups, _follow_up_of, unreadable)
    seen = _by_visit(sightings, sighting_of, unreadable)
    remarked = _by_visit(remarks, _remark_of, unreadable)
    visits: dict[str, Visit] = {}
    for row in rows:
        visit_id = row["id"]
        # rule: unreadable-visit-stops-nobody
        with suppress(ValueError):
            if visit_id not in unreadable:
                visits[visit_id] = _visit_of(
                    _opened(row),
                    evidence=tuple(pieces[visit_id]),
                    deviations=tuple(_joined(announced[visit_id])),
                    sightings=tuple(seen[visit_id]),
                    outcomes=tuple(written[visit_id]),
                    follow_ups=tuple(_joined(followed[visit_id])),
                    remarks=tuple(remarked[visit_id]),
                )
    return visits


def _by_visit(
    rows: Iterable[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], Value], unreadable: set[str]
) -> dict[str, list[Value]]:
    """What rows say, by the visit that they are of; a visit of which one cannot be read is named."""
    found: dict[str, list[Value]] = defaultdict(list)
    for row in rows:
        try:
            found[row["visit_id"]].append(read(_opened(row)))
        except ValueError:
            unreadable.add(row["visit_id"])
    return found


def _joined(pieces: Iterable[Grown]) -> Iterable[Grown]:
    """Each deviation or follow-up with all its entries, from pieces with one each."""
    known: dict[str, Grown] = {}
    for piece in pieces:
        known[piece.id] = known[piece.id].and_then(piece.entries[0]) if piece.id in known else piece
    return known.values()


def _deviation_of(row: Mapping[str, Any]) -> Deviation:
    """A deviation with the one entry of its row."""
    cause = Cause(row["cause"]) if row["cause"] else None
    entry = DeviationEntry(Became(row["what"]), row["at"], row["by"], cause, row["words"], row.get("disturbance"))
    values = {name: row[name] for name in _names(Deviation) if name != "entries"}
    return Deviation(**values | {"kind": DeviationKind(row["kind"])}, entries=(entry,))


def _remark_of(row: Mapping[str, Any]) -> Remark:
    return Remark(**_only(Remark, row))


def _outcome_of(row: Mapping[str, Any]) -> Outcome:
    return Outcome(**{**_only(Outcome, row), "kinds": tuple(map(OutcomeKind, row["kinds"]))})


def _follow_up_of(row: Mapping[str, Any]) -> FollowUp:
    """A follow-up with the one entry of its row."""
    entry = FollowUpEntry(**{**_only(FollowUpEntry, row), "what": Went(row["what"])})
    return FollowUp(row["id"], row["answer_by"], row["decide_by"], (entry,))


def _visit_of(row: Mapping[str, Any], **of_other_tables: Any) -> Visit:
    known = {name: row[name] for name in _OF_A_VISIT}
    known |= {"status": Status(row["status"]), "way": row["way"] and Way(row["way"])}
    known["survey"] = row["survey"] and Survey(row["survey"])
    known["nudges"] = {name: _nudge_of(value) for name, value in known["nudges"].items()}
    known["result"] = _RESULT.validate_python(known["result"])
    known["paper"] = _PAPER.validate_python(known["paper"])
    known["handed"] = _HANDED.validate_python(known["handed"] or {})
    known["attendance"] = _ATTENDANCE.validate_python(known["attendance"])
    return Visit(**known, **of_other_tables)


def _nudge_of(value: Mapping[str, Any]) -> Nudge:
    return Nudge(value["count"], datetime.fromisoformat(value["at"]) if value["at"] else None)


def _nudge_row(nudge: Nudge) -> Row:
    return {"count": nudge.count, "at": nudge.at.isoformat() if nudge.at else None}


def sighting_of(row: Mapping[str, Any]) -> Sighting:
    """A sighting from its row."""
    return Sighting(**{**_only(Sighting, row), "kind": Sighted(row["kind"])})


def sighting_row(sighting: Sighting, visit_id: str | None) -> Row:
    """The row of a sighting, in a visit if that is known."""
    return {**_shallow(sighting), "kind": sighting.kind.value, "visit_id": visit_id}


def attendee_of(row: Mapping[str, Any], sightings: Iterable[Sighting]) -> Attendee:
    """Somebody in the meeting, from their row."""
    known = {name: row[name] for name in _names(Attendee) if name not in _OWN_TABLES}
    return Attendee(**{**known, "who": Who(row["who"])}, sightings=tuple(sightings))


def attendee_row(attendee: Attendee) -> Row:
    """The row of somebody in the meeting."""
    row = _shallow(attendee)
    del row["sightings"]
    return {**row, "who": attendee.who.value}


def _evidence_of(row: Mapping[str, Any]) -> Evidence:
    return Evidence(**{**_only(Evidence, row), "word": Word(row["word"]), "source": Source(row["source"])})


def visit_row(visit: Visit, *, occupies: bool) -> Row:
    """A visit's own row; ``occupies`` says whether it would keep a place at the desk busy."""
    row = _shallow(visit)
    for name in _OWN_TABLES:
        del row[name]
    maps = {name: dict(row[name]) for name in ("form", "assigned")}
    maps["nudges"] = {name: _nudge_row(nudge) for name, nudge in visit.nudges.items()}
    result = _RESULT.dump_python(visit.result, mode="json")
    source = visit.source if visit.status.open else None
    values = {"status": visit.status.value, "way": visit.way and visit.way.value, "result": result}
    values["survey"] = visit.survey and visit.survey.value
    values["paper"] = _PAPER.dump_python(visit.paper, mode="json")
    values["handed"] = _HANDED.dump_python(dict(visit.handed), mode="json") or None
    values["attendance"] = _ATTENDANCE.dump_python(visit.attendance, mode="json")
    return {**row, **maps, **values, "occupies": occupies, "source": source}


def person_changes(before: Person, person: Person) -> frozenset[str]:
    """The columns that tell a person's row from how it stood before."""
    return _differing(before, person)


def visit_changes(before: Visit, visit: Visit) -> frozenset[str]:
    """The columns that tell a visit's own row from how it stood before, but for what it occupies."""
    found = _differing(before, visit).difference(_OWN_TABLES)
    return found | {"source"} if "status" in found else found


def known_otherwise(before: Visit | None, visit: Visit) -> bool:
    """Whether the guest book finds a visit by other words than before: with its number, and when its form changes."""
    known = before is not None and before.ticket is not None
    return visit.ticket is not None and not (known and before and of_form(before.form) == of_form(visit.form))


def word_rows(visit: Visit) -> list[Row]:
    """The rows of the words by which a visit's guest is found."""
    return guests.rows_of(visit.id, of_form(visit.form), visit.started_at)


def evidence_rows(before: Visit | None, visit: Visit) -> list[Row]:
    """The rows of the evidence that is new."""
    known = {piece.key for piece in before.evidence} if before else set()
    values = {"visit_id": visit.id}
    return [
        {**_shallow(piece), **values, "serial": serial, "word": piece.word.value, "source": piece.source.value}
        for serial, piece in enumerate(visit.evidence)
        if piece.key not in known
    ]


def remark_rows(before: Visit | None, visit: Visit) -> list[Row]:
    """The rows of the remarks that are new."""
    known = len(before.remarks) if before else 0
    numbered = enumerate(visit.remarks[known:], known)
    return [{**_shallow(each), "visit_id": visit.id, "serial": serial} for serial, each in numbered]


def deviation_rows(before: Visit | None, visit: Visit) -> list[Row]:
    """The rows of the deviations that are new, without their entries."""
    known = len(before.deviations) if before else 0
    return [_deviation_row(visit, serial) for serial in range(known, len(visit.deviations))]


def _deviation_row(visit: Visit, serial: int) -> Row:
    deviation = visit.deviations[serial]
    row = _shallow(deviation)
    del row["entries"]
    return {**row, "kind": deviation.kind.value, "visit_id": visit.id, "serial": serial}


def entry_rows(before: Visit | None, visit: Visit) -> list[Row]:
    """The rows of what has become of deviations since."""
    known = {each.id: len(each.entries) for each in before.deviations} if before else {}
    return [
        {**_entry_row(entry), "deviation_id": each.id, "serial": serial}
        for each in visit.deviations
        for serial, entry in enumerate(each.entries)
        if serial >= known.get(each.id, 0)
    ]


def _entry_row(entry: DeviationEntry) -> Row:
    return {**_shallow(entry), "what": entry.what.value, "cause": entry.cause.value if entry.cause else None}


def outcome_rows(before: Visit | None, visit: Visit) -> list[Row]:
    """The rows of what was written of the outcome since."""
    known = len(before.outcomes) if before else 0
    return [
        {**_shallow(each), "kinds": list(each.kinds), "visit_id": visit.id, "serial": serial}
        for serial, each in enumerate(visit.outcomes)
        if serial >= known
    ]


def follow_up_rows(before: Visit | None, visit: Visit) -> tuple[list[Row], list[Row]]:
    """The rows of the follow-ups that are new, and of what has become of any since."""
    known = {each.id: len(each.entries) for each in before.follow_ups} if before else {}
    new = [
        {"id": e.id, "visit_id": visit.id, "serial": serial, "answer_by": e.answer_by, "decide_by": e.decide_by}
        for serial, e in enumerate(visit.follow_ups)
        if e.id not in known
    ]
    entries = [
        {**_shallow(entry), "what": entry.what.value, "follow_up_id": each.id, "serial": serial}
        for each in visit.follow_ups
        for serial, entry in enumerate(each.entries)
        if serial >= known.get(each.id, 0)
    ]
    return new, entries


_FURTHEST = ("accepted", "sent", "failed", "delivered", "read")


def delivery_of(row: Mapping[str, Any], words: str) -> Delivery:
    """A message of the outbox with how far it got; reports come in any order, the furthest counts."""
    state, at, reason = row["state"], row["sent_at"] or row["created_at"], row["reason"] or ""
    state = {"sent": "accepted", "given_up": "failed", "superseded": "withheld", "withdrawn": "withheld"}.get(
        state, state
    )
    # rule: furthest-report-counts
    for report in sorted(row["reports"], key=lambda each: _FURTHEST.index(each["state"])):
        state, at, reason = report["state"], report["at"], report["reason"]
    return Delivery(row["created_at"], words, state, at, reason, row["template"] or "")


def _names(kind: type) -> tuple[str, ...]:
    return _FIELDS[kind]


_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if not field.metadata.get(DERIVED))
    for kind in (
        Person,
        Staff,
        Shift,
        Assignment,
        Visit,
        Evidence,
        Deviation,
        DeviationEntry,
        DisturbanceEntry,
        Outcome,
        FollowUpEntry,
        Sighting,
        Attendee,
        Thread,
        Appointment,
        Letter,
        Ruling,
        Remark,
    )
}

_TAKEN = {kind: attrgetter(*names) for kind, names in _FIELDS.items()}
"""Takes the values of all fields at once."""

_OF_A_VISIT = tuple(name for name in _FIELDS[Visit] if name not in _OWN_TABLES)


def _only(kind: type, row: Mapping[str, Any]) -> Row:
    return {name: row[name] for name in _FIELDS[kind]}


def _shallow(value: Any) -> Row:
    kind = type(value)
    return dict(zip(_FIELDS[kind], _TAKEN[kind](value), strict=True))


def _differing(before: Any, after: Any) -> frozenset[str]:
    kind = type(after)
    pairs = zip(_FIELDS[kind], _TAKEN[kind](before), _TAKEN[kind](after), strict=True)
    return frozenset(name for name, old, new in pairs if old is not new and old != new)


def thread_of(row: Mapping[str, Any]) -> Thread:
    """A thread from its row."""
    return Thread(**_only(Thread, row))


def thread_row(thread: Thread) -> Row:
    """A thread's row."""
    return _shallow(thread)


def appointment_of(row: Mapping[str, Any]) -> Appointment:
    """An appointment from its row."""
    return Appointment(**{**_only(Appointment, row), "stand": Stand(row["stand"])})


def appointment_row(appointment: Appointment) -> Row:
    """An appointment's row."""
    return {**_shallow(appointment), "stand": appointment.stand.value}


def asked_of(row: Mapping[str, Any]) -> Asked:
    """Questions of one kind, counted."""
    return Asked(row["topic"], row["text"], Verdict(row["verdict"]), row["count"])


def breaches_of(rows: Iterable[Mapping[str, Any]], entries: Iterable[Mapping[str, Any]]) -> list[Breach]:
    """Breaches with all that was said of them."""
    said: dict[str, list[BreachEntry]] = defaultdict(list)
    for row in entries:
        said[row["breach_id"]].append(BreachEntry(CourseOfBreach(row["what"]), row["at"], row["by"], row["words"]))
    return [Breach(**{**row, "kinds": tuple(row["kinds"]), "entries": tuple(said[row["id"]])}) for row in rows]


def breach_rows(breach: Breach) -> tuple[dict[str, Any], dict[str, Any]]:
    """A breach's own row, and that of what was said of it last."""
    last = breach.entries[-1]
    entry = {"what": last.what.value, "at": last.at, "by": last.by, "words": last.words}
    own = {name: getattr(breach, name) for name in ("id", "began_at", "ended_at", "known_at")}
    own["kinds"] = list(breach.kinds)
    return own, {"breach_id": breach.id, "serial": len(breach.entries) - 1, **entry}
