"""Whose work a visit is: kept beside it, so that an officer's own are found without looking at everybody's."""

from bot.flows.ending import outcome
from bot.flows.scene.effects import KeepWork
from bot.flows.scene.scene import Scene
from bot.flows.staffing.holding import answering, manned_roles
from bot.flows.state.visits import Status, Visit
from bot.flows.state.work import BEHIND, FOLLOW_UP, HELD, OUTCOME

_NOT_HELD = (Status.FORM,)


def keep(scene: Scene, visit: Visit) -> None:
    """Resolves to keep whose work a visit is now, if that may have changed.

    rule: owed-outcome-stays-listed
    """
    before = scene.before(visit.id)
    if (_told(before) if before else ()) != _told(visit):
        scene.do(KeepWork(visit.id, _kind(visit), whose(scene, visit), _after(visit)))


def _after(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Who sees to what is still to be done after a visit: by name where that is known, the role behind them."""
    held = [each.held for each in visit.follow_ups if each.open]
    named = {entry.owner or entry.role: FOLLOW_UP for entry in held}
    behind = {entry.role: BEHIND for entry in held if entry.owner}
    return tuple(sorted((behind | named).items()))


def _told(visit: Visit) -> tuple[object, ...]:
    """What it goes by whose work a visit is; nothing while it is nobody's."""
    after = _after(visit)
    return (*_of_itself(visit), after) if after else _of_itself(visit)


def _of_itself(visit: Visit) -> tuple[object, ...]:
    if visit.status.open:
        return tuple(sorted(visit.assigned.items())) if visit.status not in _NOT_HELD else ()
    silent = visit.evidence if visit.status.ended_in_silence else ()
    return visit.status, visit.outcome, silent, tuple(sorted(visit.assigned.items()))


def _kind(visit: Visit) -> str:
    return HELD if visit.status.open else OUTCOME


def whose(scene: Scene, visit: Visit) -> tuple[str, ...]:
    """Who has taken an open visit; of one that has ended, who still has to write its outcome: whoever had taken it,
    else the role."""
    if visit.status.open:
        return () if visit.status in _NOT_HELD else tuple(sorted(set(visit.assigned.values())))
    step = outcome.owed(visit, scene.timeline(visit))
    if step is None or visit.ticket is None:
        return ()
    role = answering(step, manned_roles(scene.desk))
    return (visit.assigned.get(role) or role,)
