"""A visitor's side of a thread: asking for a person, writing to front office, leaving."""

from datetime import timedelta

from bot.flows.given.typed import clean
from bot.flows.queue.places import closed_until
from bot.flows.scene.messages import Arg, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import InThread, Notice
from bot.flows.state.thread import Thread
from bot.flows.thread import thread as threads

LONGEST = 1500
_SAID_ONCE = timedelta(minutes=10)
"""What follows so soon in the same breath is passed on without saying so again."""


def ask(scene: Scene, typed: str = "") -> None:
    """Somebody without a visit wants a person: what they wrote is passed on, or they are asked what it is about."""
    thread = threads.begin(scene)
    before = scene.person.dialog
    # rule: known-before-a-thread-stays-known
    scene.talk(InThread(before.wanted if isinstance(before, Notice | InThread) else ""))
    if clean(typed):
        write(scene, typed)
        return
    start = Choice(Phrase("choice-start"), token(Verb.MENU))
    close = Choice(Phrase("choice-thread-end"), token(Verb.THREAD_END, thread.id))
    scene.answer("thread-opened", {"when": _when(scene)}, choices=(start, close))


def write(scene: Scene, typed: str, name: str = "", *, anew: bool = False) -> None:
    """The visitor's words go to front office; it is said whether they have found somebody, and when they are read:
    ``anew`` even if it was said of words of a moment ago."""
    words, said = clean(typed)[:LONGEST], _said_already(scene) and not anew
    if not words:
        scene.answer("other-not-taken")
    elif not tell(scene, "thread-to-staff", words, name):
        scene.answer("thread-nobody", {"contact": scene.office.contact or Phrase("contact-none")})
    elif said:
        # rule: passed-on-is-said-once
        return
    elif scene.office.calendar.is_open(scene.now):
        scene.answer("thread-passed")
    else:
        # rule: closed-says-when-read
        scene.answer("thread-kept", {"when": _when(scene)})


def _said_already(scene: Scene) -> bool:
    """Whether words of a moment ago wait for an answer too, of which it was said that they were passed on."""
    thread = scene.own_thread
    if thread is None or thread.heard_at is None or not thread.unanswered:
        return False
    same = scene.office.calendar.is_open(thread.heard_at) == scene.office.calendar.is_open(scene.now)
    return same and scene.now - thread.heard_at <= _SAID_ONCE


def tell(scene: Scene, text: str, words: Arg, name: str = "") -> bool:
    """Passes words on in the acting visitor's thread, as this text says them, wherever their own conversation stands;
    False if nobody is there to be told."""
    thread = threads.begin(scene)
    threads.note(scene, thread, "thread_heard")
    thread = scene.keep_thread(thread, heard_at=scene.now)
    args = {**threads.whose(scene.person, thread, name), "text": words}
    return bool(threads.show(scene, thread, Phrase(text, args)))


def leave(scene: Scene, thread: Thread) -> None:
    """The visitor closes their thread."""
    threads.end(scene, thread)
    scene.answer("thread-left")


def _when(scene: Scene) -> Phrase:
    return Phrase("nothing") if scene.office.calendar.is_open(scene.now) else closed_until(scene, called=False)
