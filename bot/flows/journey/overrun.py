"""The overrun: a running step is looked at when it has taken all the time it may."""

from datetime import datetime

from bot.flows.scene.rungs import ATTENDED, Rung
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Status, Visit


def _next_at(scene: Scene, visit: Visit) -> datetime | None:
    """When the standard of the running step is over; nothing once that is past, for then it has been announced."""
    current = scene.timeline(visit).current
    due_at = current.due_at if current else None
    return due_at if due_at is not None and due_at > scene.now else None


OVERRUN = Rung("overrun", (Status.QUEUED, Status.PARKED, *ATTENDED), _next_at)
