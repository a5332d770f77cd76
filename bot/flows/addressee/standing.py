"""To whom an officer's words go without being asked for: whom they chose, until that is in doubt.

It lapses by itself after a while, when the visit ends, and when somebody else's words or visit come in between.
"""

from datetime import UTC, datetime, timedelta

from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressee, Answering, Dialog, Doubtful, Idle, Replying
from bot.flows.state.origin import Origin
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit


def turn_to_visit(scene: Scene, visit: Visit) -> None:
    """From now on what the acting officer writes goes to this visitor."""
    scene.talk(Replying(visit.id, _seconds(scene.now)))


def turn_to_thread(scene: Scene, thread: Thread) -> None:
    """The same for a visitor without a visit."""
    scene.talk(Answering(thread.id, _seconds(scene.now)))


def stands(scene: Scene, dialog: Dialog) -> bool:
    """Whether an addressee is still beyond doubt."""
    if not isinstance(dialog, Addressee):
        return False
    return holds(dialog, _ended_at(scene, dialog), scene.now, scene.office.patience.addressee)


def holds(dialog: Addressee, ended_at: datetime | None, now: datetime, patience: timedelta) -> bool:
    """The same of a conversation that ended then, if it has."""
    # rule: addressee-lapses
    if now - _moment(dialog.since) > patience:
        return False
    return ended_at is None or _seconds(ended_at) <= dialog.since


def _ended_at(scene: Scene, dialog: Addressee) -> datetime | None:
    """When the conversation ended; one that had ended before is written to on purpose."""
    if isinstance(dialog, Replying):
        visit = scene.visit(dialog.about)
        return visit.closed_at if visit and not visit.status.open else None
    thread = scene.thread(dialog.thread)
    return thread.closed_at if thread else None


def interrupt(scene: Scene, member: Staff, origin: Origin) -> None:
    """Somebody's words have come to an officer: if these are not whom they write to, it is asked from now on."""
    officer = scene.known_person(member.person_id or "")
    dialog = officer.dialog
    # rule: words-between-are-doubt
    if isinstance(dialog, Idle | Addressee | Doubtful) and not _same(scene, member, dialog, origin):
        scene.keep_person(officer, dialog=Doubtful(origin.thread_id))


def came_up(scene: Scene, member: Staff, visit: Visit) -> None:
    """A visit that is new to an officer was shown to them: words to somebody else may now be meant for it."""
    officer = scene.known_person(member.person_id or "")
    if isinstance(officer.dialog, Addressee):
        interrupt(scene, member, Origin(visit_id=visit.id))


def _same(scene: Scene, member: Staff, dialog: Dialog, origin: Origin) -> bool:
    """Whether these words are of whom the officer would write to in any case."""
    match dialog:
        case Replying(about):
            return about == origin.visit_id
        case Answering(thread):
            return thread == origin.thread_id
        case Idle():
            visit = scene.visit(origin.visit_id)
            return visit is not None and member.id in visit.assigned.values()
        case _:
            return False


def is_other(scene: Scene, dialog: Dialog, visit: Visit) -> bool:
    """Whether the acting officer's words go to somebody else than this visitor."""
    elsewhere = isinstance(dialog, Answering) or (isinstance(dialog, Replying) and dialog.about != visit.id)
    return elsewhere and stands(scene, dialog)


def looked_elsewhere(scene: Scene, before: Dialog, visit_id: str) -> None:
    """The acting officer turned to a visit: if it is not whom they were writing to, it is asked from now on."""
    elsewhere = isinstance(before, Answering) or (isinstance(before, Replying) and before.about != visit_id)
    if elsewhere and scene.person.dialog == before:
        scene.talk(Doubtful())


def let_go_choice(visit: Visit) -> Choice:
    """Writes to this visitor no longer."""
    return Choice(Phrase("choice-let-go", {"ticket": visit.ticket or ""}), token(Verb.LET_GO, visit.id))


def let_go(scene: Scene, visit: Visit) -> None:
    """The acting officer's words go to this visitor no more, unless they chose again."""
    dialog = scene.person.dialog
    if isinstance(dialog, Replying) and dialog.about == visit.id:
        scene.talk(Doubtful())
    scene.answer("staff-let-go", {"ticket": visit.ticket or ""})


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
