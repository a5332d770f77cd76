"""Deciding one event of a batch: into the working state, or parked where it can hold up nobody."""

from collections import ChainMap
from datetime import timedelta

import structlog

from bot import metrics
from bot.flows.decide import decide
from bot.flows.office.limits import SentFile
from bot.flows.office.ruled_house import under
from bot.flows.scene.effects import Decision, ErasePeople, FetchFile, Say
from bot.flows.scene.events import (
    DESK,
    TELEGRAM,
    WHATSAPP,
    ZOOM,
    ChatMoved,
    ClockJumped,
    DeadlinePassed,
    DeliveryReported,
    DeskOpened,
    Event,
    EventParked,
    FileFetched,
    PaperMade,
    PlatformRecovered,
    PlatformTroubled,
    ReportMade,
    ReportUnmade,
    SessionEnded,
)
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.messages import Message, Phrase
from bot.flows.scene.reasons import reason
from bot.flows.second_chat.standing import acts
from bot.flows.state.dialog import InSurvey, Requesting
from bot.flows.state.loaded import Loaded
from bot.flows.state.people import Person
from bot.kept_calendars import ruled
from bot.trail import Trail, deciding
from bot.turn import mending
from bot.turn.arrivals import Arrival, label
from bot.turn.caused import with_cause
from bot.turn.extent import Extent, TooLittle
from bot.turn.loading import address_keys
from bot.turn.mending import shown
from bot.turn.parking import kept_of
from bot.turn.repeats import without_repeats
from bot.turn.reports import report_row
from bot.turn.working import Settled, Working
from storage.chance import token_urlsafe
from storage.meeting import STANDING

log = structlog.get_logger(__name__)

_PLATFORMS = (TELEGRAM, WHATSAPP, ZOOM)

_COMES_BACK = DeadlinePassed | FileFetched | PaperMade | ReportMade | ReportUnmade
"""What is brought again by whoever brought it."""

_NEVER_BACK = timedelta(seconds=1)


def take_turn(working: Working, each: Arrival) -> None:
    """Decides one event; a fault of ours parks it and leaves its neighbours alone."""
    row = {"key": each.key, "received_at": working.now, "state": "decided", "raw": None, "reason": None}
    why = each.fault
    if each.event is not None and not why:
        try:
            with metrics.DECIDING_SECONDS.labels(metrics.kind_of(each.event.body)).time(), deciding(each.trail):
                decision = _decide(working, each.event)
            _accept(working, each.event, decision, each.trail)
            _enclose(working, decision, each.enclosed)
            _keep_addresses(working, each.event)
        # rule: fault-parks-its-event-only
        except Exception as fault:  # any bug in a decision parks its event, whatever it raises
            # rule: failed-with-little-is-tried-with-all
            if working.base.extent is not Extent.NEAR:
                raise TooLittle from fault
            log.exception("event could not be decided", event_label=label(each.key))
            why = reason("fault-ours", fault=type(fault).__name__, place=_place_of(fault))
    body = each.event.body if each.event is not None else None
    if why and isinstance(body, _COMES_BACK):
        row |= _to_come_back(each, why, body.tries)
    elif why:
        metrics.PARKED.inc()
        row |= {"state": "parked", "raw": kept_of(each, answering=_answers(working, each.event)), "reason": why}
        _report(working, each, why)
    elif each.event is not None and isinstance(each.event.body, DeliveryReported):
        working.settled.append(Settled("deliveries", report_row(each.event, each.event.body, working.now)))
    elif each.event is not None and isinstance(each.event.body, ClockJumped):
        working.clock_set_back |= each.event.body.followed and each.event.body.seconds < 0
    elif each.event is not None and isinstance(each.event.body, FileFetched):
        state = "refused" if each.event.body.fault else "told"
        working.settled.append(Settled("files", {"id": each.event.body.file_id, "state": state}))
    if each.event is not None and not why:
        _note_health(working, each.event)
    if each.event is not None and isinstance(each.event.body, SessionEnded):
        # rule: leaving-ends-session
        working.sessions_ended.add(each.event.address)  # also when deciding on it failed
    working.remembered.append(row)


def _enclose(working: Working, decision: Decision, content: bytes | None) -> None:
    """What came with an event is the content of the file that was taken by it; of one that was not, nothing is kept."""
    if content is not None:
        working.enclosed |= {taken.id: content for taken in decision.of(FetchFile)}


def _to_come_back(each: Arrival, reason: str, tries: int) -> dict[str, str]:
    """A timer must not fail open, and what is here must be told: whoever brought it sets it aside, tells of it, and
    brings it again. Kept for looking at once, not once a try."""
    if tries:
        return {"state": "again", "reason": reason}
    metrics.PARKED.inc()
    return {"state": "parked", "raw": kept_of(each, answering=False), "reason": reason}


def _forget(working: Working, decision: Decision) -> None:
    """Whoever is erased is not met again: what is heard from their chat next comes from somebody new."""
    # rule: erased-comes-back-as-new
    gone = {person_id for each in decision.of(ErasePeople) for person_id in each.person_ids}
    for met in (working.met, working.new_addresses) if gone else ():
        for key in [key for key, person_id in met.items() if person_id in gone]:
            del met[key]


