"""Which kinds of business somebody is told of: set by supervisors and administrators in chat, and by the operator."""

from bot.flows.duty import rostering
from bot.flows.duty.keeping import keep, tell
from bot.flows.duty.roster_words import named
from bot.flows.scene.events import CategoriesGiven
from bot.flows.scene.messages import Arg, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.desk import Staff

_COMMANDS = ("/kategori", "kategori", "categories", "/categories")
_ALL = ("semua", "all")


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes "kategori Sari: informasi, pengaduan"; False for whatever else a member of staff writes."""
    command, _, rest = typed.strip().partition(" ")
    name, colon, wanted = rest.partition(":")
    if command.lower() not in _COMMANDS or not (colon or command.startswith("/")):
        return False
    whom = named(name, [each for each in scene.desk.staff.values() if each.person_id]) if name.strip() else []
    keys = _keys(scene, wanted)
    if not rostering.may(member):
        scene.answer("roster-not-yours")
    elif len(whom) != 1 or keys is None:
        known = ", ".join(category.key for category in scene.office.categories)
        scene.answer("category-not-read", {"names": ", ".join(_seated(scene)), "categories": known})
    else:
        changed = _give(scene, whom[0], keys)
        scene.answer("category-given", {"name": changed.name, "categories": _shown(keys)})
        if changed.id != member.id:
            tell(scene, changed, "category-told", {"name": member.name, "categories": _shown(keys)})
    return True


def given(scene: Scene, body: CategoriesGiven) -> None:
    """An operator says for which kinds of business somebody works."""
    member = scene.desk.staff.get(body.staff_id)
    if member is not None:
        _give(scene, member, body.categories)


def _give(scene: Scene, member: Staff, keys: tuple[str, ...]) -> Staff:
    scene.note("categories_given", None, staff=member.id, old=",".join(member.categories), new=",".join(keys))
    return keep(scene, member, categories=keys)


def _keys(scene: Scene, wanted: str) -> tuple[str, ...] | None:
    """The kinds of business that words name; none for all of them, None where one is not known."""
    parts = [part.strip().casefold() for part in wanted.split(",")]
    if len(parts) == 1 and parts[0] in _ALL:
        return ()
    found = [next((each.key for each in scene.office.categories if _means(part, each.key)), None) for part in parts]
    keys = tuple(dict.fromkeys(key for key in found if key is not None))
    return keys if keys and None not in found else None


def _means(part: str, key: str) -> bool:
    return len(part) > 3 and key.casefold().startswith(part)


def _seated(scene: Scene) -> list[str]:
    return sorted(each.name for each in scene.desk.staff.values() if each.person_id)


def _shown(keys: tuple[str, ...]) -> Arg:
    return Listing(tuple(Phrase(f"category-{key}") for key in keys)) if keys else Phrase("category-all")
