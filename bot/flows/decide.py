"""One event, one decision: the only entrance to the flows."""

from datetime import timedelta

from bot.flows.absence import scanning
from bot.flows.addressee import uncalling
from bot.flows.afterwards import entering
from bot.flows.afterwards import keeping as numbers
from bot.flows.appointment import booking, holding, reminding
from bot.flows.books import closing
from bot.flows.breach import keeping as breaches
from bot.flows.checkup import telling as check_ups
from bot.flows.clock import watching
from bot.flows.counter import aloud
from bot.flows.delivery import delivery
from bot.flows.disturbance import coverage, proposing
from bot.flows.duty import rostering, specialising
from bot.flows.duty import watch as duty
from bot.flows.ending import outcome, result, settle
from bot.flows.followup import complaints
from bot.flows.journey import hindsight
from bot.flows.journey.stale import answer_stale
from bot.flows.looking import looks
from bot.flows.meeting import sightings as meeting
from bot.flows.papers import giving, issuing
from bot.flows.queue import nearly
from bot.flows.queue import places as queue
from bot.flows.reports import giving as reports
from bot.flows.requirement import outputs
from bot.flows.review import proposing as review
from bot.flows.rights import desk as rights
from bot.flows.scene import tokens
from bot.flows.scene.effects import Decision, EndWayIn
from bot.flows.scene.events import (
    HEARD,
    AttendeeSeen,
    Body,
    BookMade,
    BreachDeclared,
    BreachPersonsTold,
    BreachSaid,
    CategoriesGiven,
    ChatMoved,
    CheckUpMade,
    ChoicePressed,
    ClockJumped,
    ContactShared,
    DeadlinePassed,
    DeliveryGivenUp,
    DeliveryReported,
    DeskBlocked,
    DeskOpened,
    DeskUnblocked,
    ErasureOrdered,
    Event,
    EventParked,
    FileFetched,
    FileSent,
    FormFilled,
    GroupSpoken,
    MeetingNoticed,
    MeetingOver,
    NumbersReserved,
    NumberUnused,
    OtherSent,
    PaperDelayed,
    PaperMade,
    ParkingWentOn,
    PlatformRecovered,
    PlatformTroubled,
    ReportMade,
    ReportUnmade,
    RosterEntered,
    SessionEnded,
    SheetUnsound,
    StaffAdded,
    StaffInvited,
    StaffRemoved,
    StepsReckoned,
    TextDeleted,
    TextEdited,
    TextSent,
    WayInFound,
    WorkSetAside,
)
from bot.flows.scene.facts import Facts
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import joining
from bot.flows.second_chat import standing as second_chat
from bot.flows.staff import leaving, seats, sending, undo_button
from bot.flows.staff import menu as staff
from bot.flows.staffing.acting import reckoned
from bot.flows.state.desk import Staff
from bot.flows.state.loaded import VisitUnreadable
from bot.flows.state.meeting import Way
from bot.flows.state.people import Person
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Visit
from bot.flows.telling import alarms, calling, moved, showing
from bot.flows.thread import files as thread_files
from bot.flows.understanding.tongue import spoken
from bot.flows.visitor import by_word, files, idle, need, notice, numbered, pressing
from bot.flows.visitor import words as visitor
from bot.flows.work import keeping

_FROM_NOBODY_NEW = (ChatMoved, SessionEnded)
"""What makes nobody known to the desk who was not."""

_TOO_LATE = timedelta(minutes=2)
"""Webhooks come at least once and in any order, for days: an old text must not answer a new question."""


def decide(event: Event, facts: Facts) -> Decision:
    """Decides one event by what is so.

    Pure: the same arguments give the same decision. Raises only for a fault of ours; the caller then parks
    the event, and nothing of it has happened.
    """
    scene = Scene(event, facts, reckoned(facts.desk, facts.now))
    _enter(scene, facts.sender, facts.chat)
    _dispatch(scene)
    notice.renew(scene)
    _settle(scene)
    uncalling.hold(scene)
    undo_button.tend(scene)
    aloud.say(scene)
    numbered.keep(scene)
    entering.keep_quiet(scene)
    looks.note(scene)
    return Decision(
        desk=scene.desk,
        people=scene.people,
        visits=scene.visits,
        threads=scene.threads,
        attendees=scene.attendees,
        deadlines=watching.moments(scene),
        effects=tuple(scene.effects),
        appointments=scene.appointments,
        requests=scene.requests,
    )


