"""A follow-up is watched until it is done: its owner is reminded before it is due and on the day, asked for it each
working day once it is overdue, and supervisors are told of that once."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from bot.flows.followup import due, keeping, line
from bot.flows.scene.rungs import keep_nudge
from bot.flows.scene.scene import Scene
from bot.flows.state.follow_up import FollowUp, serial_of, visit_of
from bot.flows.state.loaded import VisitUnreadable
from bot.flows.state.nudges import FOLLOW_UP
from bot.flows.state.visits import Visit

_AHEAD, _TODAY, _OVERDUE = 0, 1, 2
"""What is said at the first moments of a follow-up; at all later ones it is still overdue."""


def moments(scene: Scene) -> dict[str, datetime | None]:
    """When each follow-up of the visits in a scene wants to be looked at again."""
    return {each.id: next_at(scene, visit, each) for visit in scene.visits.values() for each in visit.follow_ups}


def next_at(scene: Scene, visit: Visit, follow_up: FollowUp) -> datetime | None:
    """The next of its moments; one that is done stays in sight to the end of the next working day.

    rule: every-follow-up-has-a-next-moment
    """
    if not follow_up.open:
        gone_at = scene.office.calendar.end_of_working_day(follow_up.entries[-1].at, 1)
        return gone_at if gone_at > scene.now else None
    return next(_left(scene, visit, follow_up))[1]


def _left(scene: Scene, visit: Visit, follow_up: FollowUp) -> Iterator[tuple[int, datetime]]:
    """The moments at which nothing has been said yet, each with its number; what was over when the date was set is
    none."""
    told = visit.nudged(_name(scene, follow_up))
    every = ((no, _moment(scene, follow_up, no)) for no in count(told))
    return ((no, at) for no, at in every if at > follow_up.dated.at)


def _moment(scene: Scene, follow_up: FollowUp, no: int) -> datetime:
    calendar, at = scene.office.calendar, follow_up.due_at
    day = calendar.local(at).date()
    if no == _AHEAD:
        return due.opening(calendar, due.working_day_before(calendar, at, scene.office.following.remind_days))
    if no == _TODAY:
        return due.opening(calendar, day)
    if no == _OVERDUE:
        return at if calendar.opens_on(day) else max(at, calendar.next_opening(at) or at)
    end = due.working_day_end(calendar, at, no - _OVERDUE)
    return due.opening(calendar, calendar.local(end).date())


def _name(scene: Scene, follow_up: FollowUp) -> str:
    """Under which name it is kept how often its present date has been told of: another owner does not begin anew."""
    return f"{FOLLOW_UP} {follow_up.id} {due.written(scene, follow_up.due_at)}"


def look(scene: Scene, follow_up_id: str) -> None:
    """A follow-up's moment has come: what is due is said, once however long the desk was down. Raises VisitUnreadable
    where its visit cannot be read."""
    visit = scene.visit(visit_of(follow_up_id))
    follow_up = line.found(visit, serial_of(follow_up_id)) if visit else None
    if visit is None or follow_up is None:
        raise VisitUnreadable
    visit = scene.keep_visit(visit)
    if not follow_up.open:
        return
    first, last = _passed(scene, visit, follow_up)
    if last is not None:
        visit = keep_nudge(scene, visit, _name(scene, follow_up), last + 1)
        _say(scene, visit, follow_up, last, newly_overdue=first <= _OVERDUE <= last)


def _passed(scene: Scene, visit: Visit, follow_up: FollowUp) -> tuple[int, int | None]:
    """The first of the moments that have come since, by number, and the last; None where none has."""
    first, last = visit.nudged(_name(scene, follow_up)), None
    for no, at in _left(scene, visit, follow_up):
        if at > scene.now:
            break
        last = no
    return first, last


def _say(scene: Scene, visit: Visit, follow_up: FollowUp, no: int, *, newly_overdue: bool) -> None:
    scene.note("follow_up_reminded", visit.id, serial=serial_of(follow_up.id), moment=no)
    text = {_AHEAD: "follow-up-remind", _TODAY: "follow-up-today"}.get(no, "follow-up-overdue")
    keeping.tell_owners(scene, visit, follow_up, text)
    # rule: overdue-told-to-supervisor-once
    if newly_overdue:
        keeping.tell_supervisors(scene, visit, follow_up, "follow-up-overdue-told")
