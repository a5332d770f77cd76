"""Remarks about a visit that only colleagues see: written, shown, never changed."""

from bot.flows.given.typed import clean
from bot.flows.journey.stale import answer_stale
from bot.flows.notes import mentions
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, Remarking
from bot.flows.state.remark import Remark
from bot.flows.state.visits import Visit
from bot.flows.telling.remarked import line

_LONGEST = 1000
_MOST_SHOWN = 20
_ALL = "all"


def press(scene: Scene, member: Staff, visit: Visit, verb: Verb, parts: tuple[str, ...]) -> None:
    """A member of staff who may do so pressed a choice about remarks."""
    match verb, parts:
        case Verb.REMARK, ():
            _ask(scene, visit)
        case Verb.REMARK, (choice,) if choice == _ALL:
            _show(scene, visit)
        case Verb.MENTION, (staff_id,):
            mentions.chosen(scene, member, visit, staff_id)
        case _:
            answer_stale(scene, visit)


def write(scene: Scene, member: Staff, visit: Visit, typed: str) -> None:
    """Keeps what was written, and calls in whom it names."""
    words = clean(typed)[:_LONGEST]
    if not any(map(str.isalnum, words)):
        scene.answer("staff-words-please")
        return
    visit = scene.keep_visit(visit, remarks=(*visit.remarks, Remark(scene.now, member.id, words)))
    scene.note("remarked", visit.id)
    scene.talk(Idle())
    scene.answer("remark-kept", {"ticket": visit.ticket or ""})
    mentions.heed(scene, member, visit, words)


def _ask(scene: Scene, visit: Visit) -> None:
    scene.talk(Remarking(visit.id))
    shown = (Choice(Phrase("choice-remarks-all"), token(Verb.REMARK, visit.id, _ALL)),) if visit.remarks else ()
    scene.answer("remark-ask", {"ticket": visit.ticket or ""}, choices=shown)


def _show(scene: Scene, visit: Visit) -> None:
    lines = tuple(line(scene, remark) for remark in visit.remarks[-_MOST_SHOWN:])
    args: Args = {"ticket": visit.ticket or "", "lines": Listing(lines) if lines else Phrase("remark-none")}
    scene.answer("remarks", args)
