"""What visitors asked lately, as a supervisor is shown it: where the office owes an answer comes first."""

from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staff.needs import LatelyAsked
from bot.flows.state.asked import Asked, Verdict

_OWED = (Verdict.WITHOUT_ANSWER, Verdict.NOT_UNDERSTOOD, Verdict.NOT_ANSWERED, Verdict.ANSWERED)


def show(scene: Scene) -> None:
    """Lists the questions of the last weeks, each with how often it was asked and what came of it."""
    asked = sorted(scene.facts.about(LatelyAsked), key=_urgency)
    lines = tuple(_line(scene, each) for each in asked)
    scene.answer("staff-asked", {"questions": Listing(lines) if lines else Phrase("asked-nothing")})


def _urgency(each: Asked) -> tuple[int, int]:
    return _OWED.index(each.verdict), -each.count


def _line(scene: Scene, each: Asked) -> Phrase:
    verdict = each.verdict.value.replace("_", "-")
    return Phrase(f"asked-{verdict}", {"what": _what(scene, each), "count": each.count})


def _what(scene: Scene, each: Asked) -> str:
    topic = scene.office.lexicon.topic(scene.person.language, each.topic)
    return topic.title if topic is not None else each.text or each.topic
