"""What can be set in words: what it is called, how it stands, and who said so."""

from bot.flows.office.house_rules import Matter, Named
from bot.flows.office.office import Office
from bot.flows.scene.messages import Arg, Args, Day, Phrase
from bot.flows.scene.scene import Scene

_EMPTY = {Matter.ROOMS: "house-no-rooms", Matter.CATEGORY: "house-offered", Matter.COMPENSATION: "house-no-offers"}


def name_of(about: Named, office: Office) -> Phrase:
    """What something that can be set is called."""
    match about.matter:
        case Matter.CATEGORY:
            return Phrase("house-name-category", {"category": Phrase(f"category-{about.key}")})
        case Matter.REPLY | Matter.TOPIC:
            said: Args = {"title": _title(about, office), "language": Phrase(f"house-in-{about.language}")}
            return Phrase(f"house-name-{about.matter}", said)
        case _:
            return Phrase(f"house-name-{about.matter}")


def _title(about: Named, office: Office) -> str:
    if about.matter is Matter.TOPIC:
        topic = office.lexicon.topics.get(about.language, {}).get(about.key)
        return topic.title if topic else about.key
    found = (each.title for each in office.replies.get(about.language, ()) if each.key == about.key)
    return next(found, about.key)


def value_words(about: Named, value: str) -> Arg:
    """How something stands, with this value."""
    if about.matter in _EMPTY and value in ("", "0"):
        return Phrase(_EMPTY[about.matter])
    if about.matter is Matter.CATEGORY:
        return Phrase("house-paused-for", {"reason": value})
    return value.replace("\n", "; ") if about.matter is Matter.COMPENSATION else value


def origin(scene: Scene, about: Named) -> Phrase:
    """Who said so: the file, or somebody in chat and when."""
    rule = scene.desk.house_rules.standing.get(about)
    if rule is None:
        return Phrase("house-from-file")
    member = scene.desk.staff.get(rule.by)
    return Phrase("house-from-chat", {"name": member.name if member else rule.by, "day": Day(rule.entered_at)})
