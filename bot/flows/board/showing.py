"""What a board shows: who is called, who is served, who is next, how many wait, and how long. Numbers only."""

import hashlib
from datetime import timedelta

from bot.flows.queue import outlook, promise
from bot.flows.scene.messages import Args, Phrase
from bot.flows.scene.scene import Scene

_MOST = 8
CALLED_FOR = timedelta(minutes=5)
"""As long the last one called is told as called, then among those who are served."""
_NOBODY = "–"


def board(scene: Scene) -> Args:
    """How the queue stands now; without the time of looking, so that the same stand gives the same."""
    # rule: board-shows-numbers-only
    served = [each for each in scene.desk.attended if each.called_at is not None]
    served.sort(key=lambda each: (each.called_at or scene.now, each.number), reverse=True)
    called = [each for each in served[:1] if scene.now - (each.called_at or scene.now) < CALLED_FOR]
    ready = [each.ticket for each in scene.desk.queue.heads if not each.later(scene.now)]
    expected = outlook.for_newcomer(scene)
    return {
        "called": called[0].ticket if called else _NOBODY,
        "serving": _several([each.ticket for each in served[len(called) :]]),
        "next": _several(ready),
        "count": scene.desk.queue.count,
        "band": Phrase("board-band", {"band": promise.words(expected)}) if expected else _without_band(scene),
    }


def _several(tickets: list[str]) -> str:
    shown = ", ".join(tickets[:_MOST]) or _NOBODY
    return shown + (" …" if len(tickets) > _MOST else "")


def _without_band(scene: Scene) -> Phrase:
    """Nobody knows how long it takes, or the desk is closed."""
    calendar = scene.office.calendar
    opening = None if calendar.is_open(scene.now) else calendar.next_opening(scene.now)
    return Phrase("board-closed", {"opening": opening}) if opening else Phrase("nothing")


def mark(shown: Args) -> str:
    """Tells one stand from another."""
    return hashlib.sha256(repr(sorted(shown.items())).encode()).hexdigest()[:16]
