"""Posts: roles of one's own begin with a seat, end with a promotion or with access, and what has been is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.flows.staffing.acting import own_roles, reckoned
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk, Staff


def hold(desk: Desk, member: Staff, at: datetime) -> Desk:
    """The desk where a member of staff holds their roles from now on, and no other as a post of their own."""
    roles = own_roles(member)
    desk = _end(desk, at, lambda each: _own(each, member) and each.role not in roles)
    held = {each.role for each in desk.assignments if _own(each, member) and each.ends_at is None}
    new = tuple(Assignment(member.id, role, at) for role in roles if role not in held)
    return reckoned(replace(desk, assignments=(*desk.assignments, *new)), at)


def _own(each: Assignment, member: Staff) -> bool:
    return each.staff_id == member.id and each.letter is None


def gives_up(before: Staff, member: Staff) -> bool:
    """Whether somebody had a role before that is none of theirs any more."""
    return not set(own_roles(before)) <= set(own_roles(member))


def leave(desk: Desk, staff_id: str, at: datetime) -> Desk:
    """The desk where somebody holds nothing any more, neither a post nor by a letter."""
    return reckoned(_end(desk, at, lambda each: each.staff_id == staff_id), at)


def _end(desk: Desk, at: datetime, meant: Callable[[Assignment], bool]) -> Desk:
    def ended(each: Assignment) -> Assignment:
        lasts = each.ends_at is None or each.ends_at > at
        return replace(each, ends_at=max(at, each.begins_at)) if lasts and meant(each) else each

    return replace(desk, assignments=tuple(map(ended, desk.assignments)))
