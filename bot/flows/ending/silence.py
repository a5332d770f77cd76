"""Silence: what becomes of a visit in service about which nobody says anything any more.

What nobody has reported is never taken as done. Patience begins with the last sign of life, and at the end of the
running step's standard where it would run out before that; and nothing ends before the supervisor has been told that
the running step is late. With visitors it runs on, with staff it counts while the
office is open. Then a visit

- *finishes*, if staff have reported all that is theirs and only the visitor's survey and farewell are missing: after a
  short while already, unless the meeting sees them, and will see them leave;
- *lapses*, if it is the visitor who has not been heard of;
- *stays open*, if staff owe a report or the outcome: they are reminded and a supervisor is told. It ends after some
  working days as *unresolved*: not recorded, which is neither finished nor a no-show.
"""

from datetime import datetime, timedelta
from enum import Enum

from bot.flows.calendar.open_time import open_until
from bot.flows.ending import outcome
from bot.flows.ending.settle import finish
from bot.flows.journey import attention
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine, Timeline
from bot.flows.procedure.vocabulary import DESK
from bot.flows.queue import places as queue
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import answering, manned_roles
from bot.flows.staffing.roster import SUPERVISOR, responsible
from bot.flows.state.visits import Status, Visit

_DAY = timedelta(days=1)
_SILENT, _OWNER = "silent", "owner"


class _Fate(Enum):
    """What silence makes of a visit."""

    FINISHES = 0
    LAPSES = 1
    STAYS = 2


def _released_at(scene: Scene, visit: Visit) -> datetime | None:
    """When the visit's place at the desk goes to the next: nobody keeps a seat warm over night, or for days."""
    if visit.status is not Status.IN_SERVICE or not queue.holds_place(scene.sheet(visit), visit):
        return None
    line = scene.timeline(visit)
    clock = line.current is None or line.current.step.standard.clock is not None
    since = _silent_since(scene, visit, line, _fate(visit, line)) if clock else visit.seen_at
    return since + scene.office.patience.abandon


def _release(scene: Scene, visit: Visit) -> Visit:
    return queue.keep_place(scene, visit, needed=False)


def _broken_at(scene: Scene, visit: Visit) -> datetime | None:
    """When patience is over, if anything is (still) to be done then."""
    line = scene.timeline(visit)
    fate = _fate(visit, line)
    return _quiet_at(scene, visit, line, fate) if _breaks(visit, line, fate) else None


def _breaks(visit: Visit, line: Timeline, fate: _Fate) -> bool:
    """Whether anything is (still) to be done once patience is over."""
    match fate:
        case _Fate.FINISHES:
            return True
        case _Fate.LAPSES:
            return _limited(line.current)
        case _Fate.STAYS:
            return _may_end(visit, line) and not visit.nudged(_SILENT)


def _break_silence(scene: Scene, visit: Visit) -> Visit:
    line = scene.timeline(visit)
    match _fate(visit, line):
        case _Fate.FINISHES:
            return finish(scene, visit)
        case _Fate.LAPSES:
            return _lapse(scene, visit)
        case _Fate.STAYS:
            _tell_supervisors(scene, visit, line)
            return keep_nudge(scene, visit, _SILENT)


def _fate(visit: Visit, line: Timeline) -> _Fate:
    ahead, owing = _ahead(line), line.owed
    # rule: owed-outcome-keeps-open
    if outcome.owed(visit, line) is not None:
        return _Fate.STAYS
    if not owing and line.reported:
        return _Fate.FINISHES
    waits_for_staff = ahead in owing or (owing and ahead is not None and ahead.reporters == (DESK,))
    # rule: silence-finishes-nothing
    return _Fate.STAYS if waits_for_staff else _Fate.LAPSES


def waits_for_farewell(scene: Scene, visit: Visit) -> bool:
    """Whether nothing of a visit is missing but what the visitor may do at its end."""
    return visit.status.attended and _fate(visit, scene.timeline(visit)) is _Fate.FINISHES


def _ahead(line: Timeline) -> Step | None:
    """The first step that is not done."""
    return next(iter(line.left), None)


def _limited(current: StepLine | None) -> bool:
    return current is None or current.step.standard.limited


def _may_end(visit: Visit, line: Timeline) -> bool:
    """Whether staying open has an end: no patience ends a step that the sheet does not limit."""
    return outcome.owed(visit, line) is not None or _limited(line.current)


def _silent_since(scene: Scene, visit: Visit, line: Timeline, fate: _Fate) -> datetime:
    """The last sign of life; the end of the running step's standard, where patience would be over before it."""
    due_at = line.current.due_at if line.current else None
    beaten = due_at is not None and _patience_after(scene, visit, fate, visit.seen_at) < due_at
    # rule: patience-never-beats-standard
    return due_at if due_at and beaten else visit.seen_at


