"""What a letter of assignment does to who holds which role, and which letters cannot be."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.flows.staffing.acting import own_roles, reckoned
from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.letter import Letter

ADMIN = "admin"
"""Keeping the desk is nobody's task at a counter, and passes to nobody by a letter."""

TO_COME = ""
"""What stands in place of the number of a letter that is still to come."""


def passing_roles(desk: Desk, member: Staff, begins_at: datetime, ends_at: datetime) -> tuple[str, ...]:
    """The roles that somebody may pass on for a while: their own, and those that come to them by a letter meanwhile."""
    by_letter = (each.role for each in _within(desk.assignments, begins_at, ends_at) if _comes_to(each, member))
    return tuple(role for role in dict.fromkeys((*own_roles(member), *by_letter)) if role != ADMIN)


def _comes_to(each: Assignment, member: Staff) -> bool:
    return each.letter is not None and each.staff_id == member.id


def doubled(desk: Desk, letter: Letter) -> Assignment | None:
    """Another letter by which somebody already stands in for the same person, in one of these roles meanwhile."""
    during = _within(desk.assignments, letter.begins_at, letter.ends_at)
    same = (each for each in during if each.instead_of == letter.absent and each.role in letter.roles)
    return next((each for each in same if each not in made_by(desk, letter)), None)


def goes_in_circles(desk: Desk, letter: Letter) -> bool:
    """Whether at some moment the chain of letters would lead back to whoever is absent."""
    # rule: no-circle-of-letters
    return letter.absent == letter.substitute or any(
        _leads_to(desk, letter.substitute, letter.absent, role, letter.begins_at, letter.ends_at)
        for role in letter.roles
    )


def _leads_to(desk: Desk, one: str, other: str, role: str, begins_at: datetime, ends_at: datetime) -> bool:
    for each in _within(desk.assignments, begins_at, ends_at):
        if each.role == role and each.instead_of == one:
            until = min(ends_at, each.ends_at or ends_at)
            if each.staff_id == other or _leads_to(
                desk, each.staff_id, other, role, max(begins_at, each.begins_at), until
            ):
                return True
    return False


def put_in_force(desk: Desk, letter: Letter, at: datetime) -> Desk:
    """The desk where the letter counts, from its begin or from now on: nobody answers by it for what was before."""
    # rule: letter-counts-from-its-entry
    made = tuple(
        Assignment(letter.substitute, role, letter.from_at, letter.ends_at, letter.number or TO_COME, letter.absent)
        for role in letter.roles
    )
    return reckoned(replace(desk, assignments=(*desk.assignments, *made)), at)


def numbered(desk: Desk, letter: Letter, at: datetime) -> Desk:
    """The desk where the number of a letter that was still to come is known."""
    return _change(desk, letter, at, lambda each: replace(each, letter=letter.number or TO_COME))


def ended(desk: Desk, letter: Letter, at: datetime) -> Desk:
    """The desk where a letter says nothing from a moment on."""
    return _change(desk, letter, at, lambda each: replace(each, ends_at=max(at, each.begins_at)))


def made_by(desk: Desk, letter: Letter) -> tuple[Assignment, ...]:
    """The assignments that a letter made."""
    return tuple(each for each in desk.assignments if _of(letter, each))


def _of(letter: Letter, each: Assignment) -> bool:
    who = (each.staff_id, each.instead_of) == (letter.substitute, letter.absent)
    return letter.in_force_at is not None and who and each.begins_at == letter.from_at and each.role in letter.roles


def _change(desk: Desk, letter: Letter, at: datetime, change: Callable[[Assignment], Assignment]) -> Desk:
    changed = tuple(change(each) if _of(letter, each) else each for each in desk.assignments)
    return reckoned(replace(desk, assignments=changed), at)


def _within(assignments: Iterable[Assignment], begins_at: datetime, ends_at: datetime) -> list[Assignment]:
    """The assignments that hold at some moment of a stretch of time."""
    return [e for e in assignments if e.begins_at < ends_at and (e.ends_at is None or begins_at < e.ends_at)]
