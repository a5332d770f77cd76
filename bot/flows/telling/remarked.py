"""What colleagues have remarked about a visit, as their cards show it; no visitor ever reads it."""

from bot.flows.scene.messages import Args, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.remark import Remark
from bot.flows.state.visits import Visit

_ON_CARD = 2
_LONGEST_ON_CARD = 200


def on_card(scene: Scene, visit: Visit) -> Phrase:
    """The last two remarks; nothing where there are none."""
    latest = visit.remarks[-_ON_CARD:]
    if not latest:
        return Phrase("nothing")
    lines = Listing(tuple(line(scene, each, _LONGEST_ON_CARD) for each in latest))
    return Phrase("card-remarks", {"lines": lines, "count": len(visit.remarks)})


def line(scene: Scene, remark: Remark, longest: int | None = None) -> Phrase:
    """One remark: when, by whom, what."""
    writer = scene.desk.staff.get(remark.by)
    words = remark.words if longest is None or len(remark.words) <= longest else f"{remark.words[:longest]}…"
    args: Args = {"at": remark.at, "name": writer.name if writer else Phrase("remark-by-gone"), "words": words}
    return Phrase("remark-line", args)
