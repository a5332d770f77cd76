"""What both sides of a thread share: how it begins and ends, and what front office is shown of it."""

from bot.flows.addressee import standing
from bot.flows.addressee.conversation import Conversation
from bot.flows.scene.confidential import is_confidential
from bot.flows.scene.messages import Args, Attached, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import thread_holder
from bot.flows.staffing.roster import front_desk
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, InThread
from bot.flows.state.origin import Origin
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Visit

_MARK = 4
"""So many characters of its reference tell one thread from another to somebody who reads."""


def begin(scene: Scene) -> Thread:
    """The acting visitor's open thread, or a new one."""
    if (thread := scene.own_thread) is not None:
        return thread
    thread = Thread(scene.fresh.reference, scene.person_id, scene.now)
    note(scene, thread, "thread_opened")
    return scene.keep_thread(thread)


def end(scene: Scene, thread: Thread) -> Thread:
    """Closes a thread; saying so is the caller's."""
    note(scene, thread, "thread_closed")
    visitor = scene.known_person(thread.person_id)
    if isinstance(visitor.dialog, InThread):
        scene.keep_person(visitor, dialog=Idle())
    return scene.keep_thread(thread, closed_at=scene.now)


def end_own(scene: Scene) -> bool:
    """Closes the acting visitor's open thread, if there is one."""
    thread = scene.own_thread
    if thread is not None:
        end(scene, thread)
    return thread is not None


def go_on_in(scene: Scene, visit: Visit) -> None:
    """The acting visitor has a number: what they write goes by the visit, and their thread ends. A question in it that
    waits for an answer can still be answered, and front office is told so."""
    # rule: thread-ends-in-the-visit
    thread = scene.own_thread
    if thread is None:
        return
    closed = end(scene, thread)
    if closed.unanswered:
        args = whose(scene.person, closed)
        # rule: confidential-is-for-whoever-has-it
        if is_confidential(visit):
            words = Phrase("thread-goes-on-kept", args)
        else:
            words = Phrase("thread-goes-on", {**args, "ticket": visit.ticket or ""})
        show(scene, closed, words)


def note(scene: Scene, thread: Thread, what: str) -> None:
    """A line for the journal; it names the thread, and never what was said in it."""
    scene.note(what, None, thread=thread.id)


def mark_of(thread_id: str) -> str:
    """The mark by which front office tells a thread from another of the same name."""
    return thread_id[-_MARK:]


def whose(visitor: Person, thread: Thread, name: str = "") -> Args:
    """By which name and mark front office knows a thread: the visitor's where it is known, else its own."""
    # rule: nameless-thread-has-a-name
    known = name or visitor.profile.get("name", "")
    return {"name": known or Phrase("wish-nameless"), "mark": mark_of(thread.id)}


def conversation(scene: Scene, thread: Thread) -> Conversation:
    """A thread as a conversation in which an officer's words may be taken back."""
    visitor = scene.known_person(thread.person_id)
    named = Phrase("thread-named", whose(visitor, thread))
    return Conversation(visitor, named, Origin(thread_id=thread.id), Verb.THREAD_UNSAY, thread.id)


def show(scene: Scene, thread: Thread, words: Phrase, file: Attached | None = None) -> tuple[Staff, ...]:
    """Shows words or a file of a thread to whoever has taken it, else to all of front office; returns whom."""
    origin = Origin(thread_id=thread.id)
    told = tuple(member for member in front_desk(scene, thread) if member.person_id != scene.person_id)
    for member in told:
        officer = scene.known_person(member.person_id or "")
        offered = choices(scene, thread, member)
        scene.say(officer, words, choices=offered, urgency=Urgency.URGENT, file=file, origin=origin)
        standing.interrupt(scene, member, origin)
    return told


def choices(scene: Scene, thread: Thread, member: Staff) -> tuple[Choice, ...]:
    """What a member of staff can do in a thread: whoever has taken it everything, others answer it or take it."""
    answering = _choice("choice-thread-answer", Verb.THREAD_ANSWER, thread)
    if not thread.open:
        return (answering,)
    if thread_holder(scene.desk, thread) != member.id:
        return (answering, _choice("choice-thread-take", Verb.THREAD_TAKE, thread))
    return (
        answering,
        _choice("choice-thread-give", Verb.THREAD_GIVE, thread),
        _choice("choice-thread-invite", Verb.THREAD_INVITE, thread),
        _choice("choice-thread-end", Verb.THREAD_END, thread),
    )


def _choice(label: str, verb: Verb, thread: Thread) -> Choice:
    return Choice(Phrase(label), token(verb, thread.id))
