"""What staff ask for about the office's day and its standards: by word or by button, each to whom it is for."""

from bot.flows.board import live, today
from bot.flows.journey import rights
from bot.flows.review import deciding
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Deciding, Idle
from bot.flows.understanding.commands import BOARD, PROPOSALS, TODAY_SO_FAR, plain_words

_ASKED_BY = {Verb.BOARD: BOARD, Verb.TODAY: TODAY_SO_FAR, Verb.PROPOSAL: PROPOSALS}


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Whether somebody asked for something of the day, and has been answered."""
    words = plain_words(typed)
    verb = next((verb for verb, asked in _ASKED_BY.items() if words in asked), None)
    if verb is not None:
        press(scene, member, verb, ())
    return verb is not None


def press(scene: Scene, member: Staff, verb: Verb, parts: tuple[str, ...]) -> None:
    """Shows the board, the day, or a proposal, to whom that is for."""
    if verb not in rights.allowed_at_all(member):
        scene.answer("day-not-yours")
    elif verb is Verb.BOARD:
        live.show(scene)
    elif verb is Verb.TODAY:
        today.show(scene)
    else:
        deciding.press(scene, parts)


def write(scene: Scene, member: Staff, asked: Deciding, typed: str) -> None:
    """The words of a decision about a proposal; the right to it may be gone since it was asked for."""
    if Verb.PROPOSAL in rights.allowed_at_all(member):
        deciding.write(scene, asked, typed)
    else:
        scene.talk(Idle())
        scene.answer("day-not-yours")
