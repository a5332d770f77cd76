"""A member of staff's side of the chat: duty, claims, reports, outcomes, answers to visitors."""

import hashlib
from dataclasses import replace

from bot.flows import correction, form, intake, journey, queue
from bot.flows.cards import staff_card
from bot.flows.messages import Args, Choice, Listing, Phrase, Urgency
from bot.flows.scene import Scene
from bot.flows.state import At, Dialog, Staff, Status, Visit
from bot.flows.tokens import Verb, token
from bot.flows.vocabulary import Source

_MOST_LISTED = 20
_LONGEST_OUTCOME = 2000


def text(scene: Scene, member: Staff, typed: str) -> None:
    """A member of staff wrote something: an outcome, an answer to a visitor, or a command."""
    words = " ".join(typed.lower().split()).strip(" .!?,")
    dialog = scene.person.dialog
    if words in ("english", "/en", "bahasa indonesia", "/id"):
        scene.keep_person(language="en" if "en" in words else "id")
        menu(scene, member)
    elif words in ("batal", "/batal", "cancel"):
        scene.talk(Dialog())
        menu(scene, member)
    elif words.startswith("/"):
        menu(scene, member)
    elif dialog.at is At.OUTCOME and (visit := scene.visit(dialog.about)):
        _write_outcome(scene, visit, form.clean(typed)[:_LONGEST_OUTCOME])
    elif dialog.at is At.CORRECTION and (visit := scene.visit(dialog.about)):
        correction.take_time(scene, visit, typed)
    elif dialog.at is At.REPLY and (visit := scene.visit(dialog.about)):
        _reply(scene, member, visit, form.clean(typed)[:_LONGEST_OUTCOME])
    else:
        menu(scene, member)


def menu(scene: Scene, member: Staff) -> None:
    """Shows duty, the queue and what can be done."""
    waiting = tuple(
        Phrase("queue-line", {"place": place, "ticket": entry.ticket, "since": entry.queued_at})
        for place, entry in enumerate(scene.desk.waiting[:_MOST_LISTED], 1)
    )
    args: Args = {
        "name": member.name,
        "role": Phrase("verbatim", {"text": scene.office.sheet.actor_name(member.role)}),
        "duty": Phrase("duty-on" if member.on_duty else "duty-off"),
        "serving": scene.desk.serving,
        "count": len(scene.desk.waiting),
        "queue": Listing(waiting) if waiting else Phrase("queue-empty"),
    }
    duty = "off" if member.on_duty else "on"
    opened = tuple(
        Choice(Phrase("choice-open-ticket", {"ticket": entry.ticket}), token(Verb.OPEN, entry.visit_id))
        for entry in scene.desk.waiting[:3]
    )
    scene.answer("staff-menu", args, choices=(Choice(Phrase(f"choice-duty-{duty}"), token(Verb.DUTY, duty)), *opened))


def _write_outcome(scene: Scene, visit: Visit, outcome: str) -> None:
    if len(outcome) < 2:
        scene.answer("staff-outcome-short")
        return
    scene.keep_visit(visit, outcome=outcome, seen_at=scene.now if visit.status.open else visit.seen_at)
    scene.note("outcome_written", visit.id)
    scene.talk(Dialog())
    scene.answer("staff-outcome-kept", {"ticket": visit.ticket or ""})


def _reply(scene: Scene, member: Staff, visit: Visit, written: str) -> None:
    visitor = scene.known_person(visit.person_id)
    args: Args = {"name": member.name, "text": written}
    scene.say(visitor, "relay-to-visitor", args, urgency=Urgency.URGENT, visit_id=visit.id)
    scene.note("replied", visit.id)
    scene.talk(Dialog())
    scene.answer("staff-replied", {"ticket": visit.ticket or ""})


