"""What somebody asks for about their own duty, by button or in words."""

from bot.flows.duty import changing, ending, resting
from bot.flows.duty.keeping import BACK, OFF, ON, REST
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.scene import Scene
from bot.flows.state.desk import Staff

_WORDS = {
    ON: ("mulai bertugas", "mulai tugas", "/mulai", "/begin", "on duty", "go on duty"),
    OFF: ("selesai bertugas", "selesai tugas", "/selesai", "/finish", "off duty", "go off duty"),
    REST: ("istirahat", "/istirahat", "/break", "take a break"),
    BACK: ("kembali bertugas", "selesai istirahat", "/kembali", "/back", "back on duty"),
}


def in_words(words: str) -> str | None:
    """What is asked for by words, if anything about one's duty."""
    return next((asked for asked, known in _WORDS.items() if words in known), None)


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
