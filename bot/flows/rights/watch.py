"""A request is watched until it is answered: what may be done by itself is tried again, whoever answers is reminded
when half of the time is gone, and each day once it is over, of which supervisors hear once."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

from bot.flows.rights import erasing, known, telling
from bot.flows.scene.effects import KeepRight
from bot.flows.scene.scene import Scene
from bot.flows.state.rights import RightKind, RightsRequest

_TRY, _AHEAD, _OVERDUE = 0, 1, 2
_SHARES = {_TRY: 1 / 6, _AHEAD: 1 / 2}
"""Shares of the time after which it is tried again, and told of. rule: reminded-at-a-share"""
_ONE_DAY = timedelta(days=1)


class RightUnreadable(Exception):
    """What is kept of a request cannot be found: nothing can be decided about it."""


def moments(scene: Scene) -> dict[str, datetime | None]:
    """When each request that this event has changed wants to be looked at again. rule: open-right-has-a-next-moment"""
    return {each.id: next_at(scene, each) for each in known.changed(scene).values()}


def next_at(scene: Scene, request: RightsRequest) -> datetime | None:
    """The next of its moments; None once it is answered."""
    return next(_left(scene, request))[1] if request.open else None


def _left(scene: Scene, request: RightsRequest) -> Iterator[tuple[int, datetime]]:
    return ((no, _moment(scene, request, no)) for no in count(request.told))


def _moment(scene: Scene, request: RightsRequest, no: int) -> datetime:
    """What is told is told in office hours; but nothing that is to be told before the end is told after it."""
    if no == _TRY:
        return _share(request, no)
    if no == _AHEAD:
        opening = _in_hours(scene, _share(request, no))
        return opening if opening < request.due_at else _share(request, no)
    return _in_hours(scene, request.due_at + _ONE_DAY * (no - _OVERDUE))


def _share(request: RightsRequest, no: int) -> datetime:
    return request.received_at + (request.due_at - request.received_at) * _SHARES[no]


def _in_hours(scene: Scene, at: datetime) -> datetime:
    calendar = scene.office.calendar
    return at if calendar.is_open(at) else (calendar.next_opening(at) or at)


def look(scene: Scene, request_id: str) -> None:
    """A request's moment has come: it is done by itself where nothing stands against it any more; else what is due is
    said, once however long the desk was down. Raises RightUnreadable where it cannot be found."""
    request = known.request(scene, request_id)
    if request is None:
        raise RightUnreadable(request_id)
    if not request.open:
        scene.do(KeepRight(request))
        return
    if request.kind is RightKind.ERASE and erasing.by_itself(scene, request):
        erasing.carry_out(scene, request)
        return
    passed = [no for no, at in _until(scene, request)]
    request = _told(scene, request, passed)
    if passed and passed[-1] >= _AHEAD:
        _say(scene, request, passed)


def _until(scene: Scene, request: RightsRequest) -> Iterator[tuple[int, datetime]]:
    for no, at in _left(scene, request):
        if at > scene.now:
            return
        yield no, at


def _told(scene: Scene, request: RightsRequest, passed: list[int]) -> RightsRequest:
    told = passed[-1] + 1 if passed else request.told
    changed = request.counted(told)
    scene.do(KeepRight(changed))
    return changed


def _say(scene: Scene, request: RightsRequest, passed: list[int]) -> None:
    scene.note("right_reminded", None, number=request.number, moment=passed[-1])
    over = passed[-1] >= _OVERDUE
    telling.tell_owners(scene, request, "right-overdue" if over else "right-reminder")
    # rule: overdue-right-told-to-supervisor-once
    if passed[0] <= _OVERDUE <= passed[-1]:
        telling.tell_supervisors(scene, request, "right-overdue")
