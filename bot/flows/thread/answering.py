"""An officer's side of a thread: answering, taking it, handing it over, inviting to register, closing it."""

from bot.flows.addressee import standing, taking_back
from bot.flows.given.typed import clean
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import thread_holder
from bot.flows.staffing.roster import front_desk
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import GivenUp, Idle, InThread, Notice
from bot.flows.state.people import Person
from bot.flows.state.thread import Thread
from bot.flows.thread import thread as threads

_LONGEST = 2000
_PARTS = 3
"""Of a press that takes words back: their name, when they were said, whose they are."""


def press(scene: Scene, member: Staff, verb: Verb, thread: Thread | None) -> None:
    """A member of staff pressed a choice about a thread."""
    if thread is None:
        answer_stale(scene)
    elif verb not in rights.allowed_in_thread(scene, member, thread):
        _refuse(scene, member, thread, verb)
    elif verb is Verb.THREAD_ANSWER:
        standing.turn_to_thread(scene, thread)
        scene.answer("thread-answer-ask", _whose(scene, thread))
    elif not thread.open:
        scene.answer("thread-over", _whose(scene, thread))
    elif verb is Verb.THREAD_TAKE:
        _say(scene, member, _take(scene, member, thread), "thread-taken")
    elif verb is Verb.THREAD_GIVE:
        _give(scene, member, thread)
    elif verb is Verb.THREAD_INVITE:
        _invite(scene, member, thread)
    else:
        _end(scene, thread)


def write(scene: Scene, member: Staff, thread: Thread, typed: str) -> None:
    """A member of staff wrote the answer that was asked for; the right to it may be gone since then."""
    words = clean(typed)[:_LONGEST]
    if Verb.THREAD_ANSWER not in rights.allowed_in_thread(scene, member, thread):
        scene.talk(Idle())
        _refuse(scene, member, thread, Verb.THREAD_ANSWER)
        return
    if not words:
        scene.answer("staff-words-please")
        return
    visitor, name = brought_back(scene, thread), scene.fresh.reference
    args: Args = {"name": member.name, "text": words}
    scene.say(
        visitor,
        "relay-to-visitor",
        args,
        choices=way_back(visitor),
        card=taking_back.card(scene, visitor, name),
        urgency=Urgency.URGENT,
        purpose=Purpose.REMINDER,
        held=taking_back.held(scene, visitor, name),
    )
    thread = answered(scene, member, thread)
    back = taking_back.choice(scene, threads.conversation(scene, thread), member, name)
    choices = (back, *threads.choices(scene, thread, member))
    scene.answer("thread-answered", _whose(scene, thread), choices=choices)


def answered(scene: Scene, member: Staff, thread: Thread) -> Thread:
    """The acting member answers in a thread: it is theirs if it was nobody's, and what they write next goes there."""
    threads.note(scene, thread, "thread_answered")
    thread = scene.keep_thread(thread, said_at=scene.now)
    if thread.open and thread_holder(scene.desk, thread) is None:
        # rule: thread-has-one-officer
        thread = _take(scene, member, thread)
    standing.turn_to_thread(scene, thread)
    return thread


def unsay(scene: Scene, member: Staff, thread: Thread, parts: tuple[str, ...]) -> None:
    """The acting member takes back what they said in a thread, open or closed since."""
    if len(parts) != _PARTS:
        answer_stale(scene)
    elif Verb.THREAD_UNSAY not in rights.allowed_in_thread(scene, member, thread):
        _refuse(scene, member, thread, Verb.THREAD_UNSAY)
    else:
        taking_back.unsay(scene, threads.conversation(scene, thread), member, *parts)


def brought_back(scene: Scene, thread: Thread) -> Person:
    """The visitor; where nothing else was asked of them, what they write next goes on in the thread."""
    visitor = scene.known_person(thread.person_id)
    if thread.open and isinstance(visitor.dialog, Idle | GivenUp):
        return scene.keep_person(visitor, dialog=InThread())
    return visitor


def way_back(visitor: Person) -> tuple[Choice, ...]:
    """A way to answer for a visitor whose next words would go elsewhere; in the middle of the form they stay there."""
    elsewhere = isinstance(visitor.dialog, Idle | GivenUp | Notice)
    return (Choice(Phrase("choice-ask-officer"), token(Verb.TALK)),) if elsewhere else ()


def _take(scene: Scene, member: Staff, thread: Thread) -> Thread:
    """One officer has the thread from now on; the others are told, once."""
    if thread_holder(scene.desk, thread) == member.id:
        return thread
    threads.note(scene, thread, "thread_taken")
    for other in front_desk(scene, thread):
        if other.id != member.id:
            args: Args = {**_whose(scene, thread), "officer": member.name}
            scene.say(scene.known_person(other.person_id or ""), "thread-taken-by", args, urgency=Urgency.NOTICE)
    return scene.keep_thread(thread, taken_by=member.id)


def _give(scene: Scene, member: Staff, thread: Thread) -> None:
    threads.note(scene, thread, "thread_given_back")
    thread = scene.keep_thread(thread, taken_by=None)
    told = threads.show(
        scene, thread, Phrase("thread-given-to-staff", {**_whose(scene, thread), "officer": member.name})
    )
    scene.answer("thread-given" if told else "thread-given-to-nobody", _whose(scene, thread))


def _invite(scene: Scene, member: Staff, thread: Thread) -> None:
    """The visitor is shown how to register; the notice comes first, as for everybody."""
    threads.note(scene, thread, "thread_invited")
    start = Choice(Phrase("choice-start"), token(Verb.MENU))
    visitor = scene.known_person(thread.person_id)
    scene.say(visitor, "thread-register", {"name": member.name}, choices=(start,), urgency=Urgency.URGENT)
    scene.keep_thread(thread, said_at=scene.now)
    scene.answer("thread-invited", _whose(scene, thread))


def _end(scene: Scene, thread: Thread) -> None:
    visitor = scene.known_person(thread.person_id)
    talking = isinstance(visitor.dialog, InThread)
    threads.end(scene, thread)
    if talking:
        scene.say(scene.known_person(visitor.id), "thread-ended", urgency=Urgency.NOTICE)
    scene.answer("thread-ended-to-staff", _whose(scene, thread))


def _say(scene: Scene, member: Staff, thread: Thread, text: str) -> None:
    scene.answer(text, _whose(scene, thread), choices=threads.choices(scene, thread, member))


def _refuse(scene: Scene, member: Staff, thread: Thread, verb: Verb) -> None:
    threads.note(scene, thread, f"refused_{verb.name.lower()}")
    owner = scene.desk.staff.get(thread_holder(scene.desk, thread) or member.id, member)
    args: Args = {**_whose(scene, thread), "officer": owner.name}
    scene.answer("thread-not-yours" if owner.id == member.id else "thread-taken-by", args)


def _whose(scene: Scene, thread: Thread) -> Args:
    return threads.whose(scene.known_person(thread.person_id), thread)
