"""The ladder of deadlines: when each open visit wants to be looked at again, and what is done then.

Nothing is armed or cancelled: the next moment is derived from the visit whenever it changes, and when it
comes the truth is derived anew. So a deadline that fires too early or twice says nothing.
"""

from datetime import UTC, datetime, timedelta

from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.delivery import delivery
from bot.flows.ending import silence
from bot.flows.journey import overall
from bot.flows.meeting import sightings as meeting
from bot.flows.meeting import way_in
from bot.flows.procedure.timeline import StepLine, Timeline
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.queue.places import call, close, closed_until, may_call
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import SUPERVISOR, receiver, responsible
from bot.flows.state.people import At
from bot.flows.state.visits import Deviation, Status, Visit
from bot.flows.telling import calling
from bot.flows.visitor import form

_DAY = timedelta(days=1)


def next_at(scene: Scene, visit: Visit) -> datetime | None:
    """The next moment at which something may have to be said or done about a visit; None once it is closed."""
    match visit.status:
        case Status.FORM:
            return _idle_at(scene, visit)
        case Status.QUEUED:
            return min(_waiting_times(scene, visit, scene.timeline(visit)))
        case Status.PREPARING | Status.IN_SERVICE:
            return min(_service_times(scene, visit, scene.timeline(visit)), default=None)
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
    """When a silent visitor is reminded, or, once reminded, when the form is closed: never in one breath, and not
    before a standard that the sheet sets for the form."""
    patience = scene.office.patience
    reminded = visit.nudges.get("reminded")
    if reminded is None:
        return visit.seen_at + patience.idle_reminder
    grace = patience.idle_close - patience.idle_reminder
    current = scene.timeline(visit).current
    due_at = current.due_at if current and current.due_at else visit.seen_at
    return max(visit.seen_at + patience.idle_close, datetime.fromtimestamp(reminded, UTC) + grace, due_at)


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


def _waiting_times(scene: Scene, visit: Visit, line: Timeline) -> list[datetime]:
    times = [*_step_due(scene, line), *overall.next_at(scene, visit, line), *_attention_times(scene, visit, line)]
    return [_waiting_at(scene, visit), *times]


def _waiting_at(scene: Scene, visit: Visit) -> datetime:
    calendar = scene.office.calendar
    if not calendar.is_open(scene.now):
        return calendar.next_opening(scene.now) or scene.now + _DAY
    due = _patience_over(scene, visit)
    closing = calendar.period_end(scene.now)
    return min(due, closing) if closing else due


def _patience_over(scene: Scene, visit: Visit) -> datetime:
    """When front office is told (again) of a visitor who waits; breaks are no waiting time."""
    since, ladder = _waiting_since(scene, visit)
    patience, calendar = scene.office.patience.waiting, scene.office.calendar
    passed = int(open_time(calendar, since, scene.now) / patience)
    told = min(visit.nudges.get(ladder, 0), passed)  # a wrong clock may have told more than there was to tell
    span = patience * (told + 1)
    return open_until(calendar, since, span) or since + span


def _waiting_since(scene: Scene, visit: Visit) -> tuple[datetime, str]:
    """Since when a visitor waits: since they joined, or since the desk opened today; and the name of the ladder."""
    joined_at = visit.queued_at or visit.started_at
    opened_at = scene.office.calendar.opened_at(scene.now)
    since = max(joined_at, opened_at) if opened_at else joined_at
    return since, f"waiting {since:%Y%m%dT%H%M}"


def _climb_waiting(scene: Scene, visit: Visit) -> None:
    """Calls at opening, says so when the desk closes, and tells front office of a visitor who waits long."""
    visit = _climb_attention(scene, visit)
    if not scene.office.calendar.is_open(scene.now):
        _carry_over(scene, visit)
    elif scene.office.capacity == 0 and may_call(scene):
        call(scene, visit)
    elif scene.now >= _patience_over(scene, visit):
        _tell_of_long_wait(scene, _skip_to_present(scene, visit))


