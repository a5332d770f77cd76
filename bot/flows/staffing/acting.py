"""Which roles somebody acts in at a moment: those of their own, and those that have come to them by a letter.

A letter passes a role from whoever is absent to whoever stands in, for as long as it is in force. Where a stand-in is
absent too, the next letter is followed, to its end; a letter says nothing once its absent one has no role to pass.
Whoever has passed a role on does not act in it meanwhile. Whoever asks what somebody is at the desk, asks here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.flows.state.assignments import Assignment
from bot.flows.state.desk import Acting, Desk, Staff

_NO_LETTERS: Mapping[str, Assignment] = {}
_NEVER = datetime.min.replace(tzinfo=UTC)


def own_roles(member: Staff) -> tuple[str, ...]:
    """The roles that are somebody's own, the first first."""
    return tuple(dict.fromkeys((member.role, *member.also)))


def roles_of(member: Staff) -> tuple[str, ...]:
    """The roles in which somebody acts at the moment of this decision."""
    return own_roles(member) if member.acts is None else member.acts.roles


def acts_as(member: Staff, *roles: str) -> bool:
    """Whether somebody acts in one of these roles."""
    return any(role in roles for role in roles_of(member))


def acting(assignments: Iterable[Assignment], role: str, at: datetime) -> Mapping[str, Assignment]:
    """Who acts in a role at a moment, by their ids, each with the post or the letter by which they do."""
    in_force = [each for each in assignments if each.role == role and each.holds(at)]
    letters = _by_absent(in_force)
    found: dict[str, Assignment] = {}
    for each in in_force:
        if each.instead_of is None:
            last = _followed(each, letters)
            # by a post of their own, if they have one
            if last.letter is None or last.staff_id not in found:
                found[last.staff_id] = last
    return found


def deputy(desk: Desk, staff_id: str, role: str, at: datetime) -> str:
    """Who does at a moment what somebody does in a role: they themselves, unless it has passed to another."""
    letters = _by_absent(each for each in desk.assignments if each.role == role and each.holds(at))
    return _followed(Assignment(staff_id, role, at), letters).staff_id


def reckoned(desk: Desk, at: datetime) -> Desk:
    """The desk with everybody's roles as they are at a moment."""
    in_force = [each for each in desk.assignments if each.letter is not None and each.holds(at)]
    if not in_force and all(member.acts is None for member in desk.staff.values()):
        return desk
    acts = _reckon(desk.staff, in_force)
    return replace(desk, staff={key: replace(member, acts=acts[key]) for key, member in desk.staff.items()})


def in_place_of(desk: Desk, staff_id: str | None, role: str) -> Staff | None:
    """Who does now what somebody did in a role: they themselves, or whoever stands in for them; in all that they do,
    where the role is none of theirs. None for somebody who is gone."""
    member = desk.staff.get(staff_id or "")
    if member is None or member.acts is None:
        return member
    others = () if member.acts.roles else member.acts.handed.values()
    stand_in = member.acts.handed.get(role) or next(iter(others), None)
    return desk.staff.get(stand_in, member) if stand_in else member


def handed(member: Staff) -> Mapping[str, str]:
    """To whom the roles of somebody have come who stands aside now, by role."""
    return member.acts.handed if member.acts is not None else {}


def stood_for(desk: Desk, member: Staff) -> frozenset[str]:
    """Whose work is somebody's now, by their ids: their own, and that of whoever they stand in for."""
    return frozenset((member.id, *(each.id for each in desk.staff.values() if member.id in handed(each).values())))


def _by_absent(assignments: Iterable[Assignment]) -> dict[str, Assignment]:
    return {each.instead_of: each for each in assignments if each.instead_of is not None}


def _followed(held: Assignment, letters: Mapping[str, Assignment]) -> Assignment:
    """From a post along the letters to the last; nobody is passed twice, whatever was written."""
    passed = {held.staff_id}
    while (following := letters.get(held.staff_id)) is not None and following.staff_id not in passed:
        passed.add(following.staff_id)
        held = following
    return held


def _reckon(staff: Mapping[str, Staff], in_force: Iterable[Assignment]) -> dict[str, Acting]:
    by_role: dict[str, list[Assignment]] = {}
    for each in in_force:
        by_role.setdefault(each.role, []).append(each)
    letters = {role: _by_absent(each) for role, each in by_role.items()}
    roles: dict[str, list[str]] = {key: [] for key in staff}
    passed: dict[str, dict[str, str]] = {key: {} for key in staff}
    for key, member in staff.items():
        for role in own_roles(member):
            last = _followed(Assignment(key, role, _NEVER), letters.get(role, _NO_LETTERS)).staff_id
            _note(roles, last if last in staff else key, role)
    for role, given in by_role.items():
        for each in given:
            if each.instead_of is None:
                _note(roles, _followed(each, letters[role]).staff_id, role)
    for role, known in letters.items():
        for absent in known:
            last = _followed(Assignment(absent, role, _NEVER), known).staff_id
            if absent in staff and last in staff and last != absent:
                passed[absent][role] = last
    return {key: Acting(_own_first(member, roles[key]), passed[key]) for key, member in staff.items()}


def _own_first(member: Staff, roles: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(roles, key=lambda role: role not in own_roles(member)))


def _note(roles: Mapping[str, list[str]], staff_id: str, role: str) -> None:
    if staff_id in roles and role not in roles[staff_id]:
        roles[staff_id].append(role)
