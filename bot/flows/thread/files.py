"""A visitor's files in a thread: fetched, and shown to whoever reads the thread; what is written under them goes there
at once, as words."""

from bot.flows.files import taking
from bot.flows.given.typed import clean
from bot.flows.scene.events import FileFetched, FileSent
from bot.flows.scene.messages import Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.origin import Origin
from bot.flows.state.thread import Thread
from bot.flows.thread import talking
from bot.flows.thread import thread as threads
from bot.flows.thread.idle import ThreadUnreadable

_FULL_TOLD = "!"
"""After the name of an album of which it has been said that no more of it can be taken."""


def sent(scene: Scene, thread: Thread, body: FileSent, *, repeated: bool) -> None:
    """A file was sent in the acting visitor's open thread."""
    place = Origin(thread_id=thread.id)
    if body.file is None:
        return
    if (refused := taking.refused(scene, place, body.file)) is not None:
        scene.answer(*refused)
        if body.album:
            scene.keep_person(album=f"{body.album}{_FULL_TOLD}")
        return
    taking.fetch(scene, place, body.file)
    if not repeated:
        scene.answer("file-taken", choices=())
    if clean(body.caption):
        talking.tell(scene, "thread-to-staff", clean(body.caption)[: talking.LONGEST])


def fetched(scene: Scene, body: FileFetched) -> None:
    """A file of a thread is here, or cannot be had. Raises ThreadUnreadable for a thread not found."""
    thread = scene.thread(body.thread_id)
    if thread is None:
        raise ThreadUnreadable
    visitor = scene.known_person(thread.person_id)
    if body.fault:
        scene.note("file_refused", None, thread=thread.id, reason=body.fault[:200])
        scene.say(visitor, taking.NOT_HERE[body.objection], {"name": body.name})
        return
    scene.note("file_kept", None, thread=thread.id, file=body.file_id)
    if thread.open:
        thread = scene.keep_thread(thread, heard_at=scene.now)
    told = threads.show(
        scene, thread, Phrase("thread-file-to-staff", threads.whose(visitor, thread)), taking.attached(body)
    )
    if not told:
        scene.say(visitor, "thread-nobody", {"contact": scene.office.contact or Phrase("contact-none")})
