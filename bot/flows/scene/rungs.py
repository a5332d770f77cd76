"""A rung: one reason to look at a visit again, and what is then done. Each lives with the concept that has the reason.

Nothing is armed or cancelled: the next moment is derived from the visit whenever it changes, and when it comes the
truth is derived anew. So a rung that is looked at too early or twice says nothing.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from bot.flows.scene.scene import Scene
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Status, Visit

ATTENDED = (Status.PREPARING, Status.IN_SERVICE)
"""While somebody at the desk works on a visit."""


def look(_scene: Scene, visit: Visit) -> Visit:
    """Nothing but looking: what follows is drawn when the scene is settled, as after any event."""
    return visit


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder.

    ``next_at`` says when it wants to be looked at, None for never as things stand; what is due and not yet done
    included. ``climb`` does what is due then, and is asked only once that moment has come and only about visits of
    the statuses in ``concerns``. What it says is kept as nudges under names that begin with ``name``, or with
    the text's where a rung has several.
    """

    name: str
    concerns: Collection[Status]
    next_at: Callable[[Scene, Visit], datetime | None]
    climb: Callable[[Scene, Visit], Visit] = look


def keep_nudge(scene: Scene, visit: Visit, name: str, count: int | None = None) -> Visit:
    """Keeps that something has been said under this name: once more, or ``count`` times by now."""
    count = visit.nudged(name) + 1 if count is None else count
    return scene.keep_visit(visit, nudges={**visit.nudges, name: Nudge(count, scene.now)})
