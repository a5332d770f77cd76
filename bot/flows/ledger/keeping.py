"""Adding to the history of a deviation: words that were asked for, while they are still wanted, and the entry."""

from bot.flows.given.typed import clean
from bot.flows.journey.stale import answer_stale
from bot.flows.ledger import line
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.deviation import Deviation, DeviationEntry, Stage, serial_named
from bot.flows.state.dialog import Explaining, Idle, Judging
from bot.flows.state.visits import Visit

_LONGEST = 1000


def words_about(
    scene: Scene, visit: Visit, asked: Explaining | Judging, stage: Stage, typed: str
) -> tuple[Deviation, str] | None:
    """The deviation and the words that were asked for; None, once it is said, where it stands at another stage by now
    or there are no words."""
    deviation, words = line.found(visit, str(asked.serial)), clean(typed)[:_LONGEST]
    if deviation is None or deviation.stage is not stage:
        scene.talk(Idle())
        _too_late(scene, visit, deviation, words)
        return None
    if not any(letter.isalnum() for letter in words):
        scene.answer("ledger-words-please")
        return None
    return deviation, words


def _too_late(scene: Scene, visit: Visit, deviation: Deviation | None, words: str) -> None:
    """Somebody was first, or it does not count any more: says who and what, and gives the words back."""
    if deviation is None:
        answer_stale(scene, visit)
        return
    last = deviation.turn
    by = scene.desk.staff.get(last.by)
    who = Phrase("ledger-late-by", {"name": by.name, "at": last.at}) if by else Phrase("nothing")
    # rule: late-words-come-back
    scene.answer("ledger-words-late", {**line.told(scene, visit, deviation), "who": who, "text": words})


def add(scene: Scene, visit: Visit, deviation: Deviation, entry: DeviationEntry) -> tuple[Visit, Deviation]:
    """The visit and its deviation with one more entry; the journal says that it was made, not what it says."""
    grown = deviation.and_then(entry)
    serial = serial_named(deviation.id)
    scene.note(f"deviation_{entry.what.value}", visit.id, serial=serial)
    kept = tuple(grown if each.id == deviation.id else each for each in visit.deviations)
    return scene.keep_visit(visit, deviations=kept), grown
