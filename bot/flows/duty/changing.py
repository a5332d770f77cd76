"""Going on and off duty, and what is said when nobody is left."""

from bot.flows.books import leaving
from bot.flows.duty import gap, handing, turns
from bot.flows.duty.handing import Handed
from bot.flows.duty.keeping import held, keep, keep_shift
from bot.flows.queue.places import next_received
from bot.flows.scene.messages import Args, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import SUPERVISOR, of_first, reachable
from bot.flows.state.desk import Staff
from bot.flows.state.duty import Shift


def change(scene: Scene, member: Staff, *, on: bool) -> Staff:
    """Puts an officer on or off duty as they ask; their open visits go to others when they leave."""
    if on:
        return begin(scene, member)
    changed, handed = end(scene, member)
    handing.tell_leaver(scene, changed, handed)
    say_if_nobody_left(scene)
    return changed


def begin(scene: Scene, member: Staff) -> Staff:
    """Puts somebody on duty."""
    scene.note("duty_on", None, staff=member.id)
    leaving.tell(scene, member)
    return keep(scene, member, on_duty=True, shift=_anew(scene, member))


def end(scene: Scene, member: Staff, *, by_itself: bool = False) -> tuple[Staff, list[Handed]]:
    """Takes somebody off duty, and all that they had taken goes to others; says to them nothing yet."""
    if not member.on_duty:
        # rule: duty-ends-once
        changed = keep_shift(scene, member, resumes=by_itself)
        return changed, leave(scene, member)
    scene.note("duty_off", None, staff=member.id)
    changed = keep(scene, member, on_duty=False, shift=_anew(scene, member, resumes=by_itself))
    return changed, leave(scene, member)


def comes(scene: Scene, member: Staff) -> None:
    """Somebody sits down who is on duty by that: a coming as any other, for whoever reads later who was there."""
    # rule: joining-is-coming
    scene.note("duty_on", None, staff=member.id)


def goes(scene: Scene, member: Staff) -> None:
    """The seat of somebody who was on duty is theirs no more: a going as any other; what they had goes to others."""
    if member.on_duty and member.person_id is not None:
        scene.note("duty_off", None, staff=member.id)
    leave(scene, member)


def _anew(scene: Scene, member: Staff, *, resumes: bool = False) -> Shift:
    """From now on; of the turn that goes on nothing more is to be said."""
    turn = turns.current(scene, member)
    begins_at = turn.begins_at if turn else member.shift.called_for
    return Shift(duty_since=scene.now, resumes=resumes, called_for=begins_at, reminded_for=begins_at)


def leave(scene: Scene, member: Staff) -> list[Handed]:
    """Gives back all that a member of staff had taken, who leaves their duty, role or seat.

    Supervisors are told if visitors wait and nobody is left to receive them.
    """
    handed = handing.give_back(scene, member, held(scene, member))
    warn_if_nobody_left(scene)
    return handed


def say_if_nobody_left(scene: Scene) -> None:
    """Whoever leaves is told that visitors wait and nobody is left."""
    if _nobody_left(scene):
        scene.answer("duty-nobody-left", {"count": scene.desk.queue.count})


def warn_if_nobody_left(scene: Scene) -> None:
    """Supervisors are told at once that visitors wait and nobody is left to receive them."""
    if not _nobody_left(scene):
        return
    gap.told(scene)
    args: Args = {"count": scene.desk.queue.count}
    for member in of_first(reachable(scene.desk), SUPERVISOR):
        if member.person_id != scene.person_id:
            supervisor = scene.known_person(member.person_id or "")
            scene.say(supervisor, "duty-nobody-left", args, urgency=Urgency.URGENT)


def _nobody_left(scene: Scene) -> bool:
    return bool(scene.desk.queue.count) and not next_received(scene)
