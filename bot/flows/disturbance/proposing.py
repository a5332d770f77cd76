"""The desk proposes a disturbance by itself when several things break at once, at most once an hour."""

from datetime import datetime, timedelta

from bot.flows.disturbance.coverage import touched
from bot.flows.disturbance.keeping import at_hand, keep
from bot.flows.disturbance.menu import ask_supervisors
from bot.flows.scene.events import ZOOM, DeadlinePassed, PlatformTroubled
from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Cause
from bot.flows.state.disturbance import Course, Disturbance, DisturbanceEntry
from bot.flows.state.visits import Visit
from bot.flows.state.watched import DISTURBANCE

DESK = "desk"
"""The one thing of this kind that is watched: whether several things have broken at once."""

_AGAIN_AFTER = timedelta(hours=1)
_SEVERAL = 2
"""Visits at least: one that goes badly is no disturbance."""


def moments(scene: Scene) -> dict[str, datetime | None]:
    """Whatever raises a deviation has the desk look whether it is one of several, unless that is spoken of already."""
    raised = any(len(visit.deviations) > _known(scene, visit) for visit in scene.visits.values())
    if raised and scene.office.accounting.proposed_after and not _spoken_of(scene):
        return {DESK: scene.now}
    body = scene.event.body
    looked = isinstance(body, DeadlinePassed) and body.kind == DISTURBANCE
    return {DESK: None} if looked else {}


def _known(scene: Scene, visit: Visit) -> int:
    before = scene.before(visit.id)
    return len(before.deviations) if before else 0


def look(scene: Scene, _what: str) -> None:
    """Proposes what has come about in the last minutes, where it is of several visits and nothing covers it yet."""
    rules = scene.office.accounting
    entry = _entry(scene, scene.now - rules.proposed_within, Cause.OTHER)
    found = [pair for pair in touched(at_hand(scene), Disturbance("", (entry,))) if pair[1].covered_by is None]
    visits = {visit.id: visit for visit, _ in found}
    if not rules.proposed_after or len(found) < rules.proposed_after or len(visits) < _SEVERAL:
        return
    on_zoom = all(scene.sheet(visit).uses_zoom for visit in visits.values())
    _propose(scene, min(each.due_at for _, each in found), Cause.ZOOM if on_zoom else Cause.OTHER)


def troubled(scene: Scene, trouble: PlatformTroubled) -> None:
    """A platform that reports trouble is likely to be the cause of what comes next."""
    if not trouble.good and trouble.what and scene.office.accounting.proposed_after:
        _propose(scene, scene.now, Cause.ZOOM if scene.event.channel == ZOOM else Cause.NETWORK)


def _propose(scene: Scene, began_at: datetime, cause: Cause) -> None:
    if not _spoken_of(scene):
        ask_supervisors(scene, keep(scene, scene.fresh.reference, _entry(scene, began_at, cause)))


def _spoken_of(scene: Scene) -> bool:
    """Whether one goes on that somebody has declared or is asked about, or was proposed lately."""
    # rule: proposed-once-an-hour
    known = scene.desk.disturbances
    lately = any(each.entries[0].by == DESK and scene.now - each.entries[0].at < _AGAIN_AFTER for each in known)
    return lately or any((each.declared or each.pending) and each.lasts(scene.now) for each in known)


def _entry(scene: Scene, began_at: datetime, cause: Cause) -> DisturbanceEntry:
    return DisturbanceEntry(Course.PROPOSED, scene.now, DESK, began_at, None, cause)
