"""A member of staff's side of the chat: claims, calls, reports, answers to visitors, the menu."""

from typing import assert_never

from bot.flows.appointment import agenda
from bot.flows.delivery import delivery
from bot.flows.duty import pressing as duty
from bot.flows.duty import rostering, shown, specialising
from bot.flows.ending import outcome
from bot.flows.given.typed import clean
from bot.flows.hours import menu as hours
from bot.flows.journey import correction, rights
from bot.flows.journey import reports as journey
from bot.flows.journey.rights import Relation
from bot.flows.ledger import explaining, judging, listing
from bot.flows.ledger import pressing as ledger
from bot.flows.meeting import rooms, whois
from bot.flows.meeting import sightings as meeting
from bot.flows.needs import AGENDA, ASKED, LEDGER
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import ZOOM, Source, Word
from bot.flows.queue import appointed
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import OF_LEDGER, OF_THREADS, Verb, token
from bot.flows.staff import addressing, questions
from bot.flows.staff.seats import role_name
from bot.flows.staffing.holding import claimed, holder, manned_roles, takes_part
from bot.flows.staffing.roster import sees_the_office
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import (
    Answering,
    Correcting,
    Dialog,
    Explaining,
    Idle,
    Judging,
    Replying,
    Writing,
    WritingOutcome,
)
from bot.flows.state.meeting import Who
from bot.flows.state.visits import Status, Visit
from bot.flows.telling.cards import staff_card, visitor_card
from bot.flows.thread import answering

_MOST_LISTED = 20
_MOST_CARDS = 8
_MENU = frozenset(("menu", "/menu", "bantuan", "/bantuan", "halo", "help", "/help", "/start", "antrean", "antrian"))
_AFTERWARDS = OF_LEDGER | {Verb.OPEN, Verb.MESSAGES, Verb.REPLY, Verb.OUTCOME, Verb.CORRECT, Verb.RECALL}
"""What may be asked for also when a visit is over."""

_LANGUAGES = {"english": "en", "/en": "en", "bahasa indonesia": "id", "/id": "id"}


def text(scene: Scene, member: Staff, typed: str) -> None:
    """A member of staff wrote something: an outcome, an answer to a visitor, a time, or a command."""
    words = " ".join(typed.lower().split()).strip(" .!?,")
    if words in _LANGUAGES:
        scene.keep_person(language=_LANGUAGES[words])
        menu(scene, member)
    elif words in ("batal", "/batal", "cancel", "/cancel"):
        scene.talk(Idle())
        menu(scene, member)
    elif words == AGENDA:
        agenda.show(scene, member)
    elif words == ASKED and sees_the_office(member):
        questions.show(scene)
    elif words in LEDGER:
        listing.show(scene, member)
    elif _about_duty(scene, member, typed, words) or hours.text(scene, member, typed):
        return
    elif words in _MENU or words.startswith("/"):
        menu(scene, member)
    else:
        _hear(scene, member, scene.person.dialog, typed)


def _about_duty(scene: Scene, member: Staff, typed: str, words: str) -> bool:
    """Takes words about duty, the roster or who works for what; those for a visitor stay theirs."""
    # rule: words-for-a-visitor-stay-theirs
    if isinstance(scene.person.dialog, Writing | Answering) and not words.startswith("/"):
        return False
    if (asked := duty.in_words(words)) is not None:
        _change_duty(scene, member, (asked,))
        return True
    return rostering.text(scene, member, typed) or specialising.text(scene, member, typed)


def _hear(scene: Scene, member: Staff, dialog: Dialog, typed: str) -> None:
    """What was asked for, about a visit or in a thread; else it has to be said for whom the words are."""
    if isinstance(dialog, Writing) and (visit := scene.visit(dialog.about)) is not None:
        _write(scene, member, visit, dialog, typed)
    elif isinstance(dialog, Answering) and (thread := scene.thread(dialog.thread)) is not None:
        answering.write(scene, member, thread, typed)
    else:
        addressing.ask(scene, typed)


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
            _reply(scene, member, visit, clean(typed)[: outcome.LONGEST])
        case Correcting(step=no):
            correction.give_time(scene, visit, member, no, typed)
        case Explaining():
            explaining.write(scene, visit, member, asked, typed)
        case Judging():
            judging.write(scene, visit, member, asked, typed)
        case _:
            assert_never(asked)


