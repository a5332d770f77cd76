"""The idle thread: closed kindly once nobody has written for a while in which the office was open."""

from datetime import datetime, timedelta

from bot.flows.calendar.open_time import open_until
from bot.flows.scene.messages import Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import InThread
from bot.flows.state.thread import Thread
from bot.flows.thread import thread as threads

_DAY = timedelta(days=1)


class ThreadUnreadable(Exception):
    """What is kept of a thread cannot be read: nothing can be decided about it."""


def next_at(scene: Scene, thread: Thread) -> datetime | None:
    """When a thread is closed if nobody writes until then; None once it is closed."""
    if not thread.open:
        return None
    # rule: closed-hours-idle-no-thread
    return open_until(scene.office.calendar, thread.last_at, scene.office.patience.thread_idle) or scene.now + _DAY


def look(scene: Scene, thread_id: str) -> None:
    """A thread's moment has come: it is closed if that is still so. Raises ThreadUnreadable for one not found."""
    thread = scene.thread(thread_id)
    if thread is None:
        raise ThreadUnreadable
    thread = scene.keep_thread(thread)
    due_at = next_at(scene, thread)
    if due_at is not None and due_at <= scene.now:
        _close(scene, thread)


def _close(scene: Scene, thread: Thread) -> None:
    """Says so to the visitor, unless they were answered and are elsewhere; a question left open is not lost."""
    visitor = scene.known_person(thread.person_id)
    closed = threads.end(scene, thread)
    whose = threads.whose(visitor, closed)
    told = bool(closed.unanswered and threads.show(scene, closed, Phrase("thread-unanswered", whose)))
    contact = scene.office.contact or Phrase("contact-none")
    if closed.unanswered and closed.said_at is None:
        scene.say(
            scene.known_person(visitor.id),
            "thread-closed-unanswered" if told else "thread-nobody",
            {"contact": contact},
            urgency=Urgency.NOTICE,
        )
    elif isinstance(visitor.dialog, InThread):
        scene.say(scene.known_person(visitor.id), "thread-closed-idle", urgency=Urgency.NOTICE)
