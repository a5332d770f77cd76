"""A member of staff's side of the chat: claims, calls, reports, answers to visitors, the menu."""

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from bot.flows.absence import menu as absence
from bot.flows.addressee import standing, taking_back, uncalling
from bot.flows.addressee.needs import NO_SHOW_HELD, StillHeld
from bot.flows.afterwards import entering
from bot.flows.appointment import agenda
from bot.flows.books import attending, leaving, looking_up
from bot.flows.breach import menu as breach
from bot.flows.canned import offering as canned
from bot.flows.checkup import asking as check_ups
from bot.flows.counter import registering
from bot.flows.delivery import delivery
from bot.flows.disturbance import menu as disturbance
from bot.flows.duty import changing, rostering, shown, specialising
from bot.flows.duty import pressing as duty
from bot.flows.ending import outcome
from bot.flows.followup import pressing as followup
from bot.flows.given.typed import clean
from bot.flows.handing import pressing as handing
from bot.flows.handing import taking, undoing
from bot.flows.hours import menu as hours
from bot.flows.house_rules import menu as house_rules
from bot.flows.information import desk as information
from bot.flows.journey import correction, rights
from bot.flows.journey import reports as journey
from bot.flows.journey.rights import Relation
from bot.flows.journey.stale import answer_stale
from bot.flows.ledger import explaining, judging, listing
from bot.flows.ledger import pressing as ledger
from bot.flows.looking import listing as looks
from bot.flows.meeting import rooms, whois
from bot.flows.meeting import sightings as meeting
from bot.flows.notes import remarks
from bot.flows.papers import giving
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import ZOOM, Source, Word
from bot.flows.queue import appointed
from bot.flows.queue import places as queue
from bot.flows.reports import asking as reports
from bot.flows.requirement import equipment
from bot.flows.requirement import words as equipment_words
from bot.flows.rights import desk as data_rights
from bot.flows.rights import lifting
from bot.flows.scene.effects import TakeBack
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import (
    OF_ATTENDANCE,
    OF_DAY,
    OF_FOLLOW_UPS,
    OF_HANDING,
    OF_LEDGER,
    OF_LETTERS,
    OF_NOTES,
    OF_PAPERS,
    OF_REQUIREMENT,
    OF_THREADS,
    OF_UNDOING,
    OF_WORDS,
    Verb,
    token,
)
from bot.flows.staff import (
    addressing,
    commands,
    completing,
    day,
    giving_up,
    order,
    questions,
    replying,
    roles,
    undo_button,
)
from bot.flows.staff.seats import role_names
from bot.flows.staffing.holding import has_taken, holder, manned_roles, open_roles, shown_holder, taken_as, takes_part
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.at_desk import AtDesk
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import (
    AbsenceAsked,
    Addressee,
    Addressing,
    Answering,
    Completing,
    Correcting,
    Deciding,
    Dialog,
    Doubtful,
    Explaining,
    FollowingUp,
    Idle,
    Judging,
    NumberAsked,
    PlanningFollowUp,
    Remarking,
    Replying,
    SortingOutcome,
    Writing,
    WritingOutcome,
)
from bot.flows.state.meeting import Who
from bot.flows.state.visits import Status, Visit
from bot.flows.telling.cards import staff_card, visitor_card
from bot.flows.thread import answering
from bot.flows.understanding.commands import (
    AGENDA,
    ASKED,
    FIRST_SCREEN,
    GIVE_UP,
    HELP,
    LANGUAGE_WORDS,
    LEDGER,
    MY_WORK,
    plain_words,
)
from bot.flows.work import screen

_MOST_LISTED = 20
_MOST_CARDS = 8
_AFTERWARDS = (
    OF_LEDGER
    | OF_WORDS
    | OF_NOTES
    | OF_FOLLOW_UPS
    | OF_PAPERS
    | OF_ATTENDANCE
    | {Verb.OPEN, Verb.MESSAGES, Verb.CANNED, Verb.OUTCOME, Verb.CORRECT, Verb.RECALL}
)
"""What may be asked for also when a visit is over."""


