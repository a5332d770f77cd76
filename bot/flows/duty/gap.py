"""The gap: the office is open and nobody is on duty. Supervisors are told once, and what it was counts anew once
somebody has been on duty."""

from dataclasses import replace
from datetime import datetime

from bot.flows.duty.keeping import tell
from bot.flows.scene.messages import Args
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import ADMIN, SUPERVISOR, at_work, of_first, reachable, works_for

COUNTER = "unmanned"
"""Under which name it is kept on which day a gap was told of; 0 since somebody has been on duty."""


def next_at(scene: Scene) -> datetime | None:
    """When it is to be looked at whether somebody is on duty."""
    calendar, patience = scene.office.calendar, scene.office.duty.nobody_after
    if at_work(scene.desk, scene.office):
        return scene.now if _told(scene) else None
    if not calendar.is_open(scene.now):
        opening = calendar.next_opening(scene.now)
    elif _told(scene) != _today(scene):
        return max(_began(scene) + patience, scene.now)
    else:
        end = calendar.closing(scene.now)
        opening = calendar.next_opening(end) if end else None
    return opening + patience if opening else None


def look(scene: Scene) -> None:
    """Tells supervisors of a gap that has lasted long enough, once."""
    if at_work(scene.desk, scene.office):
        _keep(scene, 0)
        return
    due = next_at(scene)
    if not scene.office.calendar.is_open(scene.now) or _told(scene) == _today(scene) or due is None or due > scene.now:
        return
    # rule: gap-told-once
    told(scene)
    scene.note("duty_gap")
    args: Args = {"count": scene.desk.queue.count}
    for member in of_first(reachable(scene.desk), SUPERVISOR, ADMIN):
        tell(scene, member, "duty-nobody", args)


def told(scene: Scene) -> None:
    """Supervisors know of the gap that there is now."""
    if not at_work(scene.desk, scene.office):
        _keep(scene, _today(scene))


def _began(scene: Scene) -> datetime:
    """When the office opened, or the last of them left."""
    left = [each.shift.duty_since for each in reachable(scene.desk) if works_for(each, scene.office)]
    known = [at for at in (*left, scene.office.calendar.opened_at(scene.now)) if at is not None]
    return max(known, default=scene.now - scene.office.duty.nobody_after)


def _told(scene: Scene) -> int:
    return scene.desk.counters.last(COUNTER)


def _keep(scene: Scene, value: int) -> None:
    if _told(scene) != value:
        scene.desk = replace(scene.desk, counters=scene.desk.counters.given(COUNTER, value))


def _today(scene: Scene) -> int:
    return scene.office.calendar.local(scene.now).date().toordinal()
