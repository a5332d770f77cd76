"""The ladder of deadlines: when each open visit wants to be looked at again, and what is done then.

Nothing is armed or cancelled: the next moment is derived from the visit whenever it changes, and when it
comes the truth is derived anew. So a deadline that fires too early or twice says nothing.
"""

from datetime import UTC, datetime, timedelta

from bot.flows import delivery, form, meeting, way_in
from bot.flows.journey import SUPERVISOR, finish, responsible
from bot.flows.messages import Args, Choice, Phrase, Purpose, Urgency
from bot.flows.queue import call, close, closed_until, may_call, receiver
from bot.flows.scene import Scene
from bot.flows.serving import served
from bot.flows.state import At, Status, Visit
from bot.flows.timeline import StepLine, Timeline
from bot.flows.tokens import Verb, token

_DAY = timedelta(days=1)


def next_at(scene: Scene, visit: Visit) -> datetime | None:
    """The next moment at which something may have to be said or done about a visit; None once it is closed."""
    match visit.status:
        case Status.FORM:
            return min([_idle_at(scene, visit), *_step_due(scene, scene.timeline(visit))])
        case Status.QUEUED:
            return _waiting_at(scene, visit)
        case Status.PREPARING | Status.IN_SERVICE:
            return min(at for at in _service_times(scene, visit, scene.timeline(visit)))
        case _:
            return None


def climb(scene: Scene, visit: Visit) -> None:
    """A deadline has passed: do what is due, if the visit's present state says that it is."""
    match visit.status:
        case Status.FORM:
            _climb_idle(scene, visit)
        case Status.QUEUED:
            _climb_waiting(scene, visit)
        case Status.PREPARING | Status.IN_SERVICE:
            _climb_service(scene, visit)
        case _:
            return


def _nudged(scene: Scene, visit: Visit, ladder: str) -> Visit:
    return scene.keep_visit(visit, nudges={**visit.nudges, ladder: visit.nudges.get(ladder, 0) + 1})


def _idle_at(scene: Scene, visit: Visit) -> datetime:
    """When a silent visitor is reminded, or, once reminded, when the form is closed: never in one breath."""
    patience = scene.office.patience
    reminded = visit.nudges.get("reminded")
    if reminded is None:
        return visit.seen_at + patience.idle_reminder
    grace = patience.idle_close - patience.idle_reminder
    return max(visit.seen_at + patience.idle_close, datetime.fromtimestamp(reminded, UTC) + grace)


def _climb_idle(scene: Scene, visit: Visit) -> None:
    if scene.now < _idle_at(scene, visit):
        return
    visitor = scene.known_person(visit.person_id)
    if "reminded" in visit.nudges:
        close(scene, visit, Status.LAPSED)
        scene.say(visitor, "form-closed", urgency=Urgency.NOTICE, visit_id=visit.id)
        return
    scene.keep_visit(visit, nudges={"reminded": int(scene.now.timestamp())})
    question = form.BY_KEY.get(visitor.dialog.question) if visitor.dialog.at is At.FORM else None
    asked = Phrase(f"ask-{question.key}") if question else Phrase("form-reminder-review")
    scene.say(
        visitor,
        "form-reminder",
        {"question": asked},
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
    )


def _waiting_at(scene: Scene, visit: Visit) -> datetime:
    calendar = scene.office.calendar
    if not calendar.is_open(scene.now):
        return calendar.next_opening(scene.now) or scene.now + _DAY
    due = _patience_over(scene, visit)
    closing = None if calendar.hours.always else calendar.closing(scene.now)
    return min(due, closing) if closing and closing > scene.now else due


def _patience_over(scene: Scene, visit: Visit) -> datetime:
    since, ladder = _waiting_since(scene, visit)
    passed = max(0, int((scene.now - since) / scene.office.patience.waiting))
    told = min(visit.nudges.get(ladder, 0), passed)  # a wrong clock may have told more than there was to tell
    return since + scene.office.patience.waiting * (told + 1)


def _waiting_since(scene: Scene, visit: Visit) -> tuple[datetime, str]:
    """Since when a visitor waits while the desk is open today, and the name of today's ladder: a night is no
    waiting time."""
    calendar, joined_at = scene.office.calendar, visit.queued_at or visit.started_at
    today = calendar.local(scene.now).replace(hour=0, minute=0, second=0, microsecond=0)
    ladder = f"waiting {today:%Y%m%d}"
    if calendar.hours.always or joined_at >= today:
        return joined_at, ladder
    opening = calendar.next_opening(today.astimezone(UTC))
    return (max(joined_at, opening) if opening else joined_at), ladder


def _climb_waiting(scene: Scene, visit: Visit) -> None:
    """Calls at opening, says so when the desk closes, and tells front office of a visitor who waits long."""
    if not scene.office.calendar.is_open(scene.now):
        _carry_over(scene, visit)
    elif scene.office.capacity == 0 and may_call(scene):
        call(scene, visit)
    elif scene.now >= _patience_over(scene, visit):
        _tell_of_long_wait(scene, _skip_to_present(scene, visit))