def text(scene: Scene, member: Staff, typed: str) -> None:
    """A member of staff wrote something: an outcome, an answer to a visitor, a time, or a command."""
    words = plain_words(typed)
    if words in LANGUAGE_WORDS:
        scene.keep_person(language=LANGUAGE_WORDS[words])
        menu(scene, member)
    elif words in GIVE_UP:
        if not giving_up.give_up(scene):
            menu(scene, member)
    elif isinstance(scene.person.dialog, AbsenceAsked | NumberAsked) and absence.text(scene, member, typed):
        return  # rule: answers-before-commands
    elif day.text(scene, member, typed):
        return
    elif words in HELP:
        commands.show(scene, member)
    elif words == AGENDA:
        agenda.show(scene, member)
    elif words == ASKED and sees_the_office(member):
        questions.show(scene)
    elif words in LEDGER:
        listing.show(scene, member)
    elif any(heard(scene, member, typed) for heard in _HEARD_FIRST):
        return
    elif words in FIRST_SCREEN or words in MY_WORK or words.startswith("/"):
        menu(scene, member)
    else:
        _hear(scene, member, scene.person.dialog, typed)


def _about_duty(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes words about duty, the roster or who works for what; those for a visitor stay theirs, and a single word may
    be what an outcome or an explanation says."""
    words, dialog = plain_words(typed), scene.person.dialog
    asked = duty.in_words(words)
    for_visitor = isinstance(dialog, Replying | Answering)
    may_be_meant = words.startswith("/") or (asked is not None and " " in words and not for_visitor)
    # rule: words-for-a-visitor-stay-theirs
    if isinstance(dialog, Writing | Answering) and not may_be_meant:
        return False
    if asked is not None:
        _change_duty(scene, member, (asked,))
        return True
    return rostering.text(scene, member, typed) or specialising.text(scene, member, typed)


_HEARD_FIRST = (
    information.text,
    data_rights.text,
    house_rules.text,
    roles.text,
    _about_duty,
    absence.text,
    followup.text,
    entering.text,
    registering.text,
    canned.text,
    equipment_words.text,
    disturbance.text,
    hours.text,
    leaving.text,
    looking_up.text,
    looks.text,
    check_ups.text,
    breach.text,
    reports.text,
)
"""Each takes what is about its own matter, and leaves all else."""


_FREE = Replying | Answering | Addressing | Doubtful | Idle
"""Where no other words are waited for than those for somebody."""


def _hear(scene: Scene, member: Staff, dialog: Dialog, typed: str) -> None:
    """What was asked for, about a visit or in a thread; else it has to be said for whom the words are."""
    if scene.event.quotes and _hear_reply(scene, member, dialog, typed):
        return
    if (named := addressing.named(scene, member, typed)) is not None and isinstance(dialog, _FREE):
        replying.write(scene, member, *named)
        addressing.tell_unsent(scene, dialog)
    elif (isinstance(dialog, Addressee) and not standing.stands(scene, dialog)) or (
        addressing.begins_with_another(scene, dialog, typed)
    ):
        addressing.ask(scene, typed)
    elif (meant := addressing.beyond_doubt(scene, member, typed)) is not None and clean(typed):
        replying.write(scene, member, meant, typed)
    elif isinstance(dialog, Writing) and (visit := scene.visit(dialog.about)) is not None:
        _write(scene, member, visit, dialog, typed)
    elif isinstance(dialog, Answering) and (thread := scene.thread(dialog.thread)) is not None:
        answering.write(scene, member, thread, typed)
    elif isinstance(dialog, Deciding):
        day.write(scene, member, dialog, typed)
    else:
        addressing.ask(scene, typed)


def _hear_reply(scene: Scene, member: Staff, dialog: Dialog, typed: str) -> bool:
    """A reply to what somebody wrote goes to them, whoever the addressee is; one to anything else is as doubtful as
    words for nobody, unless they were asked for."""
    origin = scene.event.quoted
    if origin is None:
        doubtful = isinstance(dialog, Addressee | Idle)
        if doubtful:
            addressing.ask(scene, typed)
        return doubtful
    # rule: reply-goes-to-its-writer
    if origin.thread_id and (thread := scene.thread(origin.thread_id)) is not None:
        answering.write(scene, member, thread, typed)
    elif (visit := scene.visit(origin.visit_id)) is None:
        addressing.ask(scene, typed)
    elif Verb.REPLY not in rights.allowed(scene, member, visit):
        _refuse(scene, member, visit, Verb.REPLY)
    else:
        replying.write(scene, member, visit, typed)
    return True


def _write(scene: Scene, member: Staff, visit: Visit, asked: Writing, typed: str) -> None:
    """Words about a visit, as they were asked for; the right to them may be gone since then."""
    verb = rights.typed(asked)
    if verb not in rights.allowed(scene, member, visit):
        scene.talk(Idle())
        _refuse(scene, member, visit, verb)
        return
    match asked:
        case WritingOutcome():
            outcome.write(scene, visit, member, typed)
        case Replying():
            replying.write(scene, member, visit, typed)
        case Correcting(step=no):
            correction.give_time(scene, visit, member, no, typed)
        case Remarking():
            remarks.write(scene, member, visit, typed)
        case Explaining():
            explaining.write(scene, visit, member, asked, typed)
        case Judging():
            judging.write(scene, visit, member, asked, typed)
        case SortingOutcome() | PlanningFollowUp() | FollowingUp():
            if not followup.write(scene, member, visit, asked, typed):
                addressing.ask(scene, typed)
        case Completing():
            completing.write(scene, visit, asked, typed)
        case _:
            assert_never(asked)


def no_words(scene: Scene) -> None:
    """Photos, stickers and the like are not passed on; words are asked for."""
    scene.answer("staff-words-please")


def only_words(scene: Scene) -> None:
    """Of a photo or file with words under it the words have been taken; that the rest has not is said."""
    scene.answer("staff-file-not-passed")


def menu(scene: Scene, member: Staff) -> None:
    """Shows duty, what is the member's own to do, the queue, and what can be done."""
    work, ways = screen.told(scene, member)
    waiting = tuple(
        Phrase("queue-line", {"place": place, "ticket": entry.ticket, "since": entry.arrived_at or entry.queued_at})
        for place, entry in enumerate(scene.desk.queue.heads[:_MOST_LISTED], 1)
    )
    args: Args = {
        "name": member.name,
        "role": role_names(scene.office, member),
        "duty": shown.state(member),
        "serving": len(scene.desk.attended),
        "count": scene.desk.queue.count,
        "work": work,
        "queue": Listing((*(waiting or (Phrase("queue-empty"),)), *shown.about(scene, member))),
    }
    opened = tuple(
        Choice(Phrase("choice-open-ticket", {"ticket": entry.ticket}), token(Verb.OPEN, entry.visit_id))
        for entry in (*scene.desk.attended[:_MOST_CARDS], *scene.desk.queue.heads[:_MOST_CARDS])
    )
    choices = tuple({choice.token: choice for choice in (*ways, *opened, *_elsewhere(scene, member))}.values())
    scene.say(scene.person, "staff-menu", args, choices=choices, passing=True)


def _elsewhere(scene: Scene, member: Staff) -> Iterator[Choice]:
    """What may be asked for that is about no visit."""
    if scene.office.appointments is not None and agenda.may_see(scene, member):
        yield Choice(Phrase("choice-agenda"), token(Verb.AGENDA))
    yield Choice(Phrase("choice-board"), token(Verb.BOARD))
    if Verb.TODAY in rights.allowed_at_all(member):
        yield Choice(Phrase("choice-today"), token(Verb.TODAY))
    if rights.at_the_counter(scene, member) & rights.RIGHTS[Verb.REGISTER]:
        yield Choice(Phrase("choice-register"), token(Verb.REGISTER))
    if rights.at_the_counter(scene, member) & rights.RIGHTS[Verb.REPORT]:
        yield Choice(Phrase("choice-reports"), token(Verb.REPORT))
    yield from shown.choices(member)
    yield Choice(Phrase("choice-absence"), token(Verb.ABSENCE))
    yield from house_rules.offered(member)


def _change_duty(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    changed = duty.press(scene, member, parts)
    if changed is not None:
        menu(scene, changed)


def press(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> None:
    """A member of staff pressed a choice."""
    if verb in _OF_THE_OFFICE:
        _OF_THE_OFFICE[verb](scene, member, parts)
    elif verb is Verb.WHO and len(parts) == 2:
        _say_who(scene, member, *parts)
    elif verb in OF_DAY:
        day.press(scene, member, verb, parts)
    elif verb in OF_LETTERS:
        absence.press(scene, member, verb, parts)
    elif verb in OF_THREADS:
        _press_in_thread(scene, member, verb, parts)
    else:
        _press_about_a_visit(scene, member, verb, parts)


def _back_to_menu(scene: Scene, member: Staff, _parts: tuple[str, ...]) -> None:
    addressing.drop(scene)
    menu(scene, member)


def _agenda(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    agenda.show(scene, member, *parts[:1])


_OF_THE_OFFICE: Mapping[Verb, Callable[[Scene, Staff, tuple[str, ...]], None]] = {
    Verb.DUTY: _change_duty,
    Verb.ROSTER: rostering.press,
    Verb.STAFF_ROLE: roles.press,
    Verb.MENU: _back_to_menu,
    Verb.AGENDA: _agenda,
    Verb.HOURS: hours.press,
    Verb.HOUSE_RULE: house_rules.press,
    Verb.HOUSE_WORDS: house_rules.press,
    Verb.DISTURBANCE: disturbance.press,
    Verb.INFORMATION_DESK: information.press,
    Verb.REGISTER: registering.press,
    Verb.RECORD: entering.press,
    Verb.GUESTS: looking_up.press,
    Verb.REPORT: reports.press,
    Verb.LOOKS: looks.press,
    Verb.CHECK_UP: check_ups.press,
    Verb.BREACH: breach.press,
    Verb.HAND_OVER: lambda scene, _member, _parts: leaving.show(scene),
    Verb.BOOK: lambda scene, _member, _parts: answer_stale(scene),
    Verb.RIGHT_DESK: data_rights.press,
    Verb.UNMASK: lifting.press,
    Verb.RIGHT_COUNTER: data_rights.press_at_counter,
    Verb.RIGHT: lambda scene, _member, _parts: answer_stale(scene),
    Verb.INFORMATION: lambda scene, _member, _parts: answer_stale(scene),
    Verb.SECOND_CHAT: lambda scene, _member, _parts: answer_stale(scene),
}
"""What is pressed about no visit."""


def _press_about_a_visit(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> None:
    visit, before = scene.visit(parts[0]) if parts else None, scene.person.dialog
    if visit is None or visit.status is Status.FORM:
        answer_stale(scene)
    elif undo_button.is_out_of_reach(scene, member, visit, verb, parts):
        undo_button.answer(scene, visit, verb)
    elif not _in_time(visit, verb):
        scene.answer("staff-visit-over", {"ticket": visit.ticket or ""})
    elif verb not in rights.allowed(scene, member, visit):
        _refuse(scene, member, visit, verb)
    else:
        _way(verb)(scene, member, visit, verb, parts[1:])
        standing.looked_elsewhere(scene, before, visit.id)
        _show_if_silent(scene, member, visit)


def _way(verb: Verb) -> Callable[[Scene, Staff, Visit, Verb, tuple[str, ...]], None]:
    """Where a press about a visit is taken."""
    if verb in OF_HANDING:
        return handing.press
    if verb in OF_NOTES:
        return remarks.press
    if verb in OF_PAPERS:
        return giving.press
    if verb in OF_UNDOING:
        return _undo
    if verb in OF_ATTENDANCE:
        return attending.press
    return replying.press_canned if verb is Verb.CANNED else _act


def _press_in_thread(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> None:
    thread = scene.thread(parts[0]) if parts else None
    if thread is not None and verb is Verb.THREAD_UNSAY:
        answering.unsay(scene, member, thread, parts[1:])
    elif thread is None or verb is not Verb.THREAD_ANSWER or len(parts) == 1:
        answering.press(scene, member, verb, thread)
    elif (words := addressing.words_meant(scene, parts[1])) is None:
        scene.answer("staff-words-gone")
    else:
        answering.write(scene, member, thread, words)


def _in_time(visit: Visit, verb: Verb) -> bool:
    """Whether a visit's end leaves room for this: what staff still owe of one that ended in silence can be given."""
    return visit.status.open or verb in _AFTERWARDS or (verb is Verb.STEP and visit.status.ended_in_silence)


def _show_if_silent(scene: Scene, member: Staff, before: Visit) -> None:
    """Whoever presses is answered: with the card, where nothing was said and no change will show it to them."""
    visit = scene.visit(before.id) or before
    shown = visit != before and takes_part(scene.sheet(visit), member)
    if not shown and not any(say.person_id == scene.person_id for say in scene.says):
        staff_card(scene, visit, member)


def _refuse(scene: Scene, member: Staff, visit: Visit, verb: Verb) -> None:
    """Says kindly why something is not done: it is no officer's, a colleague has the visit, or it is another role's."""
    scene.note("refused", visit.id, verb=verb.name.lower())
    args: Args = {"ticket": visit.ticket or "", "role": role_names(scene.office, member)}
    owner = shown_holder(scene.desk, visit, member)
    if rights.RIGHTS[verb] <= {Relation.OWN, Relation.STRANGER}:
        answer_stale(scene, visit)
    elif owner is not None and owner.id != member.id and verb is Verb.CLAIM:
        taking.too_late(scene, member, visit, owner)
    elif owner is not None and owner.id != member.id:
        scene.answer("staff-taken", {"ticket": visit.ticket or "", "name": owner.name})
    else:
        scene.answer("staff-not-yours", args)


def _say_who(scene: Scene, member: Staff, whose: str, short: str) -> None:
    """Somebody in the meeting has been recognised by an officer; a later answer puts an earlier one right."""
    attendee = whois.named(scene, short)
    visit = scene.visit(whose)
    if not rights.at_the_door(scene, member) & rights.RIGHTS[Verb.WHO]:
        scene.answer("staff-not-door")
        return
    if attendee is None or (visit is None and whose not in (Who.STAFF, Who.STRANGER)):
        answer_stale(scene)
        return
    before = scene.visit(attendee.visit_id)
    moved = meeting.detach(scene, before, attendee.key) if before and before is not visit else ()
    sightings = (*attendee.sightings, *moved)
    if visit is None:
        scene.keep_attendee(attendee, who=Who(whose), visit_id=None, sightings=sightings)
        scene.answer("zoom-who-noted", {"name": attendee.name})
    else:
        scene.keep_attendee(attendee, who=Who.VISITOR, visit_id=visit.id, sightings=())
        meeting.attach(scene, visit, sightings)
        scene.note("recognised", visit.id)
        scene.answer("zoom-who-visit", {"name": attendee.name, "ticket": visit.ticket or ""})


def _act(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """What may be done also after a visit's end; the rest only before."""
    match verb, parts:
        case verb, _ if verb in OF_FOLLOW_UPS:
            followup.press(scene, member, visit, verb, parts)
        case verb, _ if verb in OF_LEDGER | OF_REQUIREMENT:
            _account(scene, member, visit, verb, parts)
        case Verb.OPEN, _:
            staff_card(scene, visit, member, anew=True)
        case Verb.MESSAGES, _:
            delivery.show_messages(scene, visit)
        case verb, _ if verb in OF_WORDS:
            replying.press(scene, member, visit, verb, parts)
        case Verb.OUTCOME, _ if step := outcome.step_asking(scene, visit, member):
            _outcome(scene, member, visit, step, parts)
        case Verb.CORRECT, ():
            correction.choose_step(scene, visit, member)
        case Verb.CORRECT, (no,):
            correction.ask_time(scene, visit, member, no)
        case Verb.RECALL, () if visit.status is Status.NO_SHOW:
            _recall(scene, member, visit)
        case Verb.STEP, (no, *chosen) if visit.status.ended_in_silence:
            _report(scene, member, visit, no, *chosen[:1])
        case _ if not visit.status.open:
            scene.answer("staff-visit-over", {"ticket": visit.ticket or ""})
        case _:
            _act_before_its_end(scene, member, visit, verb, parts)


def _outcome(scene: Scene, member: Staff, visit: Visit, step: Step, parts: tuple[str, ...]) -> None:
    """Takes words that were written already for the outcome, or asks for it."""
    words = addressing.words_meant(scene, parts[0]) if parts else None
    if not parts:
        outcome.ask(scene, visit, step)
    elif words is None:
        # rule: other-words-are-not-dropped
        scene.answer("staff-words-gone")
    else:
        scene.talk(WritingOutcome(visit.id))
        outcome.write(scene, visit, member, words)


def _account(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """What a step requires, what the visitor's data lack, or a deviation."""
    if verb is Verb.EQUIPMENT:
        equipment.press(scene, visit, parts)
    elif verb is Verb.COMPLETE:
        completing.press(scene, visit, parts)
    else:
        ledger.press(scene, member, visit, verb, parts)


def _act_before_its_end(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    match verb, parts:
        case Verb.CLAIM, () | ("on",):
            _take(scene, member, visit, sure=bool(parts))
        case Verb.MOVE, () | (_,):
            agenda.move(scene, visit, *parts)
        case Verb.CALL, () | ("sure",) if visit.status is Status.APPOINTED:
            queue.call(scene, appointed.arrive(scene, _claim(scene, member, visit)))
        case Verb.CALL, () | ("sure",) if visit.status is Status.PARKED:
            _call_by_hand(scene, member, visit)
        case Verb.CALL, () | ("sure",) if visit.status is Status.QUEUED:
            _call(scene, member, visit, sure=bool(parts))
        case Verb.STEP, (no,) | (no, _) | (no, _, "sure"):
            _report(scene, member, visit, no, *parts[1:])
        case Verb.UNDO, ():
            correction.undo(scene, visit)
        case Verb.ROOM, (room,) if room in map(str, range(1, scene.office.meeting.rooms + 1)):
            rooms.sent_to(scene, visit, int(room))
        case Verb.CALL_BACK, () if visit.status is Status.IN_SERVICE:
            _call_back(scene, visit)
        # rule: no-show-before-admission
        case Verb.NO_SHOW, () if journey.met(visit):
            scene.answer("staff-already-met", {"ticket": visit.ticket or ""})
        case Verb.NO_SHOW, () if visit.status in (Status.IN_SERVICE, Status.PARKED):
            _no_show(scene, visit)
        case _:
            answer_stale(scene, visit)


def _undo(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    if verb is Verb.UNCLAIM:
        undoing.unclaim(scene, member, visit, parts)
    else:
        uncalling.uncall(scene, member, visit, parts)


def _take(scene: Scene, member: Staff, visit: Visit, *, sure: bool) -> None:
    """Takes a visit. Whoever is off duty holds nothing, so for them it begins with coming on duty; they are asked."""
    if member.on_duty or sure:
        member = member if member.on_duty else changing.begin(scene, member)
        undoing.offer(scene, member, visit, _claim(scene, member, visit))
        return
    # rule: taken-on-duty
    choices = (Choice(Phrase("choice-claim-on-duty"), token(Verb.CLAIM, visit.id, "on"), forward=True),)
    scene.answer("staff-claim-off-duty", {"ticket": visit.ticket or ""}, choices=choices)


def _claim(scene: Scene, member: Staff, visit: Visit, step: Step | None = None) -> Visit:
    """Takes a visit, for the role in which the member works on this step, or on the one that goes on."""
    if step is None and has_taken(scene.desk, visit, member):
        return visit
    current = scene.timeline(visit).current
    near = step or (current.step if current else None)
    role = taken_as(scene.desk, scene.sheet(visit), visit, member, near)
    if role is None or holder(scene.desk, visit, role) == member.id:
        return visit
    scene.note("claimed", visit.id, role=role)
    return scene.keep_visit(visit, assigned={**visit.assigned, role: member.id})


def _call(scene: Scene, member: Staff, visit: Visit, *, sure: bool) -> None:
    """Calls a visitor by hand, whatever the places; one whom the desk would not call next only when sure."""
    first = scene.desk.queue.next(scene.now)
    if sure or (first is not None and first.visit_id == visit.id):
        _call_by_hand(scene, member, visit)
        return
    certain = Choice(Phrase("choice-call-sure", {"ticket": visit.ticket or ""}), token(Verb.CALL, visit.id, "sure"))
    if first is None or (visit.not_before is not None and scene.now < visit.not_before):
        # rule: asked-for-later-is-said
        args: Args = {"ticket": visit.ticket or "", "until": visit.not_before or scene.now}
        scene.answer("staff-call-ask-later", args, choices=(*_calling(first), certain))
        return
    args = {"ticket": visit.ticket or "", "first": first.ticket, "place": queue.position(scene, visit)}
    scene.answer("staff-call-ask", args, choices=(*_calling(first), certain))


def _calling(first: AtDesk | None) -> tuple[Choice, ...]:
    """Calling whoever the desk would call next."""
    if first is None:
        return ()
    return (Choice(Phrase("choice-call-ticket", {"ticket": first.ticket}), token(Verb.CALL, first.visit_id)),)


def _call_by_hand(scene: Scene, member: Staff, visit: Visit) -> None:
    claimed = _claim(scene, member, visit)
    queue.call(scene, claimed)
    uncalling.offer(scene, member, visit, undoing.claimed_role(visit, claimed, member))


def _report(scene: Scene, member: Staff, visit: Visit, no: str, chosen: str = "", sure: str = "") -> None:
    """Takes the report of a step; ``chosen`` is which answer of a decision, or which breakout room, if any; ``sure``
    that it may end what somebody else is doing."""
    mine = open_roles(scene.desk, visit, member)
    steps = journey.offered(scene.timeline(visit), mine, manned_roles(scene.desk))
    step = next((step for step in steps if str(step.no) == no), None)
    reportable = visit.status.attended or (visit.status.ended_in_silence and visit.ticket)
    if step is None or not reportable:
        order.missing(scene, visit, member, no)
        return
    if chosen not in _to_choose(scene, step):
        answer_stale(scene, visit)
        return
    ended = order.ended_with(scene, visit, member, step)
    if ended is not None and not sure:
        order.ask(scene, visit, ended, step, chosen)
        return
    answer = step.branches[int(chosen) - 1].answer if step.decides else None
    visit = journey.report(scene, _claim(scene, member, visit, step), step, Source.STAFF, member.id, answer)
    if chosen and step.ends.word is Word.INTO_ROOM:
        visit = rooms.sent_to(scene, visit, int(chosen))
    if ZOOM in step.reporters:
        meeting.note_silence(scene, visit)
    if ended is not None:
        order.tell(scene, visit, member, ended)
    if step.asks_output:
        outcome.ask(scene, visit, step)
    else:
        outcome.ask_if_missing(scene, visit, member)


def _to_choose(scene: Scene, step: Step) -> tuple[str, ...]:
    """What may be chosen with a step, by number from 1: one of the answers, or a breakout room or none."""
    if step.decides:
        return _numbered(len(step.branches))
    return ("", *_numbered(scene.office.meeting.rooms))


def _numbered(count: int) -> tuple[str, ...]:
    return tuple(map(str, range(1, count + 1)))


def _no_show(scene: Scene, visit: Visit) -> None:
    queue.close(scene, visit, Status.NO_SHOW)
    args: Args = {"ticket": visit.ticket or ""}
    visitor = scene.known_person(visit.person_id)
    held = taking_back.held(scene, visitor, f"{NO_SHOW_HELD}{visit.id}")
    scene.say(visitor, "visit-no-show", args, urgency=Urgency.URGENT, visit_id=visit.id, held=held)
    scene.answer("staff-no-show", args, choices=(Choice(Phrase("choice-recall"), token(Verb.RECALL, visit.id)),))


def _call_back(scene: Scene, visit: Visit) -> None:
    """Asks a visitor who has dropped out of the meeting to come back, with the way in."""
    visitor = scene.known_person(visit.person_id)
    args: Args = {"ticket": visit.ticket or ""}
    told = Phrase("visit-come-back", args, calls=True)
    scene.say(visitor, told, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)
    visitor_card(scene, visit, anew=True)
    scene.note("called_back", visit.id)
    scene.answer("staff-called-back", args)


def _recall(scene: Scene, member: Staff, visit: Visit) -> None:
    """The visitor is there after all, or the button was a slip."""
    visitor = scene.known_person(visit.person_id)
    if visitor.visit_id != visit.id:
        scene.answer("staff-visit-over", {"ticket": visit.ticket or ""})
        return
    queue.reopen(scene, _claim(scene, member, visit))
    args: Args = {"ticket": visit.ticket or ""}
    name = f"{NO_SHOW_HELD}{visit.id}"
    unheard = scene.facts.about(StillHeld).get(name, False)
    scene.do(TakeBack(name))
    # rule: recalled-before-they-heard
    if not unheard:
        scene.say(visitor, "visit-resumed", args, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)
