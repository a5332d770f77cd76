"""Who has taken a visit."""

from bot.flows.state import Desk, Visit


def holder(desk: Desk, visit: Visit, role: str) -> str | None:
    """Who of a role has taken a visit; None if nobody, or somebody who works here no more."""
    taken = visit.assigned.get(role)
    return taken if taken in desk.staff else None