def _enter(scene: Scene, sender: Person | None, chat: Person | None) -> None:
    """Seats the acting person; a stranger becomes a person with their first word."""
    event = scene.event
    scene.chat_id = chat.id if chat else ""
    if sender is not None:
        scene.person_id = sender.id
        private = event.sender in ("", event.address)
        if private and event.address and (sender.channel, sender.address) != (event.channel, event.address):
            second_chat.come(scene, event.channel, event.address)
    elif event.address and event.sender in ("", event.address) and not isinstance(event.body, _FROM_NOBODY_NEW):
        scene.person_id = scene.fresh.reference
        scene.keep_person(Person(scene.fresh.reference, event.channel, event.address, _language(event)))
    if scene.person_id and isinstance(event.body, HEARD):
        # rule: heard-no-later-than-now
        heard_at = min(scene.person.heard_at or scene.at, scene.now)
        # rule: late-text-answers-nothing
        scene.late = heard_at - scene.at > _TOO_LATE
        if scene.at - heard_at > scene.office.patience.form_kept:
            need.forget(scene)
        scene.keep_person(heard_at=max(heard_at, scene.at))


def _language(event: Event) -> str:
    """A stranger's language: the one they write in; where that does not tell, their app's. Many an Indonesian has a
    telephone in English, and WhatsApp tells no language at all."""
    written = spoken(event.body.text) if isinstance(event.body, TextSent) else ""
    return written or ("en" if event.language.startswith("en") else "id")


def _dispatch(scene: Scene) -> None:
    body = scene.event.body
    match body:
        case DeadlinePassed():
            watching.passed(scene, body)
        case DeliveryGivenUp() | DeliveryReported() | FileFetched() | DeskOpened() | PaperMade() | PaperDelayed():
            _dispatch_desk(scene, body)
        case PlatformTroubled():
            alarms.tell(scene, body)
            proposing.troubled(scene, body)
        case PlatformRecovered() | WorkSetAside() | SheetUnsound() | ClockJumped() | EventParked() | ParkingWentOn():
            alarms.tell(scene, body)
        case AttendeeSeen() | MeetingOver() | MeetingNoticed() | WayInFound():
            _dispatch_meeting(scene, body)
        case StepsReckoned():
            review.reckoned(scene, body)
        case BookMade() | ReportMade() | ReportUnmade() | CheckUpMade():
            _dispatch_made(scene, body)
        case StaffAdded() | StaffInvited() | StaffRemoved() | RosterEntered() | CategoriesGiven():
            _dispatch_console(scene, body)
        case (
            NumbersReserved()
            | NumberUnused()
            | BreachDeclared()
            | BreachSaid()
            | BreachPersonsTold()
            | ErasureOrdered()
        ):
            _dispatch_console(scene, body)
        case ChatMoved(new_address):
            _move(scene, new_address)
        case _ if not scene.person_id:
            _dispatch_stranger(scene)
        case _:
            _dispatch_person(scene)


def _dispatch_desk(scene: Scene, body: Body) -> None:
    """What becomes of the desk's own doings."""
    match body:
        case DeliveryGivenUp():
            delivery.given_up(scene, body)
        case DeliveryReported():
            delivery.reported(scene, body)
        case FileFetched(visit_id=visit_id) if visit_id and scene.visit(visit_id) is None:
            raise VisitUnreadable
        case FileFetched(letter_id=letter_id) if letter_id:
            scanning.fetched(scene, body)
        case FileFetched(staff_id=staff_id) if staff_id:
            sending.fetched(scene, body)
        case FileFetched(thread_id=thread_id) if thread_id:
            thread_files.fetched(scene, body)
        case FileFetched():
            files.fetched(scene, body)
        case PaperMade():
            giving.made(scene, body)
        case PaperDelayed():
            giving.delayed(scene, body)
        case DeskOpened(process):
            scene.note("desk_opened", None, process=process)
            duty.opened(scene)


