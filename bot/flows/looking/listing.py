"""Who looked at what, listed for administrators: the latest looks, or those at one visit."""

from bot.flows.journey import rights
from bot.flows.looking.needs import MOST, Looks
from bot.flows.scene.messages import Args, Choice, Dated, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.looked import Look, Looked
from bot.flows.understanding.commands import looks_sought

_KINDS = frozenset(each.value for each in Look)
_KEYED = frozenset((Look.FILE.value, Look.PAPER.value))
"""Of these only a key is kept, which says nothing to anybody."""


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Whether somebody asked who looked, and has been answered."""
    sought = looks_sought(typed)
    if sought is not None:
        _show(scene, member, "", sought)
    return sought is not None


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """The looks before those that were shown."""
    before, number = (*parts[:2], "", "")[:2]
    _show(scene, member, before, number)


def _show(scene: Scene, member: Staff, before: str, number: str) -> None:
    if Verb.LOOKS not in rights.allowed_at_all(member):
        scene.note("refused", None, verb=Verb.LOOKS.name.lower())
        scene.answer("looks-not-yours")
        return
    found = scene.facts.about(Looks)[before, number]
    shown, more = found[:MOST], len(found) > MOST
    if not shown:
        scene.answer("looks-none-at" if number else "looks-none", {"number": number})
        return
    args: Args = {
        "number": Phrase("looks-at", {"number": number}) if number else Phrase("nothing"),
        "lines": Listing(tuple(_line(scene, each) for each in shown)),
    }
    choices = (Choice(Phrase("choice-looks-before"), token(Verb.LOOKS, shown[-1].id, number)),) if more else ()
    scene.say(scene.person, "looks-list", args, choices=choices, passing=True)


def _line(scene: Scene, each: Looked) -> Phrase:
    member = scene.desk.staff.get(each.who)
    return Phrase("looks-line", {"at": Dated(each.at), "who": member.name if member else each.who, "what": what(each)})


def what(each: Looked) -> Phrase:
    """What was looked at, in words."""
    kind = each.kind if each.kind in _KINDS else Look.GUESTS.value
    # rule: look-names-what-is-known
    about = each.number or ("" if kind in _KEYED else each.about)
    args: Args = {
        "about": Phrase("looks-about", {"about": about}) if about else Phrase("nothing"),
        "count": Phrase("looks-count", {"count": each.count}) if each.count is not None else Phrase("nothing"),
    }
    return Phrase(f"look-{kind}", args)