def no_words(scene: Scene) -> None:
    """Photos, stickers and the like are not passed on; words are asked for."""
    scene.answer("staff-words-please")


def menu(scene: Scene, member: Staff) -> None:
    """Shows duty, the queue, the visits being served, and what can be done."""
    waiting = tuple(
        Phrase("queue-line", {"place": place, "ticket": entry.ticket, "since": entry.arrived_at or entry.queued_at})
        for place, entry in enumerate(scene.desk.queue.heads[:_MOST_LISTED], 1)
    )
    args: Args = {
        "name": member.name,
        "role": role_name(scene.office, member.role),
        "duty": shown.state(member),
        "serving": len(scene.desk.attended),
        "count": scene.desk.queue.count,
        "queue": Listing((*(waiting or (Phrase("queue-empty"),)), *shown.about(scene, member))),
    }
    opened = tuple(
        Choice(Phrase("choice-open-ticket", {"ticket": entry.ticket}), token(Verb.OPEN, entry.visit_id))
        for entry in (*scene.desk.attended[:_MOST_CARDS], *scene.desk.queue.heads[:_MOST_CARDS])
    )
    listed = scene.office.appointments is not None and agenda.may_see(scene, member)
    day = (Choice(Phrase("choice-agenda"), token(Verb.AGENDA)),) if listed else ()
    scene.say(scene.person, "staff-menu", args, choices=(*opened, *day, *shown.choices(member)), passing=True)