def _carry_over(scene: Scene, visit: Visit) -> None:
    """The desk has closed, for the break or for the day: says once each that the number stays valid, and until
    when."""
    calendar = scene.office.calendar
    words = "queue-paused" if calendar.is_break(scene.now) else "queue-carried-over"
    said = f"{words} {calendar.local(scene.now):%Y%m%d}"
    told_when_joining = not open_time(calendar, visit.queued_at or visit.started_at, scene.now)
    if visit.nudges.get(said) or told_when_joining:
        return
    _nudged(scene, visit, said)
    args: Args = {"ticket": visit.ticket or "", "outlook": closed_until(scene)}
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, words, args, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)


def _tell_of_long_wait(scene: Scene, visit: Visit) -> None:
    since, _ = _waiting_since(scene, visit)
    args: Args = {"ticket": visit.ticket or "", "waited": open_time(scene.office.calendar, since, scene.now)}
    choices = (Choice(Phrase("choice-call"), token(Verb.CALL, visit.id)),)
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "staff-waiting-long", args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)


def _skip_to_present(scene: Scene, visit: Visit) -> Visit:
    """After an outage one notice is enough."""
    since, ladder = _waiting_since(scene, visit)
    rungs = int(open_time(scene.office.calendar, since, scene.now) / scene.office.patience.waiting)
    return scene.keep_visit(visit, nudges={**visit.nudges, ladder: rungs})


def _service_times(scene: Scene, visit: Visit, line: Timeline) -> list[datetime]:
    times = _step_due(scene, line) + silence.next_at(scene, visit, line) + _attention_times(scene, visit, line)
    times += [at for at in (_unreached_at(scene, visit), way_in.next_at(visit)) if at]
    return times + meeting.next_at(scene, visit) + overall.next_at(scene, visit, line)


def _unreached_at(scene: Scene, visit: Visit) -> datetime | None:
    """When front office is told that nothing says the call has arrived; once a call."""
    if visit.nudges.get("unreached") or visit.call_at is None or not delivery.unconfirmed(scene, visit):
        return None
    return visit.call_at + scene.office.patience.unreached


def _step_due(scene: Scene, line: Timeline) -> list[datetime]:
    """When the running step has taken all the time it may; nothing once that is past."""
    due_at = line.current.due_at if line.current else None
    return [due_at] if due_at is not None and due_at > scene.now else []


def _attention_times(scene: Scene, visit: Visit, line: Timeline) -> list[datetime]:
    """When each overrun that still goes on is told to a supervisor; once a deviation."""
    return [at for _, _, at in _unattended(scene, visit, line)]


def _unattended(scene: Scene, visit: Visit, line: Timeline) -> list[tuple[str, Deviation, datetime]]:
    """Deviations whose last step still runs and of which no supervisor knows, each with when one is to."""
    running = line.current.step.no if line.current else None
    going_on = [
        (f"attention {serial}", deviation)
        for serial, deviation in enumerate(visit.deviations)
        if deviation.stands and deviation.last == running and deviation.role != VISITOR
    ]
    return [(name, d, _attention_at(scene, d)) for name, d in going_on if not visit.nudges.get(name)]


def _attention_at(scene: Scene, deviation: Deviation) -> datetime:
    patience = scene.office.patience.attention
    return open_until(scene.office.calendar, deviation.flagged_at, patience) or deviation.flagged_at + patience


def _climb_attention(scene: Scene, visit: Visit) -> Visit:
    line = scene.timeline(visit)
    for name, deviation, at in _unattended(scene, visit, line):
        if scene.now >= at:
            visit = _nudged(scene, visit, name)
            _tell_supervisors(scene, visit, line.line(deviation.last), deviation)
    return visit


def _climb_service(scene: Scene, visit: Visit) -> None:
    visit = meeting.look_again(scene, calling.look_again(scene, visit))
    unreached = _unreached_at(scene, visit)
    if unreached and scene.now >= unreached:
        visit = _nudged(scene, visit, "unreached")
        delivery.warn_unreached(scene, visit)
    visit = _climb_attention(scene, visit)
    silence.look(scene, visit, scene.timeline(visit))


def _tell_supervisors(scene: Scene, visit: Visit, line: StepLine, deviation: Deviation) -> None:
    args: Args = {
        "ticket": visit.ticket or "",
        "no": line.step.no,
        "activity": line.step.activity,
        "due": deviation.due_at,
    }
    for member in responsible(scene, visit, SUPERVISOR):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "supervisor-attention", args, urgency=Urgency.NOTICE, visit_id=visit.id)
    scene.note("escalated", visit.id, step=line.step.no)
