"""Somebody comes in by a link or a code: to a kind of service, a common question, an appointment, or the queue.

What leads nowhere (an old link on a wall, an invented one) is a greeting like any other.
"""

from bot.flows.office import entrances
from bot.flows.office.entrances import Entrance, Kind
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import InSurvey
from bot.flows.state.visits import Status
from bot.flows.telling import paused
from bot.flows.visitor import appointing, asking, intake

_START = "/start"
_SHORTEST_SECRET = 16


def meant(scene: Scene, typed: str) -> Entrance | None:
    """The place that somebody's first words open; None for words that open none."""
    command, _, payload = typed.strip().partition(" ")
    if command.casefold() == _START:
        return entrances.read(payload.strip())
    return scene.office.entrances.get(entrances.spoken(typed))


def dead_invitation(typed: str) -> bool:
    """Whether somebody comes with what only an invitation can have been, once: links carry words."""
    command, _, payload = typed.strip().partition(" ")
    secret = payload.strip()
    return command.casefold() == _START and len(secret) >= _SHORTEST_SECRET and not entrances.is_plain(secret)


def enter(scene: Scene, place: Entrance) -> bool:
    """Goes to a place; False where a greeting leads to where the visitor is."""
    match place:
        case Entrance(Kind.CATEGORY, key) if scene.office.category(key) is not None:
            return _choose(scene, key)
        case Entrance(Kind.TOPIC, key) if (topic := asking.answerable(scene, key)) is not None:
            asking.answer(scene, topic)
            return True
        case Entrance(Kind.APPOINTMENT) if appointing.offered(scene):
            appointing.start(scene)
            return True
        case _:
            return False


def _choose(scene: Scene, category: str) -> bool:
    """A kind of service is chosen before anything was asked; whoever has a number already keeps it, as it is."""
    visit = scene.open_visit
    if isinstance(scene.person.dialog, InSurvey) or (visit is not None and visit.status is not Status.FORM):
        return False
    if (why := paused.why(scene.office, category)) is not None:
        # rule: paused-link-says-why
        ways = (
            Choice(Phrase("choice-start"), token(Verb.MENU)),
            Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", "0")),
        )
        scene.answer("house-paused-link", {"why": why}, choices=ways)
    elif visit is None:
        intake.show_notice(scene, wanted=category)
    else:
        scene.answer("form-resumed")
        intake.choose_category(scene, visit, category)
    return True
