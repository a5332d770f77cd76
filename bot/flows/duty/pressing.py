"""What somebody asks for about their own duty, by button or in words."""

from bot.flows.duty import changing, ending, resting
from bot.flows.duty.keeping import BACK, OFF, ON, REST
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.scene import Scene
from bot.flows.state.desk import Staff
from bot.flows.understanding.commands import COMES_BACK, GOES_OFF_DUTY, GOES_ON_DUTY, RESTS

_ASKED = {ON: GOES_ON_DUTY, OFF: GOES_OFF_DUTY, REST: RESTS, BACK: COMES_BACK}


def in_words(words: str) -> str | None:
    """What is asked for by words, if anything about one's duty."""
    return next((asked for asked, known in _ASKED.items() if words in known), None)


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> Staff | None:
    """Does it; gives the member back where the menu is to be shown then."""
    match parts:
        case ("on",):
            return changing.change(scene, member, on=True)
        case ("off",):
            return ending.leave(scene, member)
        case ("rest",):
            return None if resting.begin(scene, member) is not member else member
        case ("back",):
            return resting.end(scene, member)
        case ("here",):
            return member
        case ("keep" | "give" as asked, visit_id):
            ending.answer(scene, member, asked, visit_id)
        case ("keep" | "give" as asked,):
            ending.answer(scene, member, asked, None)
        case _:
            answer_stale(scene)
    return None
