"""Turns: when somebody is to be on duty, by the roster; where there is none, by the office's hours."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.flows.calendar.spans import Periods
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import works_for
from bot.flows.state.desk import Staff
from bot.flows.state.roster import hull

_DAY = timedelta(days=1)
_HORIZON = 60
_ENDLESS = timedelta(days=7)
"""Whoever is on duty longer than this without a pause is so round the clock."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From when until when somebody is to be on duty; what adjoins over midnight is one turn."""

    begins_at: datetime
    ends_at: datetime


def turns_from(scene: Scene, member: Staff, at: datetime) -> Iterator[Turn]:
    """The turns that end after a moment, in order, for two months."""
    going: Turn | None = None
    for turn in _daily(scene, member, at):
        if going is not None and turn.begins_at <= going.ends_at:
            going = replace(going, ends_at=turn.ends_at)
            continue
        if going is not None and going.ends_at > at:
            yield going
        going = turn
    if going is not None and going.ends_at > at:
        yield going


def current(scene: Scene, member: Staff) -> Turn | None:
    """The turn in which somebody is to be on duty now."""
    turn = next(turns_from(scene, member, scene.now), None)
    return turn if turn is not None and turn.begins_at <= scene.now else None


def coming(scene: Scene, member: Staff) -> Turn | None:
    """The next turn that has not begun."""
    return next((turn for turn in turns_from(scene, member, scene.now) if turn.begins_at > scene.now), None)


def by_roster(scene: Scene) -> bool:
    """Whether anybody has entered a roster."""
    return bool(scene.desk.roster.lines)


def ends_at(scene: Scene, member: Staff) -> datetime | None:
    """When the duty on which somebody is ends by itself: with their turn of the day on which it began; for who has no
    more of one, with the office's hours, or with the day. None where it does not.

    rule: duty-ends-by-itself
    """
    calendar, began = scene.office.calendar, member.shift.duty_since or scene.now
    day = calendar.local(began).date()
    turn = next(turns_from(scene, member, began), None)
    if turn is not None and calendar.local(turn.begins_at).date() <= day:
        return turn.ends_at if turn.ends_at - turn.begins_at < _ENDLESS else None
    if not works_for(member, scene.office) or not (by_roster(scene) or scene.office.duty.ends_at_closing):
        return None
    closing = calendar.closing(began)
    if closing is not None and closing > began:
        return closing
    midnight = calendar.local(began).replace(hour=0, minute=0, second=0, microsecond=0) + _DAY
    return None if calendar.is_open(midnight) else midnight


def _daily(scene: Scene, member: Staff, at: datetime) -> Iterator[Turn]:
    calendar = scene.office.calendar
    first = calendar.local(at).date() - _DAY
    for day in (first + _DAY * ahead for ahead in range(_HORIZON)):
        for period in _periods(scene, member, calendar.periods(day), day.toordinal()):
            yield Turn(period.starts_at(day, calendar.zone), period.ends_at(day, calendar.zone))


def _periods(scene: Scene, member: Staff, opening: Periods, ordinal: int) -> Periods:
    if by_roster(scene):
        return scene.desk.roster.turns(member.id, datetime.fromordinal(ordinal).date(), opening)
    # rule: no-roster-office-hours
    expected = scene.office.duty.ends_at_closing and works_for(member, scene.office)
    return hull(opening) if expected and not scene.office.calendar.endless else ()
