"""Posts: a role of one's own begins with a seat, ends with a promotion or with access, and what has been is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk, Staff


def hold(desk: Desk, member: Staff, at: datetime) -> Desk:
    """The desk where a member of staff holds their role from now on, and no other as a post of their own."""
    desk = _end(desk, at, lambda each: each.staff_id == member.id and each.letter is None and each.role != member.role)
    if any(each.staff_id == member.id and each.letter is None and each.ends_at is None for each in desk.assignments):
        return desk
    return replace(desk, assignments=(*desk.assignments, Assignment(member.id, member.role, at)))


def differ(before: Staff, member: Staff) -> bool:
    """Whether somebody has another role than before."""
    return before.role != member.role


def leave(desk: Desk, staff_id: str, at: datetime) -> Desk:
    """The desk where somebody holds nothing any more, neither a post nor by a letter."""
    return _end(desk, at, lambda each: each.staff_id == staff_id)


def _end(desk: Desk, at: datetime, meant: Callable[[Assignment], bool]) -> Desk:
    def ended(each: Assignment) -> Assignment:
        lasts = each.ends_at is None or each.ends_at > at
        return replace(each, ends_at=max(at, each.begins_at)) if lasts and meant(each) else each

    return replace(desk, assignments=tuple(map(ended, desk.assignments)))
