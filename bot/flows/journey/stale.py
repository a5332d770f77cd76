"""A press that no longer fits: said with the ticket it was about, where it was about one."""

from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.visits import Status, Visit


def answer_stale(scene: Scene, visit: Visit | None = None) -> None:
    """Says to the acting officer that their button is of another time."""
    # rule: every-answer-names-its-ticket
    known = visit is not None and visit.ticket and visit.status is not Status.FORM
    about = Phrase("staff-stale-about", {"ticket": visit.ticket or ""}) if visit and known else Phrase("nothing")
    scene.answer("staff-press-stale", {"about": about})
