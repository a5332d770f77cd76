"""What an office changes from week to week, in the chat of whoever may: what stands, and how it is set."""

from collections.abc import Iterable

from bot.flows.house_rules import ordering
from bot.flows.house_rules.checking import Unfit
from bot.flows.house_rules.ordering import cancel, may, refuse, verb_for
from bot.flows.house_rules.reading import Asked, Group, Meant, read, value_of
from bot.flows.house_rules.wording import name_of, origin, value_words
from bot.flows.office.house_rules import Matter, Named, named
from bot.flows.office.ruled_house import filed, stands
from bot.flows.scene.messages import Arg, Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressing, Doubtful, HouseAsked, HouseShown, Idle
from bot.flows.understanding import house_vocabulary as vocabulary

_LIST, _ITEM, _FILE = "list", "item", "file"

_MOST_BUTTONS = 9
_FIRST_LANGUAGE = ("", "id")


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes what sets a house rule; False for whatever else a member of staff writes."""
    dialog, rest = scene.person.dialog, vocabulary.asked_for(typed)
    commanded = typed.strip().startswith(vocabulary.COMMANDS)
    free = isinstance(dialog, Idle | Addressing | Doubtful | HouseAsked | HouseShown)
    if rest is not None and (commanded or free):
        _heard(scene, member, rest)
        return True
    if isinstance(dialog, HouseAsked) and not typed.strip().startswith("/"):
        _answered(scene, member, dialog, typed)
        return True
    words = " ".join(typed.lower().split()).strip(" .!")
    if isinstance(dialog, HouseShown) and words in vocabulary.APPLYING:
        ordering.apply(scene, member, dialog.rule)
        return True
    return False


def _heard(scene: Scene, member: Staff, rest: str) -> None:
    if not may(member):
        refuse(scene)
        return
    if not rest:
        show(scene, member)
        return
    found = read(rest, scene.office)
    match found:
        case Meant(about, value):
            ordering.show(scene, member, about, value)
        case Asked(about):
            _show_one(scene, member, about)
        case Group(matter):
            _show_group(scene, member, matter)
        case Unfit(why):
            scene.answer("house-unfit", {"why": why})


def _answered(scene: Scene, member: Staff, asked: HouseAsked, typed: str) -> None:
    """The new value, as it was asked for."""
    about = named(asked.matter, asked.key)
    if about not in filed(scene.office):
        ordering.drop(scene)
        return
    found = value_of(about, typed, scene.office)
    if isinstance(found, Unfit):
        scene.answer("house-unfit", {"why": found.why}, choices=(cancel(about.matter),))
    else:
        ordering.show(scene, member, about, found.value)


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """A choice about what can be set was pressed; the right to it may be gone since it was offered."""
    if not may(member):
        refuse(scene)
        return
    match parts:
        case ():
            show(scene, member)
        case (command, matter) if command == _LIST and matter in tuple(Matter):
            _show_group(scene, member, Matter(matter))
        case (command, matter, key) if command in (_ITEM, _FILE) and (about := _known(scene, matter, key)):
            if command == _ITEM:
                _show_one(scene, member, about)
            else:
                ordering.show(scene, member, about, None)
        case (ordering.APPLY, rule_id):
            ordering.apply(scene, member, rule_id)
        case (ordering.DROP,):
            ordering.drop(scene)
        case _:
            scene.answer("house-gone")


def _known(scene: Scene, matter: str, key: str) -> Named | None:
    about = named(matter, key) if matter in tuple(Matter) else None
    return about if about in filed(scene.office) else None


def show(scene: Scene, member: Staff) -> None:
    """Lists everything that can be set, in short."""
    matters = [matter for matter in Matter if may(member, matter)]
    lines = Listing(tuple(_summary(scene, matter) for matter in Matter))
    choices = tuple(
        Choice(Phrase(f"choice-house-{matter}"), token(verb_for(matter), _LIST, matter.value)) for matter in matters
    )
    args: Args = {"lines": lines, "others": _others(matter for matter in Matter if matter not in matters)}
    scene.answer("house-menu", args, choices=choices)


def _others(matters: Iterable[Matter]) -> Phrase:
    """What only an administrator may set, told to who may not. rule: told-what-others-may-set"""
    lines = tuple(Phrase("house-others-line", {"what": Phrase(f"choice-house-{matter}")}) for matter in matters)
    return Phrase("house-others", {"lines": Listing(lines)}) if lines else Phrase("nothing")


def _summary(scene: Scene, matter: Matter) -> Phrase:
    """A matter in one line: how it stands where there is only one, else how many there are and which are not as the
    file says."""
    every = [about for about in filed(scene.office) if about.matter is matter]
    if len(every) == 1:
        return _line(scene, every[0], short=True)
    changed = [about for about in every if about in scene.desk.house_rules.standing]
    args: dict[str, Arg] = {
        "count": len([about for about in every if about.language in _FIRST_LANGUAGE]),
        "changed": Phrase("house-summary-changed", {"keys": ", ".join(_key(each) for each in changed)})
        if changed
        else Phrase("house-summary-filed"),
    }
    return Phrase(f"house-summary-{matter}", args)


def _key(about: Named) -> str:
    return about.key if about.language in _FIRST_LANGUAGE else f"{about.key} {about.language}"


_SHORT = 60


def _line(scene: Scene, about: Named, *, short: bool = False) -> Phrase:
    value = value_words(about, stands(scene.office)[about])
    if short and isinstance(value, str) and len(value) > _SHORT:
        value = value[:_SHORT].rstrip() + "…"
    args: Args = {"name": name_of(about, scene.office), "value": value, "origin": origin(scene, about)}
    return Phrase("house-line", args)


def _show_group(scene: Scene, member: Staff, matter: Matter) -> None:
    """Everything of one matter; of what is worded in several languages the first, and whatever was changed."""
    if not may(member, matter):
        refuse(scene, matter)
        return
    every = [about for about in filed(scene.office) if about.matter is matter]
    if len(every) == 1:
        _show_one(scene, member, every[0])
        return
    standing = scene.desk.house_rules.standing
    listed = [about for about in every if about.language in _FIRST_LANGUAGE or about in standing]
    lines = Listing(
        tuple(Phrase("house-keyed", {"key": _key(each), "line": _line(scene, each, short=True)}) for each in listed)
    )
    choices = tuple(
        Choice(Phrase("verbatim", {"text": _key(each)}), token(verb_for(matter), _ITEM, matter.value, each.written))
        for each in listed[:_MOST_BUTTONS]
    )
    scene.answer("house-group", {"lines": lines, "how": Phrase(f"house-how-{matter}")}, choices=choices)


def _show_one(scene: Scene, member: Staff, about: Named) -> None:
    """How one thing stands, and how it is set; whoever may is asked for the new value."""
    if not may(member, about.matter):
        refuse(scene, about.matter)
        return
    scene.talk(HouseAsked(about.matter.value, about.written))
    changed = about in scene.desk.house_rules.standing
    written = filed(scene.office)[about]
    args: Args = {
        "line": _line(scene, about),
        "file": Phrase("house-file-says", {"value": value_words(about, written)}) if changed else Phrase("nothing"),
        "how": Phrase(f"house-how-{about.matter}"),
    }
    back = "choice-house-reopen" if about.matter is Matter.CATEGORY else "choice-house-file"
    verb = verb_for(about.matter)
    choices = (
        *((Choice(Phrase(back), token(verb, _FILE, about.matter.value, about.written)),) if changed else ()),
        cancel(about.matter),
    )
    scene.answer("house-one", args, choices=choices)


def offered(member: Staff) -> tuple[Choice, ...]:
    """The way here from the first screen, for whoever may."""
    return (Choice(Phrase("choice-house"), token(Verb.HOUSE_RULE)),) if may(member) else ()
