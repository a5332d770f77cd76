"""A disturbance in words: from when to when, what, and how much it covers."""

from bot.flows.disturbance.keeping import covered
from bot.flows.scene.messages import Arg, Args, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.disturbance import Disturbance, DisturbanceEntry


def what(entry: DisturbanceEntry) -> Arg:
    """What broke, in somebody's words, else by its cause."""
    return entry.words or Phrase(f"cause-{entry.cause.value}")


def when(entry: DisturbanceEntry) -> Phrase:
    """From when to when."""
    if entry.ended_at is None:
        return Phrase("disturbance-since", {"began": entry.began_at})
    return Phrase("disturbance-span", {"began": entry.began_at, "ended": entry.ended_at})


def told(scene: Scene, disturbance: Disturbance) -> Args:
    """What every word about a disturbance may say of it."""
    pairs, entry = covered(scene, disturbance), disturbance.now
    member = scene.desk.staff.get(entry.by)
    return {
        "what": what(entry),
        "when": when(entry),
        "deviations": len(pairs),
        "visits": len({visit.id for visit, _ in pairs}),
        "name": member.name if member else Phrase("ledger-by-desk"),
        "at": entry.at,
    }
