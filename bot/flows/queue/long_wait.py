"""The long wait: the role that receives visitors is told of who waits long, again at every multiple of the patience.

A wait counts from when the visitor joined, or from today's opening; breaks are no waiting time.
"""

from datetime import datetime

from bot.flows.calendar.open_time import open_time, open_until
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.rungs import Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import receiver, responsible
from bot.flows.state.visits import Status, Visit

_WAITING = "waiting"


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    """When front office is told (again); never while the desk is closed."""
    calendar = scene.office.calendar
    if not calendar.is_open(scene.now):
        return None
    since = _since(scene, visit)
    told = min(visit.nudged(_name(since)), _passed(scene, since))  # a wrong clock may have told more than there was
    span = scene.office.patience.waiting * (told + 1)
    return open_until(calendar, since, span) or since + span


def _since(scene: Scene, visit: Visit) -> datetime:
    joined_at = visit.joined_at
    opened_at = scene.office.calendar.opened_at(scene.now)
    # rule: wait-from-opening
    return max(joined_at, opened_at) if opened_at else joined_at


def _name(since: datetime) -> str:
    return f"{_WAITING} {since:%Y%m%dT%H%M}"


def _passed(scene: Scene, since: datetime) -> int:
    """How often patience has run out since then."""
    return int(open_time(scene.office.calendar, since, scene.now) / scene.office.patience.waiting)


def _climb(scene: Scene, visit: Visit) -> Visit:
    """After an outage one notice is enough."""
    since = _since(scene, visit)
    visit = keep_nudge(scene, visit, _name(since), _passed(scene, since))
    args: Args = {"ticket": visit.ticket or "", "waited": open_time(scene.office.calendar, since, scene.now)}
    choices = (Choice(Phrase("choice-call"), token(Verb.CALL, visit.id)),)
    for member in responsible(scene, visit, receiver(scene.sheet(visit))):
        person = scene.known_person(member.person_id or "")
        scene.say(person, "staff-waiting-long", args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)
    return visit


LONG_WAIT = Rung(_WAITING, (Status.QUEUED,), _next_at, _climb)
