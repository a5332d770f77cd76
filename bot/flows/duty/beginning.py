"""The beginning of somebody's turn: they are put on duty or asked to come, and reminded once where visitors wait."""

from datetime import datetime

from bot.flows.duty import changing, turns
from bot.flows.duty.keeping import OFF, ON, keep_shift, tell
from bot.flows.duty.turns import Turn
from bot.flows.scene.scene import Scene
from bot.flows.state.desk import Staff


def next_at(scene: Scene, member: Staff) -> datetime | None:
    """When somebody's turn begins, or when they are to be reminded of it."""
    if not _expected(scene, member):
        return None
    upcoming = turns.coming(scene, member)
    coming = upcoming.begins_at if upcoming else None
    if member.on_duty:
        return coming if member.shift.ends_asked_at else None
    moments = (_due(scene, member), coming)
    return min((at for at in moments if at is not None), default=None)


def _due(scene: Scene, member: Staff) -> datetime | None:
    turn = turns.current(scene, member)
    if turn is None:
        return None
    if member.shift.called_for != turn.begins_at:
        return scene.now
    return _reminder(scene, member, turn)


def _reminder(scene: Scene, member: Staff, turn: Turn) -> datetime | None:
    """The next moment at which to see whether visitors wait for somebody who has not come."""
    every = scene.office.duty.come_after
    if member.shift.reminded_for == turn.begins_at:
        return None
    passed = max((scene.now - turn.begins_at) // every, 0)
    at = turn.begins_at + every * (passed + 1)
    return at if at < turn.ends_at else None


def climb(scene: Scene, member: Staff) -> Staff:
    """Somebody's turn has begun: once, and not again for who has been on duty in it."""
    turn = turns.current(scene, member)
    if turn is None or not _expected(scene, member):
        return member
    if member.on_duty:
        return changing.begin(scene, member) if _another(scene, member, turn) else member
    if member.shift.called_for != turn.begins_at:
        return _call(scene, member, turn)
    late = scene.now >= turn.begins_at + scene.office.duty.come_after
    if late and member.shift.reminded_for != turn.begins_at and scene.desk.queue.count:
        tell(scene, member, "duty-come", {"count": scene.desk.queue.count}, ON)
        scene.note("duty_reminded", None, staff=member.id)
        return keep_shift(scene, member, reminded_for=turn.begins_at)
    return member


def _expected(scene: Scene, member: Staff) -> bool:
    """Whether somebody is to come by themselves: by the roster, or since their duty ended by itself before."""
    return turns.by_roster(scene) or member.shift.resumes or member.on_duty


def _another(scene: Scene, member: Staff, turn: Turn) -> bool:
    """Whether the duty that they are on has ended, or was about to, and this turn began since."""
    asked, ended = member.shift.ends_asked_at, turns.ends_at(scene, member)
    return (asked is not None and turn.begins_at > asked) or (ended is not None and ended <= turn.begins_at)


def _call(scene: Scene, member: Staff, turn: Turn) -> Staff:
    # rule: turn-told-once
    if scene.office.duty.begins_by_itself:
        changed = changing.begin(scene, member)
        if turns.by_roster(scene):
            tell(scene, changed, "duty-begun", {"until": turn.ends_at}, OFF)
        return changed
    tell(scene, member, "duty-begins", {"until": turn.ends_at}, ON)
    scene.note("duty_called", None, staff=member.id)
    return keep_shift(scene, member, called_for=turn.begins_at)
