"""Which canned replies there are for a visitor, in their language, and how one reads with everything filled in."""

from collections.abc import Iterator

from bot.flows.addressee import standing
from bot.flows.journey.stale import answer_stale
from bot.flows.office.replies import Reply
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, mark, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Replying
from bot.flows.state.visits import Visit

SEND, EDIT = "send", "edit"
_COMMAND = "/balas"
_MOST_OFFERED = 8


def choices(scene: Scene, visit: Visit) -> tuple[Choice, ...]:
    """The replies as buttons."""
    return tuple(
        Choice(Phrase("verbatim", {"text": reply.title}), token(Verb.CANNED, visit.id, reply.key))
        for reply in _replies(scene, visit)[:_MOST_OFFERED]
    )


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes "/balas 3" and "#jam" while a visitor is to be told something; False for anything else."""
    command, _, rest = typed.strip().partition(" ")
    asked = rest.strip() if command.lower() == _COMMAND else typed.strip()[1:] if typed.startswith("#") else None
    if asked is None or (typed.startswith("#") and not asked.replace("_", "").isalnum()):
        return False
    dialog = scene.person.dialog
    visit = scene.visit(dialog.about) if isinstance(dialog, Replying) else None
    if visit is None:
        scene.answer("canned-for-whom")
    elif (reply := _meant(scene, visit, asked.lower())) is None:
        _list(scene, visit)
    else:
        show(scene, member, visit, reply.key)
    return True


def show(scene: Scene, member: Staff, visit: Visit, key: str) -> None:
    """Shows a reply as the visitor would read it, before it is sent."""
    words = words_of(scene, member, visit, key)
    if words is None:
        answer_stale(scene, visit)
        return
    sending = (
        Choice(Phrase("choice-canned-send"), token(Verb.CANNED, visit.id, key, SEND, mark(words)), forward=True),
        Choice(Phrase("choice-canned-edit"), token(Verb.CANNED, visit.id, key, EDIT)),
    )
    scene.answer("canned-preview", {"ticket": visit.ticket or "", "words": words}, choices=sending)


def edit(scene: Scene, member: Staff, visit: Visit, key: str) -> None:
    """The officer writes their own words instead, with these before them."""
    words = words_of(scene, member, visit, key)
    standing.turn_to_visit(scene, visit)
    scene.answer("canned-edit", {"ticket": visit.ticket or "", "words": words or ""})


def words_of(scene: Scene, member: Staff, visit: Visit, key: str) -> str | None:
    """A reply with everything filled in; None for one that there is not."""
    reply = next((each for each in _replies(scene, visit) if each.key == key), None)
    if reply is None:
        return None
    words = reply.words
    known = {**scene.office.facts, **_of_the_visit(member, visit)}
    for name in reply.needs:
        words = words.replace(f"{{{name}}}", known[name])
    return words


def _of_the_visit(member: Staff, visit: Visit) -> dict[str, str]:
    return {
        "tiket": visit.ticket or "",
        "nomor": visit.number or "",
        "petugas": member.name,
        "pengunjung": visit.form.get("name", ""),
    }


def _replies(scene: Scene, visit: Visit) -> tuple[Reply, ...]:
    """Those in the visitor's language whose every name is known."""
    language = scene.known_person(visit.person_id).language
    return tuple(_known(scene, scene.office.replies.get(language, ())))


def _known(scene: Scene, replies: tuple[Reply, ...]) -> Iterator[Reply]:
    known = {*scene.office.facts, "tiket", "nomor", "petugas", "pengunjung"}
    return (reply for reply in replies if reply.needs <= known)


def _meant(scene: Scene, visit: Visit, asked: str) -> Reply | None:
    """The reply that a number of the list, or its key, names."""
    replies = _replies(scene, visit)
    if asked.isdecimal() and 1 <= int(asked) <= len(replies):
        return replies[int(asked) - 1]
    return next((reply for reply in replies if reply.key == asked), None)


def _list(scene: Scene, visit: Visit) -> None:
    lines = tuple(
        Phrase("canned-line", {"no": str(no), "title": reply.title, "key": reply.key})
        for no, reply in enumerate(_replies(scene, visit), 1)
    )
    args: Args = {"lines": Listing(lines) if lines else Phrase("canned-none")}
    scene.answer("canned-list", args, choices=choices(scene, visit))
