"""The desk opens and closes while visitors wait: at closing they learn that their number stays valid, at opening they
are called where nobody waits for a place."""

from datetime import datetime, timedelta

from bot.flows.calendar.open_time import open_time
from bot.flows.queue.places import call, closed_until, may_call
from bot.flows.scene.messages import Args, Purpose, Urgency
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.nudges import of_rulings
from bot.flows.state.visits import Status, Visit

_DAY = timedelta(days=1)


def _closes_at(scene: Scene, visit: Visit) -> datetime | None:
    """When who waits is told that the desk has closed, for the break or for the day: once each."""
    calendar = scene.office.calendar
    if calendar.is_open(scene.now):
        return calendar.period_end(scene.now)
    # rule: closing-is-told
    closed_at = calendar.closed_at(scene.now)  # not "at closing": a word after it may come before the clock looks
    told_when_joining = not open_time(calendar, visit.joined_at, scene.now)
    if (
        closed_at is None
        or told_when_joining
        or _told_since(visit, closed_at)
        or visit.nudged(_name(_words(scene), calendar.local(closed_at)))
    ):
        return None
    return closed_at


def _told_since(visit: Visit, closed_at: datetime) -> bool:
    """Whether the ruling that has closed the desk was told when it was closed already: one word is enough."""
    return any(nudge.at is not None and nudge.at >= closed_at for nudge in of_rulings(visit.nudges).values())


def _words(scene: Scene) -> str:
    # rule: break-is-not-the-days-end
    calendar = scene.office.calendar
    if not calendar.is_paused(scene.now):
        return "queue-carried-over"
    return "queue-paused" if calendar.is_break(scene.now) else "queue-paused-otherwise"


def _name(words: str, closed_at: datetime) -> str:
    return f"{words} {closed_at:%Y%m%d}"


def _carry_over(scene: Scene, visit: Visit) -> Visit:
    """Says that the number stays valid, and until when the desk is closed."""
    words, calendar = _words(scene), scene.office.calendar
    closed_at = calendar.closed_at(scene.now) or scene.now
    args: Args = {
        "ticket": visit.ticket or "",
        "outlook": closed_until(scene, again=_words(scene) != "queue-carried-over"),
    }
    visitor = scene.known_person(visit.person_id)
    scene.say(visitor, words, args, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)
    return keep_nudge(scene, visit, _name(words, calendar.local(closed_at)))


def _opens_at(scene: Scene, visit: Visit) -> datetime | None:
    """When the desk opens next; now, where it is open and calls everybody at once."""
    calendar = scene.office.calendar
    if visit.booked and visit.not_before and scene.now < visit.not_before:
        return visit.not_before
    if not calendar.is_open(scene.now):
        return calendar.next_opening(scene.now) or scene.now + _DAY
    return scene.now if scene.office.capacity == 0 and may_call(scene) else None


CLOSING = Rung("closing", (Status.QUEUED,), _closes_at, _carry_over)
OPENING = Rung("opening", (Status.QUEUED,), _opens_at, call)