def _change_duty(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    changed = duty.press(scene, member, parts)
    if changed is not None:
        menu(scene, changed)


def _reply(scene: Scene, member: Staff, visit: Visit, written: str) -> None:
    if not written:
        no_words(scene)
        return
    visitor = scene.known_person(visit.person_id)
    args: Args = {"name": member.name, "text": written}
    scene.say(visitor, "relay-to-visitor", args, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)
    scene.note("replied", visit.id)
    scene.talk(Idle())
    scene.answer("staff-replied", {"ticket": visit.ticket or ""})
    outcome.ask_if_missing(scene, visit, member)


def _send_words(scene: Scene, member: Staff, visit: Visit, mark: str) -> None:
    """It has been said for whom the words are that were written before."""
    words = addressing.words_meant(scene, mark)
    if words is None:
        scene.answer("staff-words-gone")
    else:
        _reply(scene, member, visit, words)


def press(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> None:
    """A member of staff pressed a choice."""
    if verb is Verb.DUTY:
        _change_duty(scene, member, parts)
        return
    if verb is Verb.MENU:
        addressing.drop(scene)
        menu(scene, member)
        return
    if verb is Verb.HOURS:
        hours.press(scene, member, parts)
        return
    if verb is Verb.ROSTER:
        rostering.press(scene, member, parts)
        return
    if verb is Verb.WHO and len(parts) == 2:
        _say_who(scene, member, *parts)
        return
    if verb is Verb.AGENDA:
        agenda.show(scene, member, *parts[:1])
        return
    if verb in OF_THREADS:
        answering.press(scene, member, verb, scene.thread(parts[0]) if parts else None)
        return
    if verb is Verb.BOOK:
        scene.answer("staff-press-stale")
        return
    visit = scene.visit(parts[0]) if parts else None
    if visit is None or visit.status is Status.FORM:
        scene.answer("staff-press-stale")
    elif not _in_time(visit, verb):
        scene.answer("staff-visit-over", {"ticket": visit.ticket or ""})
    elif verb not in rights.allowed(scene, member, visit):
        _refuse(scene, member, visit, verb)
    else:
        _act(scene, member, visit, verb, parts[1:])
        _show_if_silent(scene, member, visit)


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
    args: Args = {"ticket": visit.ticket or "", "role": role_name(scene.office, member.role)}
    owner = scene.desk.staff.get(holder(scene.desk, visit, member.role) or member.id)
    if rights.RIGHTS[verb] <= {Relation.OWN, Relation.STRANGER}:
        scene.answer("staff-press-stale")
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
        scene.answer("staff-press-stale")
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
        case verb, _ if verb in OF_LEDGER:
            ledger.press(scene, member, visit, verb, parts)
        case Verb.OPEN, _:
            staff_card(scene, visit, member, anew=True)
        case Verb.MESSAGES, _:
            delivery.show_messages(scene, visit)
        case Verb.REPLY, (mark,):
            _send_words(scene, member, visit, mark)
        case Verb.REPLY, _:
            scene.talk(Replying(visit.id))
            scene.answer("staff-reply-ask", {"ticket": visit.ticket or ""})
        case Verb.OUTCOME, () if step := outcome.step_asking(scene, visit, member):
            outcome.ask(scene, visit, step)
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


def _act_before_its_end(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    match verb, parts:
        case Verb.CLAIM, ():
            _claim(scene, member, visit)
        case Verb.MOVE, () | (_,):
            agenda.move(scene, visit, *parts)
        case Verb.CALL, () | ("sure",) if visit.status is Status.APPOINTED:
            queue.call(scene, appointed.arrive(scene, _claim(scene, member, visit)))
        case Verb.CALL, () | ("sure",) if visit.status is Status.PARKED:
            queue.call(scene, _claim(scene, member, visit))
        case Verb.CALL, () | ("sure",) if visit.status is Status.QUEUED:
            _call(scene, member, visit, sure=bool(parts))
        case Verb.STEP, (no,) | (no, _):
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
            scene.answer("staff-press-stale")


def _claim(scene: Scene, member: Staff, visit: Visit) -> Visit:
    if claimed(visit, member):
        return visit
    scene.note("claimed", visit.id, role=member.role)
    return scene.keep_visit(visit, assigned={**visit.assigned, member.role: member.id})


def _call(scene: Scene, member: Staff, visit: Visit, *, sure: bool) -> None:
    """Calls a visitor by hand, whatever the places; one who is not first in the queue only when sure."""
    first = scene.desk.queue.heads[0]
    if sure or first.visit_id == visit.id:
        queue.call(scene, _claim(scene, member, visit))
        return
    choices = (
        Choice(Phrase("choice-call-ticket", {"ticket": first.ticket}), token(Verb.CALL, first.visit_id)),
        Choice(Phrase("choice-call-sure", {"ticket": visit.ticket or ""}), token(Verb.CALL, visit.id, "sure")),
    )
    args: Args = {"ticket": visit.ticket or "", "first": first.ticket, "place": queue.position(scene, visit)}
    scene.answer("staff-call-ask", args, choices=choices)


def _report(scene: Scene, member: Staff, visit: Visit, no: str, chosen: str = "") -> None:
    """Takes the report of a step; ``chosen`` is which answer of a decision, or which breakout room, if any."""
    steps = journey.offered(scene.timeline(visit), member.role, manned_roles(scene.desk))
    step = next((step for step in steps if str(step.no) == no), None)
    reportable = visit.status.attended or (visit.status.ended_in_silence and visit.ticket)
    if step is None or not reportable or chosen not in _to_choose(scene, step):
        scene.answer("staff-press-stale")
        return
    answer = step.branches[int(chosen) - 1].answer if step.decides else None
    visit = journey.report(scene, _claim(scene, member, visit), step, Source.STAFF, member.id, answer)
    if chosen and step.ends.word is Word.INTO_ROOM:
        visit = rooms.sent_to(scene, visit, int(chosen))
    if ZOOM in step.reporters():
        meeting.note_silence(scene, visit)
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
    scene.say(visitor, "visit-no-show", args, urgency=Urgency.URGENT, visit_id=visit.id)
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
    scene.say(visitor, "visit-resumed", args, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)
