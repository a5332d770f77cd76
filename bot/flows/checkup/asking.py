"""Asking how the desk is: it is looked at elsewhere, for as long as that takes, and told when it has been."""

from bot.flows.journey import rights
from bot.flows.scene.effects import WantCheckUp
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.desk import Staff
from bot.flows.understanding.commands import CHECK_UP, plain_words


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Whether somebody asked how the desk is, and has been answered."""
    asked = plain_words(typed) in CHECK_UP
    if asked:
        press(scene, member, ())
    return asked


def press(scene: Scene, member: Staff, _parts: tuple[str, ...]) -> None:
    """Somebody wants the desk checked, perhaps once more. Asked twice before it is told, it is told once."""
    if Verb.CHECK_UP not in rights.allowed_at_all(member):
        scene.note("refused", None, verb=Verb.CHECK_UP.name.lower())
        scene.answer("checkup-not-yours")
        return
    scene.do(WantCheckUp(scene.fresh.unlinked, member.id, scene.person.language))
    scene.note("checkup_wanted", None, staff=member.id)
    scene.answer("checkup-wanted")
