"""Looking a guest up: by the beginnings of words of their name and institution, or by the number of their visit."""

from bot.flows.books.needs import Guests
from bot.flows.journey import rights
from bot.flows.scene.confidential import is_confidential, name_of
from bot.flows.scene.messages import Args, Choice, Dated, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.guests import Found
from bot.flows.state.looked import LOOKED, Look
from bot.flows.state.visits import Visit
from bot.flows.understanding.commands import GUESTS, guest_sought

MOST = 8
"""Guests that are shown: who finds more is asked for a word more."""


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Whether somebody looked a guest up, and has been answered."""
    sought = guest_sought(typed)
    if sought is None:
        return False
    if not rights.at_the_counter(scene, member) & rights.RIGHTS[Verb.GUESTS]:
        scene.note("refused", None, verb=Verb.GUESTS.name.lower())
        scene.answer("guests-not-yours")
    elif not any(map(str.isalnum, sought)):
        scene.answer("guests-how")
    else:
        _show(scene, sought, _found(scene, sought))
    return True


def press(scene: Scene, member: Staff, _parts: tuple[str, ...]) -> None:
    """Says how a guest is looked up, to whom that is for."""
    text(scene, member, next(iter(sorted(GUESTS))))


def _found(scene: Scene, sought: str) -> Found:
    return scene.facts.about(Guests)[sought]


def _show(scene: Scene, sought: str, found: Found) -> None:
    """Short lines with buttons to the cards; what was looked for stands in no journal, only how it was."""
    by = "number" if any(map(str.isdecimal, sought)) and " " not in sought else "words"
    seen = (visit for each in found.visits if (visit := scene.visit(each)) is not None)
    # whoever finds somebody by their name would know it: one who is confidential is found by number only
    # rule: restricted-is-not-used
    visits = [visit for visit in seen if by == "number" or not (is_confidential(visit) or _restricted(scene, visit))]
    # rule: look-ups-are-journalled
    scene.note(LOOKED, None, kind=Look.GUESTS.value, door=scene.person.channel, by=by, count=len(visits))
    if not visits:
        scene.answer("guests-none", {"words": sought})
        return
    args: Args = {
        "words": sought,
        "lines": Listing(tuple(_line(scene, visit) for visit in visits)),
        "more": Phrase("guests-more") if found.more else Phrase("nothing"),
    }
    choices = tuple(
        Choice(Phrase("choice-guest", _which(scene, visit)), token(Verb.OPEN, visit.id)) for visit in visits
    )
    scene.say(scene.person, "guests-found", args, choices=choices)


def _restricted(scene: Scene, visit: Visit) -> bool:
    return scene.known_person(visit.person_id).restricted is not None


def _line(scene: Scene, visit: Visit) -> Phrase:
    return Phrase("guests-line", {**_which(scene, visit), "at": Dated(visit.joined_at), "number": visit.number or ""})


def _which(scene: Scene, visit: Visit) -> Args:
    if _restricted(scene, visit):
        return {"ticket": visit.ticket or "", "name": Phrase("name-restricted"), "institution": ""}
    institution = "" if is_confidential(visit) else visit.form.get("institution", "")
    return {"ticket": visit.ticket or "", "name": name_of(visit), "institution": institution}
