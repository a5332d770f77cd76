"""Words that an officer takes back: unseen while they wait, with a word to the visitor once they were sent.

They wait a few seconds before they are sent. For a minute whoever wrote them can take them back, once.
"""

import hashlib
from datetime import UTC, datetime

from bot.flows.scene.effects import Held, TakeBack
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, Replying
from bot.flows.state.visits import Visit


def held(scene: Scene, visit: Visit, name: str) -> Held:
    """How a message to this visitor waits; where it cannot wait unseen, it only can be taken back."""
    waits = scene.office.can(scene.known_person(visit.person_id).channel).holds
    return Held(name, scene.office.patience.hold * waits)


def choice(scene: Scene, visit: Visit, member: Staff, name: str) -> Choice:
    """Takes back what has just been said under this name."""
    pressed = token(Verb.UNSAY, visit.id, name, int(scene.now.timestamp()), _mark(member))
    return Choice(Phrase("choice-unsay"), pressed)


def unsay(scene: Scene, visit: Visit, member: Staff, name: str, since: str, mark: str) -> None:
    """Takes words back, if they are this officer's and of the last minute; a second press changes nothing."""
    args: Args = {"ticket": visit.ticket or "", "span": scene.office.patience.undo}
    said_at = _moment(since)
    if mark != _mark(member):
        scene.answer("staff-unsay-not-yours", args)
    elif said_at is None or not within(scene, said_at):
        scene.answer("staff-undo-late", args)
    elif (unsent := scene.facts.held.get(name)) is None:
        # rule: taken-back-once
        scene.answer("staff-unsay-done", args)
    else:
        scene.do(TakeBack(name))
        scene.note("words_taken_back", visit.id, seen=int(not unsent))
        if not unsent:
            _correct(scene, visit, said_at)
        # rule: taken-back-is-let-go
        if isinstance(scene.person.dialog, Replying) and scene.person.dialog.about == visit.id:
            scene.talk(Idle())
        scene.answer("staff-unsaid" if unsent else "staff-unsaid-seen", args)


def within(scene: Scene, at: datetime) -> bool:
    """Whether something done then may still be undone."""
    # rule: undo-for-a-minute
    return scene.now - at <= scene.office.patience.undo


def _correct(scene: Scene, visit: Visit, said_at: datetime) -> None:
    visitor = scene.known_person(visit.person_id)
    told: Args = {"at": said_at, "ticket": visit.ticket or ""}
    scene.say(visitor, "relay-taken-back", told, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)


def _moment(since: str) -> datetime | None:
    """When something was done, as its button says; None for what no button of the desk's says."""
    return datetime.fromtimestamp(int(since), UTC) if since.isascii() and since.isdigit() and len(since) < 12 else None


def _mark(member: Staff) -> str:
    return hashlib.sha256(member.id.encode()).hexdigest()[:6]