def _dispatch_made(scene: Scene, body: BookMade | ReportMade | ReportUnmade | CheckUpMade) -> None:
    """What has been made of what is recorded, or of how the desk is; or could not be."""
    match body:
        case BookMade():
            closing.made(scene, body)
        case ReportMade():
            reports.made(scene, body)
        case ReportUnmade():
            reports.unmade(scene, body)
        case CheckUpMade():
            check_ups.made(scene, body)


def _dispatch_meeting(scene: Scene, body: Body) -> None:
    """What the meeting sees, and the ways into it."""
    match body:
        case AttendeeSeen():
            meeting.seen(scene, body)
        case MeetingOver():
            meeting.over(scene)
        case MeetingNoticed(reported):
            scene.note("meeting_noticed", None, event=reported[:100])
        case WayInFound():
            calling.found(scene, body)


def _dispatch_stranger(scene: Scene) -> None:
    """Somebody the desk does not know acts in a chat that is not theirs (a group)."""
    if scene.chat_id and isinstance(scene.event.body, ChoicePressed | GroupSpoken):
        words = "press-foreign" if isinstance(scene.event.body, ChoicePressed) else "group-privately"
        scene.say(scene.known_person(scene.chat_id), words)


def _dispatch_person(scene: Scene) -> None:
    body, member = scene.event.body, scene.staff
    if member is None and isinstance(body, HEARD):
        idle.come_back(scene)
        holding.prolong(scene)
    match body:
        case TextSent(text) if _redeemed(scene, text) or joining.opened(scene, text):
            return
        case TextSent(text):
            _text(scene, member, text)
        case ChoicePressed(token):
            _press(scene, member, token)
        case GroupSpoken():
            scene.answer("group-privately")
        case SessionEnded():
            leaving.leave(scene)
        case DeskBlocked() | DeskUnblocked():
            _shut(scene, blocked=isinstance(body, DeskBlocked))
        case _ if member is not None:
            _dispatch_staff_extra(scene, member, body)
        case _:
            _dispatch_visitor_extra(scene, body)


def _shut(scene: Scene, *, blocked: bool) -> None:
    """Somebody has shut the desk out of a chat, or let it in again; whoever has a second chat goes on there."""
    was = scene.keep_person(blocked=blocked).channel
    moved = blocked and second_chat.move_on(scene, scene.person)
    if moved:
        visitor.goes_on_here(scene, was)
    elif blocked and (visit := scene.own_visit) is not None:
        delivery.survey_unreached(scene, visit, Survey.BLOCKED)
    scene.note("blocked" if blocked else "unblocked")


def _move(scene: Scene, new_address: str) -> None:
    """The platform gave a chat another address: whoever is met there moves along, whoever's act it was."""
    if scene.chat_id:
        scene.keep_person(scene.known_person(scene.chat_id), address=new_address)
        scene.note("chat_moved")


def _dispatch_staff_extra(scene: Scene, member: Staff, body: Body) -> None:
    """Of what staff send besides words and presses: a file goes to whom they write to; else only words under it
    count."""
    if isinstance(body, FileSent) and scene.late:
        scene.answer("staff-late-message", {"at": scene.at})
    elif isinstance(body, FileSent) and (scanning.sent(scene, member, body) or sending.sent(scene, member, body)):
        return
    elif isinstance(body, FileSent) and body.caption.strip():
        _text(scene, member, body.caption)
        staff.only_words(scene)
    elif isinstance(body, FileSent | OtherSent) and not (isinstance(body, OtherSent) and body.kind == "reaction"):
        staff.no_words(scene)
    elif isinstance(body, FormFilled):
        answer_stale(scene)


