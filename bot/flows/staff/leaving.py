"""Somebody's web session is over: what they leave behind at the desk.

Nobody can reach them there any more, so nobody may be left waiting for them.
"""

from dataclasses import replace

from bot.flows.duty import changing as duty
from bot.flows.ending import survey
from bot.flows.queue import places as queue
from bot.flows.scene.scene import Scene
from bot.flows.second_chat import parting
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle
from bot.flows.state.visits import Status
from bot.flows.thread import thread as threads

_GIVEN_UP = (Status.FORM, Status.APPOINTED, Status.PREPARING, Status.QUEUED, Status.PARKED)


def leave(scene: Scene) -> None:
    """An officer's seat becomes free; a visitor's place in the queue too, while a visit with officers goes on."""
    member = scene.staff
    if member is None and parting.closed(scene):
        return
    if member is not None:
        _leave_seat(scene, member)
    else:
        survey.leave_behind(scene)
        _leave_queue(scene)
    scene.talk(Idle())
    scene.note("session_ended")


def _leave_seat(scene: Scene, member: Staff) -> None:
    free = replace(member, person_id=None, seated_at=None, on_duty=False)
    scene.desk = replace(scene.desk, staff={**scene.desk.staff, free.id: free})
    scene.keep_person(staff_id=None)
    duty.goes(scene, member)


def _leave_queue(scene: Scene) -> None:
    threads.end_own(scene)
    visit = scene.open_visit
    if visit is not None and visit.status in _GIVEN_UP:
        queue.close(scene, visit, Status.CANCELLED)
