"""Silent: an officer on duty gives no sign of life while work of theirs is overdue. They are asked once; then their
visits are others' to take."""

from datetime import datetime

from bot.flows.calendar.open_time import open_until
from bot.flows.duty import handing
from bot.flows.duty.keeping import HERE, held, keep_shift, tell, tickets
from bot.flows.scene.events import DeadlinePassed
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import works_on
from bot.flows.staffing.roster import works_for
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit
from bot.flows.state.watched import DUTY


def next_at(scene: Scene, member: Staff) -> datetime | None:
    """When to see whether somebody who may hold visits is still there; None once it is seen that they hold none."""
    span, calendar = scene.office.duty.silent_after, scene.office.calendar
    if not span or not _watched(scene, member) or (_looked_at(scene, member) and not held(scene, member)):
        return None
    if _asked(scene, member):
        due = open_until(calendar, member.shift.silent_asked_at or scene.now, scene.office.duty.answer_within)
    else:
        due = open_until(calendar, _heard_at(scene, member), span)
    return due if due is None or due > scene.now else open_until(calendar, scene.now, span)


def climb(scene: Scene, member: Staff) -> Staff:
    """Asks for a sign of life; without one the visits are given back."""
    span, calendar = scene.office.duty.silent_after, scene.office.calendar
    if not span or not _watched(scene, member) or not calendar.is_open(scene.now):
        return member
    late = [visit for visit in held(scene, member) if _is_late(scene, member, visit)]
    if not late:
        return member
    asked = member.shift.silent_asked_at
    if asked is not None and _asked(scene, member):
        due = open_until(calendar, asked, scene.office.duty.answer_within)
        return _free(scene, member) if due is not None and due <= scene.now else member
    due = open_until(calendar, _heard_at(scene, member), span)
    return _ask(scene, member, late) if due is not None and due <= scene.now else member


def _ask(scene: Scene, member: Staff, late: list[Visit]) -> Staff:
    due = open_until(scene.office.calendar, scene.now, scene.office.duty.answer_within) or scene.now
    tell(scene, member, "duty-silent", {"tickets": tickets(late), "due": due}, HERE)
    scene.note("duty_silent_asked", None, staff=member.id)
    return keep_shift(scene, member, silent_asked_at=scene.now)


def _free(scene: Scene, member: Staff) -> Staff:
    # rule: silent-holder-is-asked-once
    changed = keep_shift(scene, member, silent_asked_at=None)
    handing.tell_leaver(scene, changed, handing.give_back(scene, changed, held(scene, changed)))
    return changed


def _watched(scene: Scene, member: Staff) -> bool:
    return member.attends and works_for(member, scene.office)


def _heard_at(scene: Scene, member: Staff) -> datetime:
    """Their last sign of life."""
    heard = scene.known_person(member.person_id or "").heard_at
    return max((at for at in (heard, member.shift.duty_since) if at is not None), default=scene.now)


def _asked(scene: Scene, member: Staff) -> bool:
    """Whether they were asked and have given no sign since."""
    asked = member.shift.silent_asked_at
    return asked is not None and _heard_at(scene, member) <= asked


def _is_late(scene: Scene, member: Staff, visit: Visit) -> bool:
    current = scene.timeline(visit).current if visit.status.attended else None
    late = current is not None and current.due_at is not None and current.due_at <= scene.now
    return late and current is not None and works_on(scene.desk, member, current.step)


def _looked_at(scene: Scene, member: Staff) -> bool:
    """Whether all that they hold is at hand."""
    body = scene.event.body
    return isinstance(body, DeadlinePassed) and (body.kind, body.id) == (DUTY, member.id)
