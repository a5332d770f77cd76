"""Specialists: members of staff who are told only of some kinds of business."""

from collections.abc import Iterable

from bot.flows.state.desk import Staff


def of_category(members: Iterable[Staff], category: str) -> tuple[Staff, ...]:
    """Of these members those who are told of a kind of business; all of them where that would be nobody."""
    members = tuple(members)
    # rule: category-never-nobody
    return tuple(member for member in members if serves(member, category)) or members


def serves(member: Staff, category: str) -> bool:
    """Whether somebody is told of a kind of business."""
    return not member.categories or not category or category in member.categories
