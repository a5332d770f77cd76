"""Whom a house rule concerns: shown before it is ordered, and reckoned once more when it is."""

from dataclasses import dataclass

from bot.flows.house_rules.needs import WaitingByLetter
from bot.flows.office.house_rules import Matter, Named
from bot.flows.office.ruled_house import names_in
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.scene import Scene


@dataclass(frozen=True, slots=True)
class Touched:
    """How many people a rule concerns, and in words whom and what else there is to know."""

    count: int
    words: Listing


def reckon(scene: Scene, about: Named, value: str) -> Touched:
    """Whom it concerns if something has this value."""
    if about.matter is Matter.CATEGORY:
        return _category(scene, about, paused=bool(value))
    lines = [Phrase(f"house-affects-{about.matter}"), *_unset(scene, about, value), *_other_languages(about)]
    return Touched(0, Listing(tuple(lines)))


def _category(scene: Scene, about: Named, *, paused: bool) -> Touched:
    """Who waits for this kind of business keeps their place, whatever becomes of it."""
    if not paused:
        return Touched(0, Listing((Phrase("house-affects-reopened"),)))
    category = scene.office.category(about.key)
    count = scene.facts.about(WaitingByLetter).get(category.letter, 0) if category else 0
    waits = Phrase("house-affects-waiting", {"count": count}) if count else Phrase("house-affects-nobody")
    return Touched(count, Listing((waits, Phrase("house-affects-forms"))))


def _unset(scene: Scene, about: Named, value: str) -> list[Phrase]:
    """What words name and the office's file does not say: until it does, they are not said."""
    if about.matter not in (Matter.REPLY, Matter.TOPIC):
        return []
    known = {name.partition(":")[0] for name in scene.office.facts}
    missing = sorted(names_in(value) & _OF_THE_OFFICE - known)
    return [Phrase("house-note-unset", {"name": f"{{{name}}}"}) for name in missing]


_OF_THE_OFFICE = frozenset(("kantor", "jam", "alamat", "kontak", "cara"))


def _other_languages(about: Named) -> list[Phrase]:
    return [Phrase("house-note-language")] if about.language else []
