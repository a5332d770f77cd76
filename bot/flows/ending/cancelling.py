"""The visitor does not want to go on."""

from bot.flows.ending.settle import finish
from bot.flows.procedure.serving import served
from bot.flows.queue import places as queue
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Idle
from bot.flows.state.visits import Status, Visit


def cancel(scene: Scene, visit: Visit) -> None:
    """The visitor does not want to go on; what has been served stays served."""
    if visit.status.attended and served(scene.timeline(visit)):
        finish(scene, visit)
        return
    in_form = visit.status is Status.FORM
    queue.close(scene, visit, Status.CANCELLED)
    scene.keep_person(dialog=Idle())
    scene.answer("form-cancelled" if in_form else "visit-cancelled")
