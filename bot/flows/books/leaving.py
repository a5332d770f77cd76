"""Notes that officers leave to whoever is on duty next: written in one line, shown as somebody comes on duty."""

from datetime import timedelta

from bot.flows.books.needs import HandOvers
from bot.flows.given.typed import clean
from bot.flows.scene.effects import LeaveNote
from bot.flows.scene.messages import Args, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.desk import Staff
from bot.flows.state.hand_over import HandOver
from bot.flows.understanding.commands import HAND_OVER, plain_words

LONGEST = 1000
_MOST_SHOWN = 10
_LATELY = timedelta(days=7)


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Whether somebody left a note, or asked for those that were left; that has been answered then."""
    said = opened(typed)
    if said is None:
        return False
    words = clean(said)[:LONGEST]
    if any(map(str.isalnum, words)):
        _leave(scene, member, words)
    else:
        show(scene)
    return True


def opened(typed: str) -> str | None:
    """What stands behind the words that begin a note; None where these are not there."""
    first, colon, rest = typed.partition(":")
    if colon and plain_words(first) in HAND_OVER:
        return rest
    command, _, rest = typed.strip().partition(" ")
    if command.lower() in HAND_OVER and command.startswith("/"):
        return rest
    return "" if plain_words(typed) in HAND_OVER else None


def _leave(scene: Scene, member: Staff, words: str) -> None:
    scene.do(LeaveNote(scene.fresh.unlinked, member.id, words))
    scene.note("hand_over_noted", None, staff=member.id)
    scene.answer("hand-over-kept", {"words": words})


def show(scene: Scene) -> None:
    """Shows the latest notes, and how one is left."""
    lines = tuple(_line(scene, each) for each in _known(scene)[-_MOST_SHOWN:])
    scene.answer("hand-over-list", {"lines": Listing(lines) if lines else Phrase("hand-over-none")})


def tell(scene: Scene, member: Staff) -> None:
    """Whoever comes on duty gets what others have left since they were last there."""
    if not scene.facts.knows(HandOvers) or not member.person_id:
        return
    since = member.shift.duty_since or scene.now - _LATELY
    # rule: notes-reach-the-next-on-duty
    left = [each for each in _known(scene) if each.at > since and each.by != member.id][-_MOST_SHOWN:]
    if left:
        args: Args = {"lines": Listing(tuple(_line(scene, each) for each in left))}
        scene.say(scene.known_person(member.person_id), "hand-over-told", args)


def _known(scene: Scene) -> tuple[HandOver, ...]:
    return scene.facts.about(HandOvers)


def _line(scene: Scene, each: HandOver) -> Phrase:
    member = scene.desk.staff.get(each.by)
    name = member.name if member else Phrase("ledger-by-desk")
    return Phrase("hand-over-line", {"at": each.at, "name": name, "words": each.words})
