"""What colleagues have remarked about a visit, as their cards show it; no visitor ever reads it."""

from bot.flows.scene.messages import Args, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.remark import Correction, Remark
from bot.flows.state.visits import Visit
from bot.flows.telling import answers

_ON_CARD, _MOST_CORRECTIONS = 2, 5
_LONGEST_ON_CARD = 200


def on_card(scene: Scene, visit: Visit) -> Phrase:
    """What was corrected, and the last two remarks; nothing where there are none."""
    corrections = tuple(each for each in visit.remarks if each.correction)
    others = tuple(each for each in visit.remarks if not each.correction)
    parts = (
        ("card-corrections", corrections[-_MOST_CORRECTIONS:], len(corrections)),
        ("card-remarks", others[-_ON_CARD:], len(others)),
    )
    said = [
        Phrase(name, {"lines": Listing(tuple(line(scene, each, _LONGEST_ON_CARD) for each in some)), "count": count})
        for name, some, count in parts
        if some
    ]
    return Phrase("card-remarked", {"first": said[0], "rest": said[1]}) if len(said) > 1 else _only(said)


def _only(said: list[Phrase]) -> Phrase:
    return said[0] if said else Phrase("nothing")


def line(scene: Scene, remark: Remark, longest: int | None = None) -> Phrase:
    """One remark: when, by whom, what."""
    writer = scene.desk.staff.get(remark.by)
    said = remark.correction
    if said is not None and said.key:
        return _put_right(scene, remark, said)
    whole = said.words if said else remark.words
    words = whole if longest is None or len(whole) <= longest else f"{whole[:longest]}…"
    args: Args = {"at": remark.at, "name": writer.name if writer else Phrase("remark-by-gone"), "words": words}
    return Phrase("correction-line", {**args, "number": said.number}) if said else Phrase("remark-line", args)


def _put_right(scene: Scene, remark: Remark, said: Correction) -> Phrase:
    """An answer that whoever gave it has put right."""
    question = next((each for key, each in scene.office.form.lasting.items() if key == said.key), None)
    args: Args = {
        "at": remark.at,
        "number": said.number,
        "label": answers.label(question) if question else said.key,
        "answer": answers.shown(question, said.words, scene.office) if question else said.words,
    }
    return Phrase("correction-own-line", args)