def press(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> None:
    """A member of staff pressed a choice."""
    if verb is Verb.DUTY and parts in (("on",), ("off",)):
        _duty(scene, member, on=parts == ("on",))
        return
    visit = scene.visit(parts[0]) if parts else None
    if visit is None or visit.status is Status.FORM:
        scene.answer("press-stale")
        return
    if verb is Verb.OPEN:
        staff_card(scene, visit, scene.timeline(visit), member)
    elif verb is Verb.CORRECT and not _taken_by_other(scene, member, visit):
        _correct(scene, visit, parts[1:])
    elif verb is Verb.REPLY:
        scene.talk(Dialog(At.REPLY, about=visit.id))
        scene.answer("staff-reply-ask", {"ticket": visit.ticket or ""})
    elif not visit.status.open:
        scene.answer("staff-visit-over", {"ticket": visit.ticket or ""})
    elif not _taken_by_other(scene, member, visit):
        _act(scene, member, visit, verb, parts[1:])


def _correct(scene: Scene, visit: Visit, parts: tuple[str, ...]) -> None:
    """Corrections are taken after a visit's end too: that is when most of them are noticed."""
    if parts:
        correction.ask_time(scene, visit, parts[0])
    else:
        correction.choose_step(scene, visit)


def _duty(scene: Scene, member: Staff, *, on: bool) -> None:
    changed = replace(member, on_duty=on)
    scene.desk = replace(scene.desk, staff={**scene.desk.staff, member.id: changed})
    scene.note("duty_on" if on else "duty_off")
    menu(scene, changed)


def _taken_by_other(scene: Scene, member: Staff, visit: Visit) -> bool:
    """The first to take a visit has it; the second is told who."""
    taken = visit.assigned.get(member.role)
    if taken in (None, member.id):
        return False
    owner = scene.desk.staff.get(taken or "")
    args: Args = {"ticket": visit.ticket or "", "name": owner.name if owner else "-"}
    scene.answer("staff-taken", args)
    return True


def _act(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    match verb, parts:
        case Verb.CLAIM, ():
            _take(scene, member, visit)
        case Verb.CALL, () if visit.status is Status.QUEUED:
            queue.call(scene, _take(scene, member, visit))
        case Verb.STEP, (no,):
            _report(scene, member, visit, no)
        case Verb.UNDO, ():
            correction.undo(scene, visit)
        case Verb.NO_SHOW, () if visit.status is Status.IN_SERVICE:
            _no_show(scene, visit)
        case Verb.CANCEL, ():
            intake.cancel(scene, visit)
        case _:
            scene.answer("press-stale")


def _take(scene: Scene, member: Staff, visit: Visit) -> Visit:
    if visit.assigned.get(member.role) == member.id:
        return visit
    scene.note("claimed", visit.id, role=member.role)
    return scene.keep_visit(visit, assigned={**visit.assigned, member.role: member.id})


def _report(scene: Scene, member: Staff, visit: Visit, no: str) -> None:
    line = scene.timeline(visit)
    steps = journey.offered(line, member.role, journey.manned_roles(scene.desk))
    step = next((step for step in steps if str(step.no) == no), None)
    if visit.status is not Status.IN_SERVICE or step is None:
        scene.answer("press-stale")
        return
    visit = journey.take_report(scene, _take(scene, member, visit), step, Source.STAFF, member.id)
    journey.ask_output(scene, visit, step)


def _no_show(scene: Scene, visit: Visit) -> None:
    queue.close(scene, visit, Status.NO_SHOW)
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, "visit-no-show", {"ticket": visit.ticket or ""}, urgency=Urgency.URGENT, visit_id=visit.id)


def redeem(scene: Scene, secret: str) -> bool:
    """Takes up a one-time invitation; False if the text is none that is valid now."""
    digest = invite_digest(secret)
    invited = next((m for m in scene.desk.staff.values() if m.invite_digest == digest), None)
    if invited is None or (invited.invite_expires_at and invited.invite_expires_at < scene.now):
        return False
    bind(scene, replace(invited, invite_digest=None, invite_expires_at=None))
    return True


def bind(scene: Scene, member: Staff) -> None:
    """Ties a member of staff to the chat of the acting person and welcomes them."""
    member = replace(member, person_id=scene.person_id)
    scene.desk = replace(scene.desk, staff={**scene.desk.staff, member.id: member})
    scene.keep_person(staff_id=member.id, dialog=Dialog())
    scene.note("staff_bound", None, staff=member.id, role=member.role)
    scene.answer("staff-welcome", {"name": member.name, "role": scene.office.sheet.actor_name(member.role)})
    menu(scene, member)


def invite_digest(secret: str) -> str:
    """What the desk keeps of an invitation's secret."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
