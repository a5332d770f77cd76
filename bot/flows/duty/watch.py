"""Whose duty is looked at when: each member of staff by their own deadline, and the office by one of its own."""

from datetime import datetime

from bot.flows.duty import beginning, ending, gap, resting, silent
from bot.flows.duty.keeping import keep_shift
from bot.flows.scene.events import DeadlinePassed, DeskOpened
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import reachable
from bot.flows.state.watched import DUTY

OFFICE = "office"
"""The name under which it is watched whether anybody is on duty."""

_PARTS = (resting, beginning, ending, silent)
"""In this order: who has been away for long begins anew before an old end is asked about."""


def opened(scene: Scene) -> None:
    """A desk starts: of who has been on duty since before that was kept, it is from now on."""
    for member in reachable(scene.desk):
        if member.on_duty and member.shift.duty_since is None:
            keep_shift(scene, member, duty_since=scene.now)


def moments(scene: Scene) -> dict[str, datetime | None]:
    """When everybody whom this event concerns in their duty is to be looked at."""
    found = {key: _next_at(scene, key) for key in _concerned(scene)}
    if found or _looked_at(scene) == OFFICE or isinstance(scene.event.body, DeskOpened):
        found[OFFICE] = gap.next_at(scene)
    return found


def _concerned(scene: Scene) -> set[str]:
    before, now = scene.facts.desk, scene.desk
    if isinstance(scene.event.body, DeskOpened) or before.roster is not now.roster:
        return {member.id for member in reachable(now)}
    known = before.staff.keys() | now.staff.keys()
    changed = {key for key in known if before.staff.get(key) != now.staff.get(key)}
    return (changed | _newly_held(scene) | {_looked_at(scene)}) & known


def _newly_held(scene: Scene) -> set[str]:
    """Who has taken something by this event."""
    found: set[str] = set()
    for visit in scene.visits.values():
        was = scene.before(visit.id)
        found |= set(visit.assigned.values()) - set(was.assigned.values() if was else ())
    return found


def _looked_at(scene: Scene) -> str:
    body = scene.event.body
    return body.id if isinstance(body, DeadlinePassed) and body.kind == DUTY else ""


def _next_at(scene: Scene, staff_id: str) -> datetime | None:
    member = scene.desk.staff.get(staff_id)
    if member is None or member.person_id is None:
        return None
    moments = (part.next_at(scene, member) for part in _PARTS)
    return min((at for at in moments if at is not None), default=None)


def look(scene: Scene, key: str) -> None:
    """A deadline of duty has passed: does what is due as things stand now."""
    if key == OFFICE:
        gap.look(scene)
        return
    for part in _PARTS:
        member = scene.desk.staff.get(key)
        if member is not None and member.person_id is not None:
            part.climb(scene, member)
