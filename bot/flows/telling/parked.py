"""Events that came to nothing: the first is told at once, those that follow are counted and told once an hour.

The count and the moment of the last word are counters of the desk, so a crash loses neither.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.flows.scene.messages import Dated, Phrase
from bot.flows.scene.reasons import worded
from bot.flows.scene.scene import Scene

UNTOLD = "parked:untold"
TOLD_AT = "parked:told-at"
"""In seconds since 1970, 0 for never."""
COUNTERS = (UNTOLD, TOLD_AT)

QUIET = timedelta(hours=1)
"""How long administrators hear nothing further of parked events, however many there are."""


def due(told_at: int, now: datetime) -> bool:
    """Whether administrators may hear of parked events again; a clock set back does not silence them."""
    return abs(now - datetime.fromtimestamp(told_at, UTC)) >= QUIET


def one_more(scene: Scene, key: str, reason: str) -> Phrase | None:
    """Counts one, and says what administrators are told of it now, if anything."""
    untold, told_at = _counted(scene)
    _count(scene, untold + 1, told_at)
    if untold:
        return summary(scene)
    if not due(told_at, scene.now):
        return None
    _count(scene, 0, _seconds(scene.now))
    return Phrase("event-parked", {"key": key, "reason": worded(reason)})


def summary(scene: Scene) -> Phrase | None:
    """What administrators are told of the events since the last word, if there were any and it is time."""
    untold, told_at = _counted(scene)
    if not untold or not due(told_at, scene.now):
        return None
    _count(scene, 0, _seconds(scene.now))
    since = Dated(datetime.fromtimestamp(told_at, UTC))
    return Phrase("events-parked", {"count": untold, "since": since})


def _counted(scene: Scene) -> tuple[int, int]:
    counters = scene.desk.counters
    return counters.last(UNTOLD), counters.last(TOLD_AT)


def _count(scene: Scene, untold: int, told_at: int) -> None:
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(UNTOLD, untold).given(TOLD_AT, told_at))


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