def _carry_over(scene: Scene, visit: Visit) -> None:
    """The desk has closed: says once that the number stays valid, and until when."""
    told_when_joining = not scene.office.calendar.is_open(visit.queued_at or visit.started_at)
    if visit.nudges.get("closed") or told_when_joining:
        return
    _nudged(scene, visit, "closed")
    args: Args = {"ticket": visit.ticket or "", "outlook": closed_until(scene)}
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, "queue-carried-over", args, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)


def _tell_of_long_wait(scene: Scene, visit: Visit) -> None:
    since, _ = _waiting_since(scene, visit)
    args: Args = {"ticket": visit.ticket or "", "waited": scene.now - since}
    choices = (Choice(Phrase("choice-call"), token(Verb.CALL, visit.id)),)
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "staff-waiting-long", args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)


def _skip_to_present(scene: Scene, visit: Visit) -> Visit:
    """After an outage one notice is enough."""
    since, ladder = _waiting_since(scene, visit)
    rungs = int((scene.now - since) / scene.office.patience.waiting)
    return scene.keep_visit(visit, nudges={**visit.nudges, ladder: rungs})


def _service_times(scene: Scene, visit: Visit, line: Timeline) -> list[datetime]:
    times = [_last_resort_at(scene, visit, line.current)]
    times += _step_due(scene, line)
    times += [at for at in (_attention_at(scene, visit), _unreached_at(scene, visit), way_in.next_at(visit)) if at]
    return times + meeting.next_at(scene, visit)


def _unreached_at(scene: Scene, visit: Visit) -> datetime | None:
    """When front office is told that nothing says the call has arrived; once a call."""
    if visit.nudges.get("unreached") or visit.call_at is None or not delivery.unconfirmed(scene, visit):
        return None
    return visit.call_at + scene.office.patience.unreached


def _step_due(scene: Scene, line: Timeline) -> list[datetime]:
    """When the running step has taken all the time it may; nothing once that is past."""
    due_at = line.current.due_at if line.current else None
    return [due_at] if due_at is not None and due_at > scene.now else []


def _attention_at(scene: Scene, visit: Visit) -> datetime | None:
    """When an overrun that goes on is told to a supervisor; once a visit."""
    standing = [d.flagged_at for d in visit.deviations if d.stands]
    if not standing or visit.nudges.get("attention"):
        return None
    return min(standing) + scene.office.patience.attention


def _last_resort_at(scene: Scene, visit: Visit, current: StepLine | None) -> datetime:
    """A step of minutes is given up after a long silence; a step of days is brought to mind every day."""
    if current and current.step.standard.clock is None:
        began_at = current.began_at or visit.seen_at
        return began_at + _DAY * (visit.nudges.get("owner", 0) + 1)
    return visit.seen_at + scene.office.patience.abandon


def _climb_service(scene: Scene, visit: Visit) -> None:
    visit = meeting.look_again(scene, way_in.look_again(scene, visit))
    line = scene.timeline(visit)
    unreached = _unreached_at(scene, visit)
    if unreached and scene.now >= unreached:
        visit = _nudged(scene, visit, "unreached")
        delivery.warn_unreached(scene, visit)
    attention = _attention_at(scene, visit)
    if attention and scene.now >= attention:
        visit = _nudged(scene, visit, "attention")
        if line.overruns and not line.complete:
            _tell_supervisors(scene, visit, line)
    if scene.now < _last_resort_at(scene, visit, line.current):
        return
    if line.current and line.current.step.standard.clock is None:
        visit = _remind_owner(scene, visit, line.current)
    else:
        _give_up(scene, visit, line)


def _tell_supervisors(scene: Scene, visit: Visit, line: Timeline) -> None:
    overrun = line.overruns[-1]
    args: Args = {
        "ticket": visit.ticket or "",
        "no": overrun.last.no,
        "activity": overrun.last.activity,
        "due": overrun.due_at,
    }
    for member in responsible(scene, visit, SUPERVISOR):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "supervisor-attention", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.note("escalated", visit.id, step=overrun.last.no)


def _remind_owner(scene: Scene, visit: Visit, current: StepLine) -> Visit:
    args: Args = {"ticket": visit.ticket or "", "no": current.step.no, "activity": current.step.activity}
    for member in responsible(scene, visit, current.step.answers):
        person = scene.known_person(member.person_id or "")
        choices = (Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id)),)
        scene.say(person, "owner-reminder", args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)
    began_at = current.began_at or visit.seen_at
    days = max(1, int((scene.now - began_at) / _DAY))
    return scene.keep_visit(visit, nudges={**visit.nudges, "owner": days})


def _give_up(scene: Scene, visit: Visit, line: Timeline) -> None:
    """Closes a visit that nobody has touched for long. What was served counts as finished, whoever forgot to
    report the rest."""
    if served(line):
        finish(scene, visit)
        return
    visitor = scene.known_person(visit.person_id)
    close(scene, visit, Status.LAPSED)
    scene.say(visitor, "visit-lapsed", {"ticket": visit.ticket or ""}, urgency=Urgency.NOTICE, visit_id=visit.id)