def _patience_after(scene: Scene, visit: Visit, fate: _Fate, since: datetime) -> datetime:
    """When patience that begins then is over: with staff it waits while the office is closed."""
    patience = scene.office.patience
    match fate:
        case _Fate.STAYS:
            return open_until(scene.office.calendar, since, patience.abandon) or since + patience.abandon
        # rule: survey-holds-no-visit
        case _Fate.FINISHES if not visit.sightings:
            return since + min(patience.farewell, patience.abandon)
        case _:
            return since + patience.abandon


def _quiet_at(scene: Scene, visit: Visit, line: Timeline, fate: _Fate) -> datetime:
    """When patience is over. Nothing ends before the supervisor knows that the running step is late, unless nothing
    but the visitor's farewell is missing."""
    at = _patience_after(scene, visit, fate, _silent_since(scene, visit, line, fate))
    known_at = attention.known_at(scene, visit, line)
    # rule: closed-only-once-accounted-for
    return at if known_at is None or fate is _Fate.FINISHES else max(at, known_at)


def _ends_at(scene: Scene, visit: Visit) -> datetime | None:
    line = scene.timeline(visit)
    fate = _fate(visit, line)
    if fate is not _Fate.STAYS or not _may_end(visit, line):
        return None
    days = scene.office.patience.unresolved_days
    end = scene.office.calendar.end_of_working_day(_silent_since(scene, visit, line, fate), days)
    return max(end, _quiet_at(scene, visit, line, fate))


def _reminds_at(scene: Scene, visit: Visit) -> datetime | None:
    """When whoever is waited for is reminded next: once a day, never while the office is closed."""
    since = _reminded_from(scene, visit, scene.timeline(visit))
    if since is None:
        return None
    at = since + _DAY * (visit.nudged(_OWNER) + 1)
    return scene.office.calendar.next_opening(at) or at


def _reminded_from(scene: Scene, visit: Visit, line: Timeline) -> datetime | None:
    """Steps of days are brought to mind from their beginning, all others once patience is over."""
    if line.current is not None and line.current.step.standard.clock is None:
        return line.current.began_at or visit.seen_at
    fate = _fate(visit, line)
    return _quiet_at(scene, visit, line, fate) if fate is _Fate.STAYS else None


def _remind(scene: Scene, visit: Visit) -> Visit:
    line = scene.timeline(visit)
    step, words = _waited_for(visit, line, "owner-reminder", "outcome-owed")
    _tell(scene, visit, answering(step, manned_roles(scene.desk)), words, step)
    since = _reminded_from(scene, visit, line) or scene.now
    return keep_nudge(scene, visit, _OWNER, max(1, int((scene.now - since) / _DAY)))


def _waited_for(visit: Visit, line: Timeline, about_step: str, about_outcome: str) -> tuple[Step, str]:
    """What is waited for, and the words for it: the outcome of a step where that is all staff owe, else a step."""
    unwritten, ahead = outcome.owed(visit, line), _ahead(line)
    if unwritten is not None and (ahead is None or ahead not in line.owed):
        return unwritten, about_outcome
    return ahead or line.lines[-1].step, about_step


def _tell_supervisors(scene: Scene, visit: Visit, line: Timeline) -> None:
    step, words = _waited_for(visit, line, "supervisor-silent", "supervisor-outcome-owed")
    # rule: one-word-a-look
    if words == "supervisor-silent" and attention.told_now(scene, visit):
        return
    _tell(scene, visit, SUPERVISOR, words, step)
    scene.note("silent", visit.id, step=step.no)


def _tell(scene: Scene, visit: Visit, role: str, words: str, step: Step) -> None:
    args: Args = {"ticket": visit.ticket or "", "no": step.no, "activity": step.activity}
    choices = (Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id)),)
    for member in responsible(scene, visit, role):
        person = scene.known_person(member.person_id or "")
        scene.say(person, words, args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)


def _lapse(scene: Scene, visit: Visit) -> Visit:
    visit = queue.close(scene, visit, Status.LAPSED)
    _tell_visitor(scene, visit, "visit-lapsed")
    return visit


def _end_unresolved(scene: Scene, visit: Visit) -> Visit:
    """Ends a visit as not recorded; what staff know of it can still be written down."""
    line = scene.timeline(visit)
    step, words = _waited_for(visit, line, "supervisor-unresolved", "supervisor-unresolved-outcome")
    visit = queue.close(scene, visit, Status.UNRESOLVED)
    _tell(scene, visit, SUPERVISOR, words, step)
    _tell_visitor(scene, visit, "visit-unresolved")
    return visit


def _tell_visitor(scene: Scene, visit: Visit, words: str) -> None:
    visitor, args = scene.known_person(visit.person_id), Args(ticket=visit.ticket or "")
    scene.say(visitor, words, args, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)


RELEASE = Rung("released", ATTENDED, _released_at, _release)
UNRESOLVED = Rung("unresolved", ATTENDED, _ends_at, _end_unresolved)
QUIET = Rung(_SILENT, ATTENDED, _broken_at, _break_silence)
REMINDER = Rung(_OWNER, ATTENDED, _reminds_at, _remind)