def _note_health(working: Working, event: Event) -> None:
    """What stands between the desk and its platforms; a desk that starts finds out anew."""
    match event.body:
        case PlatformTroubled(words, what) if what:
            working.health[f"{event.channel}.{what}"] = words
        case PlatformRecovered(what):
            working.health[f"{event.channel}.{what}"] = None
        case DeskOpened():
            working.health |= {f"{channel}.{what}": None for channel in _PLATFORMS for what in STANDING}


def _answers(working: Working, event: Event | None) -> bool:
    """Whether an event comes from somebody who is being asked what must not lie open: the survey's questions, or what
    whoever asks for public information has to say of themselves."""
    sender = _person_at(working, event, "sender") if event else None
    # rule: parked-request-withheld
    return sender is not None and isinstance(sender.dialog, InSurvey | Requesting)


def _keep_addresses(working: Working, event: Event) -> None:
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
        left = address_keys(event) - {f"{event.channel}:{address}" for address in now_at}
        working.left_addresses |= left


def _place_of(fault: BaseException) -> str:
    """Where a bug showed itself: module and line, never the data."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "-"


def _report(working: Working, each: Arrival, reason: str) -> None:
    """Tells the administrator of a parked event, and the visitor kindly that something went wrong."""
    body = EventParked(label(each.key), reason)
    report = Event(DESK, f"parked:{each.key}", working.now, body)
    _accept(working, report, _decide(working, report))
    sender = _person_at(working, each.event, "sender") if each.event else None
    if each.event is not None and sender is not None:
        trouble = shown(working, Say(sender.id, Message(Phrase("trouble"))), {sender.id: sender})
        working.said += without_repeats(working, each.event, trouble)


def _person_at(working: Working, event: Event, what: str) -> Person | None:
    """Whose act it is, or whose chat: of two chats that are one person's, the record that leads."""
    sender = event.sender or event.address
    address = sender if what == "sender" else event.address
    named = (address, *(event.aliases if address == sender else ()))
    ids = [working.met.get(f"{event.channel}:{each}", "") for each in named]
    found = [working.people[person_id] for person_id in ids if person_id in working.people]
    engaged = (person for person in found if _engaged(working, person))
    stands = next(engaged, found[0] if found else None)
    return stands and working.people[acts(stands, event.body)]


def _engaged(working: Working, person: Person) -> bool:
    """Whether somebody is in the middle of something here: of two records of one person, this one goes on."""
    visit = working.visits.get(person.visit_id or "")
    return person.staff_id is not None or (visit is not None and visit.status.open)


def _decide(working: Working, event: Event) -> Decision:
    return decide(event, facts_for(working, event))


def facts_for(working: Working, event: Event) -> Facts:
    """What is so for this event, after all that was decided before it."""
    base = working.base
    return Facts(
        now=working.now,
        office=working.office,
        fresh=Fresh(token_urlsafe(12), token_urlsafe(12)),
        desk=working.desk,
        people=Loaded(working.people),
        visits=Loaded(working.visits, base.sought_visits),
        threads=Loaded(working.threads, base.sought_threads),
        appointments=Loaded(working.appointments, base.sought_appointments),
        sender=_person_at(working, event, "sender"),
        chat=_person_at(working, event, "chat"),
        burden=working.burden,
        found=working.found,
    )


def _accept(working: Working, event: Event, decision: Decision, trail: Trail | None = None) -> None:
    """Makes a decision the state in which the next event is decided.

    What it says is put into words first: if that fails, nothing of the decision has happened.
    """
    met = ChainMap(dict(decision.people), working.people)
    said = [part for say in decision.says if not mending.only_mends(say) for part in shown(working, say, met)]
    if decision.desk.rulings is not working.desk.rulings:
        working.office = ruled(working.office, decision.desk.rulings)
    if decision.desk.house_rules is not working.desk.house_rules:
        working.office = under(working.office, decision.desk.house_rules)
    working.calendars[working.office.calendar_id] = working.office.calendar
    working.desk = decision.desk
    for person in decision.people.values():
        key = f"{person.channel}:{person.address}"
        if working.met.get(key) != person.id:
            working.met[key] = working.new_addresses[key] = person.id
    working.people.update(decision.people)
    working.visits.update(decision.visits)
    working.threads.update(decision.threads)
    working.appointments.update(decision.appointments)
    working.requests.update(decision.requests)
    working.attendees.update(decision.attendees)
    working.deadlines.update(
        {watched: due and max(due, working.now + _NEVER_BACK) for watched, due in decision.deadlines.items()}
    )
    working.found = working.found.after(decision)
    _forget(working, decision)
    for sent in decision.of(FetchFile):
        file = SentFile(sent.place.visit_id or sent.place.thread_id, sent.file.size, working.now)
        working.burden = working.burden.with_file(sent.person_id, file)
    working.said += with_cause(event, trail, without_repeats(working, event, said))
    mending.keep(working, decision.says, met)
    working.effects += [effect for effect in decision.effects if not isinstance(effect, Say)]
