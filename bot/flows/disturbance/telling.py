"""Visitors who wait or are being served hear of a disturbance once while it lasts, and once when it is over."""

from collections.abc import Iterator
from datetime import datetime

from bot.flows.disturbance.wording import what
from bot.flows.scene.messages import Args, Purpose, Urgency
from bot.flows.scene.rungs import ATTENDED, Rung, keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Cause
from bot.flows.state.disturbance import Disturbance
from bot.flows.state.nudges import DISTURBED as _NAME
from bot.flows.state.visits import Status, Visit


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    return min((at for _, _, at in _untold(scene, visit)), default=None)


def _untold(scene: Scene, visit: Visit) -> Iterator[tuple[Disturbance, str, datetime]]:
    """What the visitor is still to hear of disturbances, and when."""
    for each in scene.desk.disturbances:
        name, ends_at = f"{_NAME} {each.id}", each.now.ended_at
        if not visit.nudged(name):
            if each.declared and each.lasts(scene.now) and _concerns(scene, visit, each):
                yield each, name, scene.now
        elif not visit.nudged(f"{name} over"):
            if not each.declared:
                yield each, f"{name} over", scene.now
            elif ends_at is not None:
                yield each, f"{name} over", max(ends_at, scene.now)


def _concerns(scene: Scene, visit: Visit, disturbance: Disturbance) -> bool:
    """Whether the visitor is on what is disturbed: Zoom concerns only whom it is to bring to the desk."""
    return bool(visit.ticket) and (disturbance.now.cause is not Cause.ZOOM or scene.sheet(visit).uses_zoom)


def _climb(scene: Scene, visit: Visit) -> Visit:
    for disturbance, name, at in list(_untold(scene, visit)):
        if at > scene.now:
            continue
        # rule: disturbance-told-once
        visit = keep_nudge(scene, visit, name)
        text = "disturbance-over" if name.endswith(" over") else "disturbance-began"
        args: Args = {"what": what(disturbance.now), "ticket": visit.ticket or ""}
        visitor = scene.known_person(visit.person_id)
        scene.say(visitor, text, args, urgency=Urgency.NOTICE, visit_id=visit.id, purpose=Purpose.REMINDER)
    return visit


DISTURBED = Rung(_NAME, (Status.QUEUED, Status.PARKED, *ATTENDED), _next_at, _climb)