def _dispatch_visitor_extra(scene: Scene, body: Body) -> None:
    """Files, contacts, stickers, edits: each gets an answer and a way on."""
    match body:
        case FileSent():
            files.sent(scene, body)
        case OtherSent(kind):
            visitor.other(scene, kind)
        case TextEdited():
            scene.answer("edited-not-taken")
        case TextDeleted():
            scene.answer("deleted-not-taken")
        case FormFilled(answers, written):
            visitor.form_filled(scene, answers, written)
        case ContactShared(phone, own):
            visitor.contact(scene, phone, own=own)
        case _:
            return


def _redeemed(scene: Scene, text: str) -> bool:
    command, _, secret = text.partition(" ")
    member = seats.redeem(scene, secret.strip()) if command == "/start" and secret else None
    if member is not None:
        staff.menu(scene, member)
    return member is not None


def _text(scene: Scene, member: Staff | None, text: str) -> None:
    if scene.person.blocked:
        scene.keep_person(blocked=False)
    if member is not None and scene.late:
        scene.answer("staff-late-message", {"at": scene.at})
    elif member is not None:
        staff.text(scene, member, text)
    elif scene.late:
        visitor.late_text(scene, text)
    elif scene.came_from and visitor.asks_again(scene):
        return
    elif (chosen := numbered.meant(scene, text) or by_word.meant(scene, text)) is not None:
        pressing.press(scene, *chosen)
    else:
        visitor.text(scene, text)


def _press(scene: Scene, member: Staff | None, written: str) -> None:
    parsed = tokens.read(written)
    if parsed is None:
        scene.answer("press-stale")
    elif member is not None:
        staff.press(scene, member, *parsed)
    else:
        pressing.press(scene, *parsed)


def _dispatch_console(scene: Scene, body: Body) -> None:
    """What an operator orders."""
    match body:
        case StaffAdded():
            staff.menu(scene, seats.add(scene, body))
        case StaffInvited():
            seats.invite(scene, body)
        case StaffRemoved(staff_id):
            seats.remove(scene, staff_id)
        case RosterEntered():
            rostering.entered(scene, body)
        case CategoriesGiven():
            specialising.given(scene, body)
        case NumbersReserved():
            numbers.reserve(scene, body)
        case NumberUnused():
            numbers.unused(scene, body)
        case ErasureOrdered():
            rights.ordered(scene, body)
        case BreachDeclared() | BreachSaid() | BreachPersonsTold():
            _dispatch_breach(scene, body)


def _dispatch_breach(scene: Scene, body: BreachDeclared | BreachSaid | BreachPersonsTold) -> None:
    match body:
        case BreachDeclared():
            breaches.declare(scene, body)
        case BreachSaid():
            breaches.say(scene, body)
        case BreachPersonsTold():
            breaches.tell_persons(scene, body)


def _settle(scene: Scene) -> None:
    """Draws the consequences for every visit touched, calls whoever has their turn, and shows what changed."""
    settled: dict[str, Visit] = {}
    for visit in list(scene.visits.values()):
        visit = hindsight.put_right(scene, visit)
        if visit.sightings:
            visit = reminding.seen(scene, meeting.conclude(scene, visit))
        settled[visit.id] = settle.settle(scene, visit)
    queue.fill_places(scene)
    nearly.tell(scene)
    for visit in list(scene.visits.values()):
        visit = visit if settled.get(visit.id) is visit else settle.settle(scene, visit)
        coverage.settle(scene, outputs.settle(scene, issuing.issue(scene, visit)))
        result.freeze(scene, scene.visits[visit.id])
        complaints.settle(scene, scene.visits[visit.id])
        booking.settle(scene, scene.visits[visit.id])
        issuing.settle(scene, scene.visits[visit.id])
        keeping.keep(scene, scene.visits[visit.id])
        if meeting.left_room(visit) and not meeting.left_room(scene.before(visit.id)):
            outcome.remind(scene, scene.visits[visit.id])
        showing.refresh(scene, scene.before(visit.id), scene.visits[visit.id])
        if visit.way not in (None, Way.COUNTER) and not scene.visits[visit.id].status.open:
            scene.effects.append(EndWayIn(visit.id))
    moved.mend(scene)
