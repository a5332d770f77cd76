"""Words that an officer takes back: unseen while they wait, with a word to the visitor once they were sent.

They wait a few seconds before they are sent. For a minute whoever wrote them can take them back, once. Where a message
can be changed where it stands, what was taken back is not to be read there any more.
"""

import hashlib
from datetime import UTC, datetime

from bot.flows.addressee.conversation import Conversation
from bot.flows.addressee.needs import StillHeld
from bot.flows.scene.effects import Held, TakeBack
from bot.flows.scene.messages import Arg, Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import token
from bot.flows.staffing.holding import shown_holder
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit


def held(scene: Scene, visitor: Person, name: str) -> Held:
    """How a message to this visitor waits; where it cannot wait unseen, it only can be taken back."""
    waits = scene.office.can(visitor.channel).holds
    return Held(name, scene.office.patience.hold * waits)


def card(scene: Scene, visitor: Person, name: str) -> str | None:
    """The name by which words can be changed where they stand, on channels that can do that."""
    return f"words:{name}" if scene.office.can(visitor.channel).edits else None


def choice(scene: Scene, talk: Conversation, member: Staff, name: str) -> Choice:
    """Takes back what has just been said under this name."""
    return undo_choice("undo-words", talk.named, token(talk.unsay, talk.key, name, seconds(scene.now), mark(member)))


def undo_choice(what: str, of: Arg, pressed: str) -> Choice:
    """Takes back what was done last, and says what that was: the nearest such button may be older than one thinks."""
    # rule: undo-says-what
    return Choice(Phrase("choice-unsay", {"what": Phrase(what, {"ticket": of})}), pressed)


def gone(scene: Scene, visit: Visit, what: str) -> None:
    """Says of a button that takes nothing back any more what it was about and why: the visit is over, a colleague has
    it, or something newer has happened."""
    owner = shown_holder(scene.desk, visit, scene.staff) if scene.staff else None
    if not visit.status.open:
        why = Phrase("undo-why-over")
    elif owner is not None and owner != scene.staff:
        why = Phrase("undo-why-taken", {"name": owner.name})
    else:
        why = Phrase("undo-why-since")
    # rule: undo-gone-says-why
    scene.answer("staff-undo-gone", {"what": Phrase(what, {"ticket": visit.ticket or ""}), "why": why})


def is_own(member: Staff, parts: tuple[str, ...]) -> bool:
    """Whether a button that takes something back is this officer's."""
    return mark(member) in parts


def unsay(scene: Scene, talk: Conversation, member: Staff, name: str, since: str, whose: str) -> None:
    """Takes words back, if they are this officer's and of the last minute; a second press changes nothing."""
    args: Args = {"ticket": talk.named, "span": scene.office.patience.undo}
    said_at = moment(since)
    if whose != mark(member):
        scene.answer("staff-unsay-not-yours", args)
    elif said_at is None or not within(scene, said_at):
        scene.answer("staff-undo-late", args)
    elif (unsent := scene.facts.about(StillHeld).get(name)) is None:
        # rule: taken-back-once
        scene.answer("staff-unsay-done", args)
    else:
        scene.do(TakeBack(name))
        whose_words = {"thread": talk.place.thread_id} if talk.place.thread_id else {}
        scene.note("words_taken_back", talk.visit_id, seen=int(not unsent), **whose_words)
        if not unsent:
            _correct(scene, talk, said_at, name)
        # rule: taken-back-is-let-go
        if talk.is_written_to(scene.person.dialog):
            scene.talk(Idle())
        scene.answer("staff-unsaid" if unsent else "staff-unsaid-seen", args)


def within(scene: Scene, at: datetime) -> bool:
    """Whether something done then may still be undone."""
    # rule: undo-for-a-minute
    return scene.now - at <= scene.office.patience.undo


def _correct(scene: Scene, talk: Conversation, said_at: datetime, name: str) -> None:
    told: Args = {"at": said_at}
    if (words := card(scene, talk.visitor, name)) is not None:
        # rule: taken-back-is-gone-from-the-page
        scene.say(talk.visitor, "relay-gone", told, card=words, urgency=Urgency.URGENT, visit_id=talk.visit_id)
    scene.say(
        talk.visitor,
        "relay-taken-back",
        told,
        urgency=Urgency.URGENT,
        visit_id=talk.visit_id,
        purpose=Purpose.REMINDER,
    )


def seconds(at: datetime) -> int:
    """A moment as a button has it."""
    return int(at.timestamp())


def moment(since: str) -> datetime | None:
    """When something was done, as its button says; None for what no button of the desk's says."""
    return datetime.fromtimestamp(int(since), UTC) if since.isascii() and since.isdigit() and len(since) < 12 else None


def mark(member: Staff) -> str:
    """Whose button it is."""
    return _digest(member.id, 6)


def role_mark(role: str) -> str:
    """For which role a visit was taken, as a button names it, whether or not the visit's sheet has that role."""
    return _digest(role, 4)


def role_marked(visit: Visit, marked: str) -> str | None:
    """The role that a button names, among those for which somebody has the visit."""
    return next((role for role in visit.assigned if role_mark(role) == marked), None)


def _digest(name: str, length: int) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:length]
